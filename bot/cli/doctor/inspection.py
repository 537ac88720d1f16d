"""Opens the parts of the storage that the doctor inspects."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.settings import Settings
from bot.storage.engine.database import Database
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.master_keys import KeySetting


def source_of(settings: Settings) -> KeyFile | KeySetting:
    """Return the source of the master keys."""
    if settings.master_keys:
        return KeySetting(settings.master_keys.get_secret_value())
    return KeyFile(settings.master_key_file)


@asynccontextmanager
async def inspected(url: str) -> AsyncIterator[tuple[Database, Any]]:
    """Yield a database and a read-only connection. Raises StorageError."""
    database = Database(url)
    try:
        async with database.inspect() as connection:
            yield database, connection
    finally:
        await database.close()
