"""The checks of the database: its file, schema, rows and disk."""

import asyncio
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.cli.doctor.finding import Check, ExaminationResult, fail, ok, warn
from bot.cli.doctor.inspection import current_tables, inspected, source_of
from bot.cli.doctor.master_key import check_key
from bot.settings import Settings
from bot.storage.connections.rows import unreadable
from bot.storage.engine.database import Database, damage_of
from bot.storage.engine.errors import DatabaseDamagedError, DatabaseUnreadableError, StorageError
from bot.storage.keys.key_file import KeyFile, orphaned
from bot.storage.keys.master_keys import KeySetting
from bot.storage.migrations import revision_of

SCARCE, TOO_SCARCE = 200_000_000, 20_000_000  # bytes left on the disk

SOUND_SQLITE = (3, 51, 3)  # https://sqlite.org/wal.html#walresetbug

_OTHERS = 0o077

_FREE_SPACE = "Free space on the disk: the bot cannot store anything without it."


def checks(settings: Settings) -> Iterator[Check]:
    """Yield the checks for this kind of database."""
    url = settings.database_url.get_secret_value()
    yield Check("database", partial(check_database, url, source_of(settings)))
    yield Check("migrations", partial(check_migrations, url))
    yield Check("rows", partial(check_rows, url))
    try:
        file = Database(url).file
    except StorageError:  # the first check reports why
        file = None
    if file is not None:
        yield Check("sqlite", check_sqlite)
        yield Check("pages", partial(check_pages, url))
        yield Check("disk", partial(check_disk, file))
    yield Check("master key", partial(check_key, settings))


async def check_database(url: str, source: KeyFile | KeySetting) -> ExaminationResult:
    """Return whether the database can be reached, and its kind and version."""
    async with inspected(url) as (database, connection):
        if connection is None:
            return _missing(database, source)
        version = ".".join(map(str, connection.dialect.server_version_info))
        if database.file is None:
            return ok(f"PostgreSQL {version} at {database.place}")
    return await asyncio.to_thread(_file, database.file)


def _missing(database: Database, source: KeyFile | KeySetting) -> ExaminationResult:
    place = database.place
    folder = _existing(Path(place))
    if orphaned(database.file, source):
        found = f"{place} does not exist, but its master key file does: a bot has run here before"
        return warn(found, "Restore the database, or check BOT_DATABASE_URL.")
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        error = DatabaseUnreadableError(place, f"no file can be created in {folder}")
        return fail(error.cause, error.fix)
    return ok(f"{place} does not exist yet: the first start creates it")


def _file(file: Path) -> ExaminationResult:
    facts = file.stat()
    mode = stat.S_IMODE(facts.st_mode)
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK | os.X_OK)):
        error = DatabaseUnreadableError(str(file), "file or folder is not writable")
        return fail(error.cause, error.fix)
    found = f"SQLite {file}, {_size(facts.st_size)}, mode {mode:04o}"
    if mode & _OTHERS:
        return warn(f"{found}: others on this machine can read it", f"Run: chmod 600 {file}*")
    return ok(found)


async def check_migrations(url: str) -> ExaminationResult:
    """Return whether the schema of the database is up to date."""
    async with inspected(url) as (_, connection):
        form = None if connection is None else await revision_of(connection)
    if form is None or form.current is None:
        return ok("the database is new: the first start creates its tables")
    if form.pending:
        behind = f"{form.pending} pending ({form.current} → {form.head})"
        return ok(f"{behind}: applied at the next start; make a backup first")
    return ok(f"up to date ({form.current})")


async def check_sqlite() -> ExaminationResult:
    """Return whether the library has the bug that can corrupt a database when a WAL is copied."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= SOUND_SQLITE:
        return ok(f"library {version}")
    return warn(
        f"library {version} has the WAL-reset bug, which the bot's single writer avoids",
        "Let no other program write to the file; upgrade SQLite to 3.51.3 when you can.",
    )


async def check_pages(url: str) -> ExaminationResult:
    """Return whether every page of the file can be read."""
    async with inspected(url) as (database, connection):
        if connection is None:
            return ok("there are none yet")
        damage = await damage_of(connection)
    if damage:
        error = DatabaseDamagedError(database.place, damage)
        return fail(error.cause, error.fix)
    return ok("every page can be read")


async def check_rows(url: str) -> ExaminationResult:
    """Return whether this version can read all stored connections."""
    async with current_tables(url) as connection:
        if connection is None:
            return ok("skipped: the next start migrates the database")
        unread = await unreadable(connection)
    if unread:
        found = f"{unread} connections cannot be read by this version; they are not checked"
        return fail(
            found, "Run the newest version that wrote to this database, or delete the rows."
        )
    return ok("all connections can be read")


async def check_disk(file: Path) -> ExaminationResult:
    """Return the free space on the disk of a file."""
    folder = await asyncio.to_thread(_existing, file)
    left = (await asyncio.to_thread(shutil.disk_usage, folder)).free
    found = f"{_size(left)} free at {folder}"
    if left < TOO_SCARCE:
        return fail(found, _FREE_SPACE)
    return warn(found, _FREE_SPACE) if left < SCARCE else ok(found)


def _existing(path: Path) -> Path:
    """Return the closest existing parent of a path; it may be a file."""
    return next(parent for parent in path.absolute().parents if parent.exists())


def _size(count: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:  # noqa: PLR2004  # the next unit
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
