"""What keeps an operator's command from doing its work: each with its cause and its fix."""

from collections.abc import Sequence
from pathlib import Path

from bot.storage.engine.errors import StorageError

_BY_HAND = (
    "Do it by hand, on every machine: "
    "1. Make a random key: openssl rand -base64 32. "
    "2. Append it to BOT_MASTER_KEYS under the next number, as {old},{new}:…, and keep a copy of "
    "it apart from the database. "
    "3. Restart every bot. "
    "4. Run: python -m bot keys rotate"
)


class InstallationMissingError(StorageError):
    """The database is new: there is nothing to look after."""

    def __init__(self) -> None:
        super().__init__(
            "The database is new: no bot has been started with it.",
            "Check BOT_DATABASE_URL, or start the bot once: python -m bot run",
        )


class DatabaseBehindError(StorageError):
    """The database has the form of an older version."""

    def __init__(self, current: str, head: str) -> None:
        super().__init__(
            f"The database is at revision {current}; this version needs {head}.",
            "Start this version of the bot once, which upgrades it, or run the command of the "
            "version that runs.",
        )


class KeysInSettingError(StorageError):
    """The keys are in a setting, which no command can change."""

    def __init__(self, newest: int) -> None:
        super().__init__(
            "The master keys come from BOT_MASTER_KEYS, which this command cannot change.",
            _BY_HAND.format(old=f"{newest}:…", new=newest + 1),
        )


class KeyFileFixedError(StorageError):
    """The key file cannot be replaced by a changed one."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The master key file {path} cannot be changed: {reason}.",
            "Run the command as the user who runs the bot. Where the file was mounted alone or to "
            "be read only, change it where it comes from: one line more for a new key, as "
            "number:base64 (openssl rand -base64 32 makes one), one line less for a retired one.",
        )


class NoNewerKeyError(StorageError):
    """There is no other key to rotate to."""

    def __init__(self, only: int) -> None:
        super().__init__(
            f"Master key {only} seals already, and there is no newer one.",
            "Make one with: python -m bot keys add",
        )


class KeyNotHeldError(StorageError):
    """A bot that runs does not have the new key yet."""

    def __init__(self, number: int, without: Sequence[str]) -> None:
        super().__init__(
            f"Master key {number} is not known to {', '.join(without)}, which would meet values "
            "that it cannot open.",
            "A bot reads its key file again every few seconds: run the command again. On another "
            "machine put the same key file there first; where the keys are in BOT_MASTER_KEYS, "
            "restart that bot. One that died is forgotten after a minute.",
        )


class KeyUnknownError(StorageError):
    """There is no key of that number."""

    def __init__(self, number: int, known: Sequence[int]) -> None:
        super().__init__(
            f"There is no master key {number}; there are {', '.join(map(str, known))}.",
            "Look at them with: python -m bot keys status",
        )


class KeyNeededError(StorageError):
    """A key must not go yet."""

    def __init__(self, number: int, reason: str, fix: str) -> None:
        super().__init__(f"Master key {number} is still needed: {reason}.", fix)


class BackupExistsError(StorageError):
    """There is a file of that name."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already.", "Give the backup a new name.")


class BackupUnwritableError(StorageError):
    """The backup cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The backup {path} cannot be written: {reason}.",
            "Name a file in a folder that is there, may be written and has room.",
        )


class BackupUnreadableError(StorageError):
    """There is no such backup, or it may not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The backup {path} cannot be read: {reason}.", "Check the path and who may read it."
        )


class BackupDamagedError(StorageError):
    """The file is no backup, or not whole."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is no backup of this bot or was damaged: {reason}.",
            "Take another copy of it. Nothing was written to the database.",
        )


class BackupUnsignedError(StorageError):
    """Nothing proves that the backup is as it was made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not signed: an older version of the bot made it, or it was made with "
            "--unsigned. Whoever could write to it may have changed it.",
            "If it was always kept where nobody else could, run the command with --unsigned.",
        )


class BackupNewerError(StorageError):
    """The backup was made by a later version."""

    def __init__(self, path: Path, revision: str) -> None:
        super().__init__(
            f"{path} was made by a newer version of the bot (revision {revision}).",
            "Restore it with that version. Nothing was written to the database.",
        )


class BackupKeyError(StorageError):
    """The loaded master keys do not open the backup."""

    def __init__(self, path: Path, needed: Sequence[int], loaded: Sequence[int]) -> None:
        numbers = ", ".join(map(str, loaded)) or "none"
        super().__init__(
            f"{path} needs master key {', '.join(map(str, needed))} of its installation; "
            f"what is loaded ({numbers}) does not open it.",
            "Put back the master key file of that time, or name its place with "
            "BOT_MASTER_KEY_FILE. Without it nothing in the backup can be opened. "
            "Nothing was written to the database.",
        )


class DatabaseNotEmptyError(StorageError):
    """There is something in the database that a restore would mix with."""

    def __init__(self) -> None:
        super().__init__(
            "The database is not empty; a backup is restored into an empty one only.",
            "Name another database with BOT_DATABASE_URL. Nothing was changed.",
        )
