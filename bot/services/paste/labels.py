"""Owns which words of a text name a field, and whether they belong to the value beside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.credentials import Field
from bot.services.paste.text import clean
from bot.services.paste.words import SPELLED, WEAK

_JOIN = r"[ \t_.\-\u2010-\u2015]{0,3}"
_START = r"(?:(?<![^\W\d_])|(?-i:(?<=[a-z])(?=[A-Z])))"
_END = r"(?:(?![^\W\d_])|(?-i:(?<=[a-z])(?=[A-Z])))"
_WIDE = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # no blanks between words

_PASS = (
    rf"(?:(?:api|trading|trade|fund){_JOIN})?"
    rf"(?:pass{_JOIN}ph?r?[ae]s+e|pass{_JOIN}word|passwd|pass{_JOIN}code|pwd|pass)"
)
_SECRET = (
    rf"(?:(?:api|app|client|consumer){_JOIN})?"
    rf"(?:key{_JOIN}secret(?!{_JOIN}key)"
    rf"|(?:secrete?|private|priv){_JOIN}(?:api{_JOIN})?(?:access{_JOIN})?key|secrete?|privkey|private)"
)
_KEY = (
    rf"(?:api|access|public|app|client|consumer)(?:{_JOIN}access)?{_JOIN}key(?:{_JOIN}id)?(?!{_JOIN}name)"
    rf"|ak(?={_JOIN}[:=])"
)


@dataclass(frozen=True)
class Label:
    """Words that name a field, by their place in the text."""

    field: Field | None  # None: they name something that is no field
    start: int
    end: int
    weak: bool = False


def _phrase(words: str) -> str:
    """Return the expression for a phrase; words may be joined in any way."""
    inner = _JOIN.join(re.escape(word) for word in re.split(r"[ -]", clean(words)))
    start = "" if _WIDE.match(words[0]) else _START
    end = "" if _WIDE.match(words[-1]) else _END
    return f"{start}(?:{inner}){end}"


def _either(core: str, phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join([*map(_phrase, ordered), *([f"{_START}(?:{core}){_END}"] if core else [])])


_CORES = {Field.PASSPHRASE: _PASS, Field.SECRET: _SECRET, Field.API_KEY: _KEY}
_GROUPS = {field.name: field for field in _CORES}
_KEYS_FIRST = (Field.API_KEY, Field.PASSPHRASE, Field.SECRET)  # "API 密钥" before "密钥"
LABEL = re.compile(
    "|".join(
        [
            *(f"(?P<{f.name}_SPELLED>{_either('', SPELLED[f])})" for f in _KEYS_FIRST),
            *(f"(?P<{f.name}>{_either(core, ())})" for f, core in _CORES.items()),
            f"(?P<WEAK>{_either('', WEAK)})",
        ]
    ),
    re.IGNORECASE,
)
_ASSIGN = r"(?:(?::=|=>|->|[:=\uff1a\uff1d\u2192\u27a1|]|[-\u2013\u2014](?=\s))\s*)"
_OPEN = "[\\s\"'`\u201c\u201e\u2018\u00ab({\\[<*~|\u300c\u300e]*"
_SHUT = "[\"'`\u201d\u2019\u00bb)\\]*~_\u300d\u300f]*"
_NEAR = re.compile(  # from the end of a label to its value
    rf"^[\w.\-]{{0,24}}{_SHUT}\s{{0,3}}(?:[(\uff08\[][^)\uff09\]\n]{{0,60}}[)\uff09\]]\s{{0,3}})?{_SHUT}"
    rf"(?:\s*(?:is|are|was|=|-|\u2014|\u662f|\u4e3a|\u70ba|\u044d\u0442\u043e|er|ist|es|est)\s)?"
    rf"\s{{0,4}}{_ASSIGN}*{_OPEN}$",
    re.IGNORECASE,
)
_SAME_LINE = re.compile(rf"^[^:=\n]{{0,40}}(?::=|=>|[:=\uff1a]){_OPEN}$")
_TYPED_NAME = re.compile(r"^\s*:\s*[\w.\[\]]+\s*=\s*[\"'`(]*$")  # api_key: str = "
_ABOVE = re.compile(r"^[^\n\w]*(?:[(\uff08][^\n]*)?\n(?:[^\n:=]{0,60}\n){0,2}[^\w\n]*$")
_OTHER = re.compile(
    r"(?:^|[\n,;{(|&?\s])[\"'`]?([^\W\d_][\w .'\-]{0,30}?)[\"'`]?\s{0,2}(?::=|=>|[:=\uff1a])[\s\"'`({\[]*$"
)
_AFTER = re.compile(
    r"^[\"'`,;\s]{0,3}(?:[(\[<#]|//|<?[-\u2013\u2014\u2190]+|[:=|/]|is\b|=)[\s\-]*(?:(?:is|this|the|my|your|your|as|for)\s+)*$",
    re.IGNORECASE,
)


def labels_in(text: str) -> list[Label]:
    """Return the labels of a text, in order."""
    return [_label(match) for match in LABEL.finditer(text)]


def _label(match: re.Match[str]) -> Label:
    name = str(match.lastgroup)
    field = _GROUPS.get(name.removesuffix("_SPELLED"), Field.API_KEY)
    return Label(field, match.start(), match.end(), weak=name == "WEAK")


def field_named(text: str) -> Field | None:
    """Return the field that a short text names and nothing else, if it does."""
    found = LABEL.search(text)
    bare = found and not re.search(r"[^\W_]", text[: found.start()] + text[found.end() :])
    return _label(found).field if found and bare else None


def label_before(gap: str) -> Label | None:
    """Return the label of the value that follows a gap, the gap being the text before it."""
    for label in reversed(labels_in(gap)):
        rest = gap[label.end :]
        if _NEAR.match(rest) or _TYPED_NAME.match(rest):
            return label
        if _SAME_LINE.match(rest) or _ABOVE.match(rest):
            return Label(label.field, label.start, label.end, weak=label.weak)
        break
    other = _OTHER.search(gap[-80:])
    return Label(None, 0, 0) if other else None


def label_after(gap: str) -> Label | None:
    """Return the label that follows the value before a gap, as in `… (API key)`."""
    line = gap.partition("\n")[0]
    found = next(iter(labels_in(line)), None)
    if found and _AFTER.match(line[: found.start]) and not re.match(r"\s*[:=]\s*\S", line[found.end :]):
        return found
    return None


def label_below(gap: str) -> Label | None:
    """Return the label that stands alone on the line below the value before a gap."""
    lines = gap.split("\n")
    if len(lines) < 2 or lines[0].strip(" \"'`,;"):
        return None
    field = field_named(lines[1])
    return Label(field, 0, 0) if field else None
