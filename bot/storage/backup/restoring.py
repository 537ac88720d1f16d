"""The restoring of a backup: nothing is written before the file and its key were proven."""

import contextlib
import hashlib
import hmac
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from sqlalchemy import Table, func, insert, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import migrations
from bot.storage.backup.archive_file import BackupArchive
from bot.storage.backup.errors import (
    BackupDamagedError,
    BackupKeyError,
    BackupNewerError,
    BackupUnreadableError,
    BackupUnsignedError,
    DatabaseNotEmptyError,
)
from bot.storage.backup.format import (
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
from bot.storage.connections.store import unreadable
from bot.storage.engine.database import Database
from bot.storage.engine.errors import KeyFileMissingError, WrongMasterKeyError
from bot.storage.engine.health import is_refusal
from bot.storage.keys import installation
from bot.storage.keys.master_keys import KeySource, MasterKeys
from bot.storage.schema.tables import INSTALLATION, METADATA
from bot.storage.schema.types import Word

_NOT_WHOLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, RecursionError, MemoryError),
    *(AttributeError, KeyError, TypeError, ValueError, OverflowError, NotImplementedError),
)
_SIDES = ("", "-wal", "-shm")  # what SQLite makes


async def restore(
    database: Database,
    source: KeySource,
    path: Path,
    report: Callable[[str, int], None] = lambda *_: None,
    *,
    unsigned: bool = False,
) -> Manifest:
    """Put a backup into an empty database, all of it or nothing.

    `report` is called with each table and the number of its rows. `unsigned`: take one that no
    master key has signed. Raises StorageError.
    """
    with _reading(path):
        archive = BackupArchive(path)
    with archive:
        manifest = _manifest(archive, path)
        _prove(archive, manifest, source, path, unsigned=unsigned)
        _require_whole(archive, manifest, path)
        with _nothing_left(database):
            try:
                await database.open()
                async with database.alone() as c:
                    await _fill(c, archive, manifest, path, report)
            except BaseException:
                await database.close()
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


@contextmanager
def _nothing_left(database: Database) -> Iterator[None]:
    """Remove the file, and its folder, that a failure would leave behind."""
    file = database.file
    made = file is not None and not file.exists()
    folder = file.parent if file and made and not file.parent.exists() else None
    try:
        yield
    except BaseException:
        if file and made:
            for side in _SIDES:
                file.with_name(file.name + side).unlink(missing_ok=True)
        if folder:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _manifest(archive: BackupArchive, path: Path) -> Manifest:
    """Return the manifest, once it was found to be of a known version."""
    with _reading(path):
        text = archive.text(MANIFEST)
        version = format_of(text)
        manifest = Manifest.from_json(text) if version <= FORMAT else None
    if manifest is None:
        raise BackupNewerError(path, f"format {version}")
    if not migrations.knows(manifest.revision):
        raise BackupNewerError(path, manifest.revision[:80])
    if archive.names != {MANIFEST, *map(entry, manifest.tables)}:
        raise BackupDamagedError(path, "it has other parts than it says")
    return manifest


def _require_whole(archive: BackupArchive, manifest: Manifest, path: Path) -> None:
    """Make sure that every table is as the manifest says. Raises BackupDamagedError."""
    for table, part in manifest.tables.items():
        digest, count = hashlib.sha256(), 0
        with _reading(path):
            for line in archive.lines(entry(table)):
                digest.update(line)
                count += 1
        if Part(rows=count, sha256=digest.hexdigest()) != part:
            raise BackupDamagedError(path, f"the table {table} is not as it was written")


def _prove(
    archive: BackupArchive, manifest: Manifest, source: KeySource, path: Path, *, unsigned: bool
) -> None:
    """Make sure that the loaded master keys signed the backup, and open it. Raises StorageError."""
    try:
        keys = source.load(may_create=False)
    except KeyFileMissingError:
        raise BackupKeyError(path, manifest.keys, ()) from None
    needed = {*manifest.keys, *filter(None, [manifest.signed_by])}
    if missing := needed - keys.by_id.keys():
        raise BackupKeyError(path, sorted(missing), tuple(keys.by_id))
    with _reading(path):
        line = next(archive.lines(entry(INSTALLATION.name)))
        values = json.loads(line)
        sealed = {name: blob_of(values[name]) for name in ("canary", "index_key")}
        row = SimpleNamespace(install_id=str(values["install_id"]), **sealed)
    try:
        installation.prove(keys, row)
    except WrongMasterKeyError:
        raise BackupKeyError(path, manifest.keys, tuple(keys.by_id)) from None
    _require_signature(manifest, keys, path, unsigned=unsigned)


def _require_signature(manifest: Manifest, keys: MasterKeys, path: Path, *, unsigned: bool) -> None:
    if manifest.signed_by is None or manifest.mac is None:
        if not unsigned:
            raise BackupUnsignedError(path)
        return
    expected = manifest.mac_under(keys.by_id[manifest.signed_by])
    if not hmac.compare_digest(expected.encode(), manifest.mac.encode()):
        raise BackupDamagedError(path, "it was changed after it had been signed")


async def _fill(
    c: AsyncConnection,
    archive: BackupArchive,
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
        await _fill_table(c, archive, table, path)
        report(name, manifest.tables[name].rows)
    if not (await migrations.form_of(c)).pending:
        await _require_known_words(c, path)


async def _fill_table(c: AsyncConnection, archive: BackupArchive, table: Table, path: Path) -> None:
    try:
        with _reading(path):
            for lines in archive.batches(entry(table.name)):
                await c.execute(insert(table), [row_of(table, line) for line in lines])
    except IntegrityError:
        raise BackupDamagedError(path, "its rows contradict one another") from None
    except Exception as error:
        if is_refusal(error):
            reason = f"a row of the table {table.name} does not fit"
            raise BackupDamagedError(path, reason) from None
        raise


async def _require_known_words(c: AsyncConnection, path: Path) -> None:
    """Refuse words that this version does not know: nothing could be done with their rows."""
    for column in (column for table in METADATA.sorted_tables for column in table.c):
        kind = column.type
        if isinstance(kind, Word):
            unknown = select(func.count()).where(column.not_in(list(kind.kind)))
            if await c.scalar(unknown):
                reason = f"the table {column.table.name} has a {column.name} that is not known"
                raise BackupDamagedError(path, reason)
    if count := await unreadable(c):
        raise BackupDamagedError(path, f"{count} connections cannot be read by this version")
