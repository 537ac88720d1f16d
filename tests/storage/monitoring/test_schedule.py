import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Select, select, update

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import CheckReport, Problem, Status
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import KeyExpiring
from bot.domain.ports.checks import CheckResult, ClaimedChecks, KeyCount
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine import leases
from bot.storage.engine.database import Database
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.monitoring.schedule import LEASE, SqlSchedule, phase
from bot.storage.notifying.notices import SqlNotices
from bot.storage.people.history import SqlHistory
from bot.storage.schema.tables import CONNECTIONS, NOTICES, SCHEDULE
from tests.fakes.values import direct

EXCHANGES = ("kucoin", "okx")
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
GOOD = CheckReport(problems=(), steps={}, permissions={})
BAD = CheckReport(problems=(Problem.INVALID_KEY,), steps={}, permissions={})
ONCE = MonitoringPolicy(failure_threshold=1, success_threshold=1)

Store: TypeAlias = Callable[..., Awaitable[Connection]]


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
def store(database: Database, connection: Connection, blob: bytes) -> Store:
    """Store a connection that is Online, with a notified owner, and with changes."""

    async def add(name: str, *, due_at: datetime | None = None, **others: Any) -> Connection:
        facts = {
            "status": Status.ONLINE,
            "problems": (),
            "notified_status": Status.ONLINE,
            **others,
        }
        made = replace(connection, id=name, name=name, **facts)
        await SqlConnectionStore(database).add(made, blob, b"f" * 32)
        if due_at is not None:
            await be_due(database, name, due_at)
        return made

    return add


async def be_due(database: Database, name: str, at: datetime | None) -> None:
    mine = SCHEDULE.c.connection_id == name
    async with database.write() as c:
        await c.execute(update(SCHEDULE).where(mine).values(due_at=at))


async def schedule_of(database: Database) -> dict[str, datetime | None]:
    async with database.read() as c:
        rows = await c.execute(select(SCHEDULE.c.connection_id, SCHEDULE.c.due_at))
        return {row.connection_id: row.due_at for row in rows}


def names(shift: ClaimedChecks) -> list[str]:
    return sorted(due.connection.id for due in shift.work)


def found(connection: Connection, report: CheckReport, at: datetime) -> CheckResult:
    """Return what became of a connection: as it is after a report, its change and a notice."""
    after, change = observe(connection, report, at, ONCE)
    notice = Notice(
        id=f"n-{connection.id}-{at.timestamp()}",
        person=connection.owner,
        kind=NoticeKind.STATUS,
        at=at,
        due_at=at,
        dedupe_key=f"{connection.id}-{at.timestamp()}",
        connection=connection.id,
    )
    return CheckResult(
        id=connection.id,
        due_at=at + HOUR,
        connection=after,
        change=change,
        notices=(notice,) if change else (),
    )


async def traces(database: Database, owner: int) -> tuple[int, int]:
    """Return how many changes and how many notices were written."""
    changes = await SqlHistory(database).changes(owner)
    return len(changes), await SqlNotices(database).pending()


# ---- taking


async def test_a_new_connection_is_due_at_once(
    database: Database, store: Store, now: datetime, blob: bytes
) -> None:
    stored = await store("a")
    checks = SqlSchedule(database, EXCHANGES)
    assert await checks.due(now) == {direct("kucoin"): now}
    shift = await checks.claim("kucoin", now, 10)
    [due] = shift.work
    assert (due.connection, due.blob) == (stored, blob)
    assert await checks.due(now) == {}


async def test_the_longest_due_are_taken_first_of_one_exchange(
    database: Database, store: Store, now: datetime
) -> None:
    for n, name in enumerate("abcd"):
        await store(name, due_at=now - n * MINUTE)
    await store("other", exchange="okx", due_at=now - HOUR)
    await store("later", due_at=now + SECOND)
    await store("gone", exchange="closed", due_at=now - HOUR)  # of which nothing is known
    checks = SqlSchedule(database, EXCHANGES)
    assert await checks.due(now) == {direct("kucoin"): now - 3 * MINUTE, direct("okx"): now - HOUR}
    assert names(await checks.claim("kucoin", now, 2)) == ["c", "d"]
    assert names(await checks.claim("kucoin", now, 9)) == ["a", "b"]
    assert names(await checks.claim("kucoin", now, 9)) == []


async def test_workers_never_share(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    for n in range(40):
        await store(f"c{n:02}")

    async def work(database: Database) -> list[str]:
        checks, got = SqlSchedule(database, EXCHANGES), list[str]()
        while (shift := await checks.claim("kucoin", now, 3)).work:
            got += names(shift)
        return got

    shares = await asyncio.gather(*(work(d) for d in (database, second) for _ in range(3)))
    assert sorted(name for share in shares for name in share) == [f"c{n:02}" for n in range(40)]


async def test_the_work_of_a_worker_that_died_comes_back(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    stored = await store("a")
    dead, heir = SqlSchedule(database, EXCHANGES), SqlSchedule(second, EXCHANGES)
    lost = await dead.claim("kucoin", now, 9)
    assert names(await heir.claim("kucoin", now + LEASE - SECOND, 9)) == []
    shift = await heir.claim("kucoin", now + LEASE, 9)
    assert names(shift) == ["a"]
    await dead.record_results(lost.token, [found(stored, BAD, now)], now)  # too late
    assert await traces(database, stored.owner) == (0, 0)
    assert await SqlConnectionStore(database).get(stored.owner, "a") == stored
    assert await schedule_of(database) == {"a": now + 2 * LEASE}
    await heir.record_results(shift.token, [found(stored, BAD, now)], now)
    assert await traces(database, stored.owner) == (1, 1)


# ---- settling


async def test_what_was_found_is_stored_in_one_step(
    database: Database, store: Store, now: datetime
) -> None:
    one, other = await store("a"), await store("b")
    checks = SqlSchedule(database, EXCHANGES)
    shift = await checks.claim("kucoin", now, 9)
    outcomes = [found(one, BAD, now + SECOND), found(other, GOOD, now + SECOND)]
    await checks.record_results(shift.token, outcomes, now)
    for outcome in outcomes:
        assert outcome.connection is not None
        kept = await SqlConnectionStore(database).get(one.owner, outcome.id)
        assert kept == replace(outcome.connection, version=2)
    assert await schedule_of(database) == {"a": now + SECOND + HOUR, "b": now + SECOND + HOUR}
    assert [*await SqlHistory(database).changes(one.owner)] == [outcomes[0].change]
    await checks.record_results(shift.token, outcomes, now)  # a second time nothing happens
    assert await traces(database, one.owner) == (1, 1)


@pytest.mark.parametrize("due_at", [None, HOUR])
async def test_what_was_not_observed_is_only_due_again_or_never(
    database: Database, store: Store, now: datetime, due_at: timedelta | None
) -> None:
    stored, then = await store("a"), None if due_at is None else now + due_at
    checks = SqlSchedule(database, EXCHANGES)
    shift = await checks.claim("kucoin", now, 9)
    await checks.record_results(shift.token, [CheckResult(id="a", due_at=then)], now)
    assert await SqlConnectionStore(database).get(stored.owner, "a") == stored
    assert await schedule_of(database) == {"a": then}


async def test_what_a_person_changed_meanwhile_stays_and_is_checked_again(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    stored, steady = await store("a"), await store("b")
    checks = SqlSchedule(database, EXCHANGES)
    shift = await checks.claim("kucoin", now, 9)
    assert await SqlConnectionStore(second).save(replace(stored, name="Renamed"))
    outcomes = [found(stored, BAD, now), found(steady, BAD, now)]
    await checks.record_results(shift.token, outcomes, now + SECOND)
    kept = await SqlConnectionStore(database).get(stored.owner, "a")
    assert kept == replace(stored, name="Renamed", version=2)
    assert await schedule_of(database) == {"a": now + SECOND, "b": now + HOUR}
    assert await traces(database, stored.owner) == (1, 1)  # those of the other


async def test_a_new_key_is_not_judged_by_the_check_of_the_old_one(
    database: Database, store: Store, now: datetime, blob: bytes
) -> None:
    stored = await store("a")
    checks = SqlSchedule(database, EXCHANGES)
    shift = await checks.claim("kucoin", now, 9)
    later = replace(stored, tested_at=now + MINUTE)
    assert await SqlConnectionStore(database).replace_key(later, blob, b"g" * 32)
    await checks.record_results(shift.token, [found(stored, BAD, now)], now)
    assert await schedule_of(database) == {"a": now + MINUTE}
    assert await traces(database, stored.owner) == (0, 0)


@pytest.mark.parametrize("end", ["deleted", "destroyed"])
async def test_a_check_brings_no_key_back(
    database: Database, store: Store, now: datetime, end: str
) -> None:
    stored = await store("a", secrets_end_at=now)
    books = SqlSchedule(database, EXCHANGES), SqlConnectionStore(database)
    shift = await books[0].claim("kucoin", now, 9)
    if end == "deleted":
        await books[1].delete(stored.owner, "a")
    else:
        await books[1].destroy_overdue_secrets(now)
    await books[0].record_results(shift.token, [found(stored, BAD, now)], now)
    assert await schedule_of(database) == ({} if end == "deleted" else {"a": None})
    kept = await books[1].get(stored.owner, "a")
    assert kept is None or (kept.has_secrets, kept.status) == (False, Status.DISCONNECTED)
    changes = await SqlHistory(database).changes(stored.owner)
    assert [c.after for c in changes] == ([] if end == "deleted" else [Status.DISCONNECTED])


# ---- hastening


async def test_the_steady_keys_of_a_person_can_be_due_at_once(
    database: Database, store: Store, now: datetime
) -> None:
    later = now + 10 * MINUTE
    await store("mine", due_at=later)
    await store("elsewhere", exchange="okx", due_at=later)
    await store("hers", owner=8, due_at=later)
    await store("unfit", status=Status.ACTION_NEEDED, due_at=later)
    await store("doubted", streak=1, due_at=later)
    await store("overdue", due_at=now - HOUR)
    await store("never", due_at=now)
    await be_due(database, "never", None)
    await store("taken", exchange="okx")
    checks = SqlSchedule(database, EXCHANGES)
    assert names(await checks.claim("okx", now, 9)) == ["taken"]
    await checks.schedule_now(7_000_000_001, now)
    assert await schedule_of(database) == {
        "mine": now,
        "elsewhere": now,
        "hers": later,
        "unfit": later,
        "doubted": later,
        "overdue": now - HOUR,
        "never": None,
        "taken": now + LEASE,
    }


async def test_a_few_steady_keys_of_an_exchange_can_be_due_at_once(
    database: Database, store: Store, now: datetime
) -> None:
    for n in range(5):
        await store(f"c{n}", owner=n, due_at=now + (5 - n) * MINUTE)
    await store("unfit", status=Status.ACTION_NEEDED, due_at=now + SECOND)
    await store("okx", exchange="okx", due_at=now + SECOND)
    checks = SqlSchedule(database, EXCHANGES)
    await checks.schedule_some_now("kucoin", now, 2)
    assert names(await checks.claim("kucoin", now, 9)) == ["c3", "c4"]
    await checks.schedule_some_now("kucoin", now, 9)
    assert names(await checks.claim("kucoin", now, 9)) == ["c0", "c1", "c2"]


# ---- counting


async def test_the_census_counts_what_is_checked_and_the_statuses_all(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a")
    await store("b", status=Status.BLOCKED)
    await store("c", owner=8)
    await store("d", exchange="okx")
    await store("e", exchange="okx", secrets_end_at=now)
    await SqlConnectionStore(database).destroy_overdue_secrets(now)
    checks = SqlSchedule(database, EXCHANGES)
    assert await checks.key_counts() == {
        direct("kucoin"): KeyCount(connections=3, owners=2),
        direct("okx"): KeyCount(connections=1, owners=1),
    }
    assert await checks.statuses() == {
        ("kucoin", Status.ONLINE): 2,
        ("kucoin", Status.BLOCKED): 1,
        ("okx", Status.ONLINE): 1,
        ("okx", Status.DISCONNECTED): 1,
    }


# ---- after a downtime


async def test_missed_checks_are_drawn_apart(
    database: Database, store: Store, now: datetime
) -> None:
    ids = [f"00000000-0000-4000-8000-{n * 0x1111:012x}" for n in range(15)]
    for id_ in ids:
        await store(id_, due_at=now - HOUR)
    await store("ahead", due_at=now + MINUTE)
    window = 10 * MINUTE
    checks = SqlSchedule(database, EXCHANGES, batch=4)
    assert await checks.spread_due(now - 5 * MINUTE, now, window) == 15
    due = await schedule_of(database)
    assert due.pop("ahead") == now + MINUTE
    assert due == {id_: now + window * phase(id_) for id_ in ids}
    assert len(set(due.values())) == 15
    assert all(moment and now <= moment < now + window for moment in due.values())
    assert await checks.spread_due(now - 5 * MINUTE, now, window) == 0
    assert len((await checks.claim("kucoin", now + window, 99)).work) == 16  # no lease is left


async def test_workers_that_start_together_draw_apart_together(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    for n in range(30):
        await store(f"{n:04x}", due_at=now - HOUR)
    books = [SqlSchedule(d, EXCHANGES) for d in (database, second) for _ in range(2)]
    counts = await asyncio.gather(*(b.spread_due(now - MINUTE, now, MINUTE) for b in books))
    assert sum(counts) == 30


# ---- reminders


def reminder(connection: Connection, at: datetime) -> Notice:
    return Notice(
        id=f"r-{connection.id}",
        person=connection.owner,
        kind=NoticeKind.EXPIRY,
        at=at,
        due_at=at,
        dedupe_key=f"r-{connection.id}",
        connection=connection.id,
        payload=KeyExpiring(days=1, ends=at),
    )


async def test_each_reminder_is_written_with_what_is_next(
    database: Database,
    second: Database,
    store: Store,
    now: datetime,
) -> None:
    for n in range(10):
        await store(f"c{n}", remind_at=now - n * MINUTE)
    await store("later", remind_at=now + SECOND)
    await store("never")

    def write(connection: Connection) -> tuple[Connection, Notice | None]:
        then = now + HOUR if connection.id != "c3" else None
        notice = reminder(connection, now) if connection.id != "c4" else None
        return replace(connection, remind_at=then), notice

    books = [SqlSchedule(d, EXCHANGES, batch=4) for d in (database, second)]
    counts = await asyncio.gather(*(checks.remind(now, write) for checks in books))
    assert sum(counts) == 10
    assert await SqlNotices(database).pending() == 9
    assert await books[0].remind(now, write) == 0
    connections = {c.id: c for c in await SqlConnectionStore(database).list(7_000_000_001)}
    assert connections["c3"].remind_at is None
    assert connections["c5"].remind_at == now + HOUR
    assert connections["c5"].version == 2
    assert connections["later"].version == connections["never"].version == 1


async def test_nobody_is_reminded_of_a_key_that_was_destroyed(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a", remind_at=now, secrets_end_at=now)
    await SqlConnectionStore(database).destroy_overdue_secrets(now)
    checks = SqlSchedule(database, EXCHANGES)
    assert await checks.remind(now, lambda c: (c, reminder(c, now))) == 0


# ---- all at once: PostgreSQL ends one of two transactions that wait for each other

POSTGRES = pytest.mark.parametrize("kind", ["postgresql"], indirect=True)


@POSTGRES
async def test_a_teller_goes_by_the_ids_as_workers_do(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    connections = [await store(name) for name in "ab"]
    empty = NoticeBatch(person=connections[0].owner, token="t", notices=())
    telling = DeliveryResult(notified=tuple(reversed(connections)))
    async with database.write() as c:  # a worker that settles locks row by row
        await c.execute(locked("a"))
        teller = asyncio.create_task(SqlNotices(second).record_delivery(empty, telling, now))
        await asyncio.sleep(0.2)
        assert not teller.done()
        await c.execute(locked("b"))  # PostgreSQL ends a deadlock with an error
    await teller


def locked(name: str) -> Select[tuple[str]]:
    return select(CONNECTIONS.c.id).where(CONNECTIONS.c.id == name).with_for_update()


@POSTGRES
async def test_whoever_hastens_waits_for_nobody(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    for name in "abc":
        await store(name, due_at=now + HOUR)
    mine = select(SCHEDULE.c.due_at).where(SCHEDULE.c.connection_id == "b").with_for_update()
    async with database.write() as c:
        await c.execute(mine)
        checks = SqlSchedule(second, EXCHANGES)
        async with asyncio.timeout(60):
            await checks.schedule_now(7_000_000_001, now)
            await checks.schedule_some_now("kucoin", now, 3)
    assert await schedule_of(database) == {"a": now, "b": now + HOUR, "c": now}


@POSTGRES
async def test_tellers_that_take_the_notices_of_one_person_do_not_wait_for_each_other(
    database: Database, second: Database, now: datetime
) -> None:
    notices = [
        Notice(id=f"n{n}", person=7, kind=NoticeKind.DIGEST, at=now, due_at=now, dedupe_key=f"n{n}")
        for n in range(3)
    ]
    await SqlNotices(database).write(*notices)
    async with database.write() as c:
        _, [taken] = await leases.take(
            c, NOTICES, now=now, until=now + LEASE, limit=1, returning=[NOTICES.c.id]
        )
        async with asyncio.timeout(60):
            [batch] = await SqlNotices(second).claim(now, limit=1)
    assert sorted([taken["id"], *(n.id for n in batch.notices)]) == ["n0", "n1", "n2"]


async def test_workers_tellers_and_people_get_on_with_each_other(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    owner = (await store("c0")).owner
    for n in range(1, 6):
        await store(f"c{n}")

    async def check(d: Database, turn: int) -> None:
        checks, at = SqlSchedule(d, EXCHANGES), now + turn * 3 * MINUTE
        shift = await checks.claim("kucoin", at, 4)
        report = BAD if turn % 2 else GOOD
        outcomes = [found(due.connection, report, at) for due in reversed(shift.work)]
        await checks.record_results(shift.token, outcomes, at)

    async def deliver(d: Database, turn: int) -> None:
        checks, at = SqlNotices(d), now + turn * 3 * MINUTE + SECOND
        for batch in await checks.claim(at, 3):
            connections = tuple(reversed(await SqlConnectionStore(d).list(owner)))
            delivered = tuple(n.id for n in batch.notices)
            await checks.record_delivery(
                batch, DeliveryResult(sent=delivered, notified=connections), at
            )

    async def schedule_now(d: Database, turn: int) -> None:
        await SqlSchedule(d, EXCHANGES).schedule_now(owner, now + turn * 3 * MINUTE)

    async def touch(d: Database, turn: int) -> None:
        for connection in await SqlConnectionStore(d).list(owner):
            await SqlConnectionStore(d).save(replace(connection, seconds=float(turn)))

    acts = (check, deliver, schedule_now, touch, check, deliver)
    for turn in range(5):
        await asyncio.gather(*(act(d, turn) for d in (database, second) for act in acts))
    changed = [c.version for c in await SqlConnectionStore(database).list(owner)]
    assert min(changed) > 5


async def test_after_the_clock_was_set_back_what_is_far_ahead_is_drawn_near(
    database: Database, now: datetime, others: Callable[[int], list[Connection]]
) -> None:
    checks, hour = SqlConnectionStore(database), timedelta(hours=1)
    for number, other in enumerate(others(5)):
        due = replace(other, id=f"{number:032x}", tested_at=now + hour)
        await checks.add(due, b"\x01" * 40, other.id.encode())
    schedule = SqlSchedule(database, ["kucoin"])
    async with asyncio.timeout(60):
        assert await schedule.spread_due(now + 2 * hour, now, timedelta(minutes=1)) == 5
        assert await schedule.spread_due(now + 2 * hour, now, timedelta(minutes=1)) == 0
    assert len((await schedule.claim("kucoin", now + timedelta(minutes=1), 9)).work) == 5
