"""Which strategies have changed, as triggers of the database note it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select

from bot.storage.engine.database import Database
from bot.storage.schema.tables import STRATEGY_CHANGES

_NOTED = select(STRATEGY_CHANGES.c.number, STRATEGY_CHANGES.c.strategy)
_AT_ONCE = 500  # numbers in one statement


class SqlStrategyChanges:
    """Reads and drops the noted changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def noted(self) -> Mapping[int, str]:
        """Return the number of each change with the id of its strategy."""
        async with self._database.read() as c:
            return {row[0]: row[1] for row in (await c.execute(_NOTED)).all()}

    async def drop(self, numbers: Sequence[int]) -> None:
        """Delete changes that all have seen."""
        for first in range(0, len(numbers), _AT_ONCE):
            some = STRATEGY_CHANGES.c.number.in_(numbers[first : first + _AT_ONCE])
            async with self._database.write() as c:
                await c.execute(delete(STRATEGY_CHANGES).where(some))
