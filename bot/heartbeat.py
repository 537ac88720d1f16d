"""The sign of life: a file in which a bot that runs notes, again and again, that it does.

Each database has one of its own, so that no bot vouches for another.
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
_WIDTH = 1024  # bytes, padded: one write replaces what was there, so no one reads half of it
_SQLITE = "sqlite"

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class LastBeat:
    """What a bot noted of itself."""

    pid: int
    started: int | None  # clock ticks from the machine's start to the process's
    at: float  # seconds since 1970
    trouble: str = ""  # what keeps it from serving people, in plain words


class Heartbeat:
    """The sign of life of the bots of one database on this machine.

    `private`: the file's folder is made for it, and must belong to this user.
    """

    def __init__(self, path: Path, *, private: bool = False) -> None:
        self.path = path
        self._private = private
        self._complained = False

    @classmethod
    def of(cls, database_url: str) -> "Heartbeat":
        """Return that of a database: beside an SQLite file, else in a folder of this user's."""
        kind, _, rest = database_url.partition("://")
        place = rest.partition("?")[0].rpartition("@")[2]  # no password, not even digested
        file = Path(rest.partition("?")[0].removeprefix("/"))
        if kind.startswith(_SQLITE) and file.name and file.name != ":memory:":
            return cls(file.with_name(f"{file.name}.alive"))
        name = hashlib.sha256(place.encode(errors="replace")).hexdigest()[:16]
        return cls(_own_folder() / f"{name}.alive", private=True)

    def beat(self, trouble: str = "") -> None:
        """Note that this process is alive, and what keeps it from serving people."""
        sign = {"pid": os.getpid(), "started": _started(os.getpid()), "at": time.time()}
        note = json.dumps({**sign, "trouble": trouble[:_LONGEST]}).encode()
        try:  # a full disk must not end the bot
            self._write(note.ljust(_WIDTH))
        except OSError as error:
            if not self._complained:
                log.warning("the sign of life cannot be written: %s", error.strerror)
            self._complained = True
        else:
            self._complained = False

    def end(self) -> None:
        """Take this process's sign away."""
        sign = self._read()
        if sign and sign.pid == os.getpid():
            with contextlib.suppress(OSError):
                self.path.unlink()

    def seen(self) -> LastBeat | None:
        """Return the sign of a bot that runs now; None: none does."""
        sign = self._read()
        if sign is None or abs(time.time() - sign.at) > OLDEST:
            return None
        return sign if _runs(sign) else None

    def _write(self, note: bytes) -> None:
        """Write into a file of our own alone: not through a link to another one."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._private:
            _check_folder(self.path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        handle = os.open(self.path, flags, 0o600)
        try:
            facts = os.fstat(handle)
            if not stat.S_ISREG(facts.st_mode) or facts.st_nlink != 1:
                raise OSError(0, "a link or no file is in its place")
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
            return None  # a link, half a file, or somebody else's


def _own_folder() -> Path:
    """Return a folder for this user alone; it may have to be made."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(given) if given else Path(tempfile.gettempdir())
    return folder / f"backfuture-connect-{os.getuid()}"


def _check_folder(folder: Path) -> None:
    """Refuse a folder that somebody else put in the place of ours. Raises OSError."""
    facts = folder.lstat()
    if facts.st_uid != os.getuid() or not stat.S_ISDIR(facts.st_mode) or facts.st_mode & 0o022:
        raise OSError(0, f"{folder} can be changed by somebody else; remove it")


def _runs(sign: LastBeat) -> bool:
    """Return whether the process that left a sign still runs, and is no later one of its number."""
    if sign.started is not None:
        return _started(sign.pid) == sign.started
    try:
        os.kill(sign.pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _started(pid: int) -> int | None:
    """Return when a process started, by Linux's count; None: it does not run, or no Linux."""
    try:
        state, *numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return None if state in "ZX" else int(numbers[18])  # field 22 of proc_pid_stat(5)
