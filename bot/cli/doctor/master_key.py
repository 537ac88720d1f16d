"""The check of the master key."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cli.doctor.finding import ExaminationResult, ok, warn
from bot.cli.doctor.inspection import inspected, source_of
from bot.settings import Settings
from bot.storage.engine.errors import StorageError
from bot.storage.keys.errors import InstallationLostError, MasterKeyError
from bot.storage.keys.installation import verified_key
from bot.storage.keys.key_file import KeyFile, KeyFileFacts
from bot.storage.keys.key_file_changes import made_at
from bot.storage.keys.master_keys import KeySetting

OLD = timedelta(days=365)  # of a master key

_ROTATE = (
    "Rotate it: python -m bot keys add, then python -m bot keys rotate; the bot may run meanwhile."
)


async def check_key(settings: Settings) -> ExaminationResult:
    """Return whether the master key exists, is valid and recent, and opens the database."""
    source = source_of(settings)
    facts = source.facts() if isinstance(source, KeyFile) else None
    proven = await _proof(settings.database_url.get_secret_value(), source)
    if isinstance(source, KeyFile) and facts is None:
        return _no_key(source.path, known=proven is not None)
    keys = source.load(may_create=False)
    age = _age(source, proven or keys.primary, facts)
    found = _described(source, proven or keys.primary, len(keys.by_id) - 1, facts, age)
    if proven is None:
        unread = "the database cannot be read, so the key was not tested"
        return warn(f"{found}; {unread}", "Fix the database first, as described above.")
    found += "; it opens the database" if proven else "; the database is new"
    if age and age > OLD:
        return warn(found, _ROTATE)
    return ok(found)


async def _proof(url: str, source: KeyFile | KeySetting) -> int | None:
    """Return the number of the sealing key; 0: the database is new, None: it cannot be read.

    Raises StorageError if the key does not open the database.
    """
    try:
        async with inspected(url) as (_, connection):
            return 0 if connection is None else await verified_key(connection, source) or 0
    except (MasterKeyError, InstallationLostError):
        raise
    except StorageError:
        return None


def _no_key(path: Path, *, known: bool) -> ExaminationResult:
    if known:
        return ok(f"{path} does not exist yet: the first start creates it; then back it up")
    found = f"{path} does not exist; whether the database needs it is unknown"
    return warn(found, "Fix the database first, as described above.")


def _age(source: KeyFile | KeySetting, number: int, facts: KeyFileFacts | None) -> timedelta | None:
    """Return the age of the sealing key; None if unknown."""
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
        return f"BOT_MASTER_KEYS: {sealing}, age unknown"
    return f"{source.path}: {sealing}, mode {facts.mode:04o}, {age.days} days old"
