"""One row that this version cannot read hurts nothing but itself.

Damaged, or written by a newer version: an unknown word, a date that is none, JSON that is none.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import func, select, text

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.person import Preferences
from bot.domain.status_change import StatusChange
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connections.rows import unreadable
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.engine.leadership import Leadership
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.monitoring.addresses import SqlAddresses
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.monitoring.reminders import RETRY_AFTER
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.notices import SqlNotices
from bot.storage.people.archive import SqlArchive
from bot.storage.people.history import SqlHistory
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import AUDIT, NOTICES, SEALED, STATUS_CHANGES
from tests.fakes.values import direct

HOUR = timedelta(hours=1)
Spoil: TypeAlias = Callable[[str], Awaitable[None]]
OF_EACH = {  # what can be wrong on either kind of database
    "an unknown status": "status = 'pwned'",
    "an unknown problem": """problems = '["from-the-future"]'""",
    "an unknown permission": """permissions = '{"fly": "yes"}'""",
    "an unknown answer": """permissions = '{"trade": "perhaps"}'""",
    "JSON of another shape": "problems = '5'",
    "a list that is none": """ip_whitelist = '"203.0.113.7"'""",
    "a cause that is not known": "notified_cause = 'from-the-future'",
}
OF_SQLITE = {  # which checks nothing
    "a date that is none": "tested_at = 'yesterday'",
    "a date of another kind": "status_since = 7",
    "JSON that is none": "problems = '[not json'",
    "a number that is none": "streak = 'many'",
    "a name that is none": "name = x'ff00'",
}


def damages() -> list[Any]:
    each = [
        pytest.param(kind, sql, id=f"{kind}-{name}")
        for kind in ("sqlite", "postgresql")
        for name, sql in OF_EACH.items()
    ]
    return each + [pytest.param("sqlite", sql, id=f"sqlite-{n}") for n, sql in OF_SQLITE.items()]


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
def spoil(database: Database) -> Spoil:
    async def run(sql: str) -> None:
        async with database.write() as c:
            await c.execute(text(sql))

    return run


@pytest.fixture
async def store(database: Database, connection: Connection, blob: bytes) -> SqlConnectionStore:
    """Three connections of one person; the first is to be spoilt."""
    store = SqlConnectionStore(database)
    for name in ("odd", "b", "c"):
        online = replace(connection, id=name, name=name, status=Status.ONLINE, problems=())
        await store.add(online, blob, name.encode() * 32)
    return store


@pytest.mark.parametrize(("kind", "damage"), damages())
async def test_one_odd_row_is_put_off_alone_and_its_secrets_can_be_destroyed(
    database: Database,
    store: SqlConnectionStore,
    spoil: Spoil,
    damage: str,
    connection: Connection,
    now: datetime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await spoil(f"UPDATE connections SET {damage} WHERE id = 'odd'")  # noqa: S608  # ours
    owner, schedule = connection.owner, SqlSchedule(database, ("kucoin",))

    shift = await schedule.claim("kucoin", now, 10)
    assert sorted(due.connection.id for due in shift.work) == ["b", "c"]
    assert "connection odd cannot be read" in caplog.text
    assert (await schedule.claim("kucoin", now + HOUR / 2, 10)).work != ()  # the leases ended
    assert await schedule.due(now + HOUR / 2) == {}
    assert await schedule.due(now + RETRY_AFTER + HOUR) == {
        direct("kucoin"): now + HOUR / 2 + HOUR / 30
    }

    assert [c.id for c in await store.list(owner)] == ["b", "c"]
    assert await store.get(owner, "odd") is None
    assert [c.id for c in await store.duplicates("kucoin", b"b" * 32, None)] == ["b"]
    async with database.read() as c:
        assert await unreadable(c) == 1

    stopped = await store.disconnect_all(owner, now)
    assert sorted(str(c.id) for c in stopped) == ["b", "c", "odd"]
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(SEALED)) == 0
    assert await SqlArchive(database).erase(owner) == {"kucoin"}
    async with database.read() as c:
        for table in (NOTICES, AUDIT, STATUS_CHANGES):
            assert await c.scalar(select(func.count()).select_from(table)) == 0


@pytest.mark.parametrize(("kind", "damage"), damages())
async def test_everything_of_an_odd_row_can_be_destroyed_first(
    database: Database, store: SqlConnectionStore, spoil: Spoil, damage: str, connection: Connection
) -> None:
    await spoil(f"UPDATE connections SET {damage} WHERE id = 'odd'")  # noqa: S608  # ours
    assert (await SqlArchive(database).export(connection.owner))["connections"]
    assert await SqlArchive(database).erase(connection.owner) == {"kucoin"}
    assert await store.list(connection.owner) == []
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(SEALED)) == 0


async def test_overdue_secrets_of_an_odd_row_are_destroyed(
    database: Database, store: SqlConnectionStore, spoil: Spoil, now: datetime
) -> None:
    past = (now - HOUR).strftime("%Y-%m-%d %H:%M:%S.000000")
    zone = "" if database.file else "+00"
    await spoil(f"UPDATE connections SET secrets_end_at = '{past}{zone}', status = 'pwned'")  # noqa: S608
    assert await store.destroy_overdue_secrets(now) == 3
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(SEALED)) == 0
    [batch] = await SqlNotices(database).claim(now)
    assert {n.kind for n in batch.notices} == {NoticeKind.SECRETS_DESTROYED}


async def test_a_reminder_of_an_odd_row_waits_and_the_others_do_not(
    database: Database,
    store: SqlConnectionStore,
    spoil: Spoil,
    now: datetime,
    connection: Connection,
) -> None:
    for one in await store.list(connection.owner):
        await store.save(replace(one, remind_at=now))
    await spoil("UPDATE connections SET status = 'pwned' WHERE id = 'odd'")
    reminded: list[str] = []

    def write(one: Connection) -> tuple[Connection, None]:
        reminded.append(one.id)
        return replace(one, remind_at=None), None

    await SqlSchedule(database, ("kucoin",)).remind(now, write)
    assert sorted(reminded) == ["b", "c"]


@pytest.mark.usefixtures("store")
async def test_an_exchange_of_another_version_is_left_out(
    database: Database, spoil: Spoil, connection: Connection
) -> None:
    await spoil("UPDATE connections SET exchange = 'newer' WHERE id = 'odd'")
    known = SqlConnectionStore(database, ("kucoin",))
    assert [c.id for c in await known.list(connection.owner)] == ["b", "c"]
    assert await known.get(connection.owner, "odd") is None


async def test_an_unknown_notice_waits_and_the_others_are_told(
    database: Database, spoil: Spoil, now: datetime
) -> None:
    notices = SqlNotices(database)
    for name in ("odd", "b"):
        await notices.write(
            Notice(id=name, person=7, kind=NoticeKind.DIGEST, at=now, due_at=now, dedupe_key=name)
        )
    await spoil("UPDATE notices SET kind = 'from-the-future' WHERE id = 'odd'")
    [batch] = await notices.claim(now)
    assert [n.id for n in batch.notices] == ["b"]
    assert await notices.claim(now) == []
    assert await notices.pending() == 2


@pytest.mark.usefixtures("store")
async def test_the_readable_part_of_the_past_is_shown(
    database: Database, spoil: Spoil, now: datetime, connection: Connection
) -> None:
    history = SqlHistory(database)
    for hours, deed in enumerate((AuditAction.ADDED, AuditAction.TESTED)):
        await history.add(AuditEntry.of(connection, deed, now + hours * HOUR))
    for hours in range(3):
        await history.add(
            StatusChange(
                connection=connection.id,
                owner=connection.owner,
                exchange="kucoin",
                name="x",
                before=Status.ONLINE,
                after=Status.UNAVAILABLE,
                cause=None,
                since=now,
                at=now,
                noticed_at=now + hours * HOUR,
            )
        )
    await spoil("UPDATE audit SET action = 'from-the-future' WHERE action = 'added'")
    at = "noticed_at = (SELECT {}(noticed_at) FROM status_changes)"
    await spoil(f"UPDATE status_changes SET before = 'pwned' WHERE {at.format('min')}")  # noqa: S608
    await spoil(f"""UPDATE status_changes SET drifts = '["odd"]' WHERE {at.format("max")}""")  # noqa: S608
    assert [e.action for e in await history.entries(connection.owner)] == [AuditAction.TESTED]
    assert len(await history.changes(connection.owner)) == 1
    assert await SqlSchedule(database, ("kucoin",)).statuses() == {("kucoin", Status.ONLINE): 3}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)  # no other lets such values in
async def test_odd_moments_and_texts_beside_connections(
    database: Database, spoil: Spoil, now: datetime
) -> None:
    people, incidents = SqlPeople(database), SqlIncidents(database)
    await people.save_preferences(7, Preferences(digest_at=now))
    await people.save_preferences(8, Preferences(digest_at=now))
    await incidents.open("kucoin", now)
    leader = Leadership(database, "telegram", lambda: now)
    assert await leader.acquire()
    key = StorageKey(bot_id=1, chat_id=7, user_id=7)
    conversations = SqlConversations(database, lambda: now)
    await conversations.put(key, "naming", {"draft": {"expired": False}})
    for sql in (
        "UPDATE people SET digest_at = '!' WHERE id = 7",
        "UPDATE people SET access = 'owner' WHERE id = 7",
        "UPDATE incidents SET opened_at = 'now'",
        "UPDATE leaders SET until = 'pwned', holder = 'somebody:1:x'",
        "UPDATE conversations SET data = '{broken'",
        "UPDATE schedule SET due_at = '!' WHERE connection_id = 'odd'",
    ):
        await spoil(sql)
    assert [person for person, _ in await people.digest_due(now)] == [8]
    assert [person for person, _ in await people.digest_due(now)] == [8]
    assert (await people.preferences(7)).digest_at is None
    assert await people.access(7) is None
    assert await incidents.current() == {}
    assert (await incidents.open("kucoin", now)).opened_at == now
    assert list(await incidents.current()) == ["kucoin"]
    assert not await leader.is_taken()
    assert await leader.acquire()
    assert await conversations.get_data(key) == {}
    assert await conversations.get_state(key) == "naming"
    assert await conversations.lapse(now + HOUR, now + HOUR) == 0
    await conversations.put(key, None, {})
    assert await SqlSchedule(database, ("kucoin",)).due(now) == {direct("kucoin"): now}
    shift = await SqlSchedule(database, ("kucoin",)).claim("kucoin", now, 10)
    assert len(shift.work) == 3


async def test_an_address_concerns_those_that_can_be_read(
    database: Database, store: SqlConnectionStore, spoil: Spoil, connection: Connection
) -> None:
    for one in await store.list(connection.owner):
        await store.save(replace(one, ip_whitelist=("203.0.113.7",)))
    await spoil("""UPDATE connections SET ip_whitelist = '{"a": 1}' WHERE id = 'odd'""")
    found = await SqlAddresses(database).lacking("198.51.100.1")
    assert sorted(c.id for c in found) == ["b", "c"]
