"""The value that a label names as the passphrase: any characters, up to where it ends."""

import json
import re
from collections.abc import Iterator

from bot.domain.credentials import Field
from bot.domain.exchange import Shape
from bot.services.connecting.paste.labels import TAKEN, Label, field_named, labels_in
from bot.services.connecting.paste.text import PICTURES, as_typed, without_bullet
from bot.services.connecting.paste.words import COPULAS, FILLERS

_SEP = (
    r"(?P<shut>[\"'`\u201d\u2019)\]*~_]*)"
    r"(?:[ \t]{0,3}[(\uff08](?![\"'])[^)\uff09\n]{0,60}[)\uff09])?[\"'`*_]*[ \t]*"
    r"(?P<sep>:[ \t]*[\w.\[\]]+[ \t]*=(?=[ \t]*[\"'])"  # a type: `name: str = "…"`
    rf"|:=|=>|->|[:=\uff1a\uff1d{PICTURES}]"
    r"|>{1,3}|\((?=[\"'])|[.\u2026\u00b7]{2,}|\u2026"
    r"|\|{1,2}|\?\?|\t|[-\u2013\u2014](?=[ \t])"
    rf"|(?:{'|'.join(COPULAS)})(?=[ \t]))?"
)
_VALUE_SEP = re.compile(rf"(?P<glued>[\w.\-]{{0,24}}?){_SEP}[ \t]*", re.IGNORECASE)
_ASSIGNED_FURTHER = re.compile(r"[^:=\n\x00]{0,40}(?P<sep>[:=\uff1a])[ \t]*")
_CLOSERS = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
    "\u300c": "\u300d",
}
_COMMENT = re.compile(r"^(\S+)[ \t]+(?:#|//|\(|<?[-\u2190\u2014\u2013]{1,2}(?=\s)|/\*|;).*$")
_ENV = re.compile(r"^(.*?\S)[ \t]+(?:#|//)[ \t]?.*$")
_FURTHER = re.compile(  # what a value is followed by on its line
    r"&(?=\w+=)|[,;]\s+(?=[A-Za-z][\w -]{1,20}\s*[:=]\s*\S)|\s{2,}(?=\w[\w -]{0,20}:\s)"
)
_MOST_LABELS = 20
_FARTHEST = 300  # characters of a line in which a value ends
_LONG_NAME = 8  # letters of a label that may be glued to its value
EDGES = " \t,;|/&"


def labelled(text: str, masked: str, shape: Shape) -> tuple[str, int, int] | None:
    """Return the value that a label names as the passphrase, and its place, the fitting one first.

    `masked`: the text with TAKEN for what was found already.
    """
    found = list(_labelled(text, masked))
    fitting = [v for v in found if shape.fits(v[0])]
    return next(iter([*fitting, *found]), None)


def _labelled(text: str, masked: str) -> Iterator[tuple[str, int, int]]:
    for label in _labels(masked):
        sep = _VALUE_SEP.match(masked, label.end)
        begins = sep.end() if sep else label.end
        assigned = bool(sep and sep["sep"])
        said = not assigned or str(sep and sep["sep"]).isalpha()
        if said and (further := _ASSIGNED_FURTHER.match(masked, label.end)):
            begins, assigned = further.end(), True
        line_end = masked.find("\n", begins)
        line_end = len(masked) if line_end < 0 else line_end
        if not masked[begins:line_end].strip("\"'`*,: \t|") and _is_alone(masked, label.start):
            begins, line_end, assigned = *_next_line(masked, line_end), True
        value = _value(text, masked, begins, line_end)
        if value and said and assigned and value[0] == text[begins : begins + len(value[0])]:
            yield _first_word(value) or value  # the rest of what is said
        elif value and assigned:
            yield value
        elif value and _is_apart(masked, label) and (word := _first_word(value)):
            yield word


def _is_apart(masked: str, label: Label) -> bool:
    """Return whether a label is a word of its own, or glued to nothing but found values."""
    before, after = masked[label.start - 1 : label.start], masked[label.end : label.end + 1]
    word = not before or not (before.isalnum() or before == "_")
    return word and (after.isspace() or label.end - label.start >= _LONG_NAME)


def _labels(masked: str) -> list[Label]:
    return [label for label in labels_in(masked) if label.field is Field.PASSPHRASE][:_MOST_LABELS]


def _is_alone(text: str, start: int) -> bool:
    """Return whether nothing but ornaments and small words is before a label on its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return FILLERS.issuperset(re.findall(r"[^\W_]+", line.casefold()))


def _next_line(text: str, end: int) -> tuple[int, int]:
    """Return the place of the next line that holds something."""
    while end < len(text):
        begins = end + 1
        end = text.find("\n", begins)
        end = len(text) if end < 0 else end
        if text[begins:end].strip(" \t*_`\"'"):
            break
    else:
        return len(text), len(text)
    return begins + len(text[begins:end]) - len(text[begins:end].lstrip()), end


def _value(text: str, masked: str, start: int, end: int) -> tuple[str, int, int] | None:
    if quoted := _quoted(text, start, end):
        return quoted
    raw = masked[start : min(end, start + _FARTHEST)]
    lead = re.match(r"[*~|`_]{2,3}(?=\s)\s*", raw)
    if lead:
        start, raw = start + lead.end(), raw[lead.end() :]
    cut = _cut(raw)
    value = raw[:cut].rstrip(EDGES if cut < len(raw) else " \t")
    value = _without_shell(text, start, value)
    if not value or field_named(value) or TAKEN in value:
        return None
    return as_typed(value), start, start + len(value)


def _quoted(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return a value in quotation marks, its escapes resolved."""
    opener = text[start : start + 1]
    prefix = re.match(
        r"[rbuf]?(?P<q>\"{3}|'{3}|[\"'`\u201c\u201e\u2018\u00ab\u300c])", text[start:end]
    )
    if not prefix:
        return None
    opener = prefix["q"]
    closers = _CLOSERS.get(opener, opener)
    close = "|".join(re.escape(c) for c in ([closers] if len(opener) > 1 else closers))
    inner = re.compile(
        rf"((?:\\.|[^\\\n])*?)(?:{close})(?=\s*(?:[,;)}}\]\n|#]|//|$|\w+\s*=|[\"']?\w+[\"']?\s*:))"
    )
    found = inner.match(text, start + prefix.end())
    if not found or not found[1].strip():
        return None
    return _unescaped(found[1], opener), start, found.end()


def _unescaped(value: str, opener: str) -> str:
    if "\\" not in value:
        return value
    body = value if opener == '"' else value.replace("\\'", "'").replace('"', '\\"')
    try:
        return str(json.loads(f'"{body}"'))
    except ValueError:
        return value


def _cut(raw: str) -> int:
    """Return where a value ends that has no quotation marks: before the next value or label."""
    ends = [len(raw)]
    if (taken := raw.find(TAKEN)) >= 0:
        before = labels_in(raw[:taken])
        inside = [found.start for found in before if found.start > 0 and not found.weak]
        ends.append(inside[-1] if inside else taken)
    for label in labels_in(raw):
        rest = raw[label.end :]
        if label.start and not label.weak and re.match(rf"[\w\"']*\s*[:=]\s*[\"'(]?{TAKEN}", rest):
            ends.append(label.start)
    if table := re.search(r"\s\|(?:\s|$)|\t", raw):
        ends.append(table.start())
    ends += [found.start() for found in _FURTHER.finditer(raw)]
    return min(ends)


def _without_shell(text: str, start: int, value: str) -> str:
    """Return a value without a comment behind it, and without the mark that ends a statement."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if re.search(r"[A-Za-z]_[A-Za-z\w]*\s*=\s*$|^\s*(?:export|set)\s", line):
        value = re.sub(r";$", "", _ENV.sub(r"\1", value))
    elif (comment := _COMMENT.match(value)) and " " in value[comment.end(1) :].strip(" ()#/-"):
        value = comment[1]
    for mark in ("**", "__", "`", "||", "~~"):
        if (value.endswith(mark) and line.lstrip(" -*+\t").startswith(mark.strip())) or (
            value.startswith(mark) and value.endswith(mark) and len(value) > 2 * len(mark)
        ):
            value = value.removeprefix(mark).removesuffix(mark)
    return value.strip()


def _first_word(value: tuple[str, int, int]) -> tuple[str, int, int] | None:
    """Return the word behind a label without a separator, if it is one that no sentence has."""
    word = value[0].split()[0]
    if word[0] in EDGES or not re.search(r"[\d\W_]", word.rstrip(".,!?:")):
        return None
    return word, value[1], value[1] + len(word)


def unquoted(piece: str) -> str:
    """Return a text without the pair of quotation marks around it."""
    pair = re.fullmatch(
        r"([\"'`])(.+)\1|[\u201c\u201e](.+)[\u201c\u201d]|\u2018(.+)\u2019|\u00ab(.+)\u00bb", piece
    )
    return next((g for g in pair.groups()[1:] if g), piece) if pair else piece


def in_column(text: str) -> str | None:
    """Return the value below the name of the passphrase in a table with a header."""
    rows = text.split("\n")
    for mark in "\t|,;":
        for number, row in enumerate(rows):
            names = [field_named(cell) for cell in row.split(mark)]
            if names.count(Field.PASSPHRASE) == 1 and len({*names} - {None}) > 1:
                below = [r.split(mark) for r in rows[number + 1 :] if re.search(r"[^\W_]", r)]
                if below and len(below[0]) == len(names):
                    return unquoted(below[0][names.index(Field.PASSPHRASE)].strip())
    return None


def following(masked: str, shape: Shape) -> tuple[str, int, int] | None:
    """Return the value whose label stands behind it, as in `… (passphrase)`."""
    for label in _labels(masked):
        begins = masked.rfind("\n", 0, label.start) + 1
        line = masked[begins : label.start]
        found = re.match(
            r"^(\S.*?)\s*(?:[(\[#\u2190]|<{1,3}|//|[-\u2013\u2014]+>?|\bis\b|=)[\s\-]*(?:(?:is|this|the|my|your|api)\s+)*$",
            line,
        )
        if found is None and re.match(r"[ \t]*(?:\n|$)", masked[label.end :]):
            found = re.match(r"^(\S*[\d\W_]\S*)[ \t]+$", line)  # one word, then the label
        if found and TAKEN not in found[1] and not field_named(found[1]):
            value = without_bullet(found[1])
            if shape.fits(value):
                at = masked.find(value, begins)
                return value, at, at + len(value)
    return None
