"""Orders at the MEXC server, as its documents have them."""

from typing import Any, ClassVar

from tests.sandbox.exchanges import test_mexc
from tests.sandbox.exchanges.contract import Call
from tests.sandbox.exchanges.like_binance import OrdersLikeBinance
from tests.sandbox.exchanges.orders import DAY, Changes, Wish


class TestMexcOrders(OrdersLikeBinance):
    contract = test_mexc.TestMexc()
    kind: ClassVar[dict[str, str]] = {"type": "IMMEDIATE_OR_CANCEL"}
    refusals: ClassVar[Changes] = {
        "balance": (Wish(qty="0.1"), (400, 30004)),
        "no coins": (Wish(side="sell"), (400, 30005)),
        "lot": (Wish(qty="0.0000401"), (400, 400)),
        "tick": (Wish(price="60000.01"), (400, 400)),
        "least cost": (Wish(qty="0.00004", price="60000"), (400, 30002)),
        "exponent": (Wish(qty="2E-3"), (400, 700008)),
        "nothing": (Wish(qty="0"), (400, 400)),
        "unknown pair": (Wish(pair="ABC/USDT"), (400, -1121)),
        "closed": (Wish(), (400, 30016)),
        "resting": (Wish(change=(("type", "LIMIT"),)), (400, 30041)),
        "market": (Wish(change=(("type", "MARKET"),)), (400, 30041)),
        "no price": (Wish(change=(("price", ""),)), (400, 700004)),
        "side": (Wish(change=(("side", "HOLD"),)), (400, 700004)),
        "long id": (Wish(client_id="a" * 33), (400, 700008)),
        "strange id": (Wish(client_id="a b"), (400, 700008)),
    }
    no_order = (400, -2013)
    limited = (429, 429)
    unsure = (504, 504)
    denied = (400, 700007)
    fee_in_quote = True
    states = ("FILLED", "PARTIALLY_CANCELED", "CANCELED")
    duplicate = (200, None)
    found_for = (7, 7)

    async def test_there_is_no_least_quantity(self, desk: Any) -> None:
        assert await desk.place(Wish(qty="0.00003", price="500000")) == (200, None)

    async def test_the_answer_to_placing_says_nothing_of_trades(self, desk: Any) -> None:
        body = await desk.body(self.placing(Wish(price=str(desk.best("buy")))))
        assert not {"status", "executedQty", "fills"} & set(body)

    async def test_orders_of_a_day_are_listed_unless_a_time_is_asked_for(self, desk: Any) -> None:
        began = int(desk.clock.now * 1000)
        await desk.place(Wish())
        desk.clock.now += 1.1 * DAY
        listing = "/api/v3/allOrders?symbol=BTCUSDT"
        assert await desk.body(Call(listing)) == []
        assert len(await desk.body(Call(f"{listing}&startTime={began}"))) == 1
