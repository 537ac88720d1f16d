"""The content of a picture. It is drawn where it is sent; equal contents give equal pictures."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bot.domain.strategies.market import Candle


class Mark(StrEnum):
    """How a box of a key page is to be set."""

    TICKED = "ticked"
    EMPTY = "empty"  # only for those who need it
    CROSSED = "crossed"  # never


@dataclass(frozen=True, kw_only=True)
class Box:
    """A box of a key page, in the words of the exchange."""

    label: str
    group: str = ""  # the heading above it
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class KeyPage:
    """The page of an exchange where a key is created, filled in as it should be."""

    title: str
    menu: tuple[str, ...]  # the path to the page
    passphrase: str | None  # the label of its field
    boxes: tuple[Box, ...]
    ip_label: str
    addresses: tuple[str, ...]  # for the IP list


@dataclass(frozen=True, kw_only=True)
class KeyDiagram:
    """What an API key is: the bot reads and trades with it; the money stays at the exchange."""


class LevelKind(StrEnum):
    """What happens, or has happened, at a price. Each has a shape and a colour of its own."""

    BOUGHT = "bought"
    DUE = "due"  # a buy that is still to come
    AVERAGE = "average"
    SALE = "sale"
    STOP = "stop"


@dataclass(frozen=True, kw_only=True)
class PriceLevel:
    """A price, and what happens there."""

    kind: LevelKind
    price: Decimal


@dataclass(frozen=True, kw_only=True)
class DigitMarks:
    """What a language writes between the digits of a number."""

    thousands: str = ","
    decimal: str = "."


@dataclass(frozen=True, kw_only=True)
class PriceLadder:
    """The past prices of a pair, and the steps of a strategy. It has digits and no words."""

    past: tuple[Candle, ...] = ()  # oldest first; empty: not known
    since: float | None = None  # seconds; the first buy of the group
    at: float  # seconds; now
    price: Decimal | None  # now; None: not known
    levels: tuple[PriceLevel, ...]
    marks: DigitMarks = DigitMarks()


Picture: TypeAlias = KeyPage | KeyDiagram | PriceLadder
