"""Restores a backup; nothing is written before the file and its key are verified."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Table, func, insert, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage import migrations
from bot.storage.backup.archive_file import BackupArchive
from bot.storage.backup.errors import BackupDamagedError, DatabaseNotEmptyError
from bot.storage.backup.manifest import Manifest
from bot.storage.backup.row_lines import entry_name, row_of, tables_of
from bot.storage.backup.verification import read_manifest, reading, require_key, require_whole
from bot.storage.connections.rows import unreadable
from bot.storage.engine.database import Database
from bot.storage.engine.health import is_refusal
from bot.storage.keys.master_keys import KeySource
from bot.storage.schema.tables import METADATA, STRATEGIES
from bot.storage.schema.types import Slug
from bot.storage.strategies.copies import hold_live

_SIDES = ("", "-wal", "-shm")  # suffixes of the files of SQLite


async def restore(
    database: Database,
    source: KeySource,
    path: Path,
    report: Callable[[str, int], None] = lambda *_: None,
    *,
    unsigned: bool = False,
) -> Manifest:
    """Restore a backup into an empty database, completely or not at all.

    `report` is called with each table and the number of its rows. `unsigned`: accept a backup
    without a signature. Raises StorageError.
    """
    with reading(path):
        archive = BackupArchive(path)
    with archive:
        manifest = read_manifest(archive, path)
        require_key(archive, manifest, source, path, unsigned=unsigned)
        require_whole(archive, manifest, path)
        with _removed_on_failure(database):
            try:
                await database.open()
                async with database.alone() as c:
                    await _fill(c, archive, manifest, path, report)
            except BaseException:
                await database.close()
                raise
    return manifest


@contextmanager
def _removed_on_failure(database: Database) -> Iterator[None]:
    """Remove a new database file and its folder after a failure."""
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


async def _fill(
    c: AsyncConnection,
    archive: BackupArchive,
    manifest: Manifest,
    path: Path,
    report: Callable[[str, int], None],
) -> None:
    """Create the tables of the backup's revision and insert its rows."""
    if await c.run_sync(lambda connection: inspect(connection).get_table_names()):
        raise DatabaseNotEmptyError
    await migrations.create_tables(c, manifest.revision)
    tables = {table.name: table for table in await tables_of(c)}
    if tables.keys() != manifest.tables.keys():
        raise BackupDamagedError(path, "its tables are not those of its revision")
    for name, table in tables.items():
        await _fill_table(c, archive, table, path)
        report(name, manifest.tables[name].rows)
    if not (await migrations.revision_of(c)).pending:
        await _require_known_slugs(c, path)
    if STRATEGIES.name in tables:
        await hold_live(c)


async def _fill_table(c: AsyncConnection, archive: BackupArchive, table: Table, path: Path) -> None:
    try:
        with reading(path):
            for lines in archive.batches(entry_name(table.name)):
                await c.execute(insert(table), [row_of(table, line) for line in lines])
    except IntegrityError:
        raise BackupDamagedError(path, "its rows contradict one another") from None
    except Exception as error:
        if is_refusal(error):
            reason = f"a row of the table {table.name} does not fit"
            raise BackupDamagedError(path, reason) from None
        raise


async def _require_known_slugs(c: AsyncConnection, path: Path) -> None:
    """Refuse slugs that this version does not know: their rows would be useless."""
    for column in (column for table in METADATA.sorted_tables for column in table.c):
        kind = column.type
        if isinstance(kind, Slug):
            unknown = select(func.count()).where(column.not_in(list(kind.kind)))
            if await c.scalar(unknown):
                reason = f"the table {column.table.name} has an unknown {column.name}"
                raise BackupDamagedError(path, reason)
    if count := await unreadable(c):
        raise BackupDamagedError(path, f"{count} connections cannot be read by this version")
