"""Remembers the last message of each chat: only that one is edited, others are out of sight."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

K = TypeVar("K")
CHATS = 10_000  # kept in memory; of other chats, and after a restart, none is known
_KEPT = 10  # messages of a chat that replaced others, and that show a subject


@dataclass
class _Chat:
    """What is known of a chat. All are ids of messages."""

    last: int = 0  # 0: unknown
    replaced: dict[int, int] = field(default_factory=dict)  # old → new
    showing: dict[str, int] = field(default_factory=dict)  # by subject


class LastMessages:
    """The id of the last message that the bot sent to each chat, and of what it replaced."""

    def __init__(self) -> None:
        self._chats: OrderedDict[int, _Chat] = OrderedDict()

    def record(self, chat: int, message: int) -> None:
        """Record a message that was sent."""
        self._of(chat).last = message

    def forget(self, chat: int) -> None:
        """Forget the last message of a chat: it must not be edited."""
        self._of(chat).last = 0

    def is_last(self, chat: int, message: int) -> bool:
        """Return whether this message is known to be the last one."""
        return message != 0 and self._known(chat).last == message

    def replace(self, chat: int, old: int, new: int) -> None:
        """Record that a message was replaced: a button of it may have been pressed twice."""
        _keep(self._of(chat).replaced, old, new)

    def show(self, chat: int, subject: str, message: int) -> int:
        """Record that a message shows a subject; return the one that did before. 0: none."""
        before = self.showing(chat, subject)
        _keep(self._of(chat).showing, subject, message)
        return before

    def showing(self, chat: int, subject: str) -> int:
        """Return the message that shows a subject. 0: none."""
        return self._known(chat).showing.get(subject, 0)

    def now(self, chat: int, message: int) -> int:
        """Return the message that replaced another, or the same if none did."""
        return self._known(chat).replaced.get(message, message)

    def memory_of(self, chat: int) -> Mapping[str, Any]:
        """Return what is known of a chat, as JSON values."""
        known = self._known(chat)
        parts = {
            "last": known.last,
            "replaced": [*known.replaced.items()],
            "showing": known.showing,
        }
        return {name: value for name, value in parts.items() if value}

    def recall(self, chat: int, memory: Mapping[str, Any]) -> None:
        """Replace what is known of a chat by what another process knew."""
        self._chats.pop(chat, None)
        if memory:
            known = self._of(chat)
            known.last = memory.get("last", 0)
            known.replaced = dict(memory.get("replaced", ()))
            known.showing = dict(memory.get("showing", {}))

    def _known(self, chat: int) -> _Chat:
        return self._chats.get(chat) or _Chat()

    def _of(self, chat: int) -> _Chat:
        """Return what is known of a chat, to be changed; the least recent one is dropped."""
        known = self._chats.setdefault(chat, _Chat())
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
        return known


def _keep(kept: dict[K, int], key: K, message: int) -> None:
    kept.pop(key, None)
    kept[key] = message
    if len(kept) > _KEPT:
        del kept[next(iter(kept))]


def card_subject(strategy: str) -> str:
    """Return the subject of the card of a strategy."""
    return f"strategy {strategy}"
