"""Reads credentials out of a pasted message.

The order: private keys; runs that fit a shape of the exchange, split at separators; their labels;
the passphrase by its label, else the rest. Only fitting values are used.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.credentials import Field, Secret
from bot.domain.exchange import Exchange
from bot.services.connecting.paste.entities import Formatting, variants
from bot.services.connecting.paste.reader import Reader
from bot.services.connecting.paste.reading import Reading
from bot.services.connecting.paste.speech import is_question, names_api
from bot.services.connecting.paste.text import LONGEST_PASTE, clean

__all__ = [
    "LONGEST_PASTE",
    "Formatting",
    "Paste",
    "Remark",
    "RemarkKind",
    "clean",
    "is_question",
    "names_api",
    "read_paste",
]


class RemarkKind(StrEnum):
    """What was noticed in a message."""

    EMPTY = "empty"  # nothing usable
    NOT_A_VALUE = "not-a-value"  # words, or too short
    QUESTION = "question"  # the person asks a question
    MAY_BE_PHRASE = "may-be-phrase"  # words; the person must confirm that they are the passphrase
    AGAIN = "again"  # a known value
    REFUSED_SHAPE = "refused-shape"  # the value does not have the certain format
    LOCKED_KEY = "locked-key"  # a private key with a password
    CUT_KEY = "cut-key"  # a private key without its end
    UNUSUAL_SHAPE = "unusual-shape"  # used, but of an unusual format
    SWAPPED = "swapped"  # it looks like another field, and is used as that
    OTHER_EXCHANGE = "other-exchange"  # it looks like the key of another exchange
    KEY_EQUALS_SECRET = "key-equals-secret"  # noqa: S105  # a slug


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One remark to the person about a message."""

    kind: RemarkKind
    field: Field | None = None
    exchange: str = ""  # id of the exchange whose key it looks like


@dataclass(frozen=True, kw_only=True)
class Paste:
    """The result of reading a message."""

    values: Mapping[Field, Secret]
    remarks: tuple[Remark, ...] = ()
    unsure: Mapping[Field, Secret] = field(default_factory=dict)  # used when the person confirms it


def read_paste(
    text: str,
    exchange: Exchange,
    missing: Sequence[Field],
    others: Iterable[Exchange] = (),
    known: Collection[str] = (),
    formatting: Iterable[Formatting] = (),
) -> Paste:
    """Return the values a message holds for an exchange.

    `missing`: the missing fields, the requested one first; only these are filled.
    `others`: exchanges whose keys are recognised by their shape.
    `known`: values sent before; they are not used for another field.
    `formatting`: Telegram's formatting of the text.
    A value that does not fit a certain shape is rejected with a remark; any other is used.
    """
    reader = Reader(exchange, others, known)
    readings = [reader.read(variant, missing) for variant in variants(text, formatting)]
    return _decided(max(readings, key=lambda r: r.quality(exchange)), exchange, missing)


def _decided(reading: Reading, exchange: Exchange, missing: Sequence[Field]) -> Paste:
    """Return the paste of a reading: the values used and the remarks."""
    found = {f: v for f, v in reading.values.items() if f in missing}
    remarks = []
    if len(set(found.values())) < len(found):
        remark = Remark(kind=RemarkKind.KEY_EQUALS_SECRET, field=missing[0])
        return Paste(values={}, remarks=(remark,))
    kept = {}
    for name, value in found.items():
        shape = exchange.fields[name]
        if shape.fits(value):
            kept[name] = Secret(value)
        elif shape.certain:
            remarks.append(Remark(kind=RemarkKind.REFUSED_SHAPE, field=name))
        else:
            kept[name] = Secret(value)
            remarks.append(Remark(kind=RemarkKind.UNUSUAL_SHAPE, field=name))
    if moved := _moved(reading, kept, missing[0]):
        remarks.insert(0, Remark(kind=RemarkKind.SWAPPED, field=moved))
    remarks += _on_the_rest(reading, kept, missing[0], nothing=not kept and not remarks)
    unsure = {missing[0]: Secret(reading.unsure)} if reading.unsure and not kept else {}
    return Paste(values=kept, remarks=tuple(remarks), unsure=unsure)


def _moved(reading: Reading, kept: Mapping[Field, Secret], asked: Field) -> Field | None:
    """Return the field of a value if another one was requested or named."""
    if misnamed := reading.misnamed & kept.keys():
        return min(misnamed, key=list(kept).index)
    unasked = len(kept) == 1 and asked not in kept and not reading.labelled & kept.keys()
    return next(iter(kept)) if unasked else None


def _on_the_rest(
    reading: Reading, kept: Mapping[Field, Secret], asked: Field, *, nothing: bool
) -> list[Remark]:
    """Return the remarks on what was not used."""
    remarks = []
    if reading.foreign and Field.API_KEY not in kept and Field.SECRET not in kept:
        other = Remark(kind=RemarkKind.OTHER_EXCHANGE, field=asked, exchange=reading.foreign)
        remarks.append(other)
    if Field.SECRET not in kept and (reading.locked or reading.cut):
        kind = RemarkKind.LOCKED_KEY if reading.locked else RemarkKind.CUT_KEY
        remarks.append(Remark(kind=kind, field=Field.SECRET))
    if reading.again and not kept:
        remarks.append(Remark(kind=RemarkKind.AGAIN, field=asked))
    if nothing and not remarks:
        kind = RemarkKind.NOT_A_VALUE if reading.said else RemarkKind.EMPTY
        if reading.question:
            kind = RemarkKind.QUESTION
        elif reading.unsure:
            kind = RemarkKind.MAY_BE_PHRASE
        remarks.append(Remark(kind=kind, field=asked))
    return remarks
