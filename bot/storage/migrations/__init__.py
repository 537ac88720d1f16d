"""Upgrades the database from any older revision at each start."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database
from bot.storage.engine.errors import DatabaseNewerError


@dataclass(frozen=True)
class Revision:
    """The revision of a database, and the number of pending migrations."""

    current: str | None  # revision; None: it has no tables yet
    head: str | None  # the newest revision
    pending: int  # migrations that the next start applies


async def revision_of(connection: AsyncConnection) -> Revision:
    """Return the revision of a database. Raises DatabaseNewerError."""
    return await connection.run_sync(_revision_of)


async def upgrade(database: Database) -> None:
    """Upgrade the database to the newest revision in one transaction.

    Processes that start at the same time wait for one another. Raises DatabaseNewerError,
    DatabaseForbiddenError.
    """
    async with database.alone() as connection:
        await connection.run_sync(_upgrade)


def knows(revision: str) -> bool:
    """Return whether this version knows a revision."""
    scripts = ScriptDirectory.from_config(_config())
    return revision in {script.revision for script in scripts.walk_revisions()}


async def create_tables(connection: AsyncConnection, revision: str) -> None:
    """Create the tables of a revision in an empty database, within an exclusive transaction."""
    await connection.run_sync(_upgrade, revision)


def _upgrade(connection: Connection, revision: str = "head") -> None:
    config = _config()
    config.attributes["connection"] = connection
    _revision_of(connection)
    command.upgrade(config, revision)


def _revision_of(connection: Connection) -> Revision:
    scripts = ScriptDirectory.from_config(_config())
    known = [script.revision for script in scripts.walk_revisions()]  # the newest first
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise DatabaseNewerError(current)
    pending = len(known) if current is None else known.index(current)
    return Revision(current, scripts.get_current_head(), pending)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
