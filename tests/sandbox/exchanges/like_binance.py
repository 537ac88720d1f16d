"""What the tests of orders at Binance and MEXC have in common."""

from decimal import Decimal
from typing import Any, ClassVar
from urllib.parse import urlencode

from tests.sandbox.exchanges.contract import Call
from tests.sandbox.exchanges.orders import Orders, Seen, SeenTrade, Wish

ORDER = "/api/v3/order"


def symbol(pair: str) -> str:
    return pair.replace("/", "")


class OrdersLikeBinance(Orders):
    """The calls that both have."""

    kind: ClassVar[dict[str, str]]  # of an order that is filled at once
    no_cancelling = (400, -2011)

    def placing(self, wish: Wish) -> Call:
        sent = {
            "symbol": symbol(wish.pair),
            "side": wish.side.upper(),
            **self.kind,
            "quantity": wish.qty,
            "price": wish.price,
            "newClientOrderId": wish.client_id,
        } | dict(wish.change)
        return Call(f"{ORDER}?{urlencode(sent)}", "POST")

    def finding(self, client_id: str, pair: str) -> Call:
        return Call(f"{ORDER}?symbol={symbol(pair)}&origClientOrderId={client_id}")

    def listing_trades(self, order: Any, pair: str) -> Call:
        return Call(f"/api/v3/myTrades?symbol={symbol(pair)}&orderId={order['orderId']}")

    def open_orders(self) -> Call:
        return Call("/api/v3/openOrders?symbol=BTCUSDT")

    def balances(self) -> Call:
        return Call("/api/v3/account")

    def read_order(self, body: Any) -> Seen:
        over = body["status"] not in {"NEW", "PARTIALLY_FILLED"}
        filled, cost = Decimal(body["executedQty"]), Decimal(body["cummulativeQuoteQty"])
        return Seen(over, body["status"], filled, cost)

    def read_trades(self, body: Any) -> list[SeenTrade]:
        return [
            SeenTrade(
                Decimal(t["price"]),
                Decimal(t["qty"]),
                Decimal(t["commission"]),
                t["commissionAsset"],
            )
            for t in body
        ]

    def read_open(self, body: Any) -> list[Any]:
        orders: list[Any] = body
        return orders

    def read_balances(self, body: Any) -> dict[str, tuple[Decimal, Decimal]]:
        return {b["asset"]: (Decimal(b["free"]), Decimal(b["locked"])) for b in body["balances"]}

    async def test_an_order_is_found_by_its_id_as_well(self, desk: Any) -> None:
        await desk.place(Wish())
        found = await desk.body(self.finding(Wish().client_id, "BTC/USDT"))
        by_id = f"{ORDER}?symbol=BTCUSDT&orderId={found['orderId']}"
        assert await desk.body(Call(by_id)) == found
        assert await desk.judge(Call(by_id.replace("BTC", "ETH"))) == self.no_order
        assert await desk.judge(Call(by_id.replace("BTC", "ABC"))) == (400, -1121)

    async def test_nothing_is_left_to_cancel(self, desk: Any) -> None:
        await desk.place(Wish())
        call = self.finding(Wish().client_id, "BTC/USDT")
        assert await desk.judge(Call(call.path, "DELETE")) == self.no_cancelling
        assert await desk.judge(Call(call.path, "DELETE"), "read-only") == self.denied

    async def test_orders_are_listed_oldest_first(self, desk: Any) -> None:
        for number in range(3):
            await desk.place(Wish(client_id=f"n{number}"))
        listed = await desk.body(Call("/api/v3/allOrders?symbol=BTCUSDT&limit=2"))
        assert [order["clientOrderId"] for order in listed] == ["n1", "n2"]
        since = f"&startTime={int(desk.clock.now * 1000)}&limit=2"
        listed = await desk.body(Call(f"/api/v3/allOrders?symbol=BTCUSDT{since}"))
        assert [order["clientOrderId"] for order in listed] == ["n0", "n1"]
        later = f"/api/v3/allOrders?symbol=BTCUSDT&startTime={int(desk.clock.now * 1000) + 1}"
        assert await desk.body(Call(later)) == []
