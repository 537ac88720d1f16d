"""KuCoin: https://www.kucoin.com/docs-new/rest/spot-trading/orders/add-order and its neighbours."""

import re
from typing import Any

from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges._accounts import BookOrder, BookTrade
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest, json_reply
from bot.sandbox.exchanges._markets._reading import asked
from bot.sandbox.exchanges._markets.kucoin import fee_of
from bot.sandbox.exchanges._matching import (
    Flaw,
    FlawedOrderError,
    OrderWish,
    TradingRules,
    days,
)
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

UNIFIED = "unified"  # the variant of a key: its account has no orders of this kind

RULES = TradingRules(
    fee_in_quote=True,  # feeCurrency of the pair
    fee=fee_of,
    filled_for=days(7),  # …/orders/get-order-by-clientoid
    unfilled_for=days(2),  # same
)
_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")

_FLAWS = {
    Flaw.TICK: ("600100", "Price increment invalid."),
    Flaw.LOT: ("600100", "Order size increment invalid."),
    Flaw.MIN_QTY: ("400100", "Order size below the minimum requirement."),
    Flaw.MIN_COST: ("600101", "The order funds should more then {cost} {quote}."),
    Flaw.BALANCE: ("200004", "Balance insufficient!"),
}


def ok(data: Any) -> ExchangeReply:
    """Return an answer."""
    return json_reply({"code": "200000", "data": data})


def error(status: int, code: str, message: str) -> ExchangeReply:
    """Return a refusal."""
    return json_reply({"code": code, "msg": message}, status)


def _invalid(name: str) -> ExchangeReply:
    return error(400, "400100", f"validation.createOrder.{name}")


_UNKNOWN_PAIR = error(400, "400100", "Unsupported trading pair.")
_NO_ORDER = error(400, "400100", "The order does not exist.")
# The code of a classic account at a unified endpoint; the reverse is not documented.
_OTHER_ACCOUNT = error(400, "112010", "Invalid Unified Account user.")


def _place(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """Place an order; the answer has its ids alone."""
    if desk.key.variant == UNIFIED:
        return _OTHER_ACCOUNT
    wish = _wish(call.fields, desk)
    if isinstance(wish, ExchangeReply):
        return wish
    try:
        order = desk.place(wish)
    except FlawedOrderError as flawed:
        code, words = _FLAWS[flawed.flaw]
        told = words.format(cost=plain(wish.pair.min_cost), quote=wish.pair.quote)
        return error(200, code, told)
    return ok({"orderId": _id(order), "clientOid": order.client_id})


def _wish(sent: dict[str, Any], desk: Desk) -> OrderWish | ExchangeReply:
    """Return the order of a body, or its refusal."""
    pair = known_pair(str(sent.get("symbol", "")))
    client_id = str(sent.get("clientOid") or "")
    qty, price = amount(str(sent.get("size"))), amount(str(sent.get("price")))
    checks = {
        "symbolIsRequired": sent.get("symbol"),
        "sideIsRequired": sent.get("side") in ("buy", "sell"),
        "typeIsInvalid": sent.get("type") == "limit",
        "timeInForceIsInvalid": sent.get("timeInForce") == "IOC",
        "clientOidIsInvalid": not client_id or _CLIENT_ID.fullmatch(client_id),
    }
    if wrong := [name for name, right in checks.items() if not right]:
        return _invalid(wrong[0])
    if qty is None or price is None:
        return _invalid("sizeIsInvalid" if qty is None else "priceIsInvalid")
    if pair is None:
        return _UNKNOWN_PAIR
    if desk.world.find(pair.symbol) is None:
        return error(400, "400600", "validation.createOrder.symbolNotAvailable")
    buys = sent["side"] == "buy"
    return OrderWish(pair=pair, buys=buys, qty=qty, price=price, client_id=client_id)


def _by_client_id(call: ExchangeRequest, desk: Desk, client_id: str) -> ExchangeReply:
    return _one(call, desk.find(client_id=client_id))


def _by_id(call: ExchangeRequest, desk: Desk, order_id: str) -> ExchangeReply:
    return _one(call, desk.find(number=int(order_id, 16)))


def _one(call: ExchangeRequest, order: BookOrder | None) -> ExchangeReply:
    if not (symbol := asked(call).get("symbol")):
        return error(400, "400100", "symbol can not be empty")
    if order is None or _symbol(order.pair) != symbol:
        return _NO_ORDER
    return ok(_shown(order))


def _symbol(pair: SandboxPair) -> str:
    return f"{pair.base}-{pair.quote}"


def _id(order: BookOrder) -> str:
    return f"{order.number:024x}"


def _shown(order: BookOrder) -> dict[str, Any]:
    """Describe an order: …/orders/get-order-by-clientoid."""
    return {
        "id": _id(order),
        "clientOid": order.client_id,
        "symbol": _symbol(order.pair),
        "opType": "DEAL",
        "type": "limit",
        "side": "buy" if order.buys else "sell",
        "price": plain(order.price),
        "size": plain(order.qty),
        "funds": plain(order.qty * order.price),
        "dealSize": plain(order.filled),
        "dealFunds": plain(order.cost),
        "remainSize": "0",
        "remainFunds": "0",
        "cancelledSize": plain(order.rest),
        "cancelledFunds": plain(order.rest * order.price),
        "fee": plain(order.fee),
        "feeCurrency": order.pair.quote,
        "timeInForce": "IOC",
        **dict.fromkeys(("postOnly", "hidden", "iceberg", "active", "inOrderBook"), False),
        **dict.fromkeys(("stp", "remark", "tags")),
        "cancelExist": bool(order.rest),
        "cancelAfter": 0,
        "channel": "API",
        "tradeType": "TRADE",
        "tax": "0",
        "createdAt": milliseconds(order.at),
        "lastUpdatedAt": milliseconds(order.at),
    }


def _done(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """List orders that are over, newest first, before `lastId`: …/orders/get-closed-orders."""
    sent = asked(call)
    pair = known_pair(sent.get("symbol", ""))
    if pair is None:
        return error(400, "400100", "symbol can not be empty")
    before = int(sent.get("lastId") or 0)
    rows = [
        order
        for order in desk.orders(pair)
        if within(order.at, sent, "startAt", "endAt") and (not before or order.number < before)
    ]
    page = newest(rows, sent.get("limit"), 20, 100)[::-1]
    items = [_shown(order) for order in page]
    return ok({"items": items, "lastId": page[-1].number if page else 0})


def _fills(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """List trades, newest first, before `lastId`: …/orders/get-trade-history."""
    sent = asked(call)
    pair = known_pair(sent.get("symbol", ""))
    if pair is None:
        return error(400, "400100", "symbol can not be empty")
    before = int(sent.get("lastId") or 0)
    rows = [
        (order, trade)
        for order, trade in trades_in(desk.orders(pair))
        if sent.get("orderId", _id(order)) == _id(order)
        and within(trade.at, sent, "startAt", "endAt")
        and (not before or trade.number < before)
    ]
    items = [_trade(*row) for row in newest(rows, sent.get("limit"), 20, 100)[::-1]]
    return ok({"items": items, "lastId": items[-1]["id"] if items else 0})


def _trade(order: BookOrder, trade: BookTrade) -> dict[str, Any]:
    return {
        "id": trade.number,
        "orderId": _id(order),
        "counterOrderId": f"{trade.number + 1:024x}",
        "tradeId": trade.number,
        "symbol": _symbol(order.pair),
        "side": "buy" if order.buys else "sell",
        "liquidity": "taker",
        "type": "limit",
        "forceTaker": False,
        "price": plain(trade.price),
        "size": plain(trade.qty),
        "funds": plain(trade.cost),
        "fee": plain(trade.fee),
        "feeRate": plain(fee_of(order.pair)),
        "feeCurrency": trade.fee_coin,
        "stop": "",
        "tradeType": "TRADE",
        "taxRate": "0",
        "tax": "0",
        "createdAt": milliseconds(trade.at),
    }


def _open_orders(call: ExchangeRequest, _desk: Desk) -> ExchangeReply:
    if "symbol" not in asked(call):
        return error(400, "400100", "validation.symbol.isRequired")
    return ok([])


def _accounts(call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """List the balances of the trading account: …/account-funding/get-account-list-spot."""
    sent = asked(call)
    rows = [
        {
            "id": f"{548674591753 + place}",
            "currency": coin,
            "type": "trade",
            "balance": plain(free + locked),
            "available": plain(free),
            "holds": plain(locked),
        }
        for place, (coin, (free, locked)) in enumerate(desk.account.coins().items())
        if sent.get("currency", coin) == coin and sent.get("type", "trade") == "trade"
    ]
    return ok(rows)


def _opened(_call: ExchangeRequest, _desk: Desk) -> ExchangeReply:
    """Return that the account has these endpoints: …/get-account-type-spot."""
    return ok(data=True)


def _account_mode(_call: ExchangeRequest, desk: Desk) -> ExchangeReply:
    """Return the kind of the account: …/rest/ua/get-account-mode."""
    return ok({"selfAccountMode": "UNIFIED" if desk.key.variant == UNIFIED else "CLASSIC"})


_ORDERS = "/api/v1/hf/orders"

TRADING = {
    ("POST", _ORDERS): TradeEndpoint(answer=_place, needs=Permission.TRADE, places=True),
    ("GET", f"{_ORDERS}/client-order/([A-Za-z0-9_-]{{1,40}})"): TradeEndpoint(
        answer=_by_client_id, needs=Permission.READ
    ),
    ("GET", f"{_ORDERS}/active"): TradeEndpoint(answer=_open_orders, needs=Permission.READ),
    ("GET", f"{_ORDERS}/done"): TradeEndpoint(answer=_done, needs=Permission.READ),
    ("GET", f"{_ORDERS}/([0-9a-f]{{24}})"): TradeEndpoint(answer=_by_id, needs=Permission.READ),
    ("GET", "/api/v1/hf/fills"): TradeEndpoint(answer=_fills, needs=Permission.READ),
    ("GET", "/api/v1/accounts"): TradeEndpoint(answer=_accounts, needs=Permission.READ),
    ("GET", "/api/v1/hf/accounts/opened"): TradeEndpoint(answer=_opened, needs=Permission.READ),
    ("GET", "/api/ua/v1/account/mode"): TradeEndpoint(answer=_account_mode, needs=Permission.READ),
}
