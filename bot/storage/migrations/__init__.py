"""Owns the way from any older form of the database to the present one, taken at each start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.storage.database import Database
from bot.storage.errors import DatabaseNewerError


async def upgrade(database: Database) -> None:
    """Bring the database to the newest form: all of it or nothing.

    Processes that start at once wait for one another. Raises DatabaseNewerError,
    DatabaseForbiddenError.
    """
    async with database.alone() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in known:
        raise DatabaseNewerError(revision)
    command.upgrade(config, "head")
