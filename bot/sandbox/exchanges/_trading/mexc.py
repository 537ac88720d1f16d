"""MEXC: https://www.mexc.com/api-docs/spot-v3/spot-account-trade/new-order and its neighbours."""

import re
from collections.abc import Mapping
from typing import Any

from bot.sandbox.exchanges._accounts import BookOrder
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import ExchangeReply, json_reply
from bot.sandbox.exchanges._matching import Flaw, FlawedOrderError, TradingRules, days
from bot.sandbox.exchanges._trading._like_binance import LikeBinance, shown_order, symbol_of
from bot.sandbox.exchanges._trading._reading import milliseconds, plain

_KIND = "IMMEDIATE_OR_CANCEL"  # its own type of order
_HOURS = 24  # of orders that are listed, if no time is sent: …/all-orders

RULES = TradingRules(
    fee_in_quote=True,  # the example at …/account-trade-list: a buyer who pays in USDT
    has_min_qty=False,
    filled_for=days(7),  # …/all-orders
    unfilled_for=days(7),
)
_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")  # not documented
_NEEDED = ("symbol", "side", "type", "quantity", "price")


def error(code: int, message: str) -> ExchangeReply:
    """Return a refusal."""
    return json_reply({"code": code, "msg": message}, 400)


_FLAWS = {  # …/spot-v3/general-info, error codes
    Flaw.TICK: (400, "price scale is invalid"),
    Flaw.LOT: (400, "quantity scale is invalid"),
    Flaw.MIN_COST: (30002, "The minimum transaction volume cannot be less than:{cost}"),
}
_SHORT = {True: (30004, "Insufficient position"), False: (30005, "Oversold")}  # buyers, sellers


def _missing(name: str) -> ExchangeReply:
    if name == "orderId":
        told = "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"
        return error(700004, told)
    told = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
    return error(700004, told)


def _illegal(name: str) -> ExchangeReply:
    return error(700008, f"Illegal characters found in parameter '{name}'.")


def _form(sent: Mapping[str, str]) -> ExchangeReply | None:
    """Return the refusal of a call that is no order to be filled at once."""
    if missing := [name for name in _NEEDED if not sent.get(name)]:
        return _missing(missing[0])
    client_id = sent.get("newClientOrderId", "")
    checks = (
        (sent["side"] in {"BUY", "SELL"}, _missing("side")),
        (sent["type"] == _KIND, error(30041, "current order type can not place order")),
        (not client_id or _CLIENT_ID.fullmatch(client_id), _illegal("newClientOrderId")),
    )
    return next((reply for right, reply in checks if not right), None)


def _flaw(flawed: FlawedOrderError) -> ExchangeReply:
    if flawed.flaw is Flaw.BALANCE:
        return error(*_SHORT[flawed.wish.buys])
    code, words = _FLAWS[flawed.flaw]
    pair = flawed.wish.pair
    return error(code, words.format(cost=f"{plain(pair.min_cost)}{pair.quote}"))


def _placed(order: BookOrder) -> Mapping[str, Any]:
    """Return the answer to placing: it says nothing of what was filled."""
    return {
        "symbol": symbol_of(order.pair),
        "orderId": _id(order),
        "orderListId": -1,
        "price": plain(order.price),
        "origQty": plain(order.qty),
        "type": _KIND,
        "side": "BUY" if order.buys else "SELL",
        "stpMode": "",
        "transactTime": milliseconds(order.at),
    }


def _shown(order: BookOrder) -> Mapping[str, Any]:
    """Describe an order: …/query-order."""
    cancelled = "PARTIALLY_CANCELED" if order.trades else "CANCELED"
    told = shown_order(order, cancelled if order.rest else "FILLED")
    return {**told, "orderId": _id(order), "timeInForce": None, "type": _KIND}


def _id(order: BookOrder) -> str:
    return f"C02__{order.number}"


def _account(_desk: Desk) -> Mapping[str, Any]:
    return {
        **dict.fromkeys(("canTrade", "canWithdraw", "canDeposit"), True),
        "updateTime": None,
        "accountType": "SPOT",
        "permissions": ["SPOT"],
    }


TRADING = LikeBinance(
    form=_form,
    illegal=_illegal,
    flaw=_flaw,
    placed=_placed,
    shown=_shown,
    order_id=_id,
    missing=_missing,
    no_order=error(-2013, "Order does not exist."),
    no_cancelling=error(-2011, "Unknown order sent."),
    no_pair=error(-1121, "Invalid symbol."),
    closed=error(30016, "Trading disabled"),
    needs_symbol=True,
    account=_account,
    listed_hours=_HOURS,
).routes()
