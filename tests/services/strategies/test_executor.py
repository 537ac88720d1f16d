"""The life of one order: what is proven, what is not, and the rehearsal."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.strategies.gate import EXITS_ONLY, OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import Fill, Intent, OrderKind, Side
from bot.domain.strategies.sending import IntentStatus, MaySend, OrderProof, OrderState, SendResult
from bot.services.strategies.executor import Executor
from bot.services.strategies.paper import PaperTrader
from bot.services.strategies.replaying import replay
from bot.services.strategies.terms import Terms
from tests.domain.strategies.market import GROUP, RULES, D, at, plan
from tests.fakes.strategies import GroupsInMemory
from tests.services.strategies.exchange import WINDOW, Exchange, Mood
from tests.services.strategies.life import LEASE, Lease

TERMS = Terms(plan(), RULES)


class Bench:
    """One executor, one group, one exchange."""

    def __init__(self, exchange: Exchange | None = None) -> None:
        self.exchange = exchange or Exchange(now=1_000.0)
        self.store = GroupsInMemory()
        self.store.add(GROUP)
        self.lease = Lease(self.exchange.now + LEASE)
        self.executor = Executor(
            self.store, self.exchange, self.lease, self.now, may_lead=1.0, elapsed=self.now
        )

    def now(self) -> float:
        return self.exchange.now

    @property
    def group(self) -> TradeGroup:
        return self.store.groups["s", 1]

    @property
    def statuses(self) -> Sequence[IntentStatus]:
        return [row.status for row in self.store.rows.values()]

    async def tick(self, price: int = 100, wait: float = 0.0) -> TradeGroup:
        self.exchange.pass_time(wait)
        self.lease.ends = self.exchange.now + LEASE
        quote = at(price, self.exchange.now)
        return await self.executor.advance(self.group, TERMS, quote, OPEN)


async def test_an_order_is_written_sent_read_and_settled() -> None:
    bench = Bench()
    group = await bench.tick()
    assert group == bench.group
    assert (group.phase, group.live, bench.statuses) == (Phase.OPEN, None, [IntentStatus.DONE])
    assert len(bench.store.fills) == 2


async def test_a_refusal_ends_an_order_with_its_reason() -> None:
    bench = Bench()
    bench.exchange.mood = Mood(fault="refused")
    group = await bench.tick()
    assert (group.live, group.orders, group.paid) == (None, 1, D(0))
    (row,) = bench.store.rows.values()
    assert (row.status, row.refusal) == (IntentStatus.REFUSED, "balance")


async def test_refusals_in_a_row_come_later_and_later() -> None:
    bench = Bench()
    bench.exchange.mood = Mood(fault="refused")
    sent = []
    for second in range(1_000):
        before = len(bench.store.rows)
        await bench.tick(wait=1.0)
        sent += [second] * (len(bench.store.rows) - before)
    assert sent == [0, 60, 180, 420, 900]
    bench.exchange.mood = Mood()
    assert (await bench.tick(wait=1_000.0)).held > 0


async def test_a_lost_order_is_void_only_after_the_window_and_three_looks() -> None:
    bench = Bench()
    bench.exchange.mood = Mood(fault="lost")
    await bench.tick()
    dead = 1_000.0 + LEASE + WINDOW + 1.0 + 30.0
    while bench.exchange.now < dead:
        assert bench.statuses == [IntentStatus.WRITTEN]
        assert (await bench.tick(wait=1.0)).live is not None
    bench.exchange.mood = Mood()
    await bench.tick(wait=30.0)
    assert bench.statuses == [IntentStatus.WRITTEN]
    await bench.tick(wait=4.9)
    assert bench.statuses == [IntentStatus.WRITTEN]
    group = await bench.tick(wait=0.2)
    assert bench.statuses == [IntentStatus.VOID, IntentStatus.DONE]
    assert (group.orders, len(bench.exchange.arrived)) == (2, 1)


async def test_an_unanswered_order_is_found_by_its_id() -> None:
    bench = Bench()
    bench.exchange.mood = Mood(fault="unanswered", hides=2.0)
    assert (await bench.tick()).live is not None
    group = await bench.tick(wait=2.0)
    assert (group.live, len(bench.exchange.arrived)) == (None, 1)
    assert group.held > 0


async def test_fills_that_are_listed_later_are_waited_for() -> None:
    bench = Bench()
    bench.exchange.mood = Mood(lags=2.0)
    assert (await bench.tick()).live is not None
    assert (await bench.tick(wait=1.0)).held == 0
    assert (await bench.tick(wait=3.0)).held > 0


async def test_what_the_exchange_has_forgotten_is_left_to_the_person() -> None:
    bench = Bench(Exchange(now=1_000.0, proof=OrderProof(WINDOW, 7_200.0)))
    bench.exchange.mood = Mood(fault="lost")
    await bench.tick()
    for _ in range(5):
        assert (await bench.tick(wait=7_300.0)).live is not None
    assert bench.statuses == [IntentStatus.LOST]


@pytest.mark.parametrize("ends", [None, 1_002.0])
async def test_without_a_lease_nothing_is_written_or_sent(ends: float | None) -> None:
    bench = Bench()
    bench.lease.ends = ends
    group = await bench.executor.advance(bench.group, TERMS, at(100, 1_000), OPEN)
    assert (group, bench.store.rows, bench.exchange.arrived) == (GROUP, {}, [])


@pytest.mark.parametrize("lost", [False, True], ids=["late", "role lost"])
async def test_a_clock_that_is_set_back_sends_nothing_later(*, lost: bool) -> None:
    bench, elapsed = Bench(), [0.0]

    class Waiting(Exchange):
        async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
            """Wait for the turn of the key, while the clock is set back."""
            self.now -= 60.0
            elapsed[0] += 1.0 if lost else 60.0
            bench.lease.ends = None if lost else bench.lease.ends
            return await super().place(pair, order, may_send)

    bench.exchange = Waiting(now=1_000.0)
    bench.executor = Executor(
        bench.store, bench.exchange, bench.lease, bench.now, elapsed=lambda: elapsed[0]
    )
    await bench.tick()
    assert bench.exchange.arrived == []
    assert bench.statuses == [IntentStatus.VOID]


async def test_an_order_under_way_is_settled_whatever_the_gate_says() -> None:
    bench = Bench()
    bench.exchange.mood = Mood(fault="unanswered", hides=2.0)
    await bench.tick()
    bench.exchange.pass_time(2.0)
    group = await bench.executor.advance(bench.group, TERMS, None, EXITS_ONLY)
    assert group.held > 0


async def test_a_trader_that_raises_leaves_the_order_unknown() -> None:
    class Broken(Exchange):
        async def place(self, *args: object) -> None:  # type: ignore[override]
            raise ValueError(args)

    bench = Bench(Broken(now=1_000.0))
    assert (await bench.tick()).live is not None
    assert bench.statuses == [IntentStatus.WRITTEN]


async def test_a_group_that_was_changed_meanwhile_is_read_again() -> None:
    bench = Bench()
    stale = replace(bench.group, step=3)
    group = await bench.executor.advance(stale, TERMS, at(100, 1_000), OPEN)
    assert (group, bench.store.rows) == (GROUP, {})


PRICES = (100, 99, 97, 94, 95, 90, 84, 92, 96, 101, 101, 97, 80, 70, 60, 61, 99, 100)


async def test_a_rehearsal_is_the_replay_of_its_prices() -> None:
    quotes = [at(price, 3_600.0 * number) for number, price in enumerate(PRICES, 1)]
    expected = replay(TERMS.plan, RULES, quotes[:8], "BTC/USDT").group
    seen = quotes[:1]
    trader = PaperTrader(lambda _: seen[-1], lambda _: RULES)
    store, lease = GroupsInMemory(), Lease()
    store.add(replace(GROUP, strategy="replay"))
    for quote in quotes[:8]:
        seen.append(quote)
        lease.ends = quote.at + LEASE
        executor = Executor(store, trader, lease, lambda: seen[-1].at)  # a restart at each price
        await executor.advance(store.groups["replay", 1], TERMS, quote, OPEN)
    assert store.groups["replay", 1] == expected
    assert expected.held > 0


async def test_a_rehearsal_fills_at_a_newer_price_or_not_at_all() -> None:
    order = Intent("id", 1, Side.BUY, OrderKind.ENTRY, D(100), D(1), D(101), 5.0)
    seen = [at(99, 5.0)]
    trader = PaperTrader(lambda _: seen[-1], lambda _: RULES)
    assert await trader.find("BTC/USDT", order) == OrderState(over=False, qty=D(0))
    seen.append(at(101, 6.0))
    assert await trader.find("BTC/USDT", order) == OrderState(over=True, qty=D(0), fills=())
    seen.append(at(98, 7.0))
    state = await trader.find("BTC/USDT", order)
    fee = D("0.098")
    assert state.fills == (Fill("paper", order.side, D(98), D(1), fee, "USDT", 7.0),)
    assert await trader.fills("BTC/USDT", order, 0.0) == ()
