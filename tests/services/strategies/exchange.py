"""An exchange that does whatever exchanges were seen to do with orders."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.strategies.market import Rules
from bot.domain.strategies.orders import Fill, Intent, Side
from bot.domain.strategies.sending import (
    LookError,
    MaySend,
    OrderProof,
    OrderRefusal,
    OrderState,
    Sending,
    SendResult,
)
from tests.domain.strategies.market import ONE, RULES, D
from tests.fakes.strategies import nothing

WINDOW = 30.0


@dataclass(frozen=True)
class Mood:
    """What happens to the next orders."""

    fault: str = "none"  # lost, late, unanswered, refused
    part: Decimal = ONE  # that is filled
    refusal: OrderRefusal = OrderRefusal.BALANCE
    coin: str = "USDT"  # of the fee
    hides: float = 0.0  # seconds in which a new order is not found
    lags: float = 0.0  # seconds after which its fills are listed
    deaf: bool = False  # questions are not answered


class Stall:
    """Awaited where a process stops for a while."""

    def __await__(self) -> Generator["Stall", None, None]:
        yield self


@dataclass
class Exchange:
    """Takes every order that arrives in time, even one with an id that it had before."""

    now: float = 0.0
    pairs: Sequence[str] = ("BTC/USDT",)
    fee: Decimal = RULES.fee
    rules: Rules = RULES  # that orders must keep; ours may be older
    listed: bool = True
    mood: Mood = field(default_factory=Mood)
    stalls: bool = False  # the next order waits between its signature and its sending
    at: Callable[[str], None] = nothing
    on_arrival: Callable[[Intent], None] = lambda _: None
    arrived: list[tuple[float, Intent, Mood]] = field(default_factory=list)
    under_way: list[tuple[float, Intent, Mood]] = field(default_factory=list)
    proof: OrderProof = field(default_factory=lambda: OrderProof(WINDOW, 86_400.0 * 365))

    async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
        assert pair in self.pairs
        mood = self.mood
        if self.stalls:
            self.stalls = False
            await Stall()
        if not await may_send():
            return SendResult(Sending.UNSENT)
        self.at("before sending")
        if not self.listed:
            return SendResult(Sending.REFUSED, OrderRefusal.PAIR)
        if order.price % self.rules.tick or order.qty % self.rules.lot:
            return SendResult(Sending.REFUSED, OrderRefusal.RULES)
        if mood.fault == "refused":
            return SendResult(Sending.REFUSED, mood.refusal)
        if mood.fault == "lost":
            return SendResult(Sending.UNKNOWN)
        late = WINDOW - 0.5 if mood.fault == "late" else 0.0
        self.under_way.append((self.now + late, order, mood))
        self.pass_time(0)
        self.at("after sending")
        answered = mood.fault == "none"
        return SendResult(Sending.ANSWERED if answered else Sending.UNKNOWN)

    async def find(self, pair: str, order: Intent) -> OrderState | None:
        assert pair in self.pairs
        if self.mood.deaf:
            raise LookError
        for at, arrived, mood in self.arrived:
            if arrived.id == order.id and self.now >= at + mood.hides:
                return OrderState(over=True, qty=sum((f.qty for f in self.trades(order.id)), D(0)))
        return None

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        assert pair in self.pairs
        if self.mood.deaf:
            raise LookError
        lags = max((at + mood.lags for at, o, mood in self.arrived if o.id == order.id), default=0)
        assert all(fill.at >= since for fill in self.trades(order.id))
        return self.trades(order.id) if self.now >= lags else ()

    def pass_time(self, seconds: float) -> None:
        """Pass some time; what was under way arrives."""
        self.now += seconds
        for item in [item for item in self.under_way if item[0] <= self.now]:
            self.under_way.remove(item)
            self.on_arrival(item[1])
            self.arrived.append(item)

    def trades(self, intent_id: str) -> tuple[Fill, ...]:
        """Return what the orders of an id did, in two executions each."""
        fills = []
        for number, (at, order, mood) in enumerate(self.arrived):
            if order.id == intent_id:
                qty = (order.qty * mood.part).quantize(RULES.lot)
                half = (qty / 2).quantize(RULES.lot)
                parts = [part for part in (half, qty - half) if part > 0]
                fills += [
                    self._trade(f"{number}-{index}", order, part, mood, at)
                    for index, part in enumerate(parts)
                ]
        return tuple(fills)

    def _trade(self, name: str, order: Intent, qty: Decimal, mood: Mood, at: float) -> Fill:
        money = order.price * qty
        in_base = mood.coin == "BTC" and order.side is Side.BUY
        coin = "USDT" if mood.coin == "BTC" and not in_base else mood.coin
        fee = (qty if in_base else money) * self.fee
        return Fill(name, order.side, order.price, qty, fee, coin, at)
