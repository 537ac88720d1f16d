"""The heartbeat: a file that a running bot updates periodically.

Each database has its own file, so that one bot cannot stand for another.
"""

import contextlib
import hashlib
import json
import logging
import os
import stat
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

OLDEST = 90.0  # seconds
_LONGEST = 150  # characters of a trouble; each takes up to six bytes
_WIDTH = 1024  # bytes, padded: one write replaces the whole content, so reads are never partial
_SQLITE = "sqlite"

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class LastBeat:
    """The last heartbeat that a bot wrote."""

    pid: int
    started: int | None  # clock ticks from the start of the machine to that of the process
    at: float  # seconds since 1970
    trouble: str = ""  # why it cannot serve users, in plain words


class Heartbeat:
    """The heartbeat of the bots of one database on this machine.

    `private`: the folder of the file is created for it, and must belong to this user.
    """

    def __init__(self, path: Path, *, private: bool = False) -> None:
        self.path = path
        self._private = private
        self._warned = False

    @classmethod
    def of(cls, database_url: str) -> "Heartbeat":
        """Return the heartbeat of a database: beside its SQLite file, else in a private folder."""
        kind, _, rest = database_url.partition("://")
        place = rest.partition("?")[0].rpartition("@")[2]  # no password, not even hashed
        file = Path(rest.partition("?")[0].removeprefix("/"))
        if kind.startswith(_SQLITE) and file.name and file.name != ":memory:":
            return cls(file.with_name(f"{file.name}.alive"))
        name = hashlib.sha256(place.encode(errors="replace")).hexdigest()[:16]
        return cls(_own_folder() / f"{name}.alive", private=True)

    def beat(self, trouble: str = "") -> None:
        """Record that this process is alive, and why it cannot serve users, if so."""
        process = {"pid": os.getpid(), "started": _started(os.getpid()), "at": time.time()}
        note = json.dumps({**process, "trouble": trouble[:_LONGEST]}).encode()
        try:  # a full disk must not end the bot
            self._write(note.ljust(_WIDTH))
        except OSError as error:
            if not self._warned:
                log.warning("the heartbeat file cannot be written: %s", error.strerror)
            self._warned = True
        else:
            self._warned = False

    def end(self) -> None:
        """Remove the heartbeat of this process."""
        last = self._read()
        if last and last.pid == os.getpid():
            with contextlib.suppress(OSError):
                self.path.unlink()

    def seen(self) -> LastBeat | None:
        """Return the heartbeat of a running bot; None if none is running."""
        last = self._read()
        if last is None or abs(time.time() - last.at) > OLDEST:
            return None
        return last if _runs(last) else None

    def _write(self, note: bytes) -> None:
        """Write into a regular file of our own: links are refused."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._private:
            _check_folder(self.path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        handle = os.open(self.path, flags, 0o600)
        try:
            info = os.fstat(handle)
            if not stat.S_ISREG(info.st_mode) or info.st_nlink != 1:
                raise OSError(0, "a link or a special file is in its place")
            os.pwrite(handle, note, 0)
        finally:
            os.close(handle)

    def _read(self) -> LastBeat | None:
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            with os.fdopen(handle, "rb") as file:
                found = json.loads(file.read(_WIDTH))
            return LastBeat(
                pid=int(found["pid"]),
                started=None if found["started"] is None else int(found["started"]),
                at=float(found["at"]),
                trouble=str(found["trouble"]),
            )
        except (OSError, ValueError, TypeError, KeyError, OverflowError):
            return None  # a link, a partial file, or a foreign file


def _own_folder() -> Path:
    """Return a folder for this user alone; it may not exist yet."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(given) if given else Path(tempfile.gettempdir())
    return folder / f"backfuture-connect-{os.getuid()}"


def _check_folder(folder: Path) -> None:
    """Refuse a folder that another user controls. Raises OSError."""
    info = folder.lstat()
    if info.st_uid != os.getuid() or not stat.S_ISDIR(info.st_mode) or info.st_mode & 0o022:
        raise OSError(0, f"{folder} can be changed by another user; remove it")


def _runs(last: LastBeat) -> bool:
    """Return whether the process that wrote a heartbeat still runs; its number may be reused."""
    if last.started is not None:
        return _started(last.pid) == last.started
    try:
        os.kill(last.pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _started(pid: int) -> int | None:
    """Return the start time of a process in clock ticks; None if unknown or not running."""
    try:
        state, *numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return None if state in "ZX" else int(numbers[18])  # field 22 of proc_pid_stat(5)
