"""The unit of work of an update: a person and a conversation, read once and written once.

While an update is handled, `SqlPeople` and `SqlConversations` answer from it. Durable changes are
written at once; other changes are written with them, or at the end of the update.
"""

import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, bindparam, func, literal_column, select

from bot.storage.connecting import conversation_rows
from bot.storage.connecting.conversation_rows import (
    IS_KEY,
    ConversationKey,
    ConversationRow,
    bound,
    data_of,
)
from bot.storage.engine._statements import Change
from bot.storage.engine.database import Database
from bot.storage.inbox.fence import LeaseFence
from bot.storage.people import person_rows
from bot.storage.schema.tables import CONNECTIONS, CONVERSATIONS, INCIDENTS, PEOPLE

log = logging.getLogger(__name__)

FRESH = 1.0  # seconds for which the values read are valid
_PERSON = (
    PEOPLE.c.id,
    PEOPLE.c.language,
    PEOPLE.c.client_language,
    PEOPLE.c.unreachable_at,
    PEOPLE.c.access,
    *person_rows.PREFERENCES,
)
_COUNTS = (  # a count of 0 saves a later read
    select(func.count()).where(CONNECTIONS.c.owner == bindparam("person")),
    select(func.count()).where(INCIDENTS.c.closed_at.is_(None)),
)
_CONNECTIONS, _INCIDENTS = (count.scalar_subquery() for count in _COUNTS)
_ONE = select(literal_column("1").label("one")).subquery("one")
_BOTH = select(
    *_PERSON,
    CONVERSATIONS.c.state,
    CONVERSATIONS.c.data,
    _CONNECTIONS.label("connections"),
    _INCIDENTS.label("incidents"),
).select_from(
    _ONE.outerjoin(PEOPLE, PEOPLE.c.id == bindparam("person")).outerjoin(CONVERSATIONS, IS_KEY)
)


def _both(_: str, __: frozenset[str]) -> Select[Any]:
    return _BOTH


class UnitOfWork:
    """The rows of one person and one conversation, as stored and as changed."""

    def __init__(
        self, database: Database, key: ConversationKey, fence: LeaseFence | None = None
    ) -> None:
        """`fence`: requires the lease of the person for each change, among several processes."""
        self.key = key
        self._fence = fence
        self.is_open = True
        self._database = database
        self._read_at: float | None = None
        self._person: dict[str, Any] = {}
        self._conversation = ConversationRow(None, {})
        self._unsaved: dict[str, Any] = {}  # columns of the person

    async def person(self) -> Mapping[str, Any]:
        """Return the columns of the person; `id` is None if there is no row."""
        await self.refresh()
        return self._person

    async def conversation(self) -> ConversationRow:
        """Return the conversation."""
        await self.refresh()
        return ConversationRow(self._conversation.state, {**self._conversation.data})

    async def lacks(self, what: Literal["connections", "incidents"]) -> bool:
        """Return whether the person has no connection, or no outage exists."""
        await self.refresh()
        return self._person.get(what) == 0

    async def refresh(self) -> None:
        """Read both rows in one statement, unless they are fresh."""
        if self._read_at is not None and time.monotonic() - self._read_at < FRESH:
            return
        row = await self._database.first(_both, {"person": self.key.user_id, **bound(self.key)})
        assert row is not None  # noqa: S101  # of outer joins to one row
        self._read_at = time.monotonic()
        self._person = {**row, **self._unsaved}
        self._conversation = ConversationRow(row["state"], data_of(row["data"]))

    def change_person(self, values: Mapping[str, Any]) -> None:
        """Change columns of the person; the next `save` stores them."""
        self._unsaved.update(values)
        self._person.update(values)

    async def save_conversation(self, row: ConversationRow, at: datetime) -> None:
        """Store the conversation, together with changes of the person."""
        await self._save(conversation_rows.replacing(self.key, row, at))
        self._conversation = row

    async def save(self) -> None:
        """Store changes of the person."""
        if self._unsaved:
            await self._save()

    def forget(self) -> None:
        """Reset the unit: the rows of the person are deleted."""
        self._person, self._unsaved = {"id": None}, {}
        self._conversation = ConversationRow(None, {})
        self._read_at = None

    async def close(self) -> None:
        """Store remaining changes. A failure is logged: the next update repeats them."""
        try:
            await self.save()
        except Exception as error:  # noqa: BLE001  # the update is answered already
            log.warning("changes of a person were not stored: %s", type(error).__name__)
        finally:
            self.is_open = False

    async def _save(self, *changes: Change) -> None:
        """Write changes, together with those of the person."""
        unsaved, self._unsaved = self._unsaved, {}
        also = [person_rows.changing(self.key.user_id, unsaved)] if unsaved else []
        try:
            await apply_fenced(self._database, self._fence, self.key.user_id, *changes, *also)
        except BaseException:
            self._unsaved = {**unsaved, **self._unsaved}
            raise


async def apply_fenced(
    database: Database, fence: LeaseFence | None, person: int, *changes: Change
) -> None:
    """Write changes of a person in one transaction. Raises ProcessLostError."""
    if fence is None:
        await database.apply(*changes)
        return
    async with database.write() as c:
        await fence.require(c, person)
        for change in changes:
            await c.execute(change.statement(c.dialect.name), dict(change.values))


_CURRENT: ContextVar[UnitOfWork | None] = ContextVar("unit of work", default=None)


def unit_under_way() -> UnitOfWork | None:
    """Return the unit of work of the present update, if any."""
    unit = _CURRENT.get()
    return unit if unit and unit.is_open else None


def unit_of(person: int) -> UnitOfWork | None:
    """Return the present unit of work if it is that of a person."""
    unit = unit_under_way()
    return unit if unit and unit.key.user_id == person else None


@asynccontextmanager
async def unit_of_work(
    database: Database, key: ConversationKey, fence: LeaseFence | None = None
) -> AsyncIterator[UnitOfWork]:
    """Begin a unit of work: read a conversation and its person."""
    unit = UnitOfWork(database, key, fence)
    token = _CURRENT.set(unit)
    try:
        await unit.refresh()
        yield unit
    finally:
        await unit.close()
        _CURRENT.reset(token)
