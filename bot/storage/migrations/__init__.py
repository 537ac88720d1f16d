"""The way from any older form of the database to the present one, taken at each start."""

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
class Form:
    """The form a database has, and what separates it from the present one."""

    current: str | None  # revision; None: it has no tables yet
    head: str | None  # the newest revision
    pending: int  # migrations that the next start applies


async def form_of(connection: AsyncConnection) -> Form:
    """Return which form a database has; nothing is changed. Raises DatabaseNewerError."""
    return await connection.run_sync(_form_of)


async def upgrade(database: Database) -> None:
    """Bring the database to the newest form: all of it or nothing.

    Processes that start at once wait for one another. Raises DatabaseNewerError,
    DatabaseForbiddenError.
    """
    async with database.alone() as connection:
        await connection.run_sync(_upgrade)


def knows(revision: str) -> bool:
    """Return whether this version knows a form."""
    scripts = ScriptDirectory.from_config(_config())
    return revision in {script.revision for script in scripts.walk_revisions()}


async def make(connection: AsyncConnection, revision: str) -> None:
    """Give an empty database the form of a revision, within a transaction that is alone."""
    await connection.run_sync(_upgrade, revision)


def _upgrade(connection: Connection, revision: str = "head") -> None:
    config = _config()
    config.attributes["connection"] = connection
    _form_of(connection)
    command.upgrade(config, revision)


def _form_of(connection: Connection) -> Form:
    scripts = ScriptDirectory.from_config(_config())
    known = [script.revision for script in scripts.walk_revisions()]  # the newest first
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known:
        raise DatabaseNewerError(current)
    pending = len(known) if current is None else known.index(current)
    return Form(current, scripts.get_current_head(), pending)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
