from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.status_change import Drift, StatusChange
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.people.history import SqlHistory

MINUTE = timedelta(minutes=1)
PERSON = 7_000_000_001


def change(at: datetime, minutes: int = 0, **others: object) -> StatusChange:
    made = StatusChange(
        connection="c1",
        owner=PERSON,
        exchange="kucoin",
        name="Main",
        before=Status.ONLINE,
        after=Status.ACTION_NEEDED,
        cause=Problem.INVALID_KEY,
        drifts=(Drift.FUTURES_LOST, Drift.IP_LIST_REMOVED),
        since=at - 9 * MINUTE,
        at=at,
        noticed_at=at + minutes * MINUTE,
        unwatched=True,
    )
    return replace(made, **others)  # type: ignore[arg-type]  # its fields


def entry(at: datetime, deed: AuditAction = AuditAction.TESTED, **others: object) -> AuditEntry:
    made = AuditEntry(
        owner=PERSON,
        action=deed,
        actor=AuditActor.PERSON,
        at=at,
        connection="c1",
        exchange="kucoin",
        name="Main",
    )
    return replace(made, **others)  # type: ignore[arg-type]  # its fields


async def test_what_was_recorded_comes_back_the_newest_first(
    database: Database, now: datetime
) -> None:
    history = SqlHistory(database)
    changes = [change(now, n) for n in range(5)]
    entries = [entry(now + n * MINUTE, deed) for n, deed in enumerate(AuditAction)]
    await history.add(*changes, *entries)
    assert list(await history.changes(PERSON)) == changes[::-1]
    assert list(await history.changes(PERSON, limit=2)) == changes[:-3:-1]
    assert list(await history.entries(PERSON)) == entries[::-1]
    assert list(await history.entries(PERSON, limit=3)) == entries[:-4:-1]


async def test_each_person_and_each_connection_has_a_history_of_its_own(
    database: Database, now: datetime
) -> None:
    history = SqlHistory(database)
    mine, other, hers = change(now), change(now, 1, connection="c2"), change(now, 2, owner=8)
    bare = entry(
        now, AuditAction.EXPORTED, connection=None, exchange="", name="", actor=AuditActor.BOT
    )
    await history.add(mine, other, hers, bare, entry(now, owner=8))
    assert list(await history.changes(PERSON, "c1")) == [mine]
    assert list(await history.changes(PERSON)) == [other, mine]
    assert list(await history.changes(8, "c2")) == []
    assert list(await history.entries(PERSON)) == [bare]
    assert list(await history.entries(PERSON, "c1")) == []
    await history.add()


async def test_a_change_back_to_online_has_no_cause(database: Database, now: datetime) -> None:
    history = SqlHistory(database)
    up = change(now, after=Status.ONLINE, cause=None, drifts=(), unwatched=False)
    await history.add(up)
    assert list(await history.changes(PERSON)) == [up]


async def test_what_is_refused_is_not_recorded(
    database: Database, connection: Connection, now: datetime
) -> None:
    history = SqlConnectionStore(database)
    assert not await history.save(connection, entry(now))  # there is none
    assert not await history.delete(PERSON, "c1", entry(now))
    assert list(await SqlHistory(database).entries(PERSON)) == []
