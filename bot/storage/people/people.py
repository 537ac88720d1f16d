"""What is known of a person: languages, how they want to be notified things, whether they may."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from bot.domain.person import Access, Preferences
from bot.storage.engine.database import Database, upsert
from bot.storage.schema.tables import PEOPLE
from bot.storage.schema.types import readable

log = logging.getLogger(__name__)

_PREFERENCES = [PEOPLE.c[field.name] for field in fields(Preferences)]


class SqlPeople:
    """Keeps one row for each person who ever wrote to the bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        """Return the language the person chose, and that of their Telegram client."""
        columns = select(PEOPLE.c.language, PEOPLE.c.client_language)
        async with self._database.read() as c:
            row = (await c.execute(columns.where(PEOPLE.c.id == person))).first()
        return (row.language, row.client_language) if row else (None, None)

    async def choose_language(self, person: int, language: str) -> None:
        """Remember the chosen language."""
        await self._write(person, {"language": language})

    async def set_client_language(self, person: int, client_language: str) -> None:
        """Remember the language of the person's Telegram client, for messages that we begin."""
        await self._write(person, {"client_language": client_language, "unreachable_at": None})

    async def preferences(self, person: int) -> Preferences:
        """Return how the person wants to be notified things."""
        async with self._database.read() as c:
            query = select(*_PREFERENCES).where(PEOPLE.c.id == person)
            row = (await c.execute(query)).mappings().first()
        return _preferences(row) if row else Preferences()

    async def save_preferences(self, person: int, preferences: Preferences) -> None:
        """Remember how the person wants to be notified things."""
        await self._write(person, asdict(preferences))

    async def set_reachable(self, person: int, *, reachable: bool, at: datetime) -> None:
        """Remember whether the person can be written to: not after they blocked the bot."""
        await self._write(person, {"unreachable_at": None if reachable else at})

    async def is_reachable(self, person: int) -> bool:
        """Return whether the person can be written to, as far as is known."""
        query = select(PEOPLE.c.unreachable_at).where(PEOPLE.c.id == person)
        async with self._database.read() as c:
            return await c.scalar(query) is None

    async def access(self, person: int) -> Access | None:
        """Return what became of the person's wish to use a bot that is not for everybody."""
        async with self._database.read() as c:
            found = await c.scalar(select(PEOPLE.c.access).where(PEOPLE.c.id == person))
        return found if isinstance(found, Access) else None

    async def give_access(self, person: int, access: Access) -> None:
        """Remember what became of the person's wish."""
        await self._write(person, {"access": access})

    async def digest_due(
        self, now: datetime, limit: int = 100
    ) -> Sequence[tuple[int, Preferences]]:
        """Return people whose daily digest is due."""
        query = select(PEOPLE.c.id, *_PREFERENCES).where(PEOPLE.c.digest_at <= now)
        async with self._database.read() as c:
            rows = (await c.execute(query.order_by(PEOPLE.c.digest_at).limit(limit))).mappings()
            found = [(row["id"], _preferences(row), row["digest_at"]) for row in rows]
        for person in [person for person, _, due_at in found if not readable([due_at])]:
            log.error("when the digest of %s is due cannot be read: it is switched off", person)
            await self._write(person, {"digest_at": None})
        return [
            (person, preferences) for person, preferences, due_at in found if readable([due_at])
        ]

    async def digest_done(self, person: int, due_at: datetime, again: datetime) -> None:
        """Let a digest that was due at a moment be due again; not where that was changed since."""
        same = (PEOPLE.c.id == person) & (PEOPLE.c.digest_at == due_at)
        async with self._database.write() as c:
            await c.execute(update(PEOPLE).where(same).values(digest_at=again))

    async def _write(self, person: int, values: Mapping[str, Any]) -> None:
        new = {"id": person, "created_at": datetime.now(UTC), **values}
        async with self._database.write() as c:
            row = upsert(c, PEOPLE).values(new)
            changed = row.on_conflict_do_update(index_elements=["id"], set_=dict(values))
            await c.execute(changed)


def _preferences(row: Mapping[Any, Any]) -> Preferences:
    """Return what the person wants; what cannot be read is as if they had not chosen."""
    values = {field.name: row[field.name] for field in fields(Preferences)}
    return Preferences(**{name: value for name, value in values.items() if readable([value])})
