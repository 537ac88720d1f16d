"""Errors of master keys, each with its cause and its fix."""

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
    """The database is new: it holds no installation."""

    def __init__(self) -> None:
        super().__init__(
            "The database is new: no bot has been started with it.",
            "Check BOT_DATABASE_URL, or start the bot once: python -m bot run",
        )


class InstallationLostError(StorageError):
    """Sealed values exist, but not the row that is needed to open them."""

    def __init__(self) -> None:
        super().__init__(
            "The database holds sealed keys, but its installation row is gone: "
            "it was damaged or cleared by hand.",
            "Restore the database from a backup.",
        )


class MasterKeyError(StorageError):
    """The master key cannot be used."""


class WrongMasterKeyError(MasterKeyError):
    """The loaded master keys do not open this database."""

    def __init__(self, needed: int, loaded: tuple[int, ...]) -> None:
        ids = ", ".join(map(str, loaded))
        super().__init__(
            f"The database was sealed with master key {needed}; the loaded keys ({ids}) "
            "do not open it.",
            "Restore the master key that belongs to this database. Without it the stored "
            "exchange keys are lost: then start with an empty database.",
        )


class KeyFileMissingError(MasterKeyError):
    """The database exists, but not the file with its key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The master key file {path} does not exist, and the database is not new: "
            "a new key cannot open it.",
            "Restore the file, or set its path in BOT_MASTER_KEY_FILE.",
        )


class KeyFileUnreadableError(MasterKeyError):
    """The key file cannot be read or created."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The master key file {path} cannot be read or created: {reason}.",
            "Check the path, and that file and folder belong to the user who runs the bot.",
        )


class KeyFileForeignError(MasterKeyError):
    """The key file belongs to another user, who can read and change it."""

    def __init__(self, path: Path, owner: int, user: int) -> None:
        super().__init__(
            f"The master key file {path} belongs to user {owner}, not to user {user}, who "
            "runs this command.",
            f"Run: chown {user} {path}",
        )


class KeyFolderExposedError(MasterKeyError):
    """Any user of the machine may replace the key file."""

    def __init__(self, folder: Path, mode: int) -> None:
        super().__init__(
            f"Any user of this machine may replace files in {folder} (mode {mode:04o}), also the "
            "master key file.",
            f"Run: chmod go-w {folder}",
        )


class KeyFileOddError(MasterKeyError):
    """The path of the key file names no regular file, or one that is too large."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The master key file {path} {reason}.",
            "Set the path of the key file in BOT_MASTER_KEY_FILE.",
        )


class KeyFileExposedError(MasterKeyError):
    """Other users of the machine may read the key file."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(
            f"The master key file {path} may be read or changed by others (mode {mode:04o}).",
            f"Run: chmod 600 {path}",
        )


class KeyMalformedError(MasterKeyError):
    """A line is not `number:base64`. Its content is never shown."""

    def __init__(self, source: str, line: int) -> None:
        super().__init__(
            f"Master key {line} in {source} is not of the form number:base64, "
            "with a number from 1 to 4294967295.",
            "Restore the key from your backup; copy it whole, without quotes.",
        )


class KeysEmptyError(MasterKeyError):
    """No key exists."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"There is no master key in {source}.",
            "Restore it from your backup. On a new installation remove the empty file or setting: "
            "the bot creates a key at its first start.",
        )


class KeyLengthError(MasterKeyError):
    """A key is too short or too long."""

    def __init__(self, source: str, key_id: int, length: int) -> None:
        super().__init__(
            f"Master key {key_id} in {source} has {length} bytes; it must have 32.",
            "Restore the key from your backup; it may have been cut when it was copied.",
        )


class KeySampleError(MasterKeyError):
    """A key was typed by hand or copied from an example."""

    def __init__(self, source: str, key_id: int) -> None:
        super().__init__(
            f"Master key {key_id} in {source} is a sample or was typed by hand: it can be guessed.",
            "Make a random one, for example with: openssl rand -base64 32",
        )


class KeyDuplicateError(MasterKeyError):
    """Two keys have one number."""

    def __init__(self, source: str, key_id: int) -> None:
        super().__init__(
            f"Master key {key_id} is in {source} twice.",
            "Give each key its own number; never use a number again for another key.",
        )


class KeysInSettingError(StorageError):
    """The keys are in a setting, which a command cannot change."""

    def __init__(self, newest: int) -> None:
        super().__init__(
            "The master keys come from BOT_MASTER_KEYS, which this command cannot change.",
            _BY_HAND.format(old=f"{newest}:…", new=newest + 1),
        )


class KeyFileFixedError(StorageError):
    """The key file cannot be changed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The master key file {path} cannot be changed: {reason}.",
            "Run the command as the user who runs the bot. Where the file is mounted alone or "
            "read-only, change its source: add a line number:base64 for a new key "
            "(openssl rand -base64 32 makes one), or remove the line of a retired one.",
        )


class NoNewerKeyError(StorageError):
    """There is no newer key to rotate to."""

    def __init__(self, only: int) -> None:
        super().__init__(
            f"Master key {only} seals already, and there is no newer one.",
            "Make one with: python -m bot keys add",
        )


class KeyNotHeldError(StorageError):
    """A running bot does not have the new key yet."""

    def __init__(self, number: int, without: Sequence[str]) -> None:
        super().__init__(
            f"Master key {number} is not known to {', '.join(without)}, which could not open new "
            "values.",
            "A bot reads its key file every few seconds: run the command again. On another "
            "machine copy the key file there first; where the keys are in BOT_MASTER_KEYS, "
            "restart that bot. A process that died expires after a minute.",
        )


class KeyUnknownError(StorageError):
    """No key has that number."""

    def __init__(self, number: int, known: Sequence[int]) -> None:
        super().__init__(
            f"There is no master key {number}; there are {', '.join(map(str, known))}.",
            "List them with: python -m bot keys status",
        )


class KeyNeededError(StorageError):
    """A key must not be removed yet."""

    def __init__(self, number: int, reason: str, fix: str) -> None:
        super().__init__(f"Master key {number} is still needed: {reason}.", fix)
