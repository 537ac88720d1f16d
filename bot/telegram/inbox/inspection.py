"""Inspects raw updates, including those that aiogram cannot parse.

Finds the sender, the chat and whether there is a secret. Never raises, for any JSON.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from bot.domain.exchange import Exchange
from bot.services.inbox.detection import holds_secret, is_mixed
from bot.telegram.inbox.contents import NOT_THEIRS, SERVICE
from bot.telegram.inbox.facts import MESSAGES, Kind, Sender, UpdateFacts

_MOST_VALUES = 5_000  # inspected values of one message

_IDS = ("_id", "_ids")

_KEY_FILES = re.compile(
    r"(?i)(?:.*[._-])?(?:json|pem|key|env|txt|cfg|conf|ini|ya?ml|toml|properties|p8|pk8|p12|pfx|ppk"
    r"|der|jks|asc|gpg|kdbx?|id_(?:rsa|dsa|ecdsa|ed25519))(?:\.(?:txt|bak|old|\d+))?"
)

_KEY_TYPES = frozenset({"application/json", "application/x-pem-file", "text/plain"})

_VCARD_NOISE = re.compile(
    r"(?im)^(?:\w+\.)?(?:PHOTO|LOGO|SOUND|UID|REV|PRODID)[;:].*(?:\r?\n[ \t].*)*"
)

_COMMAND = re.compile(r"/(\w{1,64})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)

_KINDS = tuple(kind for kind in Kind if kind is not Kind.OTHER)


def inspect_update(raw: Mapping[str, Any], exchanges: Mapping[str, Exchange]) -> UpdateFacts:
    """Return the facts of an update. Never raises.

    `raw`: the update as JSON. `exchanges`: by id; their distinctive shapes count as secrets.
    """
    raw = raw if isinstance(raw, dict) else {}
    kind = next((k for k in _KINDS if isinstance(raw.get(k), dict)), Kind.OTHER)
    content = _first_object(raw) if kind is Kind.OTHER else raw[kind]
    message = content if kind in MESSAGES else _object(content, "message")
    chat, sender = _object(message, "chat") or _object(content, "chat"), _object(content, "from")
    command, _ = _command(message.get("text"))
    return UpdateFacts(
        update_id=_number(raw, "update_id"),
        kind=kind,
        chat=_number(chat, "id"),
        chat_type=_text(chat, "type") or "",
        message=_number(message, "message_id"),
        thread=_number(message, "message_thread_id") if message.get("is_topic_message") else None,
        person=_number(sender, "id"),
        sender=_sender(content, sender),
        language=_text(sender, "language_code"),
        command=command if kind in MESSAGES else None,
        service=kind in MESSAGES and _is_service(message),
        secret=kind in MESSAGES and _holds(message, exchanges),
    )


def _holds(message: Mapping[str, Any], exchanges: Mapping[str, Exchange]) -> bool:
    """Return whether any string of a message holds a secret, or its document is a key file."""
    if _is_service(message):
        return False
    found = list(islice(_theirs(message), _MOST_VALUES))
    if any(name == "document" and _is_key_file(value) for name, value in found):
        return True
    texts = (_cleared(name, value) for name, value in found if isinstance(value, str))
    _, argument = _command(message.get("text"))
    return holds_secret(texts, exchanges.values()) or _is_secret_argument(argument, exchanges)


def _is_service(message: Mapping[str, Any]) -> bool:
    return not SERVICE.isdisjoint(message)


def _theirs(message: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield every value that the sender wrote, with the name of its field."""
    waiting: list[tuple[str, Any]] = [("", message)]
    while waiting:
        name, value = waiting.pop()
        yield name, value
        if isinstance(value, dict):
            waiting += [(k, v) for k, v in value.items() if _is_theirs(k)]
        elif isinstance(value, list):
            waiting += [(name, each) for each in value]


def _is_theirs(name: object) -> bool:
    return isinstance(name, str) and name not in NOT_THEIRS and not name.endswith(_IDS)


def _cleared(name: str, text: str) -> str:
    return _VCARD_NOISE.sub("", text[:20_000]) if name == "vcard" else text


def _is_key_file(document: Any) -> bool:
    """Return whether a document has a type in which keys are stored."""
    if not isinstance(document, dict):
        return False
    name = _text(document, "file_name")
    if not name:
        return _text(document, "mime_type") in _KEY_TYPES
    return _KEY_FILES.fullmatch(name[-200:]) is not None


def _command(text: Any) -> tuple[str | None, str]:
    match = _COMMAND.match(text[:5000]) if isinstance(text, str) else None
    return (match[1].lower(), (match[3] or "").strip()) if match else (None, "")


def _is_secret_argument(argument: str, exchanges: Mapping[str, Exchange]) -> bool:
    """Return whether the argument of a command is a secret: mixed, longer than exchange ids."""
    longest = max(map(len, exchanges), default=0)
    return any(len(word) > longest and is_mixed(word) for word in argument.split())


def _sender(content: Mapping[str, Any], sender: Mapping[str, Any]) -> Sender:
    if _object(content, "sender_chat"):
        return Sender.CHAT
    if not sender:
        return Sender.UNKNOWN
    return Sender.BOT if sender.get("is_bot") is True else Sender.PERSON


def _first_object(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    return next((value for value in raw.values() if isinstance(value, dict)), {})


def _object(holder: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = holder.get(name)
    return value if isinstance(value, dict) else {}


def _number(holder: Mapping[str, Any], name: str) -> int | None:
    value = holder.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(holder: Mapping[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return value if isinstance(value, str) else None
