"""The openings of forms: each is used once, whichever process it reaches."""

from dataclasses import dataclass
from datetime import datetime

from bot.storage.engine.database import Database, upsert
from bot.storage.schema.tables import FORM_OPENINGS


@dataclass(frozen=True)
class SqlFormOpenings:
    """Marks of openings, without whose they are."""

    database: Database

    async def is_first(self, mark: str, now: datetime) -> bool:
        """Record an opening; return whether it was not recorded before."""
        async with self.database.write() as c:
            new = upsert(c, FORM_OPENINGS).values(mark=mark, at=now).on_conflict_do_nothing()
            return (await c.execute(new)).rowcount == 1
