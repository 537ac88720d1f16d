"""What the calls about orders have in common."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar
from urllib.parse import parse_qsl

from bot.sandbox.exchanges._accounts import BookOrder, BookTrade
from bot.sandbox.exchanges._http import ExchangeRequest, as_number

_NUMBER = re.compile(r"\d{1,20}(\.\d{1,20})?", re.ASCII)

_Row = TypeVar("_Row")


def parameters(call: ExchangeRequest) -> dict[str, str]:
    """Return the query and the body, a form or an object of JSON; the query takes precedence."""
    text = call.body.decode(errors="replace")
    try:
        body = json.loads(text) if text else {}
    except ValueError:
        body = dict(parse_qsl(text))
    named = {n: str(v) for n, v in body.items()} if isinstance(body, dict) else {}
    return named | dict(parse_qsl(call.query))


def amount(text: object) -> Decimal | None:
    """Return a number that was sent in full, without an exponent; None if it is none."""
    return Decimal(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else None


def plain(number: Decimal) -> str:
    """Return a number without an exponent and without zeros at its end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def milliseconds(at: float) -> int:
    """Return a time in seconds as most exchanges write it."""
    return int(at * 1000)


def within(at: float, sent: Mapping[str, str], begin: str, end: str) -> bool:
    """Return whether a time in seconds is between two that were sent in milliseconds."""
    first, last = as_number(sent.get(begin)), as_number(sent.get(end))
    return (first is None or first <= milliseconds(at)) and (
        last is None or milliseconds(at) <= last
    )


def spans(sent: Mapping[str, str], hours: float) -> bool:
    """Return whether more than some hours are between the two times that were sent."""
    first, last = as_number(sent.get("startTime")), as_number(sent.get("endTime"))
    return first is not None and last is not None and last - first > hours * 3_600_000


def newest(rows: Sequence[_Row], limit: str | None, usual: int, most: int) -> list[_Row]:
    """Return the newest of rows that are sorted by time, as many as were asked for."""
    wanted = min(as_number(limit) or usual, most)
    return list(rows[-wanted:])


def trades_in(orders: Sequence[BookOrder]) -> list[tuple[BookOrder, BookTrade]]:
    """Return each trade with its order."""
    return [(order, trade) for order in orders for trade in order.trades]
