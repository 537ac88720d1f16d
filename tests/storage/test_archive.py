import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.domain.audit import AuditEntry, Deed
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.notice import Notice, NoticeKind
from bot.domain.person import Preferences
from bot.domain.ports import Binding
from bot.storage.archive import PersonArchive
from bot.storage.connections import ConnectionBook
from bot.storage.database import Database
from bot.storage.history import HistoryBook
from bot.storage.notices import NoticeBook
from bot.storage.people import PeopleBook
from bot.storage.schedule import ScheduleBook
from bot.storage.tables import METADATA, SEALED
from bot.storage.vault import EnvelopeVault

SOURCE = Path(__file__).parents[2] / "bot"
PRINT = b"f" * 32


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
async def book(database: Database, connection: Connection, blob: bytes) -> ConnectionBook:
    """Two people with everything there can be of them."""
    book = ConnectionBook(database)
    now = connection.created_at
    for owner in (connection.owner, 8):
        theirs = replace(connection, owner=owner, id=f"c{owner}", account=f"a{owner}")
        await book.add(
            theirs, blob, f"print {owner}".encode(), AuditEntry.of(theirs, Deed.ADDED, now)
        )
        await PeopleBook(database).prefer(owner, Preferences(timezone="Europe/Oslo"))
        await NoticeBook(database).write(
            Notice(
                id=f"n{owner}",
                person=owner,
                kind=NoticeKind.DIGEST,
                at=now,
                due_at=now,
                dedupe_key=f"n{owner}",
            )
        )
    return book


async def counts(database: Database) -> dict[str, int]:
    async with database.read() as c:
        return {
            table.name: int(await c.scalar(select(func.count()).select_from(table)) or 0)
            for table in METADATA.sorted_tables
        }


async def test_erasing_takes_all_of_one_person_and_nothing_of_another(
    database: Database, book: ConnectionBook, connection: Connection
) -> None:
    before = await counts(database)
    await PersonArchive(database).erase(connection.owner)
    after = await counts(database)
    assert await book.list(connection.owner) == []
    assert [c.id for c in await book.list(8)] == ["c8"]
    assert {n: after[n] for n in after if before[n]} == {n: v // 2 for n, v in before.items() if v}


async def test_the_export_is_json_and_holds_nothing_sealed(
    database: Database, book: ConnectionBook, connection: Connection
) -> None:
    told = json.loads(json.dumps(await PersonArchive(database).export(connection.owner)))
    assert [c["name"] for c in told["connections"]] == [connection.name]
    assert told["connections"][0]["created_at"] == connection.created_at.isoformat()
    assert told["people"][0]["timezone"] == "Europe/Oslo"
    assert [n["kind"] for n in told["notices"]] == ["digest"]
    assert [e["deed"] for e in told["audit"]] == ["added"]
    assert SEALED.name not in told
    assert "print" not in json.dumps(told)
    assert await book.list(8) != []


async def test_disconnecting_destroys_all_credentials_of_one_person_at_once(
    database: Database, book: ConnectionBook, connection: Connection, now: datetime
) -> None:
    [gone] = await book.disconnect_all(connection.owner, now)
    assert (gone.id, gone.has_secrets, gone.usable) == (
        f"c{connection.owner}",
        False,
        False,
    )
    assert await book.blob(gone) is None
    [other] = await book.list(8)
    assert await book.blob(other) is not None
    due = await ScheduleBook(database, ["kucoin"]).claim("kucoin", now + timedelta(days=1), 10)
    assert [d.connection.id for d in due.work] == ["c8"]
    deeds = [e.deed for e in await HistoryBook(database).entries(connection.owner)]
    assert Deed.DISCONNECTED in deeds
    assert await book.disconnect_all(connection.owner, now) == []


async def test_twins_are_found_by_key_and_by_account(
    book: ConnectionBook, connection: Connection
) -> None:
    mine = f"c{connection.owner}"
    same_key = await book.twins("kucoin", b"print 8", None)
    same_account = await book.twins("kucoin", b"other", f"a{connection.owner}")
    both = await book.twins("kucoin", b"print 8", f"a{connection.owner}")
    assert [c.id for c in same_key] == ["c8"]
    assert [c.id for c in same_account] == [mine]
    assert {c.id for c in both} == {"c8", mine}
    assert await book.twins("mexc", b"other", f"a{connection.owner}") == []
    assert await book.twins("kucoin", b"other", None) == []


async def test_records_of_one_connection_come_newest_first(
    database: Database, book: ConnectionBook, connection: Connection, now: datetime
) -> None:
    history, mine = HistoryBook(database), replace(connection, id=f"c{connection.owner}")
    for minute, deed in enumerate((Deed.TESTED, Deed.RENAMED, Deed.DELETED), start=1):
        await history.add(AuditEntry.of(mine, deed, now + timedelta(minutes=minute)))
    told = await history.entries(connection.owner, mine.id, limit=3)
    assert [e.deed for e in told] == [Deed.DELETED, Deed.RENAMED, Deed.TESTED]
    assert await history.entries(8, mine.id) == []
    assert await history.changes(8) == []
    assert await book.get(8, mine.id) is None


def test_what_is_recorded_is_never_changed() -> None:
    """Only a person who leaves takes it along."""
    changing = re.compile(r"\b(update|delete|upsert)\(\s*(?:c,\s*)?(AUDIT|STATUS_CHANGES)\b")
    found = [path for path in SOURCE.rglob("*.py") if changing.search(path.read_text())]
    assert found == []
