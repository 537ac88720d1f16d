"""Errors of backups, each with its cause and its fix."""

from collections.abc import Sequence
from pathlib import Path

from bot.storage.engine.errors import StorageError


class BackupExistsError(StorageError):
    """A file of that name exists."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already.", "Give the backup a new name.")


class BackupUnwritableError(StorageError):
    """The backup cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The backup {path} cannot be written: {reason}.",
            "Name a file in an existing, writable folder with free space.",
        )


class BackupUnreadableError(StorageError):
    """The backup does not exist or cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The backup {path} cannot be read: {reason}.",
            "Check the path and the permissions of the file.",
        )


class BackupDamagedError(StorageError):
    """The file is not a backup, or is incomplete."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is not a backup of this bot, or is damaged: {reason}.",
            "Use another copy of it. Nothing was written to the database.",
        )


class BackupUnsignedError(StorageError):
    """The backup has no signature."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is not signed: an older version of the bot made it, or it was made with "
            "--unsigned. Anyone with write access to it may have changed it.",
            "If no one else ever had write access to it, run the command with --unsigned.",
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
            f"the loaded keys ({numbers}) do not open it.",
            "Restore the master key file of that time, or set its path in "
            "BOT_MASTER_KEY_FILE. Without it nothing in the backup can be opened. "
            "Nothing was written to the database.",
        )


class DatabaseNotEmptyError(StorageError):
    """The database holds data already."""

    def __init__(self) -> None:
        super().__init__(
            "The database is not empty; a backup can only be restored into an empty one.",
            "Name another database with BOT_DATABASE_URL. Nothing was changed.",
        )
