"""Bybit: https://bybit-exchange.github.io/docs/v5/order/create-order and its neighbours."""

import re
from collections.abc import Mapping
from typing import Any

from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges._accounts import BookOrder, BookTrade
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, as_number
from bot.sandbox.exchanges._markets._reading import FEE, asked
from bot.sandbox.exchanges._matching import Flaw, FlawedOrderError, OrderWish, TradingRules, days
from bot.sandbox.exchanges._trading._bybit_account import ACCOUNT, CLASSIC
from bot.sandbox.exchanges._trading._bybit_answers import error, ok
from bot.sandbox.exchanges._trading._reading import (
    amount,
    milliseconds,
    newest,
    plain,
    trades_in,
    within,
)
from bot.sandbox.exchanges._venue import TradeEndpoint
from bot.sandbox.exchanges._world import SandboxPair, known_pair

RULES = TradingRules(
    unique_ids=True,  # orderLinkId: "a unique id"
    filled_for=days(730),  # …/order/order-list
    unfilled_for=days(1),  # same: "fully cancelled"; in real time until a restart, so not for long
)
_RECENT = 500  # orders that are over and still found in real time: …/order/open-order
_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,36}")
_CURSOR = "rows-left:"  # of our own making: an opaque text
_WORDS = ("category", "symbol", "side", "orderType", "qty", "price", "timeInForce")

_FLAWS = {  # …/docs/v5/error, spot trade
    Flaw.TICK: (170134, "Order price has too many decimals."),
    Flaw.LOT: (170137, "Order quantity has too many decimals."),
    Flaw.MIN_QTY: (170136, "Order quantity exceeded lower limit."),
    Flaw.MIN_COST: (170140, "Order value exceeded lower limit."),
    Flaw.DUPLICATE: (170141, "Duplicate clientOrderId"),
    Flaw.BALANCE: (170131, "Insufficient balance."),
}


def _place(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """Place an order; the answer has its ids alone."""
    if desk.key.variant == CLASSIC:
        told = "The API can only be accessed by unified account users."
        return error(call, 10028, told)
    wish = _form(call) or _wish(call, desk)
    if isinstance(wish, ExchangeReply):
        return wish
    try:
        order = desk.place(wish)
    except FlawedOrderError as flawed:
        return error(call, *_FLAWS[flawed.flaw])
    return ok(call, {"orderId": _id(order), "orderLinkId": order.client_id})


def _form(call: ExchangeRequest) -> ExchangeReply | None:
    """Return the refusal of a body that is no limit order to be filled at once."""
    sent = call.fields
    if wrong := [n for n in _WORDS if not isinstance(sent.get(n), str) or not sent[n]]:
        return error(call, 10001, f"Request parameter error: {wrong[0]} is required.")
    client_id = sent.get("orderLinkId") or ""
    checks = (
        (sent["category"] == "spot", 10001, "Illegal category."),
        (sent["side"] in {"Buy", "Sell"}, 170117, "Invalid side."),
        (sent["orderType"] == "Limit", 170116, "Invalid orderType."),
        (sent["timeInForce"] == "IOC", 170115, "Invalid timeInForce."),
        (_is_client_id(client_id), 10001, "OrderLinkId is illegal."),
    )
    return next((error(call, code, told) for right, code, told in checks if not right), None)


def _is_client_id(sent: object) -> bool:
    return isinstance(sent, str) and bool(not sent or _CLIENT_ID.fullmatch(sent))


def _wish(call: ExchangeRequest, desk: Desk) -> OrderWish | ExchangeReply:
    """Return the order of a body, or its refusal."""
    sent = call.fields
    qty, price = amount(sent["qty"]), amount(sent["price"])
    if qty is None or price is None:
        name = "qty" if qty is None else "price"
        return error(call, 170130, f"Data sent for parameter '{name}' is not valid.")
    if (pair := known_pair(sent["symbol"])) is None:
        return error(call, 170121, "Invalid symbol.")
    if desk.world.find(sent["symbol"]) is None:
        return error(call, 170151, "The trading pair is not open yet.")
    client_id = sent.get("orderLinkId") or ""
    buys = sent["side"] == "Buy"
    return OrderWish(pair=pair, buys=buys, qty=qty, price=price, client_id=client_id)


def _realtime(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """List open orders: none; and recent ones that are over, if an id or all are asked for."""
    sent = asked(call)
    if refused := _no_category(call, sent):
        return refused
    wanted = sent.get("orderId") or sent.get("orderLinkId") or sent.get("openOnly") == "1"
    recent = desk.account.orders[-_RECENT:]
    rows = [order for order in _orders(desk, sent) if order in recent] if wanted else []
    return _page(call, sent, [_shown(order) for order in rows])


def _history(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """List orders that are over, newest first, of a week unless an id or a time is sent."""
    sent = asked(call)
    if refused := _no_category(call, sent):
        return refused
    timed = sent.get("startTime") or sent.get("endTime")
    old = desk.now - days(7)
    named = sent.get("orderId") or sent.get("orderLinkId")
    rows = [
        _shown(order)
        for order in _orders(desk, sent)
        if within(order.at, sent, "startTime", "endTime") and (timed or named or order.at >= old)
    ]
    return _page(call, sent, rows)


def _executions(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """List trades, newest first: …/order/execution."""
    sent = asked(call)
    if refused := _no_category(call, sent):
        return refused
    rows = [
        _trade(order, trade)
        for order, trade in trades_in(_orders(desk, sent))
        if within(trade.at, sent, "startTime", "endTime")
    ]
    return _page(call, sent, rows, 50, 100)


def _no_category(call: ExchangeRequest, sent: Mapping[str, str]) -> ExchangeReply | None:
    return None if sent.get("category") else error(call, 10001, "Illegal category.")


def _orders(desk: Desk, sent: Mapping[str, str]) -> list[BookOrder]:
    """Return the orders that are asked for: an id of ours before theirs, before a pair."""
    spot = desk.orders() if sent.get("category") == "spot" else []
    if sent.get("orderId"):
        return [order for order in spot if _id(order) == sent["orderId"]]
    if sent.get("orderLinkId"):
        return [order for order in spot if order.client_id == sent["orderLinkId"]]
    wanted = sent.get("symbol")
    return [order for order in spot if wanted in {None, _symbol(order.pair)}]


def _page(
    call: ExchangeRequest,
    sent: Mapping[str, str],
    rows: list[dict[str, Any]],
    usual: int = 20,
    most: int = 50,
) -> ExchangeReply:
    """Return a page of a list that begins with the oldest row: the newest, or as the cursor says.

    The last page has a cursor too, as those of the exchange that are full: …/docs/v5/intro.
    """
    left = as_number(sent.get("cursor", "").removeprefix(_CURSOR))
    rest = rows if left is None else rows[:left]
    listed = newest(rest, sent.get("limit"), usual, most)[::-1]
    cursor = f"{_CURSOR}{len(rest) - len(listed)}" if listed else ""
    return ok(call, {"list": listed, "nextPageCursor": cursor, "category": sent["category"]})


def _symbol(pair: SandboxPair) -> str:
    return pair.base + pair.quote


def _id(order: BookOrder) -> str:
    return str(order.number)


def _shown(order: BookOrder) -> dict[str, Any]:
    """Describe an order: …/order/open-order."""
    at = str(milliseconds(order.at))
    coin = order.trades[0].fee_coin if order.trades else ""
    return {
        "orderId": _id(order),
        "orderLinkId": order.client_id,
        "symbol": _symbol(order.pair),
        "side": "Buy" if order.buys else "Sell",
        "orderType": "Limit",
        "timeInForce": "IOC",
        "orderStatus": _status(order),
        "cancelType": "CancelByUser" if order.rest else "UNKNOWN",
        "rejectReason": "EC_NoImmediateQtyToFill" if order.rest else "EC_NoError",
        "price": plain(order.price),
        "qty": plain(order.qty),
        "avgPrice": plain(order.trades[0].price) if order.trades else "",
        "leavesQty": "0",
        "leavesValue": "0",
        "cumExecQty": plain(order.filled),
        "cumExecValue": plain(order.cost),
        "cumExecFee": plain(order.fee),
        "cumFeeDetail": {coin: plain(order.fee)} if coin else {},
        "isLeverage": "0",
        "createType": "CreateByUser",
        **dict.fromkeys(("stopOrderType", "triggerPrice", "takeProfit", "stopLoss"), ""),
        **dict.fromkeys(("reduceOnly", "closeOnTrigger"), False),
        "createdTime": at,
        "updatedTime": at,
    }


def _status(order: BookOrder) -> str:
    """Return the status of an order that is over: …/docs/v5/enum, orderStatus."""
    if not order.rest:
        return "Filled"
    return "PartiallyFilledCanceled" if order.trades else "Cancelled"


def _trade(order: BookOrder, trade: BookTrade) -> dict[str, Any]:
    return {
        "symbol": _symbol(order.pair),
        "orderId": _id(order),
        "orderLinkId": order.client_id,
        "side": "Buy" if order.buys else "Sell",
        "orderPrice": plain(order.price),
        "orderQty": plain(order.qty),
        "leavesQty": "0",
        "orderType": "Limit",
        "stopOrderType": "",
        "execId": str(trade.number),
        "execType": "Trade",
        "execPrice": plain(trade.price),
        "execQty": plain(trade.qty),
        "execValue": plain(trade.cost),
        "execFee": plain(trade.fee),
        "feeCurrency": trade.fee_coin,
        "feeRate": FEE,
        "execTime": str(milliseconds(trade.at)),
        "isMaker": False,
        "isLeverage": "0",
        "seq": trade.number,
    }


TRADING = {
    ("POST", "/v5/order/create"): TradeEndpoint(answer=_place, needs=Permission.TRADE, places=True),
    **{
        ("GET", path): TradeEndpoint(answer=answer, needs=Permission.READ)
        for path, answer in {
            "/v5/order/realtime": _realtime,
            "/v5/order/history": _history,
            "/v5/execution/list": _executions,
            **ACCOUNT,
        }.items()
    },
}
