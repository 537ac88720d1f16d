"""Binance: https://developers.binance.com/docs/binance-spot-api-docs/rest-api/trading-endpoints."""

import re
from collections.abc import Mapping
from typing import Any

from bot.sandbox.exchanges._accounts import BookOrder
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import ExchangeReply, json_reply
from bot.sandbox.exchanges._matching import Flaw, FlawedOrderError, TradingRules, days
from bot.sandbox.exchanges._trading._like_binance import LikeBinance, shown_order
from bot.sandbox.exchanges._trading._reading import milliseconds, plain, spans

RULES = TradingRules(unfilled_for=days(90))  # …/errors, -2026
_CLIENT_ID = re.compile(r"[a-zA-Z0-9-_.:/]{1,36}")
_NUMBER = r"^([0-9]{1,20})(\.[0-9]{1,20})?$"
_LEGAL = {
    "newClientOrderId": "^[a-zA-Z0-9-_.:/]{1,36}$",
    "quantity": _NUMBER,
    "price": _NUMBER,
}
_NEEDED = ("symbol", "side", "type", "timeInForce", "quantity", "price")


def _error(code: int, message: str) -> ExchangeReply:
    return json_reply({"code": code, "msg": message}, 400)


_FLAWS = {
    Flaw.TICK: _error(-1013, "Filter failure: PRICE_FILTER"),
    Flaw.LOT: _error(-1013, "Filter failure: LOT_SIZE"),
    Flaw.MIN_QTY: _error(-1013, "Filter failure: LOT_SIZE"),
    Flaw.MIN_COST: _error(-1013, "Filter failure: NOTIONAL"),
    Flaw.BALANCE: _error(-2010, "Account has insufficient balance for requested action."),
}


def _missing(name: str) -> ExchangeReply:
    if name == "orderId":
        told = "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!"
        return _error(-1102, told)
    told = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
    return _error(-1102, told)


def _illegal(name: str) -> ExchangeReply:
    told = f"Illegal characters found in parameter '{name}'; legal range is '{_LEGAL[name]}'."
    return _error(-1100, told)


def _form(sent: Mapping[str, str]) -> ExchangeReply | None:
    """Return the refusal of a call that is no limit order to be filled at once."""
    if missing := [name for name in _NEEDED if not sent.get(name)]:
        return _missing(missing[0])
    client_id = sent.get("newClientOrderId", "")
    checks = (
        (sent["side"] in {"BUY", "SELL"}, _error(-1117, "Invalid side.")),
        (sent["type"] == "LIMIT", _error(-1116, "Invalid orderType.")),
        (sent["timeInForce"] == "IOC", _error(-1115, "Invalid timeInForce.")),
        (not client_id or _CLIENT_ID.fullmatch(client_id), _illegal("newClientOrderId")),
    )
    return next((reply for right, reply in checks if not right), None)


def _wide(sent: Mapping[str, str]) -> ExchangeReply | None:
    told = "More than 24 hours between startTime and endTime."
    return _error(-1127, told) if spans(sent, 24) else None


def _flaw(flawed: FlawedOrderError) -> ExchangeReply:
    return _FLAWS[flawed.flaw]


def _placed(order: BookOrder) -> Mapping[str, Any]:
    """Return the answer to placing: newOrderRespType FULL, the usual one of a limit order."""
    told = _shown(order)
    left_out = ("stopPrice", "icebergQty", "time", "updateTime", "isWorking")
    fills = [
        {
            "price": plain(t.price),
            "qty": plain(t.qty),
            "commission": plain(t.fee),
            "commissionAsset": t.fee_coin,
            "tradeId": t.number,
        }
        for t in order.trades
    ]
    kept = {name: value for name, value in told.items() if name not in left_out}
    return {**kept, "transactTime": milliseconds(order.at), "fills": fills}


def _shown(order: BookOrder) -> Mapping[str, Any]:
    """Describe an order; one that was filled in part is expired as well."""
    return {
        **shown_order(order, "EXPIRED" if order.rest else "FILLED"),
        "orderId": order.number,
        "timeInForce": "IOC",
        "type": "LIMIT",
        "workingTime": milliseconds(order.at),
        "selfTradePreventionMode": "NONE",
    }


def _account(desk: Desk) -> Mapping[str, Any]:
    rate = "0.00100000"
    return {
        **dict.fromkeys(("makerCommission", "takerCommission"), 10),
        **dict.fromkeys(("buyerCommission", "sellerCommission"), 0),
        "commissionRates": {"maker": rate, "taker": rate, "buyer": "0", "seller": "0"},
        **dict.fromkeys(("canTrade", "canWithdraw", "canDeposit"), True),
        **dict.fromkeys(("brokered", "requireSelfTradePrevention", "preventSor"), False),
        "updateTime": milliseconds(desk.now),
        "accountType": "SPOT",
        "permissions": ["SPOT"],
        "uid": desk.key.account,
    }


TRADING = LikeBinance(
    form=_form,
    illegal=_illegal,
    flaw=_flaw,
    placed=_placed,
    shown=_shown,
    order_id=lambda order: order.number,
    missing=_missing,
    no_order=_error(-2013, "Order does not exist."),
    no_cancelling=_error(-2011, "Unknown order sent."),
    no_pair=_error(-1121, "Invalid symbol."),
    closed=_error(-1013, "Market is closed."),
    needs_symbol=False,
    account=_account,
    listed_hours=float("inf"),
    first_trade="fromId",  # …#account-trade-list
    wide=_wide,
).routes()
