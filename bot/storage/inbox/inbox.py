"""The store of sealed updates until they are handled, in the order of each person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.binding import update_binding
from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.ports.keys import CannotOpenError
from bot.storage.engine import leases
from bot.storage.engine.database import Database, upsert
from bot.storage.inbox import erasures
from bot.storage.keys.envelope import key_id
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.schema.tables import ERASURES, INBOX

LEASE = timedelta(minutes=2)
_OLDER = INBOX.alias("older")
_IS_OLDEST = ~exists(
    select(_OLDER.c.update_id).where(
        _OLDER.c.person == INBOX.c.person, _OLDER.c.update_id < INBOX.c.update_id
    )
)
_COLUMNS = (INBOX.c.update_id, INBOX.c.person, INBOX.c.body, INBOX.c.attempts)


@dataclass(frozen=True)
class SqlInbox:
    """Keeps updates that are confirmed to Telegram but not handled yet.

    Several processes may share it: a claim leases the oldest update of a person. The next one of
    the same person is available once that one is removed.
    """

    database: Database
    vault: EnvelopeVault

    async def store(
        self, updates: Sequence[WaitingUpdate], pending: Sequence[Erasure], now: datetime
    ) -> None:
        """Store updates and pending erasures in one transaction; known ones are left out."""
        async with self.database.write() as c:
            await self.put(c, updates, pending, now)

    async def put(
        self,
        c: AsyncConnection,
        updates: Sequence[WaitingUpdate],
        pending: Sequence[Erasure],
        now: datetime,
    ) -> None:
        """Store updates and pending erasures within a transaction; known ones are left out."""
        rows = [self._row(waiting, now) for waiting in updates]
        due = [erasures.row_of(erasure, now + LEASE) for erasure in pending]
        for table, values in ((INBOX, rows), (ERASURES, due)):
            if values:
                await c.execute(upsert(c, table).on_conflict_do_nothing(), values)

    async def take_over(self, now: datetime) -> Mapping[int, int]:
        """End the leases of an ended process; return update → person of all waiting updates."""
        free = update(INBOX).values(due_at=now, lease=None)
        async with self.database.write() as c:
            rows = await c.execute(free.returning(INBOX.c.update_id, INBOX.c.person))
            return {row.update_id: row.person for row in rows}

    async def claim(
        self, now: datetime, limit: int, busy: Collection[int]
    ) -> Sequence[WaitingUpdate]:
        """Lease the oldest waiting update of each of up to `limit` people who are not `busy`.

        An update that cannot be opened has an empty body.
        """
        async with self.database.write() as c:
            _, rows = await leases.take(
                c,
                INBOX,
                _IS_OLDEST,
                INBOX.c.person.not_in(busy),
                now=now,
                until=now + LEASE,
                limit=limit,
                returning=_COLUMNS,
                also={"attempts": INBOX.c.attempts + 1},
            )
        return sorted(map(self._waiting, rows), key=lambda waiting: waiting.id)

    async def begin(self, c: AsyncConnection, updates: Select[tuple[int]]) -> list[WaitingUpdate]:
        """Count an attempt to handle updates, within a transaction; return them."""
        chosen = INBOX.c.update_id.in_(updates)
        counted = update(INBOX).where(chosen).values(attempts=INBOX.c.attempts + 1)
        rows = (await c.execute(counted.returning(*_COLUMNS))).mappings()
        return sorted(map(self._waiting, rows), key=lambda waiting: waiting.id)

    async def stored(self) -> Collection[int]:
        """Return the ids of all stored updates."""
        async with self.database.read() as c:
            return set(await c.scalars(select(INBOX.c.update_id)))

    async def done(self, updates: Collection[int]) -> None:
        """Remove handled updates."""
        async with self.database.write() as c:
            await c.execute(delete(INBOX).where(INBOX.c.update_id.in_(updates)))

    def _row(self, waiting: WaitingUpdate, now: datetime) -> dict[str, Any]:
        blob = self.vault.seal_bytes(waiting.body, update_binding(waiting.id, waiting.person))
        return {
            "update_id": waiting.id,
            "person": waiting.person,
            "body": blob,
            "kid": key_id(blob),
            "due_at": now,
            "attempts": 0,
        }

    def _waiting(self, row: Mapping[Any, Any]) -> WaitingUpdate:
        number, person = row["update_id"], row["person"]
        try:
            body = self.vault.open_bytes(row["body"], update_binding(number, person))
        except CannotOpenError:
            body = b""
        return WaitingUpdate(id=number, person=person, body=body, attempts=row["attempts"])
