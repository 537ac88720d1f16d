"""Orders at the Binance server, as its documents have them."""

from decimal import Decimal
from typing import Any, ClassVar

from tests.sandbox.exchanges import test_binance
from tests.sandbox.exchanges.contract import Call
from tests.sandbox.exchanges.like_binance import OrdersLikeBinance
from tests.sandbox.exchanges.orders import Changes, Wish


class TestBinanceOrders(OrdersLikeBinance):
    contract = test_binance.TestBinance()
    kind: ClassVar[dict[str, str]] = {"type": "LIMIT", "timeInForce": "IOC"}
    refusals: ClassVar[Changes] = {
        "balance": (Wish(qty="0.1"), (400, -2010)),
        "no coins": (Wish(side="sell"), (400, -2010)),
        "lot": (Wish(qty="0.0000401"), (400, -1013)),
        "tick": (Wish(price="60000.01"), (400, -1013)),
        "least quantity": (Wish(qty="0.00003", price="500000"), (400, -1013)),
        "least cost": (Wish(qty="0.00004", price="60000"), (400, -1013)),
        "exponent": (Wish(qty="2E-3"), (400, -1100)),
        "nothing": (Wish(qty="0"), (400, -1013)),
        "unknown pair": (Wish(pair="ABC/USDT"), (400, -1121)),
        "closed": (Wish(), (400, -1013)),
        "resting": (Wish(change=(("timeInForce", "GTC"),)), (400, -1115)),
        "no time in force": (Wish(change=(("timeInForce", ""),)), (400, -1102)),
        "market": (Wish(change=(("type", "MARKET"),)), (400, -1116)),
        "side": (Wish(change=(("side", "HOLD"),)), (400, -1117)),
        "long id": (Wish(client_id="a" * 37), (400, -1100)),
        "strange id": (Wish(client_id="a b"), (400, -1100)),
    }
    no_order = (400, -2013)
    limited = (429, -1003)
    unsure = (504, -1007)
    denied = test_binance.DENIED
    fee_in_quote = False
    states = ("FILLED", "EXPIRED", "EXPIRED")
    duplicate = (200, None)
    found_for = (9999, 90)

    async def test_times_are_a_day_apart_at_most(self, desk: Any) -> None:
        now = int(desk.clock.now * 1000)
        await desk.place(Wish())
        for listing in ("allOrders", "myTrades"):
            for hours, verdict in ((24, (200, None)), (25, (400, -1127))):
                span = f"startTime={now - hours * 3_600_000}&endTime={now}"
                call = Call(f"/api/v3/{listing}?symbol=BTCUSDT&{span}")
                assert await desk.judge(call) == verdict

    async def test_the_answer_to_placing_has_the_trades(self, desk: Any) -> None:
        desk.server.order_faults.share = Decimal("0.5")
        body = await desk.body(self.placing(Wish(price=str(desk.best("buy")))))
        assert (body["status"], Decimal(body["executedQty"])) == ("EXPIRED", Decimal("0.001"))
        assert sum(Decimal(t["qty"]) for t in body["fills"]) == Decimal("0.001")
