"""The store of conversations: state and data of aiogram in the database."""

import contextlib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.connecting.conversation_rows import (
    IS_KEY,
    KEY,
    ConversationRow,
    bound,
    columns_of,
    data_of,
    replacing,
)
from bot.storage.connecting.idle_drafts import delete_idle, end_idle_drafts
from bot.storage.connecting.storage_keys import key_of
from bot.storage.engine.database import Database, upsert
from bot.storage.schema.tables import CONVERSATIONS
from bot.storage.unit_of_work import UnitOfWork, apply_fenced, unit_of

if TYPE_CHECKING:
    from bot.storage.inbox.fence import LeaseFence

FORGET_AFTER = timedelta(hours=24)
_BATCH = 100  # rows per transaction
_READ = select(CONVERSATIONS.c.state, CONVERSATIONS.c.data).where(IS_KEY)


def _now() -> datetime:
    return datetime.now(UTC)


class SqlConversations(BaseStorage):
    """Keeps each conversation as one row, so that it continues after a restart.

    A conversation without state and data has no row.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime] = _now,
        watched: State | None = None,
    ) -> None:
        """`watched`: a state whose conversations are known without the database."""
        self._database = database
        self._clock = clock
        self._watched = watched.state if watched else None
        self._in_watched: set[StorageKey] = set()
        self.fence: LeaseFence | None = None  # of a process that answers beside others

    def in_watched_state(self, key: StorageKey) -> bool:
        """Return whether a conversation is in the watched state, without the database."""
        return key in self._in_watched

    async def load_watched(self) -> None:
        """Load which conversations are in the watched state."""
        if self._watched:
            self._in_watched = set(await self.unfinished(self._watched))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Replace the state."""
        await self._change(key, lambda row: row._replace(state=_name(state)), (_name(state),))

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the state."""
        return (await self._row(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data, which are JSON values."""
        await self._change(key, lambda row: row._replace(data={**data}))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return the data."""
        return (await self._row(key)).data

    async def put(self, key: StorageKey, state: StateType, data: Mapping[str, Any]) -> None:
        """Replace state and data in one step: a crash leaves the old pair or the new one."""
        row = ConversationRow(_name(state), {**data})
        with self._tracking(key, row.state):
            if unit := _unit_of(key):
                await unit.save_conversation(row, self._clock())
            else:
                changed = replacing(key, row, self._clock())
                await apply_fenced(self._database, self.fence, key.user_id, changed)

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """Change some entries of the data, in one step. Returns all of them."""
        row = await self._change(key, lambda row: row._replace(data={**row.data, **data}))
        return row.data

    async def close(self) -> None:
        """Do nothing: the caller closes the database."""

    async def unfinished(self, state: str) -> Sequence[StorageKey]:
        """Return the conversations that are in a state."""
        query = select(*KEY).where(CONVERSATIONS.c.state == state)
        async with self._database.read() as c:
            return [key_of(row) for row in (await c.execute(query)).mappings()]

    async def lapse(self, before: datetime, now: datetime) -> int:
        """End drafts that are idle since `before` and notify their owners; return how many.

        Their sealed values are destroyed in the transaction of the notice. The state stays, so
        that the next message is still treated as a secret. Conversations that are idle for a day
        and hold no active draft are deleted.

        Call it about once a minute: it also wipes the remains of cancelled drafts.
        """
        total = 0
        while count := await self._lapse_batch(before, now):
            total += count
        await self._forget(now - FORGET_AFTER)
        await self._database.wipe()
        return total

    async def _row(self, key: StorageKey) -> ConversationRow:
        """Return a conversation, from the present unit of work if it is its own."""
        if unit := _unit_of(key):
            return await unit.conversation()
        async with self._database.read() as c:
            row = (await c.execute(_READ, bound(key))).first()
        return ConversationRow(row.state, data_of(row.data)) if row else ConversationRow(None, {})

    async def _change(
        self,
        key: StorageKey,
        change: Callable[[ConversationRow], ConversationRow],
        states: Sequence[str | None] = (),
    ) -> ConversationRow:
        """Change a part of a conversation; `states`: the new state, if it changes."""
        with contextlib.ExitStack() as tracking:
            for state in states:
                tracking.enter_context(self._tracking(key, state))
            if unit := _unit_of(key):
                row = change(await unit.conversation())
                await unit.save_conversation(row, self._clock())
                return row
            async with self._database.write() as c:
                row = change(await self._lock_row(c, key))
                changed = replacing(key, row, self._clock())
                await c.execute(changed.statement(c.dialect.name), dict(changed.values))
            return row

    @contextmanager
    def _tracking(self, key: StorageKey, state: str | None) -> Generator[None, None, None]:
        """Track the watched state: entries before they are stored, exits after."""
        if state == self._watched:
            self._in_watched.add(key)
        yield
        if state != self._watched:
            self._in_watched.discard(key)

    async def _lock_row(self, c: AsyncConnection, key: StorageKey) -> ConversationRow:
        """Return a conversation, locked until the end of this transaction.

        A missing row cannot be locked, so it is created.
        """
        empty: dict[str, Any] = {"state": None, "data": {}, "updated_at": self._clock()}
        new = upsert(c, CONVERSATIONS).values(columns_of(key) | empty)
        touch = {"updated_at": new.excluded.updated_at}
        held = new.on_conflict_do_update(index_elements=KEY, set_=touch)
        row = (await c.execute(held.returning(CONVERSATIONS.c.state, CONVERSATIONS.c.data))).one()
        return ConversationRow(row.state, data_of(row.data))

    async def _lapse_batch(self, before: datetime, now: datetime) -> int:
        async with self._database.write() as c:
            return await end_idle_drafts(c, before, now, _BATCH)

    async def _forget(self, before: datetime) -> None:
        async with self._database.write() as c:
            gone = await delete_idle(c, before)
        self._in_watched -= gone


def _name(state: StateType) -> str | None:
    return state.state if isinstance(state, State) else state


def _unit_of(key: StorageKey) -> UnitOfWork | None:
    """Return the present unit of work if it is that of this conversation."""
    unit = unit_of(key.user_id)
    return unit if unit and unit.key == key else None
