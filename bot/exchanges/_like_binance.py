"""What the order calls of Binance and of exchanges that follow it have in common.

github.com/binance/binance-spot-api-docs, rest-api.md; www.mexc.com/api-docs/spot-v3
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from bot.exchanges._dialect import Endpoint
from bot.exchanges._market import Row
from bot.exchanges._trade import FoundFill, FoundOrder, Look, Params, amount, known_status

OURS = "clientOrderId"
_MOST_ORDERS = 500  # of 1,000 that may be asked for: an answer has a limit


def by_our_id(endpoint: Endpoint) -> Look:
    """Return the question for one order by our id."""
    return Look(
        endpoint=endpoint,
        params=lambda wanted: {"symbol": wanted.symbol, "origClientOrderId": wanted.order.id},
        rows=lambda body: [body],
        absent={"-2013": ""},  # "Order does not exist."
    )


def all_orders(endpoint: Endpoint) -> Look:
    """Return the question for all orders of a pair in a time."""
    return Look(
        endpoint=endpoint,
        params=lambda wanted: {
            "symbol": wanted.symbol,
            "startTime": wanted.begin,
            "endTime": wanted.end,
            "limit": _MOST_ORDERS,
        },
        rows=lambda body: body,
        page=_MOST_ORDERS,
    )


def trades_of(
    endpoint: Endpoint,
    most: int,
    more: Callable[[Any], Params | None] | None = None,
    first: Params | None = None,
) -> Look:
    """Return the question for the trades of one order; an answer has `most` of them.

    `first`: further parameters of the first page, where it would have the newest trades.
    """
    return Look(
        endpoint=endpoint,
        params=lambda wanted: {
            "symbol": wanted.symbol,
            "orderId": wanted.native,
            "limit": most,
            **(first or {}),
        },
        rows=lambda body: body,
        page=most,
        more=more,
    )


def order_reader(over: AbstractSet[str], alive: AbstractSet[str]) -> Callable[[Row], FoundOrder]:
    """Return the reader of an order, by the statuses of one that is over and of one that lives."""

    def found(row: Row) -> FoundOrder:
        is_over = known_status(row["status"], over, alive)
        return FoundOrder(str(row["orderId"]), row["symbol"], is_over, amount(row["executedQty"]))

    return found


def read_trade(row: Row) -> FoundFill:
    """Return a trade; its fee is in the coin that the row names."""
    return FoundFill(
        native=str(row["orderId"]),
        trade_id=str(row["id"]),
        symbol=row["symbol"],
        side={True: "buy", False: "sell"}[row["isBuyer"]],
        price=amount(row["price"]),
        qty=amount(row["qty"]),
        fee=amount(row["commission"]),
        coin=row["commissionAsset"] or "",
        at=int(row["time"]),
    )
