"""Finds where a passphrase without a shape of its own ends: quotes, labels, comments."""

import json
import re

from bot.services.connecting.paste.labels import TAKEN, field_named, labels_in
from bot.services.connecting.paste.text import as_typed

_CLOSERS = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
    "\u300c": "\u300d",
}
_COMMENT = re.compile(r"^(\S+)[ \t]+(?:#|//|\(|<?[-\u2190\u2014\u2013]{1,2}(?=\s)|/\*|;).*$")
_ENV = re.compile(r"^(.*?\S)[ \t]+(?:#|//)[ \t]?.*$")
_FURTHER = re.compile(  # what may follow a value on its line
    r"&(?=\w+=)|[,;]\s+(?=[A-Za-z][\w -]{1,20}\s*[:=]\s*\S)|\s{2,}(?=\w[\w -]{0,20}:\s)"
)
_CLOSING = re.compile(r"(.*[^\s\"'`])([\"'`])\s*\\?")
_FARTHEST = 300  # characters of a line, within which a value ends
EDGES = " \t,;|/&"


def value_at(text: str, masked: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the value that begins at `start`, with its position; None if there is none."""
    if quoted := _quoted(text, start, end):
        return quoted
    raw = masked[start : min(end, start + _FARTHEST)]
    lead = re.match(r"[*~|`_]{2,3}(?=\s)\s*", raw)
    if lead:
        start, raw = start + lead.end(), raw[lead.end() :]
    cut = _cut(raw)
    value = raw[:cut].rstrip(EDGES if cut < len(raw) else " \t")
    value = _within_quotes(text, start, _without_comment(text, start, value))
    if not value or field_named(value) or TAKEN in value:
        return None
    return as_typed(value), start, start + len(value)


def _within_quotes(text: str, start: int, value: str) -> str:
    """Return a value without the quotation mark that closes one before its label, as in curl."""
    closing = _CLOSING.fullmatch(value)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return closing[1] if closing and before.count(closing[2]) % 2 else value


def _quoted(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Return a value in quotation marks, with its escapes resolved."""
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
    """Return the end of a value without quotation marks: before the next value or label."""
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


def _without_comment(text: str, start: int, value: str) -> str:
    """Return a value without a following comment or the end of a statement."""
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


def unquoted(piece: str) -> str:
    """Return a text without its enclosing quotation marks."""
    pair = re.fullmatch(
        r"([\"'`])(.+)\1|[\u201c\u201e](.+)[\u201c\u201d]|\u2018(.+)\u2019|\u00ab(.+)\u00bb", piece
    )
    return next((g for g in pair.groups()[1:] if g), piece) if pair else piece
