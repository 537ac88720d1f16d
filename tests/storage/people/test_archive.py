import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import String, cast, func, or_, select

from bot.domain.audit import AuditAction, AuditEntry
from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import CheckReport
from bot.domain.health import observe
from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice, NoticeKind, rules
from bot.domain.person import Access, Preferences
from bot.services.operating.operators import Operators
from bot.services.people.access import AccessControl
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.notices import SqlNotices
from bot.storage.people import archive
from bot.storage.people.archive import SqlArchive
from bot.storage.people.history import SqlHistory
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import METADATA, PEOPLE, SEALED

SOURCE = Path(__file__).parents[2] / "bot"
PRINT = b"f" * 32


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
async def store(database: Database, connection: Connection, blob: bytes) -> SqlConnectionStore:
    """Two people with everything there can be of them."""
    store = SqlConnectionStore(database)
    now = connection.created_at
    for owner in (connection.owner, 8):
        theirs = replace(connection, owner=owner, id=f"c{owner}", account=f"a{owner}")
        await store.add(
            theirs, blob, f"print {owner}".encode(), AuditEntry.of(theirs, AuditAction.ADDED, now)
        )
        await SqlPeople(database).save_preferences(owner, Preferences(timezone="Europe/Oslo"))
        await SqlNotices(database).write(
            Notice(
                id=f"n{owner}",
                person=owner,
                kind=NoticeKind.DIGEST,
                at=now,
                due_at=now,
                dedupe_key=f"n{owner}",
            )
        )
    return store


async def counts(database: Database) -> dict[str, int]:
    async with database.read() as c:
        return {
            table.name: int(await c.scalar(select(func.count()).select_from(table)) or 0)
            for table in METADATA.sorted_tables
        }


async def test_erasing_takes_all_of_one_person_and_nothing_of_another(
    database: Database, store: SqlConnectionStore, connection: Connection
) -> None:
    before = await counts(database)
    await SqlArchive(database).erase(connection.owner)
    after = await counts(database)
    assert await store.list(connection.owner) == []
    assert [c.id for c in await store.list(8)] == ["c8"]
    assert {n: after[n] for n in after if before[n]} == {n: v // 2 for n, v in before.items() if v}


async def test_the_export_is_json_and_holds_nothing_sealed(
    database: Database, store: SqlConnectionStore, connection: Connection
) -> None:
    notified = json.loads(json.dumps(await SqlArchive(database).export(connection.owner)))
    assert [c["name"] for c in notified["connections"]] == [connection.name]
    assert notified["connections"][0]["created_at"] == connection.created_at.isoformat()
    assert notified["people"][0]["timezone"] == "Europe/Oslo"
    assert [n["kind"] for n in notified["notices"]] == ["digest"]
    assert [e["action"] for e in notified["audit"]] == ["added"]
    assert SEALED.name not in notified
    assert "print" not in json.dumps(notified)
    assert await store.list(8) != []


async def test_disconnecting_destroys_all_credentials_of_one_person_at_once(
    database: Database, store: SqlConnectionStore, connection: Connection, now: datetime
) -> None:
    [gone] = await store.disconnect_all(connection.owner, now)
    assert (gone.id, gone.has_secrets, gone.usable) == (
        f"c{connection.owner}",
        False,
        False,
    )
    assert await store.sealed(gone) is None
    [other] = await store.list(8)
    assert await store.sealed(other) is not None
    due = await SqlSchedule(database, ["kucoin"]).claim("kucoin", now + timedelta(days=1), 10)
    assert [d.connection.id for d in due.work] == ["c8"]
    deeds = [e.action for e in await SqlHistory(database).entries(connection.owner)]
    assert AuditAction.DISCONNECTED in deeds
    assert not await store.disconnect_all(connection.owner, now)


async def test_twins_are_found_by_key_and_by_account(
    store: SqlConnectionStore, connection: Connection
) -> None:
    mine = f"c{connection.owner}"
    same_key = await store.duplicates("kucoin", b"print 8", None)
    same_account = await store.duplicates("kucoin", b"other", f"a{connection.owner}")
    both = await store.duplicates("kucoin", b"print 8", f"a{connection.owner}")
    assert [c.id for c in same_key] == ["c8"]
    assert [c.id for c in same_account] == [mine]
    assert {c.id for c in both} == {"c8", mine}
    assert await store.duplicates("mexc", b"other", f"a{connection.owner}") == []
    assert await store.duplicates("kucoin", b"other", None) == []


async def test_records_of_one_connection_come_newest_first(
    database: Database, store: SqlConnectionStore, connection: Connection, now: datetime
) -> None:
    history, mine = SqlHistory(database), replace(connection, id=f"c{connection.owner}")
    for minute, deed in enumerate(
        (AuditAction.TESTED, AuditAction.RENAMED, AuditAction.DELETED), start=1
    ):
        await history.add(AuditEntry.of(mine, deed, now + timedelta(minutes=minute)))
    notified = await history.entries(connection.owner, mine.id, limit=3)
    assert [e.action for e in notified] == [
        AuditAction.DELETED,
        AuditAction.RENAMED,
        AuditAction.TESTED,
    ]
    assert await history.entries(8, mine.id) == []
    assert await history.changes(8) == []
    assert await store.get(8, mine.id) is None


def test_what_is_recorded_is_never_changed() -> None:
    """Only a person who leaves takes it along."""
    changing = re.compile(r"\b(update|delete|upsert)\(\s*(?:c,\s*)?(AUDIT|STATUS_CHANGES)\b")
    found = [path for path in SOURCE.rglob("*.py") if changing.search(path.read_text())]
    assert found == []


LEAVER, TITLE, ADMIN = 5_550_031_337, "Zoë Traceable-Name @zoe_t", 777


async def fill_every_table(
    database: Database, connection: Connection, vault: EnvelopeVault, blob: bytes
) -> None:
    """Put somebody into every table that holds anything of people, also into an admin's rows."""
    now, history = connection.created_at, SqlHistory(database)
    theirs = replace(connection, owner=LEAVER, id=f"c{LEAVER}", name=TITLE)
    people, notices = SqlPeople(database), SqlNotices(database)
    await SqlConnectionStore(database).add(
        theirs, blob, PRINT, AuditEntry.of(theirs, AuditAction.ADDED, now)
    )
    _, change = observe(theirs, CheckReport(problems=(), steps={}, permissions={}), now)
    assert change
    await history.add(change)
    await people.set_client_language(LEAVER, "nb")
    await people.set_client_language(ADMIN, "en")
    access = AccessControl(
        store=people,
        notices=notices,
        operators=Operators(people=(ADMIN,), outbox=notices),
        allowed=(1,),
        blocked=(),
        clock=lambda: now,
    )
    await access.ask(LEAVER, TITLE)
    await access.decide(LEAVER, Access.GRANTED)
    await notices.write(rules.overtaken(theirs, now), rules.secrets_destroyed(theirs, now))
    key = StorageKey(bot_id=1, chat_id=LEAVER, user_id=LEAVER)
    await SqlConversations(database).put(key, "naming", {"draft": {"name": TITLE}})
    incidents = SqlIncidents(database)
    await incidents.notify(await incidents.open("kucoin", now), now)
    inbox = SqlInbox(database, vault)
    duty = Erasure(chat=LEAVER, message=5, person=LEAVER, sent_at=now)
    await inbox.store([WaitingUpdate(id=1, person=LEAVER, body=TITLE.encode())], [duty], now)


async def holding(database: Database, *words: str) -> set[str]:
    """Return the columns, each read as text, that hold any of some words."""
    found = set()
    async with database.read() as c:
        for table in METADATA.sorted_tables:
            for column in table.c:
                as_text = cast(column, String)
                query = select(func.count()).where(or_(*(as_text.contains(w) for w in words)))
                if column.type.python_type is not bytes and await c.scalar(query):
                    found.add(f"{table.name}.{column.name}")
    return found


async def test_who_leaves_is_named_nowhere(
    database: Database,
    connection: Connection,
    vault: EnvelopeVault,
    blob: bytes,
    kind: str,
    request: pytest.FixtureRequest,
) -> None:
    """Not in an admin's rows either, nor in any byte of the files."""
    words = (str(LEAVER), "Zoë", "zoe_t")
    await fill_every_table(database, connection, vault, blob)
    held = await holding(database, *words)
    tables = {column.partition(".")[0] for column in held}
    assert tables == {
        *("people", "connections", "schedule", "sealed_credentials", "conversations", "inbox"),
        *("erasures", "notices", "status_changes", "audit"),
    }
    assert "notices.values" in held

    assert await SqlArchive(database).erase(LEAVER) == {connection.exchange}

    assert await holding(database, *words) == set()
    async with database.read() as c:
        people = (await c.scalars(select(PEOPLE.c.id))).all()
    assert people == [ADMIN]
    if kind == "sqlite":
        files = request.getfixturevalue("files")()
        traces = [w.encode() for w in (*words, "Zo\\u00eb")]
        assert [n for n, content in files.items() if any(t in content for t in traces)] == []


def test_every_table_that_names_a_person_is_erased_and_exported() -> None:
    """A new table with somebody's id in it must be among those of the archive."""
    ids = {"owner", "person", "user_id"}
    naming = {table.name for table in METADATA.sorted_tables if ids & set(table.c.keys())}
    assert naming | {"people"} == {table.name for table in archive._WHOSE}
