"""Opens the parts of the storage that the doctor inspects."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.settings import Settings
from bot.storage.engine.database import Database
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.master_keys import KeySetting
from bot.storage.migrations import revision_of


def source_of(settings: Settings) -> KeyFile | KeySetting:
    """Return the source of the master keys."""
    if settings.master_keys:
        return KeySetting(settings.master_keys.get_secret_value())
    return KeyFile(settings.master_key_file)


@asynccontextmanager
async def current_tables(url: str) -> AsyncIterator[Any]:
    """Yield a read-only connection; None if the tables are not those of this version yet.

    Raises StorageError.
    """
    async with inspected(url) as (_, connection):
        form = None if connection is None else await revision_of(connection)
        ready = form is not None and form.current is not None and not form.pending
        yield connection if ready else None


@asynccontextmanager
async def inspected(url: str) -> AsyncIterator[tuple[Database, Any]]:
    """Yield a database and a read-only connection. Raises StorageError."""
    database = Database(url)
    try:
        async with database.inspect() as connection:
            yield database, connection
    finally:
        await database.close()
