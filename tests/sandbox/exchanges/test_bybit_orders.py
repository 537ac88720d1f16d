"""Orders at the Bybit server, as its documents have them."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from tests.sandbox.exchanges import test_bybit
from tests.sandbox.exchanges.contract import Call
from tests.sandbox.exchanges.orders import (
    DAY,
    ID,
    Changes,
    Seen,
    SeenTrade,
    TwoKindsOfAccount,
    Wish,
)

REALTIME = "/v5/order/realtime?category=spot"
HISTORY = "/v5/order/history?category=spot"


def symbol(pair: str) -> str:
    return pair.replace("/", "")


class TestBybitOrders(TwoKindsOfAccount):
    contract = test_bybit.TestBybit()
    refusals: ClassVar[Changes] = {
        "balance": (Wish(qty="0.1"), (200, 170131)),
        "no coins": (Wish(side="sell"), (200, 170131)),
        "lot": (Wish(qty="0.0000401"), (200, 170137)),
        "tick": (Wish(price="60000.01"), (200, 170134)),
        "least quantity": (Wish(qty="0.00003", price="500000"), (200, 170136)),
        "least cost": (Wish(qty="0.00004", price="60000"), (200, 170140)),
        "exponent": (Wish(qty="2E-3"), (200, 170130)),
        "nothing": (Wish(qty="0"), (200, 170137)),
        "unknown pair": (Wish(pair="ABC/USDT"), (200, 170121)),
        "closed": (Wish(), (200, 170151)),
        "resting": (Wish(change=(("timeInForce", "GTC"),)), (200, 170115)),
        "market": (Wish(change=(("orderType", "Market"),)), (200, 170116)),
        "no price": (Wish(change=(("price", ""),)), (200, 10001)),
        "side": (Wish(change=(("side", "Hold"),)), (200, 170117)),
        "futures": (Wish(change=(("category", "linear"),)), (200, 10001)),
        "long id": (Wish(client_id="a" * 37), (200, 10001)),
        "strange id": (Wish(client_id="a b"), (200, 10001)),
    }
    no_order = (200, 0, "an empty list")
    limited = (200, 10006)
    unsure = (200, 170007)
    denied = (200, 10005)
    fee_in_quote = False
    states = ("Filled", "PartiallyFilledCanceled", "Cancelled")
    duplicate = (200, 170141)
    found_for = (730, 1)
    other_account = ("classic-account", (200, 10028))

    def placing(self, wish: Wish) -> Call:
        body = {
            "category": "spot",
            "symbol": symbol(wish.pair),
            "side": wish.side.capitalize(),
            "orderType": "Limit",
            "timeInForce": "IOC",
            "qty": wish.qty,
            "price": wish.price,
            "orderLinkId": wish.client_id,
        } | dict(wish.change)
        return Call("/v5/order/create", "POST", json.dumps(body))

    def finding(self, client_id: str, pair: str) -> Call:
        return Call(f"{HISTORY}&symbol={symbol(pair)}&orderLinkId={client_id}")

    def listing_trades(self, order: Any, pair: str) -> Call:
        number = order["result"]["list"][0]["orderId"]
        return Call(f"/v5/execution/list?category=spot&symbol={symbol(pair)}&orderId={number}")

    def open_orders(self) -> Call:
        return Call(REALTIME)

    def balances(self) -> Call:
        return Call("/v5/account/wallet-balance?accountType=UNIFIED")

    def read_order(self, body: Any) -> Seen | None:
        if not body["result"]["list"]:
            return None
        (order,) = body["result"]["list"]
        over = order["orderStatus"] not in {"New", "PartiallyFilled"}
        filled, cost = Decimal(order["cumExecQty"]), Decimal(order["cumExecValue"])
        return Seen(over, order["orderStatus"], filled, cost)

    def read_trades(self, body: Any) -> list[SeenTrade]:
        return [
            SeenTrade(
                Decimal(t["execPrice"]),
                Decimal(t["execQty"]),
                Decimal(t["execFee"]),
                t["feeCurrency"],
            )
            for t in body["result"]["list"]
        ]

    def read_open(self, body: Any) -> list[Any]:
        orders: list[Any] = body["result"]["list"]
        return orders

    def read_balances(self, body: Any) -> dict[str, tuple[Decimal, Decimal]]:
        return {
            c["coin"]: (Decimal(c["walletBalance"]) - Decimal(c["locked"]), Decimal(c["locked"]))
            for c in body["result"]["list"][0]["coin"]
        }

    async def test_an_order_that_is_over_is_found_in_real_time_by_its_id(self, desk: Any) -> None:
        await desk.place(Wish())
        found = await desk.body(self.finding(ID, "BTC/USDT"))
        number = found["result"]["list"][0]["orderId"]
        for query in (f"orderLinkId={ID}", f"orderId={number}", "openOnly=1"):
            same = await desk.body(Call(f"{REALTIME}&{query}"))
            assert same["result"] == found["result"]
        assert self.read_open(await desk.body(self.open_orders())) == []

    async def test_only_the_newest_500_are_found_in_real_time(self, desk: Any) -> None:
        await desk.place(Wish())
        orders = desk.server.account("good").orders
        orders += [replace(orders[0], number=n, client_id=f"n{n}") for n in range(500)]
        assert self.read_open(await desk.body(Call(f"{REALTIME}&orderLinkId={ID}"))) == []
        assert (await desk.see()).filled == Decimal("0.002")

    async def test_the_fee_comes_with_its_coin(self, desk: Any) -> None:
        await desk.place(Wish())
        (order,) = (await desk.body(self.finding(ID, "BTC/USDT")))["result"]["list"]
        assert order["cumFeeDetail"] == {"BTC": "0.000002"}

    async def test_orders_of_a_week_are_listed_unless_an_id_is_asked_for(self, desk: Any) -> None:
        await desk.place(Wish())
        assert len((await desk.body(Call(HISTORY)))["result"]["list"]) == 1
        desk.clock.now += 8 * DAY
        assert self.read_open(await desk.body(Call(HISTORY))) == []
        assert (await desk.see()).filled == Decimal("0.002")

    async def test_the_kind_of_an_account_is_told(self, desk: Any) -> None:
        for case, status in (("good", 6), ("classic-account", 1)):
            info = await desk.body(Call("/v5/account/info"), case)
            assert info["result"]["unifiedMarginStatus"] == status
            key = await desk.body(Call("/v5/user/query-api"), case)
            assert key["result"]["uta"] == int(status == 6)
