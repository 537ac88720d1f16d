"""Finds the passphrase by its label: on its line, on the next, in a column."""

import re
from collections.abc import Iterator

from bot.domain.credentials import Field
from bot.domain.exchange import Shape
from bot.services.connecting.paste.labels import TAKEN, Label, field_named, labels_in
from bot.services.connecting.paste.text import PICTURES, without_bullet
from bot.services.connecting.paste.value_end import EDGES, unquoted, value_at
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
_MOST_LABELS = 20
_LONG_NAME = 8  # letters of a label that may touch its value


def labelled(text: str, masked: str, shape: Shape) -> tuple[str, int, int] | None:
    """Return the value that a label names as the passphrase, with its position.

    A fitting value is preferred. `masked`: the text with TAKEN in place of found values.
    """
    found = list(_labelled(text, masked))
    fitting = [v for v in found if shape.fits(v[0])]
    return next(iter([*fitting, *found]), None)


def _labelled(text: str, masked: str) -> Iterator[tuple[str, int, int]]:
    for label in _labels(masked):
        sep = _VALUE_SEP.match(masked, label.end)
        begins = sep.end() if sep else label.end
        assigned = bool(sep and sep["sep"])
        spoken = not assigned or str(sep and sep["sep"]).isalpha()
        if spoken and (further := _ASSIGNED_FURTHER.match(masked, label.end)):
            begins, assigned = further.end(), True
        line_end = masked.find("\n", begins)
        line_end = len(masked) if line_end < 0 else line_end
        if not masked[begins:line_end].strip("\"'`*,: \t|") and _is_alone(masked, label.start):
            begins, line_end, assigned = *_next_line(masked, line_end), True
        value = value_at(text, masked, begins, line_end)
        if value and spoken and assigned and value[0] == text[begins : begins + len(value[0])]:
            yield _first_word(value) or value  # the rest is a sentence
        elif value and assigned:
            yield value
        elif value and _is_apart(masked, label) and (word := _first_word(value)):
            yield word


def _is_apart(masked: str, label: Label) -> bool:
    """Return whether a label is a separate word, or touches found values only."""
    before, after = masked[label.start - 1 : label.start], masked[label.end : label.end + 1]
    word = not before or not (before.isalnum() or before == "_")
    return word and (after.isspace() or label.end - label.start >= _LONG_NAME)


def _labels(masked: str) -> list[Label]:
    return [label for label in labels_in(masked) if label.field is Field.PASSPHRASE][:_MOST_LABELS]


def _is_alone(text: str, start: int) -> bool:
    """Return whether only ornaments and fillers are before a label on its line."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return FILLERS.issuperset(re.findall(r"[^\W_]+", line.casefold()))


def _next_line(text: str, end: int) -> tuple[int, int]:
    """Return the start and the end of the next line that is not empty."""
    while end < len(text):
        begins = end + 1
        end = text.find("\n", begins)
        end = len(text) if end < 0 else end
        if text[begins:end].strip(" \t*_`\"'"):
            break
    else:
        return len(text), len(text)
    return begins + len(text[begins:end]) - len(text[begins:end].lstrip()), end


def _first_word(value: tuple[str, int, int]) -> tuple[str, int, int] | None:
    """Return the first word after a label, if it is unlike the words of a sentence."""
    word = value[0].split()[0]
    if word[0] in EDGES or not re.search(r"[\d\W_]", word.rstrip(".,!?:")):
        return None
    return word, value[1], value[1] + len(word)


def in_column(text: str) -> str | None:
    """Return the value below the column header of the passphrase in a table."""
    rows = text.split("\n")
    for mark in "\t|,;":
        for number, row in enumerate(rows):
            if mark not in row:
                continue
            names = [field_named(cell) for cell in row.split(mark)]
            if names.count(Field.PASSPHRASE) == 1 and len({*names} - {None}) > 1:
                below = [r.split(mark) for r in rows[number + 1 :] if re.search(r"[^\W_]", r)]
                if below and len(below[0]) == len(names):
                    return unquoted(below[0][names.index(Field.PASSPHRASE)].strip())
    return None


def following(masked: str, shape: Shape) -> tuple[str, int, int] | None:
    """Return the value before its label, as in `… (passphrase)`."""
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
