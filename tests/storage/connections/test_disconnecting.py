"""Whatever destroys secrets: the connection is disconnected afterwards, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, text

from bot.domain.audit import AuditAction
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.health import observe
from bot.domain.ports.checks import CheckResult
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.people.archive import SqlArchive
from bot.storage.people.history import SqlHistory
from bot.storage.schema.tables import CONNECTIONS, SEALED, STATUS_CHANGES

GOOD = CheckReport(
    problems=(),
    steps={},
    permissions=dict.fromkeys(Permission, Answer.YES) | {Permission.WITHDRAW: Answer.NO},
)
STATUSES = [status for status in Status if status is not Status.DISCONNECTED]


@pytest.fixture
def rich(connection: Connection, now: datetime) -> Connection:
    """A connection of which everything is known that can be."""
    return replace(
        connection,
        status=Status.ONLINE,
        problems=(Problem.NO_FUTURES,),
        good_at=now,
        ip_whitelist=("203.0.113.7",),
        ip_restricted=Answer.YES,
        withdrawals_attested_at=now,
        secrets_end_at=now,
        offline_since=None,
        streak=1,
        streak_cause=Problem.NO_TRADE,
        streak_since=now,
        streak_unwatched=True,
        flips=2,
        flips_since=now,
        notified_status=Status.ONLINE,
        notified_cause=Problem.NO_TRADE,
        remind_at=now,
    )


async def destroy_by_panic(database: Database, one: Connection, now: datetime) -> None:
    await SqlConnectionStore(database).disconnect_all(one.owner, now)


async def destroy_by_the_rule(database: Database, one: Connection, now: datetime) -> None:  # noqa: ARG001
    await SqlConnectionStore(database).destroy_overdue_secrets(now)


async def destroy_by_saving(database: Database, one: Connection, now: datetime) -> None:
    assert await SqlConnectionStore(database).save(one.without_secrets(now))


WAYS = [destroy_by_panic, destroy_by_the_rule, destroy_by_saving]


@pytest.mark.parametrize("destroy", WAYS)
async def test_every_way_leaves_what_the_domain_says(
    database: Database, rich: Connection, now: datetime, destroy: Callable[..., object]
) -> None:
    store, later = SqlConnectionStore(database), now + timedelta(minutes=1)
    await store.add(rich, b"x" * 400, b"print")
    await destroy(database, rich, later)  # type: ignore[misc]
    assert await store.get(rich.owner, rich.id) == replace(rich.without_secrets(later), version=2)
    assert await store.sealed(rich) is None
    assert await SqlSchedule(database, ["kucoin"]).statuses() == {
        ("kucoin", Status.DISCONNECTED): 1
    }
    [exported] = (await SqlArchive(database).export(rich.owner))["connections"]
    assert (exported["status"], exported["permissions"]) == ("disconnected", {})
    async with database.read() as c:
        assert await c.scalar(select(CONNECTIONS.c.status)) is Status.DISCONNECTED
        assert (await c.execute(select(SEALED))).all() == []


@pytest.mark.parametrize("status", STATUSES)
async def test_the_history_says_from_what_and_why(
    database: Database, rich: Connection, now: datetime, status: Status
) -> None:
    store, history = SqlConnectionStore(database), SqlHistory(database)
    mine = replace(rich, status=status, secrets_end_at=None)
    await store.add(mine, b"x" * 400, b"print")
    await store.add(replace(rich, id="c2", name="Second"), b"y" * 400, b"other")
    assert await store.destroy_overdue_secrets(now) == 1
    [rule] = await history.changes(rich.owner)
    assert (rule.connection, rule.after) == ("c2", Status.DISCONNECTED)
    assert rule.cause is Problem.WITHDRAW_ENABLED
    [gone] = await store.disconnect_all(rich.owner, now + timedelta(hours=1))
    assert gone.id == mine.id
    [panic, _] = await history.changes(rich.owner)
    assert (panic.before, panic.after, panic.cause) == (status, Status.DISCONNECTED, None)
    assert (panic.name, panic.noticed_at) == (mine.name, now + timedelta(hours=1))
    assert [e.action for e in await history.entries(rich.owner)] == [AuditAction.DISCONNECTED]


async def test_a_result_that_comes_late_brings_nothing_back(
    database: Database, rich: Connection, now: datetime
) -> None:
    store, schedule = SqlConnectionStore(database), SqlSchedule(database, ["kucoin"])
    await store.add(rich, b"x" * 400, b"print")
    shift = await schedule.claim("kucoin", now, 9)
    [due] = shift.work
    await store.disconnect_all(rich.owner, now)
    after, change = observe(due.connection, GOOD, now)
    outcome = CheckResult(id=rich.id, due_at=now, connection=after, change=change)
    assert await schedule.record_results(shift.token, [outcome], now) == 1
    stored = await store.get(rich.owner, rich.id)
    assert stored is not None
    assert stored.status is Status.DISCONNECTED
    assert observe(stored, GOOD, now) == (stored, None)
    assert not await schedule.due(now + timedelta(days=1))


async def test_an_unreadable_row_is_disconnected_like_any_other(
    database: Database, rich: Connection, now: datetime
) -> None:
    store = SqlConnectionStore(database)
    await store.add(rich, b"x" * 400, b"print")
    async with database.write() as c:
        await c.execute(text("UPDATE connections SET status = 'pwned', problems = '[\"odd\"]'"))
    assert len(await store.disconnect_all(rich.owner, now)) == 1
    stored = await store.get(rich.owner, rich.id)
    assert stored is not None
    assert stored.status is Status.DISCONNECTED
    async with database.read() as c:
        assert (await c.execute(select(STATUS_CHANGES))).all() == []


async def test_a_row_that_says_otherwise_is_not_believed(
    database: Database, rich: Connection, now: datetime
) -> None:
    store = SqlConnectionStore(database)
    await store.add(rich, b"x" * 400, b"print")
    await store.disconnect_all(rich.owner, now)
    async with database.write() as c:
        await c.execute(text("UPDATE connections SET status = 'online'"))
    assert [c.status for c in await store.list(rich.owner)] == [Status.DISCONNECTED]
    assert await SqlSchedule(database, ["kucoin"]).statuses() == {
        ("kucoin", Status.DISCONNECTED): 1
    }
