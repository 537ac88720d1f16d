"""Recognises text that a person writes: questions, greetings, sentences."""

import re

from bot.domain.credentials import Field
from bot.services.connecting.paste.labels import labels_in
from bot.services.connecting.paste.text import as_typed
from bot.services.connecting.paste.value_end import unquoted
from bot.services.connecting.paste.words import COURTESIES, QUESTION_WORDS

_ENDS = re.compile(r"[?\u061f\uff1f][\s!?.\u061f\uff1f)]*$")
_ASKS = re.compile(
    "^(?:" + "|".join(re.escape(word) for word in sorted(QUESTION_WORDS, key=len, reverse=True))
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)  # fmt: skip
_GREETING = re.compile(
    r"^(?:hi|hello|hey|ok|okay|so|and|but|sorry|well|\u043d\u0443)[\s,.!-]+", re.IGNORECASE
)
_API = re.compile(r"(?i)(?<![a-z])api(?![a-z])")
_SENTENCE = 4  # words
_SHORTEST = 6  # characters of a passphrase
_PLACEHOLDER = {"your", "here", "the", "api", "passphrase", "password", "pass", "phrase", "secret"}
_SAID = re.compile(  # "it is …", in some languages
    r"(?i)^(?:(?:it|this|that|here)(?: it)?(?: is|'s|\u2019s)|it's|\u044d\u0442\u043e"
    r"|\u0432\u043e\u0442|det er|es ist|c'est|es):?[ \t]+(?=\S*[\d\W_])(\S+)$"
)
_SYMBOL = re.compile(r"[^\w\s.,!?;'\u2019\"()\u060c\u061f\u3002\uff0c\uff1f-]|[\d_]")


def is_question(text: str) -> bool:
    """Return whether a text is a question or states that something is unknown."""
    plain = _GREETING.sub("", text.strip())
    if not re.search(r"\s", text.strip()) and not re.search(r"[^\x00-\x7f]", text):
        return bool(
            re.fullmatch(
                r"(?i)(?:where|how|what|why|help|which|who|huh)\W*|\W*[?]\W*", text.strip()
            )
        )
    ends = _ENDS.search(text) is not None
    asks = _ASKS.match(plain) is not None
    long = len(text.split()) >= _SENTENCE
    return (ends and (long or not is_mixed(text))) or (asks and not is_mixed(text.rstrip("?!. ")))


def names_api(text: str) -> bool:
    """Return whether a text has the word API, in any script around it."""
    return _API.search(text) is not None


def is_plain(text: str) -> bool:
    """Return whether a text has several words and no digit or symbol."""
    return len(text.split()) > 1 and not is_mixed(text)


def is_courtesy(text: str) -> bool:
    """Return whether a text is a greeting, thanks or the label of a button."""
    return text.casefold().strip(" .!,:;-)(") in COURTESIES


def is_mixed(text: str) -> bool:
    """Return whether a text has a digit or a symbol that is unusual in sentences."""
    return _SYMBOL.search(text) is not None


def is_placeholder(value: str) -> bool:
    """Return whether a value is a placeholder: one repeated mark, or "your …"."""
    words = set(re.findall(r"[^\W\d_]+", value.casefold()))
    filled = "your" in words and words <= _PLACEHOLDER
    return filled or (len(set(value)) == 1 and not value.isdigit())


def alone(text: str) -> str:
    """Return the passphrase of a line, without the words around it."""
    said = _SAID.match(text)
    return as_typed(unquoted(said[1] if said else _in_sentence(text) or text))


def _in_sentence(text: str) -> str | None:
    """Return the only word with a digit in a sentence about the passphrase."""
    words = text.split()
    odd = [word for word in words if re.search(r"\d", word)]
    if len(words) < _SENTENCE or len(odd) != 1 or len(odd[0]) < _SHORTEST:
        return None
    named = any(label.field is Field.PASSPHRASE for label in labels_in(text))
    return unquoted(odd[0].rstrip(".,")) if named else None
