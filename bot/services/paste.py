"""Owns the paste doctor: what a pasted message contains, whatever came along with it."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.credentials import Field, Secret
from bot.domain.exchange import Exchange

LONGEST_PASTE = 8_192  # characters; a PEM key has some 250


class RemarkKind(StrEnum):
    """What the doctor noticed."""

    EMPTY = "empty"  # nothing usable in the message
    REFUSED_SHAPE = "refused-shape"  # the format is certain and this is not it
    UNUSUAL_SHAPE = "unusual-shape"  # taken, but it does not look as usual
    SWAPPED = "swapped"  # it looks like another field, and was taken as that
    OTHER_EXCHANGE = "other-exchange"  # it looks like the key of another exchange
    KEY_EQUALS_SECRET = "key-equals-secret"  # noqa: S105  # a slug
    SEVERAL_FIELDS = "several-fields"  # more than one value was found and taken


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing to tell the person about what they pasted."""

    kind: RemarkKind
    field: Field | None = None
    exchange: str = ""  # id of the exchange whose key it looks like


@dataclass(frozen=True, kw_only=True)
class Paste:
    """What was found in a message."""

    values: Mapping[Field, Secret]
    remarks: tuple[Remark, ...] = ()


_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\t\\r ]")
_QUOTES = "\"'`“”„‘’‚«»‹›<>"  # noqa: RUF001  # the marks that chat programs put around things
_LABELS = {
    Field.PASSPHRASE: r"(?:api[ _-]?)?pass[ _-]?(?:phrase|word)|عبارة المرور|passordfrase",
    Field.SECRET: r"(?:api[ _-]?)?(?:secret|private)(?:[ _-]?(?:access[ _-]?)?key)?"
    r"|المفتاح السري|hemmelig nøkkel",
    Field.API_KEY: r"(?:api|access|public)[ _-]?(?:key|nøkkel)(?:[ _-]?(?:id|name))?"
    r"|key|name|مفتاح api",
}
_LABEL = re.compile(
    rf"^[\W_]*(?:{'|'.join(f'(?P<{f.name}>{label})' for f, label in _LABELS.items())})"
    r"[\"'`]?(?:\s*[:=\uff1a]\s*|\s+(?=\S+$)|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^([\"'`])(.+)\1$")
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.+-----END [A-Z ]+-----", re.DOTALL)


def read_paste(
    text: str,
    exchange: Exchange,
    missing: Sequence[Field],
    others: Iterable[Exchange] = (),
) -> Paste:
    """Return the values a message holds for an exchange.

    `missing`: the fields not yet known, the one asked for first; only these are filled.
    `others`: the exchanges whose keys are recognised by their shape.
    A value of a certain format that does not fit is left out and remarked; any other is taken.
    """
    found, remarks = _place(
        _found(clean(text[:LONGEST_PASTE]), exchange, missing), exchange, missing
    )
    if not found and not remarks:
        return Paste(values={}, remarks=(Remark(kind=RemarkKind.EMPTY, field=missing[0]),))
    kept = {}
    for field, value in found.items():
        remarks += _shape_remarks(field, value, exchange, others)
        if exchange.fields[field].fits(value) or not exchange.fields[field].certain:
            kept[field] = Secret(value)
    if len(kept) > 1:
        remarks.append(Remark(kind=RemarkKind.SEVERAL_FIELDS))
    return Paste(values=kept, remarks=tuple(remarks))


def clean(text: str) -> str:
    """Return a text without invisible characters, with plain spaces and no empty ends."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", text)).strip()


def _found(text: str, exchange: Exchange, missing: Sequence[Field]) -> dict[Field, str]:
    """Return the values of a cleaned text: by labels, else by their order."""
    labelled = _from_json(text) or _from_labels(text)
    if labelled:
        return {f: v for f, v in labelled.items() if f in missing and v}
    if pem := _PEM.search(text):
        return {missing[0]: pem[0]}
    if missing[0] is Field.PASSPHRASE and text and "\n" not in text:
        return {missing[0]: _QUOTED.sub(r"\2", text)}  # it may have spaces and marks inside
    tokens = [_bare(token) for token in text.split() if _bare(token)]
    if not tokens:
        return {}
    joined = "".join(tokens)
    if len(tokens) > len(missing) or exchange.fields[missing[0]].fits(joined):
        return {missing[0]: joined}  # one value, broken over lines
    return _by_shape(tokens, exchange, missing)


def _by_shape(
    tokens: Sequence[str], exchange: Exchange, missing: Sequence[Field]
) -> dict[Field, str]:
    """Return several values, each in the field whose shape it alone fits, the rest in order."""
    if len(tokens) == 1:
        return {missing[0]: tokens[0]}
    left, found = list(missing), {}
    for token in tokens:
        fitting = [f for f in left if exchange.fields[f].fits(token)]
        field = fitting[0] if fitting else left[0]
        found[field] = token
        left.remove(field)
    return found


def _place(
    found: dict[Field, str], exchange: Exchange, missing: Sequence[Field]
) -> tuple[dict[Field, str], list[Remark]]:
    """Return the values with those moved that evidently belong to another field."""
    fits = exchange.fields
    if len(found) == 1:
        [(field, value)] = found.items()
        others = [f for f in missing if f is not Field.PASSPHRASE and fits[f].fits(value)]
        if not fits[field].fits(value) and others:
            return {others[0]: value}, [Remark(kind=RemarkKind.SWAPPED, field=others[0])]
    key, secret = found.get(Field.API_KEY), found.get(Field.SECRET)
    if key and secret and not fits[Field.API_KEY].fits(key) and fits[Field.API_KEY].fits(secret):
        swapped = {Field.API_KEY: secret, Field.SECRET: key}
        return {**found, **swapped}, [Remark(kind=RemarkKind.SWAPPED, field=Field.SECRET)]
    return found, []


def _shape_remarks(
    field: Field, value: str, exchange: Exchange, others: Iterable[Exchange]
) -> list[Remark]:
    """Return what is odd about a value."""
    shape = exchange.fields[field]
    if shape.fits(value):
        return []
    remarks = [Remark(kind=RemarkKind.REFUSED_SHAPE, field=field)] if shape.certain else []
    if field is Field.API_KEY:
        like = [e.id for e in others if e.id != exchange.id and e.fields[field].fits(value)]
        if len(like) == 1:
            return [Remark(kind=RemarkKind.OTHER_EXCHANGE, field=field, exchange=like[0]), *remarks]
    return remarks or [Remark(kind=RemarkKind.UNUSUAL_SHAPE, field=field)]


def _bare(value: str) -> str:
    return value.strip().strip(_QUOTES + ",;").strip()


def _label(text: str) -> Field | None:
    match = _LABEL.match(f"{text}:")
    return next((f for f in _LABELS if match and match[f.name]), None)


def _from_json(text: str) -> dict[Field, str]:
    """Return the values of a key file as some exchanges let people download it."""
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(data, dict):
        return {}
    spaced = {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(k)): v for k, v in data.items()}
    named = {"id": Field.API_KEY} | {k: f for k in spaced if (f := _label(k))}
    return {named[k]: v for k, v in spaced.items() if isinstance(v, str) and k in named}


def _from_labels(text: str) -> dict[Field, str]:
    """Return the values of lines as in `API Key: …`; an unlabelled line goes on with the last."""
    found: dict[Field, str] = {}
    current: Field | None = None
    for line in text.splitlines():
        match = _LABEL.match(line)
        if match:
            current = next(f for f in _LABELS if match[f.name])
            found[current] = _bare(match["rest"])
        elif current:
            found[current] += _bare(line)
    return found
