"""Reads answers about orders. What cannot be read is said so; it is never an answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from bot.domain.diagnosis import Problem
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.sending import LookError, OrderRefusal, Sending, SendResult
from bot.exchanges._dialect import Dialect
from bot.exchanges._market import Row
from bot.exchanges._order_line import Attempt
from bot.exchanges._trade import FoundFill, FoundOrder, Look, Params, TradeDialect, Wanted

_MEANINGS = {  # problems of the key, its account or our clock: found before an order is taken
    Problem.INVALID_KEY: OrderRefusal.KEY,
    Problem.INVALID_SECRET: OrderRefusal.KEY,
    Problem.INVALID_PASSPHRASE: OrderRefusal.KEY,
    Problem.KEY_EXPIRED: OrderRefusal.KEY,
    Problem.WRONG_SITE: OrderRefusal.KEY,
    Problem.IP_NOT_ALLOWED: OrderRefusal.KEY,
    Problem.KEY_OR_IP_OR_PERMISSION: OrderRefusal.KEY,
    Problem.NO_READ: OrderRefusal.PERMISSION,
    Problem.NO_TRADE: OrderRefusal.PERMISSION,
    Problem.ACCOUNT_RESTRICTED: OrderRefusal.ACCOUNT,
    Problem.CLOCK_SKEW: OrderRefusal.CLOCK,
}
_AT_THE_DOOR = {  # the same, if they have a code of the exchange
    **_MEANINGS,
    Problem.REGION_BLOCKED: OrderRefusal.ACCOUNT,
}


def meaning(problem: Problem) -> OrderRefusal | None:
    """Return why an account has no live orders; None: the problem does not say."""
    return OrderRefusal.BUSY if problem is Problem.RATE_LIMITED else _MEANINGS.get(problem)


def result_of(dialect: Dialect, trade: TradeDialect, attempt: Attempt) -> SendResult:
    """Return what the answer to an order proves. It proves nothing of what was filled."""
    if attempt.paused:
        return SendResult(Sending.REFUSED, OrderRefusal.BUSY)
    if not attempt.left:
        return SendResult(Sending.UNSENT)
    body = attempt.body
    if not isinstance(body, dict) or not attempt.by_exchange:
        return SendResult(Sending.UNKNOWN)
    code = dialect.code_of(body)
    if code is None:
        return SendResult(Sending.ANSWERED if attempt.accepted else Sending.UNKNOWN)
    refusal = _refusal(dialect, trade, code, attempt)
    return SendResult(Sending.REFUSED if refusal else Sending.UNKNOWN, refusal)


def _refusal(
    dialect: Dialect, trade: TradeDialect, code: str, attempt: Attempt
) -> OrderRefusal | None:
    """Return why an order was not taken; None: the code does not prove that there is none."""
    text = attempt.reply.head if attempt.reply else ""
    if _says(trade.exists, text):
        return None
    for meant, pattern, refusal in trade.texts:
        if meant == code and _says(pattern, text):
            return refusal
    if code in trade.refusals:
        return trade.refusals[code]
    return _AT_THE_DOOR.get(dialect.problems.get(code, Problem.UNKNOWN))


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def rows_of(dialect: Dialect, look: Look, attempt: Attempt) -> tuple[Row, ...]:
    """Return the rows of an answer; none: the exchange knows no such order. Raises LookError."""
    body = attempt.body
    if not isinstance(body, (dict, list)):
        raise LookError
    code = dialect.code_of(body)
    if code is None and attempt.accepted:
        with sense():
            return _rows(look.rows(body))
    text = attempt.reply.head if attempt.reply else ""
    pattern = look.absent.get(code or "")
    if attempt.by_exchange and pattern is not None and _says(pattern, text):
        return ()
    raise LookError


def _rows(found: object) -> tuple[Row, ...]:
    """Return a list of objects. Raises TypeError for anything else: it could look empty."""
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise TypeError("not a list of objects")
    return tuple(found)


def next_page(look: Look, rows: Sequence[Row], body: Any) -> Params | None:
    """Return the further parameters of the next page; None: there is none. Raises LookError."""
    if len(rows) < look.page:
        return None
    if look.more is None:
        raise LookError
    with sense():
        return look.more(body)


def order_in(trade: TradeDialect, rows: tuple[Row, ...], wanted: Wanted) -> FoundOrder | None:
    """Return the order with our id; None: there is none. Raises LookError for nonsense."""
    own = [row for row in rows if row.get(trade.ours) == wanted.order.id]
    with sense():
        orders = {trade.found(row) for row in own}
    if not orders:
        return None
    found = orders.pop()
    sound = found.native and found.symbol == wanted.symbol and 0 <= found.qty <= wanted.order.qty
    if orders or not sound:
        raise LookError
    return found


def fills_in(
    trade: TradeDialect, rows: tuple[Row, ...], wanted: Wanted, coins: Mapping[str, str]
) -> tuple[Fill, ...]:
    """Return the fills of an order, each once. Raises LookError for nonsense.

    `coins`: names of the exchange → names of the product, where they differ.
    """
    fills: dict[str, Fill] = {}
    for row in rows:
        with sense():
            found = trade.fill(row)
            fill = _fill(found, wanted, coins)
        if fills.setdefault(fill.trade_id, fill) != fill:
            raise LookError
    return tuple(fills.values())


def _fill(found: FoundFill, wanted: Wanted, coins: Mapping[str, str]) -> Fill:
    ours = (wanted.native, wanted.symbol, wanted.order.side.value)
    if (found.native, found.symbol, found.side.lower()) != ours or not found.trade_id:
        raise ValueError("a fill of another order")
    if min(found.price, found.qty) <= 0 or (found.fee and not found.coin):
        raise ValueError("no price, no quantity, or a fee in no coin")
    coin, at = coins.get(found.coin, found.coin), found.at / 1000
    side = wanted.order.side
    return Fill(found.trade_id, side, found.price, found.qty, found.fee, coin, at)


@contextmanager
def sense() -> Iterator[None]:
    """Turn errors of reading an unexpected shape into a LookError."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        raise LookError from None
