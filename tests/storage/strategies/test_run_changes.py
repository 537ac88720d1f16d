"""What the engine knows is read again exactly when it has changed."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text, update

import bot.storage
from bot.domain.diagnosis import Status
from bot.domain.strategies import recovery
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import Strategy, StrategyStatus, with_status
from bot.services.strategies.changes import AWAY, KEPT, ChangePruner
from bot.services.strategies.known_runs import KnownRuns
from bot.services.strategies.terms import Terms
from bot.storage.connections.checked_rows import update_rows
from bot.storage.connections.rows import COLUMNS, readable_connection
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, STRATEGIES
from bot.storage.strategies.changes import SqlStrategyChanges
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.runs import SqlRuns
from bot.storage.strategies.strategies import SqlStrategies
from tests.domain.strategies.market import RULES, D, at, plan
from tests.fakes.values import NOW
from tests.services.strategies.exchange import Exchange
from tests.storage.strategies.sample import (
    CONFIRMED,
    OWNER,
    executor,
    store_connection,
    store_strategy,
)

PACKAGE = Path(bot.storage.__path__[0])
Change = Callable[[Database], Awaitable[object]]


class NoDatabaseError(Exception):
    """The database does not answer."""


class CountedRuns(SqlRuns):
    """Counts how many strategies were read."""

    count = 0
    fails = False

    async def some(self, ids: Collection[str]) -> Sequence[StrategyRun]:
        if self.fails:
            raise NoDatabaseError
        self.count += len(ids)
        return await super().some(ids)


@pytest.fixture
async def runs(database: Database) -> CountedRuns:
    await store_connection(database)
    await store_strategy(database)
    return CountedRuns(database)


async def save_strategy(database: Database) -> None:
    store = SqlStrategies(database)
    now = await store.strategy("s")
    assert await store.save(now, with_status(now, StrategyStatus.PAUSED, 5.0))


async def save_group(database: Database) -> None:
    groups = SqlGroups(database)
    now = await groups.group("s", 1)
    assert await groups.save(now, recovery.choose(now))


async def trade(database: Database) -> None:
    groups, exchange = SqlGroups(database), Exchange(now=2_000.0)
    terms = Terms(plan(), RULES)
    await executor(groups, exchange).advance(await groups.group("s", 1), terms, at(97, 2e3), OPEN)


async def save_connection(database: Database) -> None:
    store = SqlConnectionStore(database)
    now = await store.get(OWNER, "c1")
    assert now is not None
    assert await store.save(replace(now, name="Other"))


async def disconnect(database: Database) -> None:
    assert await SqlConnectionStore(database).disconnect_all(OWNER, NOW)


async def check_key(database: Database) -> None:
    async with database.write() as c:
        now = readable_connection((await c.execute(select(*COLUMNS))).one())
        assert now is not None
        await update_rows(c, [replace(now, status=Status.BLOCKED)])


async def lose_connection(database: Database) -> None:
    async with database.write() as c:
        await c.execute(delete(CONNECTIONS))


async def write_by_hand(database: Database) -> None:
    async with database.write() as c:
        await c.execute(text("UPDATE strategies SET status = 'finishing'"))


CHANGES: list[Change] = [
    save_strategy,
    save_group,
    trade,
    save_connection,
    check_key,
    disconnect,
    lose_connection,
    write_by_hand,
]


@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_is_read_once(database: Database, runs: CountedRuns, change: Change) -> None:
    known = KnownRuns(runs)
    assert await known.refresh() == {"s"}
    before = known["s"]
    assert not await known.refresh()
    await change(database)
    assert await known.refresh() == {"s"}
    assert not await known.refresh()
    assert runs.count == 2
    (now,) = await runs.running()
    assert known["s"] == replace(now, sheet=before.sheet)
    assert known["s"] != before
    assert not known.is_latest(before)


async def test_one_that_starts_is_seen_and_one_that_ends_is_forgotten(
    database: Database, runs: CountedRuns
) -> None:
    known, store = KnownRuns(runs), SqlStrategies(database)
    await known.refresh()
    now = await store.strategy("s")
    assert await store.save(now, with_status(now, StrategyStatus.ENDED, 5.0))
    later = replace(CONFIRMED, pair="ETH/USDT", at=CONFIRMED.at.replace(hour=1))
    await store.start(replace(now, id="s2", groups=0), later)
    assert await known.refresh() == {"s", "s2"}
    assert "s" not in known
    assert known["s2"].pair == "ETH/USDT"


async def test_one_that_cannot_be_read_is_left_out_until_it_changes(
    database: Database, runs: CountedRuns
) -> None:
    known = KnownRuns(runs)
    await known.refresh()
    for cause in ("unknown", None):
        version = {"version": STRATEGIES.c.version + 1}
        async with database.write() as c:
            await c.execute(update(STRATEGIES).values(cause=cause, **version))
        assert await known.refresh() == {"s"}
        assert ("s" in known) is (cause is None)


async def test_a_failure_is_made_up_for(runs: CountedRuns) -> None:
    known = KnownRuns(runs)
    runs.fails = True
    with pytest.raises(NoDatabaseError):
        await known.refresh()
    runs.fails = False
    assert await known.refresh() == {"s"}


async def test_one_that_is_deleted_is_forgotten(database: Database, runs: CountedRuns) -> None:
    known = KnownRuns(runs)
    await known.refresh()
    async with database.write() as c:
        await c.execute(delete(STRATEGIES))
    assert await known.refresh() == {"s"}
    assert "s" not in known


async def test_a_change_that_is_committed_after_a_later_one_is_seen(
    database: Database, runs: CountedRuns
) -> None:
    if database.file is not None:
        pytest.skip("SQLite has one writer at a time")
    later = replace(CONFIRMED, pair="ETH/USDT")
    known, strategies = KnownRuns(runs), SqlStrategies(database)
    await known.refresh()
    async with database.write() as c:  # its number is drawn first
        await c.execute(text("UPDATE strategies SET status = 'paused', version = version + 1"))
        await strategies.start(Strategy("s2"), later)
        assert await known.refresh() == {"s2"}
    assert await known.refresh() == {"s"}
    assert known["s"].strategy.status == "paused"
    assert not await known.refresh()


async def test_a_reader_that_could_not_look_reads_everything_again(
    database: Database, runs: CountedRuns
) -> None:
    """Another process dropped meanwhile what this one has not seen."""
    now = 0.0
    known = KnownRuns(runs, 1.0, lambda: now)
    pruner = ChangePruner(SqlStrategyChanges(database), lambda: now)
    await known.refresh()
    before = known["s"]
    await pruner.prune()
    await save_strategy(database)
    await pruner.prune()
    now = KEPT + 1
    await pruner.prune()
    assert await SqlStrategyChanges(database).noted() == {}
    assert await known.refresh() == {"s"}
    assert known["s"].strategy.status == "paused"
    assert not known.is_latest(before)


async def test_no_change_is_dropped_before_the_process_that_trades_has_seen_it(
    database: Database, runs: CountedRuns
) -> None:
    now = 0.0
    known = KnownRuns(runs, 1.0, lambda: now)
    pruner = ChangePruner(SqlStrategyChanges(database), lambda: now)
    await known.refresh()
    for _ in range(6):
        await save_group(database)
        await pruner.prune()
        now += AWAY
        assert await known.refresh() == {"s"}  # the longest without a look
    assert 0 < len(await SqlStrategyChanges(database).noted()) < 6


async def test_many_are_read_in_turns_and_changes_come_first(
    database: Database, runs: CountedRuns
) -> None:
    known = KnownRuns(runs, a_turn=1)
    later = replace(CONFIRMED, pair="ETH/USDT")
    await SqlStrategies(database).start(Strategy("s2"), later)
    (first,) = await known.refresh()
    await SqlStrategies(database).start(Strategy("s3"), replace(later, pair="SOL/USDT"))
    assert await known.refresh() == {"s3"}
    assert await known.refresh() == {"s", "s2"} - {first}
    assert not await known.refresh()


async def test_the_tables_of_a_sheet_are_not_kept(database: Database, runs: CountedRuns) -> None:
    sheet = {"account": "165", "exchange": "kucoin", "proposal": {"money": ["1"] * 100}}
    async with database.write() as c:
        await c.execute(update(STRATEGIES).values(sheet=sheet))
    known = KnownRuns(runs)
    await known.refresh()
    assert known["s"].sheet == {"account": "165", "exchange": "kucoin"}
    assert known["s"].plan.limit == D(300)


def test_each_writer_of_a_connection_counts_its_versions() -> None:
    """The engine sees no change of a connection without it, so it would go on trading."""
    uncounted = [
        path.name
        for path in PACKAGE.rglob("*.py")
        if "versions" not in path.parts
        and "update(CONNECTIONS)" in (text := path.read_text())
        and "version" not in text
    ]
    assert uncounted == ["reminders.py"]  # when a row that cannot be read is looked at again


async def test_what_we_change_is_read_before_the_changes_of_others(
    database: Database, runs: CountedRuns
) -> None:
    now = 0.0
    known = KnownRuns(runs, 1.0, lambda: now)
    await known.refresh()
    await save_strategy(database)
    assert not await known.refresh()
    assert known["s"].strategy.status == "running"
    assert await known.refresh({"s"}) == {"s"}
    assert known["s"].strategy.status == "paused"
    now = 1.0
    assert await known.refresh() == {"s"}
    assert not await known.refresh()
