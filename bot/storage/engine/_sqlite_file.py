"""The file of SQLite: its creation, its check, its identity, its errors."""

import contextlib
import os
import sqlite3
import time
from pathlib import Path

from bot.storage.engine.errors import DatabaseDamagedError, DatabaseUnreadableError, StorageError

_WAL_TIMEOUT = 10  # seconds to wait for another process
_PAUSE = 0.02  # seconds between two attempts where SQLite itself does not wait


def read_only_options(file: Path) -> dict[str, str]:
    """Return the options that open a file without changing it or its WAL.

    The last connection copies the WAL and removes it, unless it is read-only. A read-only one
    may leave an empty WAL, unless the file is opened as immutable.
    """
    if file.with_name(f"{file.name}-wal").exists():
        return {"mode": "ro"}
    return {"mode": "rw"} if os.access(file, os.W_OK) else {"mode": "ro", "immutable": "1"}


def unreadable(file: Path, error: BaseException | None) -> DatabaseUnreadableError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return DatabaseUnreadableError(str(file), reason or "unknown")


def unfit(file: Path, error: BaseException | None) -> StorageError:
    if isinstance(error, sqlite3.Error) and is_damage(error):
        return DatabaseDamagedError(str(file), str(error))
    return unreadable(file, error)


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether the content of a file is damaged: https://sqlite.org/rescode.html."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def identity(file: Path) -> tuple[int, int] | None:
    """Return device and inode of a file; None if it does not exist."""
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def prepare_file(path: Path, *, thorough: bool) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))  # -wal and -shm take its mode
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _use_wal(connection)
        if thorough:
            _look_through(connection)


def _look_through(connection: sqlite3.Connection) -> None:
    """Read every page. Raises sqlite3.DatabaseError."""
    [(found,)] = connection.execute("PRAGMA quick_check(1)").fetchall()
    if found != "ok":
        error = sqlite3.DatabaseError(str(found).splitlines()[-1])
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log permanently. SQLite does not wait for this lock."""
    end = time.monotonic() + _WAL_TIMEOUT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
        else:
            return
