"""Owns what is known of a person: languages."""

from datetime import UTC, datetime

from sqlalchemy import Column, select

from bot.storage.database import Database, upsert
from bot.storage.tables import PEOPLE


class PeopleBook:
    """Keeps the language a person chose and the one of their Telegram client."""

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
        await self._write(person, PEOPLE.c.language, language)

    async def seen(self, person: int, client_language: str) -> None:
        """Remember the language of the person's Telegram client, for messages that we begin."""
        await self._write(person, PEOPLE.c.client_language, client_language)

    async def _write(self, person: int, column: Column[str | None], value: str) -> None:
        values = {"id": person, column.name: value, "created_at": datetime.now(UTC)}
        async with self._database.write() as c:
            row = upsert(c, PEOPLE).values(values)
            changed = row.on_conflict_do_update(index_elements=["id"], set_={column.name: value})
            await c.execute(changed)
