import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Status
from bot.domain.notice import NoticeKind
from bot.domain.ports.connections import NameTakenError
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.notifying.notices import SqlNotices
from bot.storage.schema.tables import CONNECTIONS, SEALED

PRINT, OTHER_PRINT = b"f" * 32, b"g" * 32
Others = Callable[[int], list[Connection]]


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
def new_blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
async def store(database: Database, connection: Connection, blob: bytes) -> SqlConnectionStore:
    store = SqlConnectionStore(database)
    await store.add(connection, blob, PRINT)
    return store


async def stored(database: Database) -> list[tuple[str, int, int]]:
    async with database.read() as c:
        query = select(SEALED.c.connection_id, SEALED.c.kid, SEALED.c.ver)
        return [(row[0], row[1], row[2]) for row in await c.execute(query)]


async def test_a_connection_comes_back_as_it_was(
    store: SqlConnectionStore, connection: Connection, blob: bytes
) -> None:
    read = await store.get(connection.owner, connection.id)
    assert read == connection
    assert await store.sealed(connection) == blob
    bare = replace(
        connection, id="c2", name="Other", problems=(), permissions={}, ip_whitelist=None
    )
    await store.add(bare, blob, OTHER_PRINT)
    assert await store.get(connection.owner, "c2") == bare


async def test_another_person_sees_and_moves_nothing(
    store: SqlConnectionStore, connection: Connection, new_blob: bytes
) -> None:
    stranger = replace(connection, owner=8)
    assert await store.get(8, connection.id) is None
    assert await store.list(8) == []
    assert not await store.save(replace(stranger, name="Mine now"))
    assert not await store.replace_key(stranger, new_blob, OTHER_PRINT)
    assert not await store.delete(8, connection.id)
    assert await store.get(connection.owner, connection.id) == connection


async def test_list_is_by_name_whatever_its_case(
    store: SqlConnectionStore, connection: Connection, blob: bytes
) -> None:
    for name in ("banana", "Cherry", "Apple", "ærlig"):
        await store.add(replace(connection, id=name, name=name), blob, name.encode())
    names = [c.name for c in await store.list(connection.owner)]
    assert names == ["Apple", "banana", "Cherry", connection.name, "ærlig"]


@pytest.mark.parametrize(
    "name",
    [
        "KuCoin Futures Conservative",
        "KUCOIN futures  conservative ",
        " kucoin FUTURES\tconservative",
    ],
)
async def test_a_name_is_taken_once_per_person(
    store: SqlConnectionStore, connection: Connection, blob: bytes, name: str
) -> None:
    again = replace(connection, id="c2", name=name)
    with pytest.raises(NameTakenError):
        await store.add(again, blob, OTHER_PRINT)
    await store.add(replace(again, owner=8), blob, OTHER_PRINT)
    await store.add(replace(again, id="c3", name="Free"), blob, OTHER_PRINT)
    with pytest.raises(NameTakenError):
        await store.save(replace(again, id="c3"))
    with pytest.raises(NameTakenError):
        await store.replace_key(replace(again, id="c3"), blob, OTHER_PRINT)
    assert len(await store.list(connection.owner)) == 2


async def test_a_person_may_change_the_case_of_a_name(
    store: SqlConnectionStore, connection: Connection
) -> None:
    assert await store.save(replace(connection, name=connection.name.upper()))


async def test_names_of_every_script_are_folded(
    store: SqlConnectionStore, connection: Connection, blob: bytes
) -> None:
    await store.add(replace(connection, id="c2", name="STRASSE ÆØÅ"), blob, b"2")
    with pytest.raises(NameTakenError):
        await store.add(replace(connection, id="c3", name="straße æøå"), blob, b"3")
    await store.add(replace(connection, id="c4", name="استراتيجية"), blob, b"4")


async def test_adding_again_after_a_crash_changes_nothing(
    store: SqlConnectionStore, connection: Connection, blob: bytes, new_blob: bytes
) -> None:
    await store.add(connection, new_blob, PRINT)
    assert await store.sealed(connection) == blob
    with pytest.raises(IntegrityError):
        await store.add(connection, new_blob, OTHER_PRINT)
    assert await store.sealed(connection) == blob


async def test_save_refuses_whoever_read_an_older_row(
    store: SqlConnectionStore, connection: Connection, now: datetime
) -> None:
    online = replace(connection, status=Status.ONLINE, status_since=now + timedelta(hours=1))
    assert await store.save(online)
    assert not await store.save(replace(connection, name="Late"))
    assert await store.get(connection.owner, connection.id) == replace(online, version=2)
    assert await store.save(replace(online, version=2, name="In time"))


async def test_of_many_who_save_at_once_one_wins(
    store: SqlConnectionStore, connection: Connection
) -> None:
    tries = (store.save(replace(connection, name=f"Name {n}")) for n in range(20))
    assert sum(await asyncio.gather(*tries)) == 1


async def test_save_without_secrets_destroys_them(
    store: SqlConnectionStore, connection: Connection, database: Database, now: datetime
) -> None:
    assert not await store.save(replace(connection.without_secrets(now), version=9))
    assert await store.sealed(connection) is not None
    assert await store.save(connection.without_secrets(now))
    assert await store.sealed(connection) is None
    assert await stored(database) == []
    read = await store.get(connection.owner, connection.id)
    assert read == replace(connection.without_secrets(now), version=2)


async def test_rekey_puts_another_blob_in_place(
    store: SqlConnectionStore, connection: Connection, new_blob: bytes, database: Database
) -> None:
    assert not await store.replace_key(replace(connection, version=9), new_blob, OTHER_PRINT)
    assert await stored(database) == [("c1", 1, 1)]
    renamed = replace(connection, masked_key="new…key")
    assert await store.replace_key(renamed, new_blob, OTHER_PRINT)
    assert await store.sealed(connection) == new_blob
    assert await stored(database) == [("c1", 1, 2)]
    assert await store.get(connection.owner, "c1") == replace(renamed, version=2)
    async with database.read() as c:
        assert await c.scalar(select(CONNECTIONS.c.fingerprint)) == OTHER_PRINT


async def test_who_read_the_key_before_does_not_get_the_next_one(
    store: SqlConnectionStore, connection: Connection, new_blob: bytes, now: datetime
) -> None:
    keyed = connection.with_new_key("new…key", now + timedelta(seconds=1))
    assert await store.replace_key(keyed, new_blob, OTHER_PRINT)
    assert await store.sealed(connection) is None
    assert await store.sealed(keyed) == new_blob


async def test_rekey_after_destruction_gives_secrets_again(
    store: SqlConnectionStore, connection: Connection, new_blob: bytes, now: datetime
) -> None:
    assert await store.save(connection.without_secrets(now))
    bare = await store.get(connection.owner, "c1")
    assert bare is not None
    assert await store.replace_key(bare, new_blob, OTHER_PRINT)
    read = await store.get(connection.owner, "c1")
    assert read is not None
    assert read.has_secrets
    assert await store.sealed(read) == new_blob


async def test_delete_takes_the_credentials_along(
    store: SqlConnectionStore, connection: Connection, database: Database
) -> None:
    assert await store.delete(connection.owner, "c1")
    assert not await store.delete(connection.owner, "c1")
    assert await store.get(connection.owner, "c1") is None
    assert await stored(database) == []


async def test_overdue_secrets_are_destroyed_and_told(
    store: SqlConnectionStore,
    connection: Connection,
    database: Database,
    now: datetime,
    others: Others,
    blob: bytes,
) -> None:
    for n, other in enumerate(others(3)):
        end = now + timedelta(minutes=n)
        await store.add(replace(other, secrets_end_at=end), blob, bytes([n]))
    assert await store.destroy_overdue_secrets(now - timedelta(seconds=1)) == 0
    assert await store.destroy_overdue_secrets(now + timedelta(minutes=1)) == 2
    assert await store.destroy_overdue_secrets(now + timedelta(minutes=1)) == 0

    assert sorted(id_ for id_, _, _ in await stored(database)) == ["c1", "other-2"]
    read = await store.get(connection.owner, "other-1")
    assert read is not None
    assert (read.has_secrets, read.secrets_end_at, read.version) == (False, None, 2)

    [batch] = await SqlNotices(database).claim(now + timedelta(hours=1))
    assert {(n.person, n.kind, n.exchange, n.name, n.at) for n in batch.notices} == {
        (
            connection.owner,
            NoticeKind.SECRETS_DESTROYED,
            "kucoin",
            f"Other {n:03}",
            now + timedelta(minutes=1),
        )
        for n in range(2)
    }


async def test_two_sweepers_destroy_each_once(
    store: SqlConnectionStore,
    second: Database,
    database: Database,
    now: datetime,
    others: Others,
    blob: bytes,
) -> None:
    sweepers = [SqlConnectionStore(each, batch=7) for each in (database, second)]
    for other in others(30):
        await store.add(replace(other, secrets_end_at=now), blob, other.id.encode())
    counts = await asyncio.gather(*(each.destroy_overdue_secrets(now) for each in sweepers))
    assert sum(counts) == 30
    [batch] = await SqlNotices(database).claim(now, limit=100)
    assert len(batch.notices) == 30


async def test_a_test_that_ends_after_the_destruction_brings_nothing_back(
    store: SqlConnectionStore, connection: Connection, now: datetime
) -> None:
    blocked = replace(connection, secrets_end_at=now)
    assert await store.save(blocked)
    read = await store.get(connection.owner, "c1")
    assert read is not None
    assert await store.destroy_overdue_secrets(now) == 1
    assert not await store.save(replace(read, status=Status.ONLINE))


async def test_the_log_holds_no_row_even_at_its_most_talkative(
    database: Database, connection: Connection, blob: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = SqlConnectionStore(database)
    await store.add(connection, blob, b"f" * 32)
    await store.list(connection.owner)
    await store.sealed(connection)
    assert connection.name not in caplog.text
    assert repr(blob)[20:60] not in caplog.text
