"""Changed backups: refused in one line within bounds, or restored exactly."""

import asyncio
import hashlib
import json
import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.person import Access
from bot.storage.backup.errors import BackupDamagedError, BackupUnreadableError, BackupUnsignedError
from bot.storage.backup.restoring import restore
from bot.storage.backup.writing import back_up
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.engine.errors import StorageError
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.people.people import SqlPeople
from bot.storage.schema.tables import METADATA
from tests.conftest import file_url
from tests.storage.conftest import REPOSITORY

Change = Callable[[dict[str, bytes]], None]
MIB = 2**20


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def source(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys" / "master.key")


@pytest.fixture
async def backup(
    database: Database,
    source: KeyFile,
    connection: Connection,
    credentials: dict[Field, Secret],
    tmp_path: Path,
) -> Path:
    vault = await open_vault(database, source)
    blob = vault.seal(credentials, stored_binding(connection))
    await SqlConnectionStore(database).add(connection, blob, b"f" * 32)
    await SqlPeople(database).give_access(31, Access.REFUSED)
    await back_up(database, tmp_path / "good.zip", source)
    return tmp_path / "good.zip"


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write(path: Path, parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    changed = path.with_name("changed.zip")
    with zipfile.ZipFile(changed, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return changed


def redigest(parts: dict[str, bytes], **manifest: Any) -> None:
    """Recompute the manifest of changed parts, as an attacker without the key would."""
    values = {**json.loads(parts["manifest.json"]), **manifest}
    for table in values["tables"]:
        data = parts[f"tables/{table}.jsonl"]
        lines = data.count(b"\n") + (not data.endswith(b"\n") and bool(data))
        values["tables"][table] = {"rows": lines, "sha256": hashlib.sha256(data).hexdigest()}
    parts["manifest.json"] = json.dumps(values).encode()


def row(parts: dict[str, bytes], table: str, **changes: Any) -> None:
    name = f"tables/{table}.jsonl"
    values = {**json.loads(parts[name].splitlines()[0]), **changes}
    parts[name] = json.dumps(values).encode() + b"\n"


async def rows(database: Database) -> dict[str, list[Any]]:
    async with database.read() as c:
        return {
            table.name: [tuple(r) for r in (await c.execute(select(table))).all()]
            for table in METADATA.sorted_tables
            if table.name not in {"leaders", "keyrings"}
        }


async def attempt(path: Path, source: KeyFile, **how: Any) -> dict[str, list[Any]] | StorageError:
    """Restore into a new folder; return what is there then, or why not, with nothing left."""
    folder = path.parent / "target"
    target = Database(file_url(folder / "bot.db"))
    try:
        await restore(target, source, path, **how)
        found = await rows(target)
    except StorageError as error:
        if folder.exists() or "\n" in error.cause + error.fix:
            pytest.fail(f"left behind, or not one line: {error!r}")
        return error
    finally:
        await target.close()
    for left in await asyncio.to_thread(lambda: list(folder.iterdir())):
        await asyncio.to_thread(left.unlink)
    await asyncio.to_thread(folder.rmdir)
    return found


FUZZ = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@FUZZ
@given(data=st.data())
async def test_any_changed_byte_is_refused_or_changes_nothing(
    backup: Path, database: Database, source: KeyFile, data: st.DataObject
) -> None:
    whole = bytearray(await asyncio.to_thread(backup.read_bytes))
    end = len(whole)
    # Half of the positions are in the directory at the end of the archive.
    places = st.integers(0, end - 1) | st.integers(max(0, end - 1200), end - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=3)):
        whole[place] = data.draw(st.integers(0, 255))
    changed = backup.with_name("changed.zip")
    await asyncio.to_thread(changed.write_bytes, bytes(whole))
    found = await attempt(changed, source, unsigned=data.draw(st.booleans()))
    assert isinstance(found, StorageError) or found == await rows(database)


JSON_VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=20),
        st.sampled_from([10**40, -1, "pwned", "2026-11-21T12:00:00", "\0", "\ud800", "granted"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@FUZZ
@given(data=st.data())
async def test_any_changed_field_is_refused_where_it_is_signed_and_never_a_traceback(
    backup: Path, database: Database, source: KeyFile, data: st.DataObject
) -> None:
    parts = parts_of(backup)
    full = sorted(n for n, part in parts.items() if part.strip())
    name = data.draw(st.sampled_from(full))
    values = json.loads(parts[name].splitlines()[0] if name.endswith("l") else parts[name])
    field = data.draw(st.sampled_from(sorted(values)))
    values[field] = data.draw(JSON_VALUES)
    parts[name] = json.dumps(values).encode() + b"\n"
    if name != "manifest.json":
        redigest(parts)
    changed = write(backup, parts)
    signed = await attempt(changed, source)
    assert isinstance(signed, StorageError) or signed == await rows(database)
    if name != "manifest.json":
        redigest(parts, signed_by=None, mac=None)
        await attempt(write(backup, parts), source, unsigned=True)


@pytest.mark.parametrize("value", ["1", -1, True, 0, 1e999, None, [2], 10**40], ids=str)
async def test_a_format_that_is_none(backup: Path, source: KeyFile, value: Any) -> None:
    parts = parts_of(backup)
    redigest(parts, format=value, signed_by=None, mac=None)
    found = await attempt(write(backup, parts), source, unsigned=True)
    assert isinstance(found, StorageError)


UNFIT: dict[str, tuple[str, dict[str, Any]]] = {
    "an owner as text": ("connections", {"owner": "7"}),
    "an owner beyond all ids": ("connections", {"owner": 10**40}),
    "a truth for a number": ("connections", {"version": True}),
    "a time without zone": ("connections", {"created_at": "2026-11-21T12:00:00"}),
    "a time that is none": ("connections", {"created_at": 7}),
    "a dict as name": ("connections", {"name": {"a": 1}}),
    "an unknown status": ("connections", {"status": "pwned"}),
    "an unknown problem": ("connections", {"problems": ["pwned"]}),
    "an unknown access": ("people", {"access": "owner"}),
    "an endless number": ("connections", {"seconds": 1e999}),
    "nothing where something must be": ("connections", {"exchange": None}),
    "bytes that are none": ("sealed_credentials", {"blob": "%"}),
    "another column": ("people", {"more": 1}),
}


@pytest.mark.parametrize(("table", "changes"), UNFIT.values(), ids=UNFIT)
async def test_rows_that_do_not_fit_are_refused(
    backup: Path, source: KeyFile, table: str, changes: dict[str, Any]
) -> None:
    parts = parts_of(backup)
    row(parts, table, **changes)
    redigest(parts, signed_by=None, mac=None)
    found = await attempt(write(backup, parts), source, unsigned=True)
    assert isinstance(found, BackupDamagedError)


async def test_nobody_is_let_in_by_a_changed_backup(backup: Path, source: KeyFile) -> None:
    parts = parts_of(backup)
    row(parts, "people", access="granted")
    redigest(parts)
    changed = await attempt(write(backup, parts), source)
    assert isinstance(changed, BackupDamagedError)
    assert "changed after it was signed" in changed.cause
    forged = await attempt(write(backup, parts), source, unsigned=True)  # nor so
    assert isinstance(forged, BackupDamagedError)
    redigest(parts, signed_by=None, mac=None)
    assert isinstance(await attempt(write(backup, parts), source), BackupUnsignedError)


async def test_one_of_an_older_version_is_taken_where_the_operator_says_so(
    backup: Path, database: Database, source: KeyFile
) -> None:
    parts = parts_of(backup)
    values = json.loads(parts["manifest.json"])
    parts["manifest.json"] = json.dumps(
        {k: v for k, v in values.items() if k not in {"signed_by", "mac"}} | {"format": 1}
    ).encode()
    old = write(backup, parts)
    refused = await attempt(old, source)
    assert isinstance(refused, BackupUnsignedError)
    assert "--unsigned" in refused.fix
    assert await attempt(old, source, unsigned=True) == await rows(database)


async def test_a_pipe_is_no_backup(source: KeyFile, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    await asyncio.to_thread(lambda: os.mkfifo(pipe))
    found = await attempt(pipe, source)
    assert isinstance(found, (BackupDamagedError, BackupUnreadableError))


def bomb(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = b" " * (60 * MIB)


def long_line(parts: dict[str, bytes]) -> None:
    parts["tables/connections.jsonl"] = b"1" * (60 * MIB)


def deep(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = b"[" * 100_000


def many(parts: dict[str, bytes]) -> None:
    parts |= {f"tables/x{n}.jsonl": b"" for n in range(3000)}


LIMITED = """
import asyncio, pathlib, resource, sys
from bot.storage.engine.database import Database
from bot.storage.engine.errors import StorageError
from bot.storage.keys.key_file import KeyFile
from bot.storage.backup.restoring import restore

async def main(key, path, target):
    database = Database(f"sqlite+aiosqlite:///{target}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        await restore(database, KeyFile(pathlib.Path(key)), pathlib.Path(path))
    except StorageError as error:
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(grown, error.cause)
    await database.close()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.mark.parametrize("change", [bomb, long_line, deep, many])
async def test_a_bomb_takes_no_memory(
    backup: Path, source: KeyFile, tmp_path: Path, change: Change
) -> None:
    parts = parts_of(backup)
    change(parts)
    arguments = [str(source.path), str(write(backup, parts)), str(tmp_path / "t" / "bot.db")]
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-W", "error", "-c", LIMITED, *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    grown, _, cause = done.stdout.partition(" ")
    assert "is damaged" in cause, done.stderr
    assert int(grown) < 40 * 1024  # kB
    assert not (tmp_path / "t").exists()


def test_a_directory_that_claims_to_be_huge_is_not_read(backup: Path, source: KeyFile) -> None:
    whole = backup.read_bytes()
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 2**31, 0, 0)
    backup.with_name("changed.zip").write_bytes(whole[:-22] + end)
    found = asyncio.run(attempt(backup.with_name("changed.zip"), source))
    assert isinstance(found, BackupDamagedError)
