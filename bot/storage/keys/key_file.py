"""The master key file: read only if it is protected, created at the first start."""

import base64
import os
import secrets
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.engine.atomic_files import new_file, sync_folder
from bot.storage.keys.errors import (
    KeyFileExposedError,
    KeyFileForeignError,
    KeyFileMissingError,
    KeyFileOddError,
    KeyFileUnreadableError,
    KeyFolderExposedError,
)
from bot.storage.keys.master_keys import KEY_BYTES, KeySetting, MasterKeys

DRAFT = ".master-key-"  # prefix of a key file while it is written
_LONGEST_FILE = 2**20  # bytes; a key takes 50
_NOTE = (
    "# Master key of the bot. Whoever has it and the database can read every stored exchange key;\n"
    "# without it they are lost. Keep a copy, apart from the copies of the database.\n"
)


@dataclass(frozen=True)
class KeyFileFacts:
    """The attributes of a key file, without its content."""

    mode: int
    changed_at: datetime


@dataclass(frozen=True)
class KeyFile:
    """Master keys from a file that only its owner may read."""

    path: Path

    def load(self, *, may_create: bool) -> MasterKeys:
        """Return the keys; create a missing file if `may_create`.

        Raises MasterKeyError.
        """
        try:
            if may_create and not self.path.exists():
                self._create()
            text = self._read()
        except FileNotFoundError:
            raise KeyFileMissingError(self.path) from None
        except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself
            reason = getattr(error, "strerror", None) or "unknown"
            raise KeyFileUnreadableError(self.path, reason) from None
        except UnicodeDecodeError:
            raise KeyFileUnreadableError(self.path, "it is not text") from None
        return MasterKeys.parse(text, str(self.path))

    def facts(self) -> KeyFileFacts | None:
        """Return the attributes of the file; None if it does not exist.

        Raises KeyFileUnreadableError.
        """
        try:
            seen = self.path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise KeyFileUnreadableError(self.path, error.strerror or "unknown") from None
        changed_at = datetime.fromtimestamp(seen.st_mtime, UTC)
        return KeyFileFacts(stat.S_IMODE(seen.st_mode), changed_at)

    def _read(self) -> str:
        """Return the text of the file if it is protected; links are followed."""
        _require_own_place(self.path)
        handle = os.open(
            self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY
        )  # do not block on a pipe
        try:
            _require_own_file(self.path, os.fstat(handle))
            with open(handle, "rb", closefd=False) as file:  # already open
                text = file.read(_LONGEST_FILE + 1)
        finally:
            os.close(handle)
        if len(text) > _LONGEST_FILE:
            raise KeyFileOddError(self.path, f"has more than {_LONGEST_FILE} bytes")
        return text.decode()

    def _create(self) -> None:
        """Write one random key: the file appears complete or not at all, and replaces no other."""
        key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = f"{_NOTE}1:{key}  # made {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n"
        try:
            with new_file(self.path, DRAFT) as file:
                file.write(text.encode())
        except FileExistsError:
            return  # another process was faster: its key is used
        sync_folder(self.path.parent)


def _require_own_file(path: Path, seen: os.stat_result) -> None:
    """Refuse anything but a regular file that only this user can access."""
    if not stat.S_ISREG(seen.st_mode):
        raise KeyFileOddError(path, "is not a regular file")
    mode, user = stat.S_IMODE(seen.st_mode), os.geteuid()
    if mode & 0o077:
        raise KeyFileExposedError(path, mode)
    # Root may run commands beside the bot of another user, who owns the file and its folder.
    if seen.st_uid not in {0, user} and not (user == 0 and seen.st_uid == _folder(path).st_uid):
        raise KeyFileForeignError(path, seen.st_uid, user)


def _require_own_place(path: Path) -> None:
    """Refuse a folder, of the file or of a link to it, in which any user may replace files."""
    for folder in {path.absolute().parent, path.resolve().parent}:
        mode = stat.S_IMODE(folder.stat().st_mode)
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            raise KeyFolderExposedError(folder, mode)


def _folder(path: Path) -> os.stat_result:
    return path.resolve().parent.stat()


def key_source(path: Path, setting: str | None) -> KeyFile | KeySetting:
    """Return the source of the master keys: the setting if it is given, else the file."""
    return KeySetting(setting) if setting else KeyFile(path)


ORPHANED = (
    "There is a master key file but no database: a bot has run here before. A new database is "
    "created now. If the old one is needed, stop the bot and restore it, or check BOT_DATABASE_URL."
)


def orphaned(database: Path | None, source: KeyFile | KeySetting) -> bool:
    """Return whether a key file exists without its database file."""
    missing = database is not None and not database.exists()
    return missing and isinstance(source, KeyFile) and source.path.exists()
