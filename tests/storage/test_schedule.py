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
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import KeyExpiring
from bot.domain.observing import observe
from bot.domain.patience import Patience
from bot.domain.ports.checks import Census, Outcome, Shift
from bot.domain.ports.notices import Bundle, Telling
from bot.storage import leases
from bot.storage.connections import ConnectionBook
from bot.storage.database import Database
from bot.storage.history import HistoryBook
from bot.storage.notices import NoticeBook
from bot.storage.schedule import LEASE, ScheduleBook, phase
from bot.storage.tables import CONNECTIONS, NOTICES, SCHEDULE
from bot.storage.vault import EnvelopeVault

EXCHANGES = ("kucoin", "okx")
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
GOOD = CheckReport(problems=(), steps={}, permissions={})
BAD = CheckReport(problems=(Problem.INVALID_KEY,), steps={}, permissions={})
ONCE = Patience(failures=1, successes=1)

Store: TypeAlias = Callable[..., Awaitable[Connection]]


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
def store(database: Database, connection: Connection, blob: bytes) -> Store:
    """Store a connection that is Online and told to be, with changes."""

    async def add(name: str, *, due_at: datetime | None = None, **others: Any) -> Connection:
        facts = {"status": Status.ONLINE, "problems": (), "told_status": Status.ONLINE, **others}
        made = replace(connection, id=name, name=name, **facts)
        await ConnectionBook(database).add(made, blob, b"f" * 32)
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


def names(shift: Shift) -> list[str]:
    return sorted(due.connection.id for due in shift.work)


def found(connection: Connection, report: CheckReport, at: datetime) -> Outcome:
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
    return Outcome(
        id=connection.id,
        due_at=at + HOUR,
        connection=after,
        change=change,
        notices=(notice,) if change else (),
    )


async def traces(database: Database, owner: int) -> tuple[int, int]:
    """Return how many changes and how many notices were written."""
    changes = await HistoryBook(database).changes(owner)
    return len(changes), await NoticeBook(database).waiting()


# ---- taking


async def test_a_new_connection_is_due_at_once(
    database: Database, store: Store, now: datetime, blob: bytes
) -> None:
    stored = await store("a")
    book = ScheduleBook(database, EXCHANGES)
    assert await book.due(now) == {"kucoin": now}
    shift = await book.claim("kucoin", now, 10)
    [due] = shift.work
    assert (due.connection, due.blob) == (stored, blob)
    assert await book.due(now) == {}


async def test_the_longest_due_are_taken_first_of_one_exchange(
    database: Database, store: Store, now: datetime
) -> None:
    for n, name in enumerate("abcd"):
        await store(name, due_at=now - n * MINUTE)
    await store("other", exchange="okx", due_at=now - HOUR)
    await store("later", due_at=now + SECOND)
    await store("gone", exchange="closed", due_at=now - HOUR)  # of which nothing is known
    book = ScheduleBook(database, EXCHANGES)
    assert await book.due(now) == {"kucoin": now - 3 * MINUTE, "okx": now - HOUR}
    assert names(await book.claim("kucoin", now, 2)) == ["c", "d"]
    assert names(await book.claim("kucoin", now, 9)) == ["a", "b"]
    assert names(await book.claim("kucoin", now, 9)) == []


async def test_workers_never_share(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    for n in range(40):
        await store(f"c{n:02}")

    async def work(database: Database) -> list[str]:
        book, got = ScheduleBook(database, EXCHANGES), list[str]()
        while (shift := await book.claim("kucoin", now, 3)).work:
            got += names(shift)
        return got

    shares = await asyncio.gather(*(work(d) for d in (database, second) for _ in range(3)))
    assert sorted(name for share in shares for name in share) == [f"c{n:02}" for n in range(40)]


async def test_the_work_of_a_worker_that_died_comes_back(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    stored = await store("a")
    dead, heir = ScheduleBook(database, EXCHANGES), ScheduleBook(second, EXCHANGES)
    lost = await dead.claim("kucoin", now, 9)
    assert names(await heir.claim("kucoin", now + LEASE - SECOND, 9)) == []
    shift = await heir.claim("kucoin", now + LEASE, 9)
    assert names(shift) == ["a"]
    await dead.settle(lost.token, [found(stored, BAD, now)], now)  # too late
    assert await traces(database, stored.owner) == (0, 0)
    assert await ConnectionBook(database).get(stored.owner, "a") == stored
    assert await schedule_of(database) == {"a": now + 2 * LEASE}
    await heir.settle(shift.token, [found(stored, BAD, now)], now)
    assert await traces(database, stored.owner) == (1, 1)


# ---- settling


async def test_what_was_found_is_stored_in_one_step(
    database: Database, store: Store, now: datetime
) -> None:
    one, other = await store("a"), await store("b")
    book = ScheduleBook(database, EXCHANGES)
    shift = await book.claim("kucoin", now, 9)
    outcomes = [found(one, BAD, now + SECOND), found(other, GOOD, now + SECOND)]
    await book.settle(shift.token, outcomes, now)
    for outcome in outcomes:
        assert outcome.connection is not None
        kept = await ConnectionBook(database).get(one.owner, outcome.id)
        assert kept == replace(outcome.connection, version=2)
    assert await schedule_of(database) == {"a": now + SECOND + HOUR, "b": now + SECOND + HOUR}
    assert [*await HistoryBook(database).changes(one.owner)] == [outcomes[0].change]
    await book.settle(shift.token, outcomes, now)  # a second time nothing happens
    assert await traces(database, one.owner) == (1, 1)


@pytest.mark.parametrize("due_at", [None, HOUR])
async def test_what_was_not_observed_is_only_due_again_or_never(
    database: Database, store: Store, now: datetime, due_at: timedelta | None
) -> None:
    stored, then = await store("a"), None if due_at is None else now + due_at
    book = ScheduleBook(database, EXCHANGES)
    shift = await book.claim("kucoin", now, 9)
    await book.settle(shift.token, [Outcome(id="a", due_at=then)], now)
    assert await ConnectionBook(database).get(stored.owner, "a") == stored
    assert await schedule_of(database) == {"a": then}


async def test_what_a_person_changed_meanwhile_stays_and_is_checked_again(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    stored, steady = await store("a"), await store("b")
    book = ScheduleBook(database, EXCHANGES)
    shift = await book.claim("kucoin", now, 9)
    assert await ConnectionBook(second).save(replace(stored, name="Renamed"))
    outcomes = [found(stored, BAD, now), found(steady, BAD, now)]
    await book.settle(shift.token, outcomes, now + SECOND)
    kept = await ConnectionBook(database).get(stored.owner, "a")
    assert kept == replace(stored, name="Renamed", version=2)
    assert await schedule_of(database) == {"a": now + SECOND, "b": now + HOUR}
    assert await traces(database, stored.owner) == (1, 1)  # those of the other


async def test_a_new_key_is_not_judged_by_the_check_of_the_old_one(
    database: Database, store: Store, now: datetime, blob: bytes
) -> None:
    stored = await store("a")
    book = ScheduleBook(database, EXCHANGES)
    shift = await book.claim("kucoin", now, 9)
    later = replace(stored, tested_at=now + MINUTE)
    assert await ConnectionBook(database).rekey(later, blob, b"g" * 32)
    await book.settle(shift.token, [found(stored, BAD, now)], now)
    assert await schedule_of(database) == {"a": now + MINUTE}
    assert await traces(database, stored.owner) == (0, 0)


@pytest.mark.parametrize("end", ["deleted", "destroyed"])
async def test_a_check_brings_no_key_back(
    database: Database, store: Store, now: datetime, end: str
) -> None:
    stored = await store("a", secrets_end_at=now)
    books = ScheduleBook(database, EXCHANGES), ConnectionBook(database)
    shift = await books[0].claim("kucoin", now, 9)
    if end == "deleted":
        await books[1].delete(stored.owner, "a")
    else:
        await books[1].destroy_overdue_secrets(now)
    await books[0].settle(shift.token, [found(stored, BAD, now)], now)
    assert await schedule_of(database) == ({} if end == "deleted" else {"a": None})
    kept = await books[1].get(stored.owner, "a")
    assert kept is None or (kept.has_secrets, kept.status) == (False, Status.DISCONNECTED)
    changes = await HistoryBook(database).changes(stored.owner)
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
    book = ScheduleBook(database, EXCHANGES)
    assert names(await book.claim("okx", now, 9)) == ["taken"]
    await book.hasten(7_000_000_001, now)
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
    book = ScheduleBook(database, EXCHANGES)
    await book.hasten_some("kucoin", now, 2)
    assert names(await book.claim("kucoin", now, 9)) == ["c3", "c4"]
    await book.hasten_some("kucoin", now, 9)
    assert names(await book.claim("kucoin", now, 9)) == ["c0", "c1", "c2"]


# ---- counting


async def test_the_census_counts_what_is_checked_and_the_statuses_all(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a")
    await store("b", status=Status.BLOCKED)
    await store("c", owner=8)
    await store("d", exchange="okx")
    await store("e", exchange="okx", secrets_end_at=now)
    await ConnectionBook(database).destroy_overdue_secrets(now)
    book = ScheduleBook(database, EXCHANGES)
    assert await book.census() == {
        "kucoin": Census(connections=3, owners=2),
        "okx": Census(connections=1, owners=1),
    }
    assert await book.statuses() == {
        ("kucoin", Status.ONLINE): 2,
        ("kucoin", Status.BLOCKED): 1,
        ("okx", Status.ONLINE): 1,
        ("okx", Status.DISCONNECTED): 1,
    }


# ---- after a downtime


async def test_missed_checks_are_drawn_apart(
    database: Database, store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.schedule._BATCH", 4)
    ids = [f"00000000-0000-4000-8000-{n * 0x1111:012x}" for n in range(15)]
    for id_ in ids:
        await store(id_, due_at=now - HOUR)
    await store("ahead", due_at=now + MINUTE)
    window = 10 * MINUTE
    book = ScheduleBook(database, EXCHANGES)
    assert await book.spread(now - 5 * MINUTE, now, window) == 15
    due = await schedule_of(database)
    assert due.pop("ahead") == now + MINUTE
    assert due == {id_: now + window * phase(id_) for id_ in ids}
    assert len(set(due.values())) == 15
    assert all(moment and now <= moment < now + window for moment in due.values())
    assert await book.spread(now - 5 * MINUTE, now, window) == 0
    assert len((await book.claim("kucoin", now + window, 99)).work) == 16  # no lease is left


async def test_workers_that_start_together_draw_apart_together(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    for n in range(30):
        await store(f"{n:04x}", due_at=now - HOUR)
    books = [ScheduleBook(d, EXCHANGES) for d in (database, second) for _ in range(2)]
    counts = await asyncio.gather(*(b.spread(now - MINUTE, now, MINUTE) for b in books))
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
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.storage.schedule._BATCH", 4)
    for n in range(10):
        await store(f"c{n}", remind_at=now - n * MINUTE)
    await store("later", remind_at=now + SECOND)
    await store("never")

    def write(connection: Connection) -> tuple[Connection, Notice | None]:
        then = now + HOUR if connection.id != "c3" else None
        notice = reminder(connection, now) if connection.id != "c4" else None
        return replace(connection, remind_at=then), notice

    books = [ScheduleBook(d, EXCHANGES) for d in (database, second)]
    counts = await asyncio.gather(*(book.remind(now, write) for book in books))
    assert sum(counts) == 10
    assert await NoticeBook(database).waiting() == 9
    assert await books[0].remind(now, write) == 0
    connections = {c.id: c for c in await ConnectionBook(database).list(7_000_000_001)}
    assert connections["c3"].remind_at is None
    assert connections["c5"].remind_at == now + HOUR
    assert connections["c5"].version == 2
    assert connections["later"].version == connections["never"].version == 1


async def test_nobody_is_reminded_of_a_key_that_was_destroyed(
    database: Database, store: Store, now: datetime
) -> None:
    await store("a", remind_at=now, secrets_end_at=now)
    await ConnectionBook(database).destroy_overdue_secrets(now)
    book = ScheduleBook(database, EXCHANGES)
    assert await book.remind(now, lambda c: (c, reminder(c, now))) == 0


# ---- all at once: PostgreSQL ends one of two transactions that wait for each other

POSTGRES = pytest.mark.parametrize("kind", ["postgresql"], indirect=True)


@POSTGRES
async def test_a_teller_goes_by_the_ids_as_workers_do(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    connections = [await store(name) for name in "ab"]
    empty = Bundle(person=connections[0].owner, token="t", notices=())
    telling = Telling(heard=tuple(reversed(connections)))
    async with database.write() as c:  # a worker that settles locks row by row
        await c.execute(locked("a"))
        teller = asyncio.create_task(NoticeBook(second).settle(empty, telling, now))
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
        book = ScheduleBook(second, EXCHANGES)
        async with asyncio.timeout(60):
            await book.hasten(7_000_000_001, now)
            await book.hasten_some("kucoin", now, 3)
    assert await schedule_of(database) == {"a": now, "b": now + HOUR, "c": now}


@POSTGRES
async def test_tellers_that_take_the_notices_of_one_person_do_not_wait_for_each_other(
    database: Database, second: Database, now: datetime
) -> None:
    notices = [
        Notice(id=f"n{n}", person=7, kind=NoticeKind.DIGEST, at=now, due_at=now, dedupe_key=f"n{n}")
        for n in range(3)
    ]
    await NoticeBook(database).write(*notices)
    async with database.write() as c:
        _, [taken] = await leases.take(
            c, NOTICES, now=now, until=now + LEASE, limit=1, returning=[NOTICES.c.id]
        )
        async with asyncio.timeout(60):
            [bundle] = await NoticeBook(second).claim(now, limit=1)
    assert sorted([taken["id"], *(n.id for n in bundle.notices)]) == ["n0", "n1", "n2"]


async def test_workers_tellers_and_people_get_on_with_each_other(
    database: Database, second: Database, store: Store, now: datetime
) -> None:
    owner = (await store("c0")).owner
    for n in range(1, 6):
        await store(f"c{n}")

    async def check(d: Database, turn: int) -> None:
        book, at = ScheduleBook(d, EXCHANGES), now + turn * 3 * MINUTE
        shift = await book.claim("kucoin", at, 4)
        report = BAD if turn % 2 else GOOD
        outcomes = [found(due.connection, report, at) for due in reversed(shift.work)]
        await book.settle(shift.token, outcomes, at)

    async def tell(d: Database, turn: int) -> None:
        book, at = NoticeBook(d), now + turn * 3 * MINUTE + SECOND
        for bundle in await book.claim(at, 3):
            heard = tuple(reversed(await ConnectionBook(d).list(owner)))
            told = tuple(n.id for n in bundle.notices)
            await book.settle(bundle, Telling(told=told, heard=heard), at)

    async def hasten(d: Database, turn: int) -> None:
        await ScheduleBook(d, EXCHANGES).hasten(owner, now + turn * 3 * MINUTE)

    async def touch(d: Database, turn: int) -> None:
        for connection in await ConnectionBook(d).list(owner):
            await ConnectionBook(d).save(replace(connection, seconds=float(turn)))

    acts = (check, tell, hasten, touch, check, tell)
    for turn in range(5):
        await asyncio.gather(*(act(d, turn) for d in (database, second) for act in acts))
    changed = [c.version for c in await ConnectionBook(database).list(owner)]
    assert min(changed) > 5


async def test_after_the_clock_was_set_back_what_is_far_ahead_is_drawn_near(
    database: Database, now: datetime, others: Callable[[int], list[Connection]]
) -> None:
    book, hour = ConnectionBook(database), timedelta(hours=1)
    for number, other in enumerate(others(5)):
        due = replace(other, id=f"{number:032x}", tested_at=now + hour)
        await book.add(due, b"\x01" * 40, other.id.encode())
    schedule = ScheduleBook(database, ["kucoin"])
    async with asyncio.timeout(60):
        assert await schedule.spread(now + 2 * hour, now, timedelta(minutes=1)) == 5
        assert await schedule.spread(now + 2 * hour, now, timedelta(minutes=1)) == 0
    assert len((await schedule.claim("kucoin", now + timedelta(minutes=1), 9)).work) == 5
