"""Orders at the KuCoin server, as its documents have them."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from tests.sandbox.exchanges import test_kucoin
from tests.sandbox.exchanges.contract import Call
from tests.sandbox.exchanges.orders import Changes, Seen, SeenTrade, TwoKindsOfAccount, Wish

ORDERS = "/api/v1/hf/orders"
BAD = (400, "400100")


def symbol(pair: str) -> str:
    return pair.replace("/", "-")


class TestKucoinOrders(TwoKindsOfAccount):
    contract = test_kucoin.TestKucoin()
    refusals: ClassVar[Changes] = {
        "balance": (Wish(qty="0.1"), (200, "200004")),
        "no coins": (Wish(side="sell"), (200, "200004")),
        "lot": (Wish(qty="0.0000401"), (200, "600100")),
        "tick": (Wish(price="60000.01"), (200, "600100")),
        "least quantity": (Wish(qty="0.00003", price="500000"), (200, "400100")),
        "least cost": (Wish(qty="0.00004", price="60000"), (200, "600101")),
        "exponent": (Wish(qty="2E-3"), BAD),
        "nothing": (Wish(qty="0"), (200, "600100")),
        "unknown pair": (Wish(pair="ABC/USDT"), BAD),
        "closed": (Wish(), (400, "400600")),
        "resting": (Wish(change=(("timeInForce", "GTC"),)), BAD),
        "market": (Wish(change=(("type", "market"),)), BAD),
        "side": (Wish(change=(("side", "hold"),)), BAD),
        "long id": (Wish(client_id="a" * 41), BAD),
        "strange id": (Wish(client_id="a b"), BAD),
    }
    no_order = BAD
    limited = (429, "429000")
    unsure = (200, "408000")
    denied = test_kucoin.DENIED
    fee_in_quote = True
    states = (False, True, True)  # cancelExist
    duplicate = (200, "200000")
    found_for = (7, 2)
    other_account = ("unified-account", (400, "112010"))

    def placing(self, wish: Wish) -> Call:
        body = {
            "clientOid": wish.client_id,
            "symbol": symbol(wish.pair),
            "side": wish.side,
            "type": "limit",
            "timeInForce": "IOC",
            "size": wish.qty,
            "price": wish.price,
        } | dict(wish.change)
        return Call(ORDERS, "POST", json.dumps(body))

    def finding(self, client_id: str, pair: str) -> Call:
        return Call(f"{ORDERS}/client-order/{client_id}?symbol={symbol(pair)}")

    def listing_trades(self, order: Any, pair: str) -> Call:
        return Call(f"/api/v1/hf/fills?orderId={order['data']['id']}&symbol={symbol(pair)}")

    def open_orders(self) -> Call:
        return Call(f"{ORDERS}/active?symbol=BTC-USDT")

    def balances(self) -> Call:
        return Call("/api/v1/accounts?type=trade")

    def read_order(self, body: Any) -> Seen:
        order = body["data"]
        assert Decimal(order["dealSize"]) + Decimal(order["cancelledSize"]) == Decimal(
            order["size"]
        )
        return Seen(
            not order["active"],
            order["cancelExist"],
            Decimal(order["dealSize"]),
            Decimal(order["dealFunds"]),
        )

    def read_trades(self, body: Any) -> list[SeenTrade]:
        return [
            SeenTrade(Decimal(t["price"]), Decimal(t["size"]), Decimal(t["fee"]), t["feeCurrency"])
            for t in body["data"]["items"]
        ]

    def read_open(self, body: Any) -> list[Any]:
        orders: list[Any] = body["data"]
        return orders

    def read_balances(self, body: Any) -> dict[str, tuple[Decimal, Decimal]]:
        return {a["currency"]: (Decimal(a["available"]), Decimal(a["holds"])) for a in body["data"]}

    async def test_an_order_is_found_by_its_id_as_well(self, desk: Any) -> None:
        await desk.place(Wish())
        found = await desk.body(self.finding(Wish().client_id, "BTC/USDT"))
        by_id = Call(f"{ORDERS}/{found['data']['id']}?symbol=BTC-USDT")
        assert await desk.body(by_id) == found
        assert await desk.judge(replace(by_id, path=by_id.path.partition("?")[0])) == BAD
        assert await desk.judge(replace(by_id, path=by_id.path.replace("BTC-", "ETH-"))) == BAD

    async def test_the_fee_of_a_pair_can_be_higher(self, desk: Any) -> None:
        bid = desk.best("buy", "LTC/USDT")
        await desk.place(Wish(qty="1", pair="LTC/USDT"))
        assert desk.server.account("good").free["USDT"] == 1000 - bid * Decimal("1.002")

    async def test_the_kind_of_an_account_is_told(self, desk: Any) -> None:
        mode = Call("/api/ua/v1/account/mode")
        for case, kind in (("good", "CLASSIC"), ("unified-account", "UNIFIED")):
            assert (await desk.body(mode, case))["data"]["selfAccountMode"] == kind
        assert (await desk.body(Call("/api/v1/hf/accounts/opened")))["data"] is True

    async def test_trades_are_listed_in_pages(self, desk: Any) -> None:
        await desk.place(Wish())
        listed, last = [], 0
        for _ in range(3):
            call = Call(f"/api/v1/hf/fills?symbol=BTC-USDT&limit=1&lastId={last}")
            page = (await desk.body(call))["data"]
            listed.append([row["tradeId"] for row in page["items"]])
            last = page["lastId"]
        assert [len(page) for page in listed] == [1, 1, 0]
        assert listed[0] > listed[1]  # newest first

    async def test_orders_that_are_over_are_listed_in_pages(self, desk: Any) -> None:
        for name in ("first", "second"):
            await desk.place(Wish(client_id=name))
        listed, last = [], 0
        for _ in range(3):
            done = Call(f"{ORDERS}/done?symbol=BTC-USDT&limit=1&lastId={last}")
            page = (await desk.body(done))["data"]
            listed.append([row["clientOid"] for row in page["items"]])
            last = page["lastId"]
        assert listed == [["second"], ["first"], []]
        assert await desk.judge(Call(f"{ORDERS}/done?symbol=")) == BAD
