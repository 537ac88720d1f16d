"""Normalises a text before it is read: invisible characters, wrappers, look-alikes."""

import html
import re
from collections.abc import Callable

PICTURES = (
    "\u2190-\u21ff\u2600-\u27bf\u27f0-\u27ff\U0001f000-\U0001faff"  # in a class of characters
)
LONGEST_PASTE = 8_192  # characters; a PEM key has some 250, an RSA key some 1,700

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\t\\r ]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAK = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_PRIVATE = re.compile("[\x00\ue000-\uf8ff]")  # reserved for the reader's placeholders

_ESCAPED = re.compile(r"(?<!\\)\\u([0-9a-fA-F]{4})")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SCAN = str.maketrans(dict.fromkeys(_DASHES, "-"))
_TYPED = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2014": "--", "\u2026": "..."}
)

_PAIR = re.compile(r"<([A-Za-z][\w.-]*)(?:\s[^<>]*)?>([^<>\n]+)</\1\s*>")
_TAG = re.compile(r"</?[A-Za-z][\w.-]*(?:\s[^<>]*)?/?>")
_PLAIN_TAGS = re.compile(
    r"(?i)</?(?:b|i|u|s|em|strong|code|pre|kbd|tt|span|a|font|small|mark|label)(?:\s[^<>]*)?>"
)
_VALUE_TAG = re.compile(r"""(?i)<\w+\s[^<>]*?value\s*=\s*["']([^"'<>]*)["'][^<>]*>""")
_STAMP = re.compile(
    r"^(?:\[[^\]\n\"'{}]{0,20}\d[:./-]\d[^\]\n\"'{}]{0,25}\]"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? +\d{1,2}:\d\d[^\n]{0,6}? -)"
    r" *(?:(?P<who>[^:\n]{1,40}):(?: |$))?",
    re.MULTILINE,
)
_TELEGRAM_STAMP = re.compile(r"^[^\n,]{1,40}, \[[^\]\n]*\d:\d\d[^\]\n]*\]:?$", re.MULTILINE)
_BULLET = re.compile(
    r"^[ \t]*(?:>+[ \t]*"
    r"|[-*+\u2022\u00b7\u2013\u2014\u25aa\u25ba\u25cf\u25cb\u25e6\u2023\u2043][ \t]+"
    r"|\(?\d{1,2}[.)][ \t]+|\d\ufe0f?\u20e3[ \t]*|\[[ xX]?\][ \t]+|#{1,6}[ \t]+"
    rf"|[{PICTURES}][ \t]*)+"
)


def clean(text: str) -> str:
    """Return a text without invisible characters, with plain spaces, stripped."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def tidy(text: str) -> str:
    """Return a pasted text with plain spaces and line ends, without invisible characters."""
    plain = _PRIVATE.sub("", _BREAK.sub("\n", _INVISIBLE.sub("", text[:LONGEST_PASTE])))
    return _BLANK.sub(" ", _ESCAPED.sub(_unescaped, plain)).strip()


def _unescaped(match: re.Match[str]) -> str:
    """Return a letter for its JSON escape; other characters stay escaped."""
    letter = chr(int(match[1], 16))
    return letter if letter.isalnum() else match[0]


def unwrap(text: str, is_label: Callable[[str], object]) -> str:
    """Return a tidy text without HTML tags and without the stamps of forwarded chats."""
    if "</" in text or _VALUE_TAG.search(text):
        text = _without_tags(text)
    text = _TELEGRAM_STAMP.sub("", text)
    return _STAMP.sub(lambda m: f"{m['who']}: " if m["who"] and is_label(m["who"]) else "", text)


def _without_tags(text: str) -> str:
    text = _PLAIN_TAGS.sub("", text)
    text = _VALUE_TAG.sub(lambda m: f"\t{m[1]}\n", text)
    cells = re.sub(r"(?i)</t[dh]\s*>\s*<t[dh][^<>]*>", " | ", text)
    cells = re.sub(
        r"(?i)</?(?:t[drh]|table|tbody|thead|div|p|li|ul|ol|br|dt|dd|dl|h\d)\b[^<>]*>", "\n", cells
    )
    named = _PAIR.sub(r"\n\1: \2\n", cells)
    return html.unescape(_TAG.sub("\n", named))


def scannable(text: str) -> str:
    """Return a text of the same length with a hyphen for every dash."""
    return text.translate(_SCAN)


def without_bullet(line: str) -> str:
    """Return a line without its leading number, bullet or picture."""
    return _BULLET.sub("", line).strip()


def as_typed(text: str) -> str:
    """Return a passphrase without the typographic marks of a phone keyboard."""
    typed = text.translate(_TYPED)
    return typed if typed.isascii() else text
