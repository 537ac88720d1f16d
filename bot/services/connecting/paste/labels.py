"""Finds labels: words that name a field, and the value they belong to."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.credentials import Field
from bot.services.connecting.paste.text import PICTURES, clean
from bot.services.connecting.paste.words import COPULAS, ENGLISH, FILLERS, SPELLED, WEAK, WIDE

_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[A-Z]")
_JOIN = re.compile("[ \t_.'\u2019\u2010-\u2015-]{0,3}")
TAKEN = "\x00"  # placeholder of a value that was found already
_MOST_WORDS = 5  # of a label
_LONGEST_LABEL, _FARTHEST = 120, 400  # characters


@dataclass(frozen=True)
class Label:
    """Words that name a field, with their position in the text."""

    field: Field | None  # None: the label of something else
    start: int
    end: int
    weak: bool = False


def _squeezed(words: str) -> str:
    """Return a phrase in lookup form: letters only, casefolded."""
    return "".join(re.findall(r"[^\W\d_]", unicodedata.normalize("NFC", clean(words)).casefold()))


def _entries() -> Iterator[tuple[str, tuple[Field, bool]]]:
    yield from ((phrase, (Field.API_KEY, True)) for phrase in WEAK)
    for field, (before, names) in ENGLISH.items():
        yield from ((first + name, (field, False)) for first in before for name in names)
    for field, phrases in SPELLED.items():
        yield from ((phrase, (field, False)) for phrase in phrases)


_NAMES = {_squeezed(phrase): named for phrase, named in _entries() if not WIDE.search(phrase)}
_BEGINNINGS = {name[:length] for name in _NAMES for length in (1, 2, 3)}
_WIDE_NAMES = {
    re.sub(r"\s", "", clean(phrase).casefold()): named
    for phrase, named in _entries()
    if WIDE.search(phrase)
}
_WIDE_LABEL = re.compile(
    "|".join(
        r"[ _-]?".join(re.escape(part) for part in re.findall(r"[a-z]+|[^a-z\s]+", name))
        for name in sorted(_WIDE_NAMES, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_ASSIGN = (
    rf"(?:(?::=|=>|->|>{{1,3}}|[:=\uff1a\uff1d|{PICTURES}]"
    r"|[-\u2013\u2014](?=\s))\s*)"
)
_OPEN = "[\\s\"'`\u201c\u201e\u2018\u00ab({\\[<*~|\u300c\u300e]*"
_SHUT = "[\"'`\u201d\u2019\u00bb)\\]*~_\u300d\u300f]*"
_NEAR = re.compile(  # from the end of a label to its value
    rf"^[\w.\-]{{0,24}}{_SHUT}\s{{0,3}}(?:[(\uff08\[][^)\uff09\]\n]{{0,60}}[)\uff09\]]\s{{0,3}})?{_SHUT}"
    rf"(?:\s*(?:=|-|\u2014|{'|'.join(COPULAS)})\s)?"
    rf"\s{{0,4}}{_ASSIGN}*{_OPEN}$",
    re.IGNORECASE,
)
_SAME_LINE = re.compile(rf"^[^:=\n]{{0,40}}(?::=|=>|[:=\uff1a]){_OPEN}$")
_TYPED_NAME = re.compile(r"^\s*:\s*[\w.\[\]]+\s*=\s*[\"'`(]*$")  # api_key: str = "
_ABOVE = re.compile(r"^[^\n\w]*(?:[(\uff08][^\n]*)?\n(?:[^\n:=]{0,60}\n){0,2}[^\w\n]*$")
_OTHER = re.compile(
    r"(?:^|[\n,;{(|&?\s])[\"'`]?([^\W\d_][\w .'\-]{0,30}?)[\"'`]?\s{0,2}"
    r"(?::=|=>|[:=\uff1a])[\s\"'`({\[]*$"
)
_AFTER = re.compile(
    r"^[\"'`,;\s]{0,3}(?:[(\[#]|<{1,3}|//|<?[-\u2013\u2014\u2190]+|[:=|/]|is\b|=)[\s\-]*(?:(?:is|this|the|my|your|your|as|for)\s+)*$",
    re.IGNORECASE,
)


def labels_in(text: str) -> list[Label]:
    """Return the labels of a text, in order."""
    return sorted([*_spaced(text), *_wide(text)], key=lambda label: label.start)


def _wide(text: str) -> Iterator[Label]:
    if WIDE.search(text):
        for match in _WIDE_LABEL.finditer(text):
            field, weak = _WIDE_NAMES[re.sub(r"[\s_-]", "", match[0].casefold())]
            yield Label(field, match.start(), match.end(), weak=weak)


def _spaced(text: str) -> Iterator[Label]:
    words = list(_words(text))
    index = 0
    while index < len(words):
        label = _at(text, words, index)
        if label is None:
            index += 1
            continue
        yield label
        while index < len(words) and words[index][1] < label.end:
            index += 1


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text with their positions; camel case is split."""
    for match in _WORD.finditer(text):
        if match[0].isascii() or WIDE.search(match[0]):
            for part in _CAMEL.finditer(match[0]):
                yield part[0].lower(), match.start() + part.start(), match.start() + part.end()
        else:
            yield match[0].casefold(), match.start(), match.end()


def _at(text: str, words: Sequence[tuple[str, int, int]], index: int) -> Label | None:
    """Return the longest label that begins at a word."""
    longest, joined = None, ""
    if words[index][0][:3] not in _BEGINNINGS:
        return None
    for count, (word, start, end) in enumerate(words[index : index + _MOST_WORDS]):
        if count and not _JOIN.fullmatch(text, words[index + count - 1][2], start):
            break
        joined += word
        if named := _NAMES.get(joined):
            following = words[index + count + 1][0] if index + count + 1 < len(words) else ""
            if not (joined.endswith("keysecret") and following == "key"):
                longest = Label(named[0], words[index][1], end, weak=named[1])
    return longest


def field_named(text: str) -> Field | None:
    """Return the field that a short text names exclusively, if any."""
    found = next(iter(labels_in(text)), None) if len(text) < _LONGEST_LABEL else None
    if found is None:
        return None
    rest = re.findall(r"[^\W_]+", f"{text[: found.start]} {text[found.end :]}".casefold())
    return found.field if FILLERS.issuperset(rest) else None


def label_before(gap: str) -> Label | None:
    """Return the label in the gap before a value."""
    gap = gap[-_FARTHEST:]
    for label in labels_in(gap)[-1:]:
        rest = gap[label.end :]
        if "\n" in rest and TAKEN in gap[gap.rfind("\n", 0, label.start) + 1 : label.start]:
            break  # the label of the value before
        if any(near.match(rest) for near in (_NEAR, _TYPED_NAME, _SAME_LINE, _ABOVE)):
            return label
    other = _OTHER.search(gap[-80:])
    return Label(None, 0, 0) if other else None


def label_after(gap: str) -> Label | None:
    """Return the label in the gap after a value, as in `… (API key)`."""
    line = gap[:_FARTHEST].partition("\n")[0]
    found = next(iter(labels_in(line)), None)
    if (
        found
        and _AFTER.match(line[: found.start])
        and not re.match(r"\s*[:=]\s*\S", line[found.end :])
    ):
        return found
    return None


def label_below(gap: str) -> Label | None:
    """Return the label that is alone on the line below a value."""
    lines = gap[:_FARTHEST].split("\n")
    if len(lines) == 1 or lines[0].strip(" \"'`,;"):
        return None
    field = field_named(lines[1])
    return Label(field, 0, 0) if field else None
