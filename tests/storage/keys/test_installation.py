from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.errors import InstallationLostError, KeyFileMissingError, WrongMasterKeyError
from bot.storage.keys.installation import open_vault, verified_key
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.master_keys import KeySetting
from bot.storage.schema.tables import INSTALLATION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "master.key"


def write(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    path.chmod(0o600)


def remove(path: Path) -> None:
    path.unlink()


def content(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


async def test_first_start_makes_a_key_and_the_next_one_uses_it(
    database: Database, path: Path, binding: Binding, credentials: dict[Field, Secret]
) -> None:
    first = await open_vault(database, KeyFile(path))
    blob = first.seal(credentials, binding)
    again = await open_vault(database, KeyFile(path))
    assert again.open(blob, binding) == credentials
    key = Secret("abc")
    assert again.fingerprint("kucoin", key) == first.fingerprint("kucoin", key)


async def test_a_key_that_is_there_already_is_used(
    database: Database, path: Path, make_key: Callable[[], str]
) -> None:
    text = f"5:{make_key()}"
    write(path, text)
    await open_vault(database, KeyFile(path))
    assert content(path) == text
    await open_vault(database, KeySetting(text))


async def test_a_missing_key_is_refused_and_not_made(database: Database, path: Path) -> None:
    await open_vault(database, KeyFile(path))
    remove(path)
    with pytest.raises(KeyFileMissingError, match="not new"):
        await open_vault(database, KeyFile(path))
    assert content(path) is None


@pytest.mark.parametrize("number", [1, 2])
async def test_a_wrong_key_is_refused(
    database: Database, path: Path, make_key: Callable[[], str], number: int
) -> None:
    await open_vault(database, KeyFile(path))
    text = make_key()
    wrong = KeySetting(f"{number}:{text}")
    with pytest.raises(WrongMasterKeyError, match=rf"master key 1; .* \({number}\)") as caught:
        await open_vault(database, wrong)
    assert text[:8] not in str(caught.value)


async def test_another_primary_key_opens_with_the_old_one_beside_it(
    database: Database, make_key: Callable[[], str]
) -> None:
    old, new = f"1:{make_key()}", f"2:{make_key()}"
    await open_vault(database, KeySetting(old))
    await open_vault(database, KeySetting(f"{new},{old}"))
    with pytest.raises(WrongMasterKeyError):
        await open_vault(database, KeySetting(new))


def _tampered(value: str | bytes) -> str | bytes:
    """Return a value whose last character or byte is surely another."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    return value[:-1] + ("0" if value[-1] != "0" else "1")


@pytest.mark.parametrize("column", ["canary", "index_key", "install_id"])
async def test_a_row_that_was_tampered_with_is_refused(
    database: Database, path: Path, column: str
) -> None:
    await open_vault(database, KeyFile(path))
    async with database.write() as c:
        row = (await c.execute(select(INSTALLATION))).mappings().one()
        await c.execute(update(INSTALLATION).values({column: _tampered(row[column])}))
    with pytest.raises(WrongMasterKeyError):
        await open_vault(database, KeyFile(path))


async def test_sealed_keys_without_an_installation_are_not_built_upon(
    database: Database, path: Path, connection: Connection
) -> None:
    vault = await open_vault(database, KeyFile(path))
    blob = vault.seal({}, Binding(owner=1, connection="c1", exchange="x", field="f"))
    await SqlConnectionStore(database).add(connection, blob, b"f")
    async with database.write() as c:
        await c.execute(delete(INSTALLATION))
    remove(path)
    with pytest.raises(InstallationLostError, match="Restore"):
        await open_vault(database, KeyFile(path))
    assert content(path) is None


async def test_a_refused_key_leaves_the_database_new(database: Database, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="is not a regular file"):
        await open_vault(database, KeyFile(tmp_path))
    async with database.read() as c:
        assert (await c.execute(select(INSTALLATION))).all() == []
    await open_vault(database, KeyFile(tmp_path / "key"))


async def test_a_key_is_proven_and_nothing_made(
    database: Database, path: Path, make_key: Callable[[], str]
) -> None:
    async with database.inspect() as c:
        assert c is not None
        assert not await verified_key(c, KeyFile(path))
    assert content(path) is None
    await open_vault(database, KeyFile(path))
    async with database.inspect() as c:
        assert c is not None
        assert await verified_key(c, KeyFile(path))
        with pytest.raises(WrongMasterKeyError):
            await verified_key(c, KeySetting(f"1:{make_key()}"))
        remove(path)
        with pytest.raises(KeyFileMissingError):
            await verified_key(c, KeyFile(path))
    assert content(path) is None


async def test_sealed_keys_without_an_installation_prove_nothing(
    database: Database, path: Path, connection: Connection
) -> None:
    vault = await open_vault(database, KeyFile(path))
    blob = vault.seal({}, Binding(owner=1, connection="c1", exchange="x", field="f"))
    await SqlConnectionStore(database).add(connection, blob, b"f")
    async with database.write() as c:
        await c.execute(delete(INSTALLATION))
    async with database.inspect() as c:
        assert c is not None
        with pytest.raises(InstallationLostError):
            await verified_key(c, KeyFile(path))
