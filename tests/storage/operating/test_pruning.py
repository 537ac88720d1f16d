from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, insert, select, text

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.rules import access_requested
from bot.domain.person import Access
from bot.domain.ports.notices import DeliveryResult
from bot.domain.status_change import StatusChange
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.notifying.notices import SqlNotices
from bot.storage.operating.pruning import SqlPruner
from bot.storage.people.history import SqlHistory
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import AUDIT, INCIDENTS, NOTICES, PEOPLE, STATUS_CHANGES

DAY = timedelta(days=1)


def notice(name: str, at: datetime, kind: NoticeKind = NoticeKind.DIGEST) -> Notice:
    return Notice(id=name, person=7, kind=kind, at=at, due_at=at, dedupe_key=name)


def change(connection: Connection, at: datetime) -> StatusChange:
    return StatusChange(
        connection=connection.id,
        owner=connection.owner,
        exchange="kucoin",
        name="x",
        before=Status.ONLINE,
        after=Status.UNAVAILABLE,
        cause=None,
        since=at,
        at=at,
        noticed_at=at,
    )


async def ids(database: Database) -> list[str]:
    async with database.read() as c:
        return sorted((await c.scalars(select(NOTICES.c.id))).all())


async def prune(database: Database, now: datetime) -> int:
    return await SqlPruner(database).prune(now - 14 * DAY, now - 90 * DAY, now - 2 * DAY)


async def test_only_what_is_old_and_settled_goes(
    database: Database, connection: Connection, now: datetime
) -> None:
    store, notices, history = (
        SqlConnectionStore(database),
        SqlNotices(database),
        SqlHistory(database),
    )
    stored = replace(connection, created_at=now - 900 * DAY, tested_at=now - 900 * DAY)
    await store.add(stored, b"V1" + bytes(600), b"f" * 32)
    await notices.write(notice("told", now - 15 * DAY))
    for batch in await notices.claim(now):
        await notices.record_delivery(batch, DeliveryResult(sent=("told",)), now)
    await notices.write(notice("waiting", now - 400 * DAY), notice("fresh", now - DAY))
    for age in (10, 89, 91, 400):
        await history.add(change(stored, now - age * DAY))
        await history.add(AuditEntry.of(stored, AuditAction.TESTED, now - age * DAY))
    assert await prune(database, now) == 5
    assert await ids(database) == ["fresh", "waiting"]
    assert len(await history.changes(stored.owner)) == 2
    assert len(await history.entries(stored.owner)) == 2
    assert await store.get(stored.owner, stored.id) == stored
    assert await prune(database, now) == 0


async def test_whoever_was_told_of_a_long_outage_is_told_of_its_end(
    database: Database, connection: Connection, now: datetime
) -> None:
    incidents, notices = SqlIncidents(database), SqlNotices(database)
    await SqlConnectionStore(database).add(connection, b"V1" + bytes(600), b"f" * 32)
    began = now - 30 * DAY
    outage = await incidents.open("kucoin", began)
    assert await incidents.notify(outage, began) == 1
    [batch] = await notices.claim(began)
    [notified] = batch.notices
    await notices.record_delivery(batch, DeliveryResult(sent=(notified.id,)), began)
    assert await prune(database, now) == 0
    await incidents.close(outage, now)
    assert await prune(database, now) == 0
    assert await incidents.notified_of(connection.owner, [outage.id]) == {outage.id}
    [over] = (await notices.claim(now))[0].notices
    assert over.kind is NoticeKind.INCIDENT_OVER
    assert await prune(database, now + 15 * DAY) == 1
    assert await prune(database, now + 91 * DAY) == 1
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(INCIDENTS)) == 0


async def test_a_wish_that_nobody_answered_is_forgotten_with_its_notice(
    database: Database, connection: Connection, now: datetime
) -> None:
    people, notices = SqlPeople(database), SqlNotices(database)
    for person in (31, 32, 33):
        await people.give_access(person, Access.REQUESTED)
    await people.give_access(34, Access.GRANTED)
    await people.choose_language(35, "nb")
    owner = replace(connection, owner=33)
    await SqlConnectionStore(database).add(owner, b"V1" + bytes(600), b"f" * 32)
    later = datetime.now(now.tzinfo) + 15 * DAY  # rows of people have the time of the machine
    await notices.write(access_requested(1, 32, "Kari", later - DAY))
    await prune(database, later)
    async with database.read() as c:
        assert sorted((await c.scalars(select(PEOPLE.c.id))).all()) == [32, 33, 34, 35]


async def test_a_great_many_rows_go_in_small_steps(database: Database, now: datetime) -> None:
    old = now - 100 * DAY
    same = {
        "at": old,
        "owner": 7,
        "action": AuditAction.TESTED,
        "actor": "bot",
        "exchange": "",
        "name": "",
    }
    async with database.write() as c:
        await c.execute(insert(AUDIT), [{"id": f"{n}", **same} for n in range(1201)])
    assert await prune(database, now) == 1201


@pytest.mark.parametrize(
    ("table", "moment", "index"),
    [
        (NOTICES, NOTICES.c.at, "ix_notices_at"),
        (AUDIT, AUDIT.c.at, "ix_audit_at"),
        (STATUS_CHANGES, STATUS_CHANGES.c.noticed_at, "ix_status_changes_noticed_at"),
    ],
    ids=["notices", "audit", "changes"],
)
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # PostgreSQL decides by its figures
async def test_old_rows_are_found_by_index(
    database: Database, table: object, moment: object, index: str, now: datetime
) -> None:
    settled = "due_at IS NULL AND " if table is NOTICES else ""
    name = moment.name  # type: ignore[attr-defined]  # it is a column
    plan = f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE {settled}{name} < '{now}' LIMIT 500"  # noqa: S608
    async with database.read() as c:
        rows = (await c.execute(text(plan))).all()
    assert index in str(rows)
