"""The checks of what is stored: the database, its form, its disk, and the master key."""

import asyncio
import os
import shutil
import sqlite3
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.cli.doctor.finding import Check, ExaminationResult, fail, ok, warn
from bot.settings import Settings
from bot.storage.connections.rows import unreadable
from bot.storage.engine.database import Database, damage_of
from bot.storage.engine.errors import DatabaseDamagedError, DatabaseUnreadableError, StorageError
from bot.storage.keys.errors import InstallationLostError, MasterKeyError
from bot.storage.keys.installation import verified_key
from bot.storage.keys.key_file import KeyFile, KeyFileFacts, orphaned
from bot.storage.keys.key_file_changes import made_at
from bot.storage.keys.master_keys import KeySetting
from bot.storage.migrations import revision_of

OLD = timedelta(days=365)  # of a master key
SCARCE, TOO_SCARCE = 200_000_000, 20_000_000  # bytes left on the disk
SOUND_SQLITE = (3, 51, 3)  # https://sqlite.org/wal.html#walresetbug
_OTHERS = 0o077
_MAKE_ROOM = "Make room on the disk: without any the bot can store nothing."
_ROTATE = (
    "Rotate it: python -m bot keys add, then python -m bot keys rotate; the bot may run meanwhile."
)


def checks(settings: Settings) -> Iterator[Check]:
    """Yield the checks that this kind of database calls for."""
    url = settings.database_url.get_secret_value()
    yield Check("database", partial(look_at_database, url, _source(settings)))
    yield Check("migrations", partial(look_at_migrations, url))
    yield Check("rows", partial(look_at_rows, url))
    try:
        file = Database(url).file
    except StorageError:  # the first check says why
        file = None
    if file is not None:
        yield Check("sqlite", look_at_sqlite)
        yield Check("pages", partial(look_at_pages, url))
        yield Check("disk", partial(look_at_disk, file))
    yield Check("master key", partial(look_at_key, settings))


async def look_at_database(url: str, source: KeyFile | KeySetting) -> ExaminationResult:
    """Return whether the database can be reached, and its kind and version."""
    async with _inspected(url) as (database, connection):
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
        found = f"{place} is not there, but its master key file is: a bot has run here before"
        return warn(found, "Put the database back, or check BOT_DATABASE_URL.")
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        error = DatabaseUnreadableError(place, f"no file can be made in {folder}")
        return fail(error.cause, error.fix)
    return ok(f"{place} is not there yet: the first start makes it")


def _file(file: Path) -> ExaminationResult:
    facts = file.stat()
    mode = stat.S_IMODE(facts.st_mode)
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK | os.X_OK)):
        error = DatabaseUnreadableError(str(file), "file or folder may not be written")
        return fail(error.cause, error.fix)
    found = f"SQLite {file}, {_size(facts.st_size)}, mode {mode:04o}"
    if mode & _OTHERS:
        return warn(f"{found}: others on this machine may read it", f"Run: chmod 600 {file}*")
    return ok(found)


async def look_at_migrations(url: str) -> ExaminationResult:
    """Tell how the form of the database differs from the present one."""
    async with _inspected(url) as (_, connection):
        form = None if connection is None else await revision_of(connection)
    if form is None or form.current is None:
        return ok("the database is new: the first start makes its tables")
    if form.pending:
        behind = f"{form.pending} pending ({form.current} → {form.head})"
        return ok(f"{behind}: applied at the next start; make a backup before")
    return ok(f"up to date ({form.current})")


async def look_at_sqlite() -> ExaminationResult:
    """Return whether the library has the bug that may damage a file when a WAL is copied."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info >= SOUND_SQLITE:
        return ok(f"library {version}")
    return warn(
        f"library {version} has the WAL-reset bug, which the bot's single writer avoids",
        "Let no other program write to the file; upgrade SQLite to 3.51.3 when you can.",
    )


async def look_at_pages(url: str) -> ExaminationResult:
    """Return whether every page of the file can be read."""
    async with _inspected(url) as (database, connection):
        if connection is None:
            return ok("there are none yet")
        damage = await damage_of(connection)
    if damage:
        error = DatabaseDamagedError(database.place, damage)
        return fail(error.cause, error.fix)
    return ok("every page can be read")


async def look_at_rows(url: str) -> ExaminationResult:
    """Return whether this version can read all that is stored of connections."""
    async with _inspected(url) as (_, connection):
        form = None if connection is None else await revision_of(connection)
        if form is None or form.current is None or form.pending:
            return ok("not looked at: the next start gives the database its form")
        unread = await unreadable(connection)
    if unread:
        found = f"{unread} connections cannot be read by this version; they are not checked"
        return fail(
            found, "Run the newest version that wrote to this database, or delete the rows."
        )
    return ok("all connections can be read")


async def look_at_disk(file: Path) -> ExaminationResult:
    """Tell how much room the disk of a file has."""
    folder = await asyncio.to_thread(_existing, file)
    left = (await asyncio.to_thread(shutil.disk_usage, folder)).free
    found = f"{_size(left)} free at {folder}"
    if left < TOO_SCARCE:
        return fail(found, _MAKE_ROOM)
    return warn(found, _MAKE_ROOM) if left < SCARCE else ok(found)


async def look_at_key(settings: Settings) -> ExaminationResult:
    """Return whether the master key is there, fit, young, and the one that opens the database."""
    source = _source(settings)
    facts = source.facts() if isinstance(source, KeyFile) else None
    proven = await _proven(settings.database_url.get_secret_value(), source)
    if isinstance(source, KeyFile) and facts is None:
        return _no_key(source.path, known=proven is not None)
    keys = source.load(may_create=False)
    age = _age(source, proven or keys.primary, facts)
    found = _described(source, proven or keys.primary, len(keys.by_id) - 1, facts, age)
    if proven is None:
        unread = "the database cannot be read, so it was not tried"
        return warn(f"{found}; {unread}", "Mend the database first, as said above.")
    found += "; it opens the database" if proven else "; the database is new"
    if age and age > OLD:
        return warn(found, _ROTATE)
    return ok(found)


async def _proven(url: str, source: KeyFile | KeySetting) -> int | None:
    """Return the number of the key that seals; 0: the database is new, None: it cannot be read.

    Raises StorageError where it does not open it.
    """
    try:
        async with _inspected(url) as (_, connection):
            return 0 if connection is None else await verified_key(connection, source) or 0
    except (MasterKeyError, InstallationLostError):
        raise
    except StorageError:
        return None


def _no_key(path: Path, *, known: bool) -> ExaminationResult:
    if known:
        return ok(f"{path} is not there yet: the first start makes it; then back it up")
    found = f"{path} is not there; whether the database needs it is not known"
    return warn(found, "Mend the database first, as said above.")


def _age(source: KeyFile | KeySetting, number: int, facts: KeyFileFacts | None) -> timedelta | None:
    """Return how old the key that seals is; None: that is not known."""
    if not isinstance(source, KeyFile) or facts is None:
        return None
    return datetime.now(UTC) - made_at(source).get(number, facts.changed_at)


def _described(
    source: KeyFile | KeySetting,
    number: int,
    others: int,
    facts: KeyFileFacts | None,
    age: timedelta | None,
) -> str:
    sealing = f"key {number} seals" + (f", {others} more opens" if others else "")
    if not isinstance(source, KeyFile) or facts is None or age is None:
        return f"BOT_MASTER_KEYS: {sealing}, age not known"
    return f"{source.path}: {sealing}, mode {facts.mode:04o}, {age.days} days old"


def _source(settings: Settings) -> KeyFile | KeySetting:
    if settings.master_keys:
        return KeySetting(settings.master_keys.get_secret_value())
    return KeyFile(settings.master_key_file)


@asynccontextmanager
async def _inspected(url: str) -> AsyncIterator[tuple[Database, Any]]:
    """Yield a database and a connection that can change nothing. Raises StorageError."""
    database = Database(url)
    try:
        async with database.inspect() as connection:
            yield database, connection
    finally:
        await database.close()


def _existing(path: Path) -> Path:
    """Return the innermost folder around a path that is there; it may turn out to be a file."""
    return next(parent for parent in path.absolute().parents if parent.exists())


def _size(count: float) -> str:
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:  # noqa: PLR2004  # the next unit
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"
