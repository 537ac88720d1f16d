"""Owns the reading of a backup: nothing is written before the file and its key were proven."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Table, insert, inspect
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import installation, migrations
from bot.storage._portable import (
    FORMAT,
    MANIFEST,
    Manifest,
    Part,
    blob_of,
    entry,
    format_of,
    row_of,
    tables_of,
)
from bot.storage.database import Database
from bot.storage.errors import KeyFileMissingError, WrongMasterKeyError
from bot.storage.master_keys import KeySource
from bot.storage.tables import INSTALLATION
from bot.storage.upkeep_errors import (
    BackupDamagedError,
    BackupKeyError,
    BackupNewerError,
    BackupUnreadableError,
    DatabaseNotEmptyError,
)

_BATCH = 500  # rows in one statement
_NOT_WHOLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RecursionError),
    *(AttributeError, KeyError, TypeError, ValueError, NotImplementedError),
)
_SIDES = ("", "-wal", "-shm")  # what SQLite makes


async def restore(
    database: Database,
    source: KeySource,
    path: Path,
    report: Callable[[str, int], None] = lambda *_: None,
) -> Manifest:
    """Put a backup into an empty database, all of it or nothing.

    `report` is called with each table and the number of its rows. Raises StorageError.
    """
    with _reading(path):
        archive = zipfile.ZipFile(path)
    with archive:
        manifest = _checked(archive, path)
        _prove(archive, manifest, source, path)
        made = database.file is not None and not database.file.exists()
        try:
            await database.open()
            async with database.alone() as c:
                await _fill(c, archive, manifest, path, report)
        except BaseException:
            await database.close()
            if made and database.file:
                _remove(database.file)
            raise
    return manifest


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what is wrong with a file into the error that says so."""
    try:
        yield
    except OSError as error:
        raise BackupUnreadableError(path, error.strerror or "unknown") from None
    except _NOT_WHOLE:
        raise BackupDamagedError(path, "it is not whole") from None


def _checked(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """Return the manifest once every table was found to be as it says."""
    with _reading(path):
        text = archive.read(MANIFEST)
        version = format_of(text)
        manifest = Manifest.from_json(text) if version <= FORMAT else None
    if manifest is None:
        raise BackupNewerError(path, f"format {version}")
    if not migrations.knows(manifest.revision):
        raise BackupNewerError(path, manifest.revision)
    for table, part in manifest.tables.items():
        with _reading(path):
            found = _part(archive, table)
        if found != part:
            raise BackupDamagedError(path, f"the table {table} is not as it was written")
    return manifest


def _part(archive: zipfile.ZipFile, table: str) -> Part:
    digest, count = hashlib.sha256(), 0
    with archive.open(entry(table)) as lines:
        for line in lines:
            digest.update(line)
            count += 1
    return Part(rows=count, sha256=digest.hexdigest())


def _prove(archive: zipfile.ZipFile, manifest: Manifest, source: KeySource, path: Path) -> None:
    """Make sure that the loaded master keys open the backup. Raises StorageError."""
    with _reading(path), archive.open(entry(INSTALLATION.name)) as lines:
        values = json.loads(lines.readline())
        sealed = {name: blob_of(values[name]) for name in ("canary", "index_key")}
        row = SimpleNamespace(install_id=str(values["install_id"]), **sealed)
    try:
        keys = source.load(may_create=False)
    except KeyFileMissingError:
        raise BackupKeyError(path, manifest.keys, ()) from None
    try:
        installation.prove(keys, row)
    except WrongMasterKeyError:
        raise BackupKeyError(path, manifest.keys, tuple(keys.by_id)) from None
    if missing := set(manifest.keys) - keys.by_id.keys():
        raise BackupKeyError(path, sorted(missing), tuple(keys.by_id))


async def _fill(
    c: AsyncConnection,
    archive: zipfile.ZipFile,
    manifest: Manifest,
    path: Path,
    report: Callable[[str, int], None],
) -> None:
    """Make the tables of the backup's form and put its rows in."""
    if await c.run_sync(lambda connection: inspect(connection).get_table_names()):
        raise DatabaseNotEmptyError
    await migrations.make(c, manifest.revision)
    tables = {table.name: table for table in await tables_of(c)}
    if tables.keys() != manifest.tables.keys():
        raise BackupDamagedError(path, "it has other tables than its revision")
    for name, table in tables.items():
        try:
            for batch in _batches(archive, table, path):
                await c.execute(insert(table), batch)
        except IntegrityError:
            raise BackupDamagedError(path, "its rows contradict one another") from None
        report(name, manifest.tables[name].rows)


def _batches(
    archive: zipfile.ZipFile, table: Table, path: Path
) -> Iterator[Sequence[Mapping[str, Any]]]:
    with _reading(path):
        lines = archive.open(entry(table.name))
    with lines:
        while True:
            with _reading(path):
                batch = [row_of(table, line) for line in islice(lines, _BATCH)]
            if not batch:
                return
            yield batch


def _remove(file: Path) -> None:
    for side in _SIDES:
        file.with_name(file.name + side).unlink(missing_ok=True)
