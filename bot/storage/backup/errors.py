"""Errors of writing and restoring backups: each names its cause and its fix."""

from collections.abc import Sequence
from pathlib import Path

from bot.storage.engine.errors import StorageError


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
