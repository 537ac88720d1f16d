"""Owns what a person says rather than pastes: questions, greetings, sentences."""

import re

from bot.services.paste.words import COURTESIES, QUESTION_WORDS

_ENDS = re.compile(r"[?\u061f\uff1f][\s!?.\u061f\uff1f)]*$")
_ASKS = re.compile(
    "^(?:" + "|".join(re.escape(word) for word in sorted(QUESTION_WORDS, key=len, reverse=True))
    + r")(?![^\W\d_])",
    re.IGNORECASE,
)  # fmt: skip
_GREETING = re.compile(
    r"^(?:hi|hello|hey|ok|okay|so|and|but|sorry|well|\u043d\u0443)[\s,.!-]+", re.IGNORECASE
)
_SENTENCE = 4  # words
_SYMBOL = re.compile(r"[^\w\s.,!?;'\u2019\"()\u060c\u061f\u3002\uff0c\uff1f-]|[\d_]")


def is_question(text: str) -> bool:
    """Tell whether a text asks something or says that something is not known."""
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


def is_plain(text: str) -> bool:
    """Tell whether a text is words alone: more than one, without a digit or a symbol."""
    return len(text.split()) > 1 and not is_mixed(text)


def is_courtesy(text: str) -> bool:
    """Tell whether a text is a greeting, thanks or the text of a button."""
    return text.casefold().strip(" .!,:;-)(") in COURTESIES


def is_mixed(text: str) -> bool:
    """Tell whether a text has a digit or a symbol that sentences do not have."""
    return _SYMBOL.search(text) is not None
