"""The vocabulary of market facts: what an exchange says without a key, and how it is read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, TypeAlias

Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Callable[[Any], Iterable[tuple[str, Row]]]
"""Returns the rows of an answer, each with the exchange's own name of its pair."""


class Ticker(NamedTuple):
    """One row of prices, as the exchange wrote it."""

    bid: object = None
    ask: object = None
    change: object = None  # over 24 hours, as a share
    volume: object = None  # money traded in 24 hours
    bid_size: object = None  # quantity at the best price; None: not reported
    ask_size: object = None


@dataclass(frozen=True, kw_only=True)
class PublicCall:
    """One public call: ccxt's implicit method of a GET that takes no key."""

    method: str
    rows: Rows
    ticker: Callable[[Row], Ticker]
    params: Mapping[str, object] = field(default_factory=dict)
    named: str = ""  # the parameter with the one wanted pair; "": the answer has every pair


def _nothing(_info: Row) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True, kw_only=True)
class MarketFacts:
    """The facts about the public side of an exchange."""

    quotes: PublicCall
    day: PublicCall | None = None  # change and volume, where the quotes lack them
    slow: bool = False  # the quotes are asked for at the slower cadence
    types: Mapping[str, bool] | None = None  # ccxt's choice of markets, where it is no list
    left_out: tuple[str, ...] = ()  # methods of ccxt that read futures, called for spot too
    own_rules: Callable[[Row], Mapping[str, object]] = _nothing
    """Returns the rules for which ccxt reads another value: lot, min_qty, min_cost."""
    candle_hours: int = 1
    candles_per_call: int = 1000


def rows_at(name: str, *path: str) -> Rows:
    """Return the reader of rows in a list at a path, with the pair in a field of each."""

    def rows(body: Any) -> Iterable[tuple[str, Row]]:
        for step in path:
            body = body[step]
        return ((row[name], row) for row in body)

    return rows


def sizes_in(row: Row, bid: str, ask: str) -> Mapping[str, object]:
    """Return the quantities at the best prices, from two fields that may be missing."""
    return {"bid_size": row.get(bid), "ask_size": row.get(ask)}


def decimal(value: object) -> Decimal | None:
    """Return a finite number that was written as text or number; None if it is none."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def growth(last: object, first: object) -> Decimal | None:
    """Return the change from one price to another, as a share."""
    end, begin = decimal(last), decimal(first)
    return end / begin - 1 if end is not None and begin else None


def percent(value: object) -> Decimal | None:
    """Return a percentage as a share."""
    number = decimal(value)
    return None if number is None else number / 100


def coarser(step: object, digits: object) -> Decimal | None:
    """Return the larger of a step and the step of some digits after the point."""
    own = decimal(step)
    return None if own is None else max(own, Decimal(1).scaleb(-int(str(digits))))
