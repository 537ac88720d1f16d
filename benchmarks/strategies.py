"""Measures strategies: decisions, idle groups, time from a price to the order that it causes."""

import math
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import strategy_orders
from benchmarks.exchange_servers import NAMES
from benchmarks.figures import Figure, at_most, quantile, scaled
from benchmarks.strategy_rows import PAIRS, PLAN, open_group, store_open_groups
from bot.domain.strategies.deciding import decide
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.market import Quote
from bot.domain.strategies.strategy import StrategyMode
from bot.domain.timings import USUAL
from bot.services.strategies.known_conditions import KnownConditions
from bot.services.strategies.known_runs import KnownRuns
from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade
from tests.domain.strategies.market import RULES
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import Clock, Desk, connect, start

GROUPS = 20_000
DECISIONS = 50_000
SECONDS = 12  # of idling
ORDERS = 60  # each after its own price
_PATIENCE = 20.0  # seconds for an order
_SHARE = at_most(5, "%")
_SOON = at_most(500, "ms")


class Present(Clock):
    """The clock of the system."""

    def __call__(self) -> float:
        return time.time()

    def moment(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Idling:
    """What idle groups cost: CPU seconds to read them all, then a second of idling."""

    reading: float
    share: float  # percent of a core


async def measure(scale: float) -> list[Figure]:
    """Measure without exchanges, then orders and the feed against those of the sandbox."""
    count = scaled(GROUPS, scale)
    many, few = [await _idling(n, scale) for n in (count, scaled(count, 0.05))]
    return [
        _decisions(scaled(DECISIONS, scale)),
        Figure(
            name=f"{count:,} idle groups on {len(NAMES)} exchanges, share of a core",
            value=many.share,
            unit="%",
            yardstick=few.share,
            beside=f"the same of {scaled(count, 0.05):,}",
            target=_SHARE,
        ),
        Figure(
            name="idle groups of one process at a twentieth of a core",
            value=count * 5 / max(many.share, 0.01),
            unit="groups",
        ),
        Figure(
            name=f"reading {count:,} groups after a start, CPU time",
            value=many.reading,
            unit="s",
            yardstick=few.reading,
            beside=f"the same of {scaled(count, 0.05):,}",
        ),
        await _price_to_order(scaled(ORDERS, scale)),
        *await strategy_orders.measure(scale),
    ]


def _decisions(count: int) -> Figure:
    """Compare a decision of an idle group with two comparisons of prices."""
    now = time.time()
    group = open_group(0, now)
    quote = Quote(Decimal("99.5"), Decimal("99.6"), now, Decimal(0), Decimal(10**9))
    low, high = Decimal(97), Decimal(102)
    return Figure(
        name="decisions a second of an idle group",
        value=_a_second(count, lambda: decide(PLAN, RULES, group, quote, OPEN, now)),
        unit="/s",
        yardstick=_a_second(count, lambda: quote.bid <= low or quote.ask >= high),
        beside="two comparisons of prices",
    )


def _a_second(count: int, work: Callable[[], object]) -> float:
    began = time.process_time()
    for _ in range(count):
        work()
    return count / max(time.process_time() - began, 1e-9)


@asynccontextmanager
async def _desk(rows: int, clock: Clock) -> AsyncIterator[Desk]:
    """Yield a process with a real database in which so many strategies have open groups."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder)}/bot.db")
        await database.open()
        try:
            await upgrade(database)
            await store_open_groups(database, rows, clock())
            markets = MarketsInMemory(clock, listed=("BTC/USDT", *PAIRS))
            desk = Desk(database, clock, markets)
            desk.engine._known = KnownRuns(desk.runs, USUAL.strategies, clock)  # noqa: SLF001
            asked = KnownConditions(desk.conditions, USUAL.strategies, clock)
            desk.engine._conditions = asked.now  # noqa: SLF001
            yield desk
            await desk.engine.stop(0.0)
        finally:
            await database.close()


async def _idling(rows: int, scale: float) -> Idling:
    """Step as often as the bot does, with a new quote of each pair in each cadence.

    Its clock is moved, instead of waiting.
    """
    async with _desk(rows, Clock(time.time())) as desk:
        began = time.process_time()
        await _read_all(desk, rows)
        reading = time.process_time() - began
        steps = scaled(math.ceil(SECONDS / USUAL.trading), scale)
        began = time.process_time()
        for number in range(steps):
            if number % math.ceil(USUAL.quotes / USUAL.trading) == 0:
                _quote(desk, number)
            if number % math.ceil(USUAL.turn / USUAL.trading) == 0:
                await desk.role.take()
            await desk.engine.step()
            desk.disturbances.look(desk.engine)
            desk.clock.now += USUAL.trading
        spent = time.process_time() - began
        return Idling(reading, 100 * spent / (steps * USUAL.trading))


async def _read_all(desk: Desk, rows: int) -> None:
    """Step until all are read, then until all were looked at, their rules too."""
    more = 4
    while more:
        _quote(desk, 0)
        await desk.step()
        desk.clock.now += USUAL.strategies
        more -= sum(1 for _ in desk.engine) == rows


def _quote(desk: Desk, number: int) -> None:
    for exchange, pair in product(NAMES, PAIRS):
        desk.markets.set(Decimal("99.5") + Decimal(number % 5) / 100, pair, exchange)


async def _price_to_order(count: int) -> Figure:
    """Set a price that causes an order, again and again, while the loop runs as in the bot."""
    async with _desk(0, Present()) as desk:
        waits = await strategy_orders.waits_for_orders(desk, count, _start, patience=_PATIENCE)
    return Figure(
        name="price to order sent p95, without load",
        value=1000 * quantile(waits, 95),
        unit="ms",
        yardstick=1000 * USUAL.trading,
        beside="the time between two looks at the prices",
        target=_SOON,
    )


async def _start(desk: Desk, number: int) -> None:
    await connect(desk.database, f"c{number}")
    await start(desk, name=f"s{number}", mode=StrategyMode.LIVE, connection=f"c{number}")
