"""Lives of groups: the real core and the real executor against a hostile exchange."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.strategies import recovery
from bot.domain.strategies.deciding import profit_price, stop_price, topup_price
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.market import Quote
from bot.domain.strategies.orders import Fill, Intent, Side
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.strategy import (
    Strategy,
    StrategyStatus,
    after_group,
    gate_of,
    next_group,
)
from bot.services.strategies import executor
from bot.services.strategies.terms import Terms
from tests.domain.strategies.market import RULES, D, without_market
from tests.fakes.strategies import GroupsInMemory
from tests.services.strategies.exchange import Exchange, Mood

LEASE = 12.0
MAY_LEAD = 50.0
POINTS = (
    "before save",
    "before write",
    "after write",
    "before sending",
    "after sending",
    "before end",
    "after end",
)
MOODS = st.builds(
    Mood,
    fault=st.sampled_from(
        ["none", "none", "none", "lost", "late", "late", "unanswered", "refused"]
    ),
    part=st.sampled_from([D(1), D(1), D("0.37"), D("0.004"), D(0)]),
    coin=st.sampled_from(["USDT", "BTC", "BNB"]),
    hides=st.sampled_from([0.0, 2.0]),
    lags=st.sampled_from([0.0, 2.0]),
    deaf=st.sampled_from([False, False, False, True]),
)
WHERE = st.sampled_from(["top-up", "top-up", "top-up", "profit", "stop"])
CRASHES = st.sampled_from([*POINTS, *[""] * 2 * len(POINTS)])
GAPS = st.sampled_from([0.0, 6.0, 60.0, 2_000.0])
RUNNING, PAUSED = StrategyStatus.RUNNING, StrategyStatus.PAUSED
FINISHING, CLOSING = StrategyStatus.FINISHING, StrategyStatus.CLOSING
SMALL = replace(PRESETS[RiskLevel.MEDIUM], topups=2)


class CrashError(BaseException):
    """The process is gone."""


@dataclass
class Lease:
    """The lease as one process knows it."""

    ends: float | None = None

    def until(self) -> float | None:
        return self.ends


class Process:
    """One process that trades, or stands by."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.lease = Lease()
        self.stalled: Coroutine[Any, Any, TradeGroup] | None = None
        self.start()

    def start(self) -> None:
        """Begin without any memory."""
        world = self.world
        if self.stalled is not None:
            self.stalled.close()
        self.stalled, self.lease.ends = None, None
        self.executor = executor.Executor(
            world.store,
            world.exchange,
            self.lease,
            lambda: world.now,
            may_lead=MAY_LEAD,
            elapsed=lambda: world.exchange.now,
        )

    def run(self, coroutine: Coroutine[Any, Any, TradeGroup]) -> None:
        """Run until the end, until a stall, or until a crash."""
        try:
            coroutine.send(None)
        except StopIteration:
            self.stalled = None
        except CrashError:
            self.stalled = None
            self.start()
        else:
            self.stalled = coroutine


class World:
    """One strategy on one pair at a hostile exchange, and two processes."""

    def __init__(self) -> None:
        self.crash_at = ""
        self.skew = 0.0  # of the clock of the processes
        self.exchange = Exchange(now=1_000_000.0, at=self.point, on_arrival=self.arrives)
        self.store = GroupsInMemory(at=self.point)
        plan = without_market(plan_of(SMALL, D(300)), "0.002")
        plan = replace(plan, pause=5.0, pause_after_stop=30.0, day_loss=D(9))
        self.terms = Terms(plan, RULES)
        self.strategy, group = next_group(Strategy("s"), "BTC/USDT")
        self.store.add(group)
        self.price = D(100)
        self.listed = True
        self.holder, self.lease_ends = 0, 0.0
        self.processes = (Process(self), Process(self))
        self.known_at_pause: set[str] | None = None
        self.wrong: list[str] = []  # not raised, for the executor survives a failing trader

    @property
    def group(self) -> TradeGroup:
        return self.store.groups["s", self.strategy.groups]

    @property
    def now(self) -> float:
        return self.exchange.now + self.skew

    @property
    def quote(self) -> Quote | None:
        return Quote(self.price, self.price, self.now) if self.listed else None

    def point(self, name: str) -> None:
        """Crash here, if that is the plan."""
        if name == self.crash_at:
            self.crash_at = ""
            raise CrashError

    def arrives(self, order: Intent) -> None:
        """An order reached the exchange."""
        paused = order.side is Side.BUY and self.known_at_pause is not None
        wrong = {
            "sent before it was written": order.id not in self.store.rows,
            "an id twice": order.id in {o.id for _, o, _ in self.exchange.arrived},
            "a buy after a pause": paused and order.id not in (self.known_at_pause or ()),
        }
        self.wrong += [what for what, holds in wrong.items() if holds]

    def tick(self) -> None:
        """The process that holds the lease does what is due."""
        process = self.processes[self.holder]
        if process.stalled is not None:
            return
        now = self.now
        self.lease_ends = process.lease.ends = now + LEASE
        gate = gate_of(self.strategy, OPEN, now)
        process.run(process.executor.advance(self.group, self.terms, self.quote, gate))
        if self.group.phase is Phase.CLOSED:
            self.strategy = after_group(self.strategy, self.terms.plan, self.group, now)
            self.strategy, group = next_group(self.strategy, "BTC/USDT")
            self.store.add(group)

    def take_over(self) -> None:
        """The other process takes the role, once the lease is over."""
        if self.now > self.lease_ends:
            self.processes[self.holder].lease.ends = None
            self.holder = 1 - self.holder

    def exposure(self) -> Decimal:
        """The money at work, computed without the help of the core."""
        order = self.group.live
        if order is None or order.side is Side.SELL:
            return self.group.cost
        return self.group.cost + order.price * order.qty * (1 + RULES.fee)

    def check_sums(self) -> None:
        """Each group is the sum of what the exchange did for its orders that are over."""
        sums: dict[int, list[Decimal]] = {}
        for row in self.store.rows.values():
            sums.setdefault(row.group, [D(0), D(0), D(0)])
            if not row.status.is_over:
                continue
            for trade in self.exchange.trades(row.intent.id):
                add(sums[row.group], trade)
        for (_, number), group in self.store.groups.items():
            assert [group.held, group.paid, group.got] == sums.get(number, [D(0)] * 3)


def add(sums: list[Decimal], trade: Fill) -> None:
    """Add a trade to what is held, paid and got."""
    money = trade.price * trade.qty
    in_quote = trade.fee if trade.fee_coin == "USDT" else D(0)
    if trade.side is Side.BUY:
        sums[0] += trade.qty - (trade.fee if trade.fee_coin == "BTC" else D(0))
        sums[1] += money + in_quote
    else:
        sums[0] -= trade.qty
        sums[2] += money - in_quote


def due(world: World, where: str) -> Decimal:
    """Return a price at which something is due."""
    group, plan = world.group, world.terms.plan
    if group.held <= 0:
        return world.price
    price: dict[str, Callable[[], Decimal | None]] = {
        "top-up": lambda: topup_price(plan, RULES, group),
        "profit": lambda: profit_price(plan, RULES, group),
        "stop": lambda: stop_price(plan, RULES, group),
    }
    return price[where]() or world.price


class Lives(RuleBasedStateMachine):
    """Whatever happens, the sums are right and nothing is sent twice."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    @initialize(dear=st.booleans())
    def fee(self, *, dear: bool) -> None:
        if dear:  # than the rules say
            self.world.exchange.fee = RULES.fee * 3

    @rule(orders=st.lists(st.tuples(WHERE, MOODS, CRASHES, GAPS), min_size=1, max_size=5))
    def trade(self, orders: list[tuple[str, Mood, str, float]]) -> None:
        """The price comes to where something is due, and anything happens to the order."""
        world = self.world
        for where, mood, crash, gap in orders:
            world.price = max(D(1), due(world, where))
            world.exchange.mood, world.crash_at = mood, crash
            self.passes(gap)
            self.passes(2.0)

    @rule(times=st.integers(1, 4))
    def fall(self, times: int) -> None:
        """The price falls to each buy that is due, and the exchange works."""
        if self.world.known_at_pause is None:
            self.press(RUNNING)
        self.world.exchange.mood, self.world.crash_at = Mood(), ""
        for _ in range(times):
            self.passes(2_000.0)
            self.world.price = max(D(1), due(self.world, "top-up"))
            self.passes(2.0)

    @rule(percent=st.integers(-12, 12))
    def move(self, percent: int) -> None:
        price = (self.world.price * (100 + percent) / 100).quantize(RULES.tick)
        self.world.price = min(max(price, D(5)), D(500))
        self.world.tick()

    @rule(seconds=st.sampled_from([0.5, 1.0, 5.0, 6.0, 60.0, 90_000.0]))
    def passes(self, seconds: float) -> None:
        self.world.exchange.pass_time(seconds)
        self.world.tick()

    @rule(number=st.sampled_from([0, 1]))
    def restart(self, number: int) -> None:
        self.world.processes[number].start()

    @rule(where=WHERE, seconds=st.sampled_from([1.0, 11.0, 30.0, 100.0, 200.0]))
    def stall(self, where: str, seconds: float) -> None:
        """A process stops before it sends; another takes over; then the first goes on."""
        world = self.world
        world.exchange.mood, world.crash_at = Mood(), ""
        world.exchange.stalls, world.price = True, max(D(1), due(world, where))
        for _ in range(10):
            self.passes(seconds / 10)
            world.take_over()
        world.exchange.stalls = False
        for process in world.processes:
            if process.stalled is not None:
                process.run(process.stalled)

    @rule(status=st.sampled_from([*[RUNNING] * 4, PAUSED, FINISHING, CLOSING]))
    def press(self, status: StrategyStatus) -> None:
        world = self.world
        if status is not PAUSED:
            world.known_at_pause = None
        elif world.known_at_pause is None:
            world.known_at_pause = set(world.store.rows)
        world.strategy = replace(world.strategy, status=status)

    @rule()
    def pause_and_fall(self) -> None:
        self.press(PAUSED)
        self.fall(1)

    @rule(skew=st.sampled_from([-MAY_LEAD, 0.0, MAY_LEAD]))
    def set_clock(self, skew: float) -> None:
        self.world.skew = skew

    @rule(seconds=st.sampled_from([1.0, 60.0, 2_000.0]))
    def has_no_price(self, seconds: float) -> None:
        self.world.listed = False
        self.passes(seconds)
        self.world.listed = True

    @rule(on=st.booleans())
    def recover(self, *, on: bool) -> None:
        world = self.world
        key = "s", world.strategy.groups
        if on:
            world.store.change(recovery.choose, key)
        else:
            world.store.change(lambda group: recovery.waive(world.terms.plan, group), key)

    @rule(percent=st.sampled_from([40, 70, 100]), times=st.integers(0, 3))
    def limit(self, percent: int, times: int) -> None:
        """The person lowers the limit of the running group, or raises it to what it was."""
        plan = replace(self.world.terms.plan, limit=D(3) * percent)
        if self.world.group.live is None:
            self.world.terms = replace(self.world.terms, plan=plan)
        self.fall(times)

    @invariant()
    def nothing_arrives_that_must_not(self) -> None:
        assert self.world.wrong == []

    @invariant()
    def sums_are_those_of_the_exchange(self) -> None:
        self.world.check_sums()

    @invariant()
    def no_order_takes_more_than_the_limit(self) -> None:
        order = self.world.group.live
        if order is not None and order.side is Side.BUY:
            assert self.world.exposure() <= self.world.terms.plan.limit
