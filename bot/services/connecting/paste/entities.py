"""Restores the marks that Telegram removes from a text and sends as formatting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MARKS: Mapping[str, str] = {
    "bold": "**",
    "italic": "__",
    "underline": "__",
    "strikethrough": "~~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
}
"""Kind of formatting → the mark that is typed before and after."""

_AROUND = " \t\n:=\"'(),;"


@dataclass(frozen=True)
class Formatting:
    """One range of formatted text. Offset and length count UTF-16 code units."""

    kind: str
    offset: int
    length: int


def variants(text: str, formatting: Iterable[Formatting]) -> Sequence[str]:
    """Return the texts that a person may have typed, the likeliest first.

    Formatting that begins or ends inside a word is not intended: its marks are restored.
    """
    spans = [(f.kind, *_span(text, f)) for f in formatting if f.kind in MARKS]
    if not spans:
        return (text,)
    inside = [s for s in spans if _cuts_a_word(text, s[1], s[2])]
    restored = _with_marks(text, inside)
    return tuple(dict.fromkeys((restored, text, _with_marks(text, spans))))


def _span(text: str, formatting: Formatting) -> tuple[int, int]:
    """Return where formatting begins and ends, in characters."""
    units = text.encode("utf-16-le")
    end = formatting.offset + formatting.length
    before, whole = units[: 2 * formatting.offset], units[: 2 * end]
    return len(before.decode("utf-16-le", "ignore")), len(whole.decode("utf-16-le", "ignore"))


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start] if start else ""
    after = text[end : end + 1]
    return bool((before and before not in _AROUND) or (after and after not in _AROUND))


def _with_marks(text: str, spans: Iterable[tuple[str, int, int]]) -> str:
    """Return a text with the marks of formatting restored; inner ones end first."""
    opens = [(start, 1, -end, MARKS[kind]) for kind, start, end in spans]
    closes = [(end, 0, -start, MARKS[kind]) for kind, start, end in spans]
    parts, at = [], 0
    for place, _, _, mark in sorted(opens + closes):
        parts += [text[at:place], mark]
        at = place
    return "".join([*parts, text[at:]])
