"""The orders of Binance, whose calls MEXC has taken over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges._accounts import BookOrder, BookTrade
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._http import (
    ExchangeReply,
    ExchangeRequest,
    Route,
    as_number,
    json_reply,
)
from bot.sandbox.exchanges._matching import FlawedOrderError, OrderWish
from bot.sandbox.exchanges._trading._reading import (
    amount,
    milliseconds,
    newest,
    parameters,
    plain,
    trades_in,
    within,
)
from bot.sandbox.exchanges._venue import TradeEndpoint
from bot.sandbox.exchanges._world import SandboxPair, known_pair

_ORDER = "/api/v3/order"

_Row = TypeVar("_Row")


@dataclass(frozen=True, kw_only=True)
class LikeBinance:
    """What differs between the exchanges that have these calls."""

    form: Callable[[Mapping[str, str]], ExchangeReply | None]  # the refusal of a call, or None
    illegal: Callable[[str], ExchangeReply]  # the value of a parameter cannot be read
    flaw: Callable[[FlawedOrderError], ExchangeReply]
    placed: Callable[[BookOrder], Mapping[str, Any]]  # the answer to placing
    shown: Callable[[BookOrder], Mapping[str, Any]]
    order_id: Callable[[BookOrder], str | int]
    missing: Callable[[str], ExchangeReply]  # a parameter was not sent
    no_order: ExchangeReply
    no_cancelling: ExchangeReply
    no_pair: ExchangeReply
    closed: ExchangeReply  # the pair is not traded now
    needs_symbol: bool  # to list open orders
    account: Callable[[Desk], Mapping[str, Any]]  # all but the balances
    listed_hours: float  # of orders, if no time is sent
    first_trade: str = ""  # the parameter of the id from which trades are listed; empty: none
    wide: Callable[[Mapping[str, str]], ExchangeReply | None] = lambda _sent: (
        None
    )  # the refusal of two times that are too far apart

    def routes(self) -> dict[Route, TradeEndpoint]:
        """Return the calls."""
        read = {
            _ORDER: self._find,
            "/api/v3/openOrders": self._open,
            "/api/v3/allOrders": self._orders,
            "/api/v3/myTrades": self._trades,
            "/api/v3/account": self._account,
        }
        trade = Permission.TRADE
        return {
            ("POST", _ORDER): TradeEndpoint(answer=self._place, needs=trade, places=True),
            ("DELETE", _ORDER): TradeEndpoint(answer=self._cancel, needs=trade),
            **{
                ("GET", path): TradeEndpoint(answer=answer, needs=Permission.READ)
                for path, answer in read.items()
            },
        }

    def _place(self, call: ExchangeRequest, desk: Desk) -> ExchangeReply:
        sent = parameters(call)
        wish = self.form(sent) or self._wish(sent, desk)
        if isinstance(wish, ExchangeReply):
            return wish
        try:
            return json_reply(self.placed(desk.place(wish)))
        except FlawedOrderError as flawed:
            return self.flaw(flawed)

    def _wish(self, sent: Mapping[str, str], desk: Desk) -> OrderWish | ExchangeReply:
        """Return the order of a call, or its refusal."""
        qty, price = amount(sent["quantity"]), amount(sent["price"])
        if qty is None or price is None:
            return self.illegal("quantity" if qty is None else "price")
        if (pair := known_pair(sent["symbol"])) is None:
            return self.no_pair
        if desk.world.find(sent["symbol"]) is None:
            return self.closed
        client_id = sent.get("newClientOrderId", "")
        buys = sent["side"] == "BUY"
        return OrderWish(pair=pair, buys=buys, qty=qty, price=price, client_id=client_id)

    def _find(self, call: ExchangeRequest, desk: Desk) -> ExchangeReply:
        """Return the newest order of an id."""
        found = self._one(call, desk)
        return found if isinstance(found, ExchangeReply) else json_reply(self.shown(found))

    def _cancel(self, call: ExchangeRequest, desk: Desk) -> ExchangeReply:
        """Refuse: no order is open."""
        found = self._one(call, desk)
        if isinstance(found, BookOrder) or found is self.no_order:
            return self.no_cancelling
        return found

    def _one(self, call: ExchangeRequest, desk: Desk) -> BookOrder | ExchangeReply:
        sent = parameters(call)
        if not sent.get("symbol"):
            return self.missing("symbol")
        if (pair := known_pair(sent["symbol"])) is None:
            return self.no_pair
        if not (sent.get("orderId") or sent.get("origClientOrderId")):
            return self.missing("orderId")
        found = [order for order in desk.orders(pair) if self._is_asked(order, sent)]
        return found[-1] if found else self.no_order

    def _is_asked(self, order: BookOrder, sent: Mapping[str, str]) -> bool:
        if sent.get("orderId"):
            return str(self.order_id(order)) == sent["orderId"]
        return order.client_id == sent["origClientOrderId"]

    def _open(self, call: ExchangeRequest, _desk: Desk) -> ExchangeReply:
        if self.needs_symbol and not parameters(call).get("symbol"):
            return self.missing("symbol")
        return json_reply([])

    def _orders(self, call: ExchangeRequest, desk: Desk) -> ExchangeReply:
        """List orders, oldest first."""
        sent = parameters(call)
        if (pair := known_pair(sent.get("symbol", ""))) is None:
            return self.no_pair if sent.get("symbol") else self.missing("symbol")
        if refused := self.wide(sent):
            return refused
        begin = desk.now - self.listed_hours * 3600
        rows = [
            self.shown(order)
            for order in desk.orders(pair)
            if within(order.at, sent, "startTime", "endTime")
            and (sent.get("startTime") or order.at >= begin)
        ]
        return json_reply(_some(rows, sent))

    def _trades(self, call: ExchangeRequest, desk: Desk) -> ExchangeReply:
        """List trades, oldest first; the newest ones unless `fromId` or a time is sent."""
        sent = parameters(call)
        first = as_number(sent.get(self.first_trade)) if self.first_trade else None
        if (pair := known_pair(sent.get("symbol", ""))) is None:
            return self.no_pair if sent.get("symbol") else self.missing("symbol")
        if refused := self.wide(sent):
            return refused
        rows = [
            self._trade(order, trade)
            for order, trade in trades_in(desk.orders(pair))
            if sent.get("orderId", str(self.order_id(order))) == str(self.order_id(order))
            and within(trade.at, sent, "startTime", "endTime")
            and (first is None or trade.number >= first)
        ]
        return json_reply(
            _some(rows, sent, begin="startTime" if first is None else self.first_trade)
        )

    def _trade(self, order: BookOrder, trade: BookTrade) -> dict[str, Any]:
        return {
            "symbol": symbol_of(order.pair),
            "id": trade.number,
            "orderId": self.order_id(order),
            "orderListId": -1,
            "price": plain(trade.price),
            "qty": plain(trade.qty),
            "quoteQty": plain(trade.cost),
            "commission": plain(trade.fee),
            "commissionAsset": trade.fee_coin,
            "time": milliseconds(trade.at),
            "isBuyer": order.buys,
            "isMaker": False,
            "isBestMatch": True,
        }

    def _account(self, _call: ExchangeRequest, desk: Desk) -> ExchangeReply:
        """Describe the account; its flags do not concern the key."""
        balances = [
            {"asset": coin, "free": plain(free), "locked": plain(locked)}
            for coin, (free, locked) in desk.account.coins().items()
        ]
        return json_reply({**self.account(desk), "balances": balances})


def _some(rows: Sequence[_Row], sent: Mapping[str, str], begin: str = "startTime") -> list[_Row]:
    """Return the oldest rows from a begin that was sent on, else the newest."""
    if sent.get(begin):
        return list(rows[: min(as_number(sent.get("limit")) or 500, 1000)])
    return newest(rows, sent.get("limit"), 500, 1000)


def shown_order(order: BookOrder, status: str) -> dict[str, Any]:
    """Describe an order, but for its id and its kind."""
    return {
        "symbol": symbol_of(order.pair),
        "orderListId": -1,
        "clientOrderId": order.client_id,
        "price": plain(order.price),
        "origQty": plain(order.qty),
        "executedQty": plain(order.filled),
        "cummulativeQuoteQty": plain(order.cost),
        "status": status,
        "side": "BUY" if order.buys else "SELL",
        "stopPrice": "0",
        "icebergQty": "0",
        "time": milliseconds(order.at),
        "updateTime": milliseconds(order.at),
        "isWorking": True,
        "origQuoteOrderQty": "0",
    }


def symbol_of(pair: SandboxPair) -> str:
    """Return the name of a pair."""
    return pair.base + pair.quote
