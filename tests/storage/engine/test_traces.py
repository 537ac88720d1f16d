"""What is left on disk of a credential: never its plain text, and after its end not the rest.

Of SQLite, which can promise that; PostgreSQL leaves the sealed bytes to its vacuum and its log.
"""

import base64
import urllib.parse
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import delete, select

from bot.domain.binding import Binding, stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.draft import Draft
from bot.services.operating.rewrapping import Rewrapping
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.rotation import KeyChanges
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.operating.sealed_values import SqlSealedValues
from bot.storage.schema.tables import INSTALLATION, SEALED

Files = Callable[[], dict[str, bytes]]
PIECE = 24  # bytes: a part of a blob that no other text holds by chance


def traces(files: dict[str, bytes], blob: bytes) -> list[str]:
    """Return the names of the files that hold any piece of a blob, raw or as base64."""
    texts = (blob, base64.b64encode(blob))
    pieces = [text[at : at + PIECE] for text in texts for at in range(0, len(text) - PIECE, PIECE)]
    return [name for name, content in files.items() if any(piece in content for piece in pieces)]


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def blob(vault: EnvelopeVault, binding: Binding, credentials: dict[Field, Secret]) -> bytes:
    return vault.seal(credentials, binding)


@pytest.fixture
async def store(database: Database, connection: Connection, blob: bytes) -> SqlConnectionStore:
    store = SqlConnectionStore(database)
    await store.add(connection, blob, b"f" * 32)
    return store


@pytest.mark.usefixtures("store")
async def test_the_search_finds_what_is_there(
    database: Database, files: Files, blob: bytes
) -> None:
    assert {"bot.db-wal", "backup", "vacuum"} <= set(traces(files(), blob))
    async with database.write() as c:
        await c.execute(delete(SEALED))
    assert traces(files(), blob) == ["bot.db-wal"]
    await database.wipe()
    assert traces(files(), blob) == []


async def test_wiping_a_database_that_is_copied_leaves_no_free_page(
    store: SqlConnectionStore, connection: Connection, database: Database, files: Files, blob: bytes
) -> None:
    await database.wipe()
    assert traces(files(), blob) == ["bot.db", "backup", "vacuum"]
    await store.delete(connection.owner, connection.id)
    assert traces(files(), blob) == []


async def test_destruction_leaves_no_trace(
    store: SqlConnectionStore, connection: Connection, files: Files, blob: bytes, now: datetime
) -> None:
    assert await store.save(connection.without_secrets(now))
    assert traces(files(), blob) == []


async def test_overdue_destruction_leaves_no_trace(
    store: SqlConnectionStore, connection: Connection, files: Files, blob: bytes, now: datetime
) -> None:
    assert await store.save(replace(connection, secrets_end_at=now))
    assert await store.destroy_overdue_secrets(now) == 1
    assert traces(files(), blob) == []


async def test_a_replaced_key_leaves_no_trace(
    store: SqlConnectionStore,
    connection: Connection,
    files: Files,
    blob: bytes,
    vault: EnvelopeVault,
    binding: Binding,
) -> None:
    other = vault.seal({Field.API_KEY: Secret("another")}, binding)
    assert await store.replace_key(connection, other, b"g" * 32)
    assert traces(files(), blob) == []
    assert "bot.db" in traces(files(), other)


async def test_an_ended_or_cancelled_draft_leaves_no_trace(
    database: Database, files: Files, blob: bytes, now: datetime
) -> None:
    storage = SqlConversations(database, lambda: now)
    sealed = {Field.API_KEY: base64.b64encode(blob).decode()}
    data = {"draft": Draft(id="d", exchange="mexc", sealed=sealed).to_dict()}
    idle, cancelled = (StorageKey(bot_id=1, chat_id=n, user_id=n) for n in (1, 2))
    for key in (idle, cancelled):
        await storage.set_data(key, data)
    assert traces(files(), blob) != []
    await storage.set_data(cancelled, {})
    assert await storage.lapse(now, now) == 1
    assert traces(files(), blob) == []


async def test_no_plain_secret_is_anywhere_at_any_time(
    store: SqlConnectionStore,
    connection: Connection,
    files: Files,
    vault: EnvelopeVault,
    credentials: dict[Field, Secret],
) -> None:
    for secret in credentials.values():
        vault.fingerprint("kucoin", secret)
        plain = secret.reveal().encode()
        forms = {
            plain,
            plain[::-1],
            plain.hex().encode(),
            base64.b64encode(plain)[:-4],
            urllib.parse.quote(plain).encode(),
        }
        for content in files().values():
            assert not any(form in content for form in forms)
    await store.delete(connection.owner, connection.id)


async def test_rotation_leaves_no_old_wrapping(
    database: Database, connection: Connection, files: Files, tmp_path: Path
) -> None:
    """What a leaked old key could unwrap is gone; the wrapped values themselves stay."""
    source = KeyFile(tmp_path / "keys" / "master.key")
    vault = await open_vault(database, source)
    blob = vault.seal({Field.SECRET: Secret("canary")}, stored_binding(connection))
    await SqlConnectionStore(database).add(connection, blob, b"f" * 32)
    async with database.read() as c:
        kept = select(INSTALLATION.c.canary, INSTALLATION.c.index_key)
        old = [blob, *(await c.execute(kept)).one()]
    wraps = [one[8:68] for one in old]  # after the number of the key
    await database.wipe()
    assert all("bot.db" in traces(files(), wrap) for wrap in wraps)
    changes = KeyChanges(database, source)
    await changes.add()
    await changes.activate_newest()
    both = await open_vault(database, source)
    await Rewrapping(values=SqlSealedValues(database), wrapper=both).run()
    await database.wipe()
    assert [traces(files(), wrap) for wrap in wraps] == [[], [], []]
    assert "bot.db" in traces(files(), blob[80:])
