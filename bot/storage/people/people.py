"""The store of people: languages, preferences, access."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.domain.person import Access, Preferences
from bot.storage.engine.database import Database
from bot.storage.people import person_rows
from bot.storage.people.person_rows import PREFERENCES, preferences_of
from bot.storage.schema.tables import PEOPLE
from bot.storage.schema.types import readable
from bot.storage.unit_of_work import unit_of

log = logging.getLogger(__name__)

_PERSON = select(PEOPLE)


class SqlPeople:
    """Keeps one row for each person who has written to the bot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        """Return the language the person chose, and that of their Telegram client."""
        row = await self._row(person)
        return row.get("language"), row.get("client_language")

    async def spoken_languages(self) -> Collection[str]:
        """Return the languages that people chose; for the others, those of their clients."""
        tag = func.coalesce(PEOPLE.c.language, PEOPLE.c.client_language)
        async with self._database.read() as c:
            found = (await c.execute(select(tag).distinct())).scalars().all()
        return [tag for tag in found if tag]

    async def choose_language(self, person: int, language: str) -> None:
        """Store the chosen language."""
        await self._write(person, {"language": language})

    async def set_client_language(self, person: int, client_language: str) -> None:
        """Store the language of the person's Telegram client, for messages of the bot.

        While an update is handled, this is stored at its end.
        """
        await self._note(person, {"client_language": client_language, "unreachable_at": None})

    async def preferences(self, person: int) -> Preferences:
        """Return the preferences of a person."""
        return preferences_of(await self._row(person))

    async def save_preferences(self, person: int, preferences: Preferences) -> None:
        """Store the preferences of a person."""
        await self._write(person, asdict(preferences))

    async def set_reachable(self, person: int, *, reachable: bool, at: datetime) -> None:
        """Store whether the person can be reached: not after they blocked the bot.

        While an update is handled, this is stored at its end, unless it is known.
        """
        unit = unit_of(person)
        if unit and reachable:
            row = await unit.person()
            if row.get("id") is not None and row.get("unreachable_at") is None:
                return
        await self._note(person, {"unreachable_at": None if reachable else at})

    async def is_reachable(self, person: int) -> bool:
        """Return whether the person can be reached, as far as is known."""
        return (await self._row(person)).get("unreachable_at") is None

    async def access(self, person: int) -> Access | None:
        """Return the access of the person to a restricted bot."""
        found = (await self._row(person)).get("access")
        return found if isinstance(found, Access) else None

    async def give_access(self, person: int, access: Access) -> None:
        """Store the access of the person."""
        await self._write(person, {"access": access})

    async def digest_due(
        self, now: datetime, limit: int = 100
    ) -> Sequence[tuple[int, Preferences]]:
        """Return people whose daily digest is due."""
        query = select(PEOPLE.c.id, *PREFERENCES).where(PEOPLE.c.digest_at <= now)
        async with self._database.read() as c:
            rows = (await c.execute(query.order_by(PEOPLE.c.digest_at).limit(limit))).mappings()
            found = [(row["id"], preferences_of(row), row["digest_at"]) for row in rows]
        for person in [person for person, _, due_at in found if not readable([due_at])]:
            log.error(
                "the due time of the digest of %s is unreadable: the digest is switched off", person
            )
            await self._write(person, {"digest_at": None})
        return [
            (person, preferences) for person, preferences, due_at in found if readable([due_at])
        ]

    async def digest_done(self, person: int, due_at: datetime, again: datetime) -> None:
        """Schedule the next digest, unless the due time was changed since."""
        same = (PEOPLE.c.id == person) & (PEOPLE.c.digest_at == due_at)
        async with self._database.write() as c:
            await c.execute(update(PEOPLE).where(same).values(digest_at=again))

    async def _row(self, person: int) -> Mapping[str, Any]:
        """Return the columns of a person, from the present unit of work if it is theirs."""
        if unit := unit_of(person):
            return await unit.person()
        async with self._database.read() as c:
            query = _PERSON.where(PEOPLE.c.id == person)
            row = (await c.execute(query)).mappings().first()
        return dict(row) if row else {}

    async def _note(self, person: int, values: Mapping[str, Any]) -> None:
        if unit := unit_of(person):
            await unit.refresh()
            unit.change_person(values)
        else:
            await self._write(person, values)

    async def _write(self, person: int, values: Mapping[str, Any]) -> None:
        if unit := unit_of(person):
            await unit.refresh()
            unit.change_person(values)
            await unit.save()
        else:
            await self._database.apply(person_rows.changing(person, values))
