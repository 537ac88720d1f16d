"""The conversations: aiogram's state and data in the database, and one lock per person."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, StateType, StorageKey
from sqlalchemy import and_, bindparam, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.draft import DRAFT, Draft
from bot.domain.notice.rules import draft_expired
from bot.storage.engine.database import Database, upsert
from bot.storage.notifying.notices import note
from bot.storage.schema.json_values import json_flag
from bot.storage.schema.tables import CONVERSATIONS

FORGET_AFTER = timedelta(hours=24)
_BATCH = 100  # rows per transaction
_KEY = list(CONVERSATIONS.primary_key.columns)
# Each update reads by key at least twice: the statement is put together once.
_IS_KEY = and_(*(column == bindparam(f"key_{column.name}") for column in _KEY))
_READ = select(CONVERSATIONS.c.state, CONVERSATIONS.c.data).where(_IS_KEY)
_DRAFT_EXPIRED = json_flag(CONVERSATIONS.c.data, DRAFT, "expired")


class _Row(NamedTuple):
    state: str | None
    data: dict[str, Any]


def _now() -> datetime:
    return datetime.now(UTC)


class SqlConversations(BaseStorage):
    """Keeps each conversation as one row, so that a restart goes on where it was.

    A conversation that has neither state nor data has no row.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime] = _now,
        watched: State | None = None,
    ) -> None:
        """`watched`: the state of which this process always knows who is in it."""
        self._database = database
        self._clock = clock
        self._watched = watched.state if watched else None
        self._there: set[StorageKey] = set()

    def in_watched_state(self, key: StorageKey) -> bool:
        """Return whether a conversation is in the watched state, without the database."""
        return key in self._there

    async def load_watched(self) -> None:
        """Learn who is in the watched state."""
        if self._watched:
            self._there = set(await self.unfinished(self._watched))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Replace the state."""
        name = state.state if isinstance(state, State) else state
        with self._noting(key, name):
            async with self._database.write() as c:
                row = await self._hold(c, key)
                await _store(c, key, row._replace(state=name))

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the state."""
        async with self._database.read() as c:
            return (await _read(c, key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data, which are JSON values."""
        async with self._database.write() as c:
            row = await self._hold(c, key)
            await _store(c, key, row._replace(data={**data}))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return the data."""
        async with self._database.read() as c:
            return (await _read(c, key)).data

    async def put(self, key: StorageKey, state: StateType, data: Mapping[str, Any]) -> None:
        """Replace state and data in one step: a crash leaves the old pair or the new one."""
        name = state.state if isinstance(state, State) else state
        with self._noting(key, name):
            async with self._database.write() as c:
                await self._hold(c, key)
                await _store(c, key, _Row(name, {**data}))

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """Change some entries of the data, in one step. Returns all of them."""
        async with self._database.write() as c:
            row = await self._hold(c, key)
            row.data.update(data)
            await _store(c, key, row)
        return row.data

    async def close(self) -> None:
        """Do nothing: the database belongs to whoever opened it."""

    async def unfinished(self, state: str) -> Sequence[StorageKey]:
        """Return the conversations that are in a state."""
        query = select(*_KEY).where(CONVERSATIONS.c.state == state)
        async with self._database.read() as c:
            return [_key(row) for row in (await c.execute(query)).mappings()]

    async def lapse(self, before: datetime, now: datetime) -> int:
        """End the drafts that no one touched since `before` and note it for their owners.

        What was sealed in them is destroyed in the same step as the notice is written. The state
        stays: the next message is still known to be a secret. Conversations untouched for a day
        that hold no draft, or an ended one, are forgotten. Returns how many drafts ended.

        Call it about once a minute: it also removes what cancelled drafts left in the log.
        """
        total = 0
        while count := await self._lapse_batch(before, now):
            total += count
        await self._forget(now - FORGET_AFTER)
        await self._database.wipe()
        return total

    @contextmanager
    def _noting(self, key: StorageKey, state: str | None) -> Generator[None, None, None]:
        """Note who comes into the watched state before that is stored, and who leaves after."""
        if state == self._watched:
            self._there.add(key)
        yield
        if state != self._watched:
            self._there.discard(key)

    async def _hold(self, c: AsyncConnection, key: StorageKey) -> _Row:
        """Return a conversation and keep others from changing it until this transaction ends.

        A row that is not there cannot be locked, so it is made.
        """
        empty: dict[str, Any] = {"state": None, "data": {}, "updated_at": self._clock()}
        new = upsert(c, CONVERSATIONS).values(_columns(key) | empty)
        touch = {"updated_at": new.excluded.updated_at}
        held = new.on_conflict_do_update(index_elements=_KEY, set_=touch)
        row = (await c.execute(held.returning(CONVERSATIONS.c.state, CONVERSATIONS.c.data))).one()
        return _Row(row.state, _dict(row.data))

    async def _lapse_batch(self, before: datetime, now: datetime) -> int:
        idle = (CONVERSATIONS.c.updated_at <= before) & _DRAFT_EXPIRED.is_(False)
        query = select(CONVERSATIONS).where(idle).limit(_BATCH).with_for_update(skip_locked=True)
        async with self._database.write() as c:
            rows = (await c.execute(query)).mappings().all()
            for row in rows:
                await _end_draft(c, row, now)
        return len(rows)

    async def _forget(self, before: datetime) -> None:
        stale = (CONVERSATIONS.c.updated_at <= before) & _DRAFT_EXPIRED.is_not(False)
        free = select(*_KEY).where(stale).with_for_update(skip_locked=True)
        gone = delete(CONVERSATIONS).where(tuple_(*_KEY).in_(free)).returning(*_KEY)
        async with self._database.write() as c:
            rows = (await c.execute(gone)).mappings().all()
        self._there -= {_key(row) for row in rows}


class PersonIsolation(BaseEventIsolation):
    """Lets the updates of one conversation through one after the other.

    By default aiogram runs two quick messages of a person at once, and its own remedy keeps a
    lock per person forever.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[StorageKey, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait until the earlier updates of this conversation are done."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield

    async def close(self) -> None:
        """Do nothing: locks go with their last holder."""


async def _read(c: AsyncConnection, key: StorageKey) -> _Row:
    row = (await c.execute(_READ, _bound(key))).first()
    return _Row(row.state, _dict(row.data)) if row else _Row(None, {})


def _dict(data: Any) -> dict[str, Any]:
    """Return the data of a conversation; what cannot be read is as if it were not there."""
    return data if isinstance(data, dict) else {}


async def _store(c: AsyncConnection, key: StorageKey, row: _Row) -> None:
    """Put a conversation in the place of the one that is held."""
    if row.state is None and not row.data:
        await c.execute(delete(CONVERSATIONS).where(_IS_KEY), _bound(key))
    else:
        changed = update(CONVERSATIONS).where(_IS_KEY).values(row._asdict())
        await c.execute(changed, _bound(key))


async def _end_draft(c: AsyncConnection, row: Mapping[Any, Any], now: datetime) -> None:
    """Put what stays of a draft in its place; one of an unknown form goes altogether."""
    key, data = _key(row), {**row["data"]}
    try:
        draft = Draft.from_dict(data[DRAFT])
    except (AttributeError, KeyError, TypeError, ValueError):
        del data[DRAFT]
    else:
        data[DRAFT] = draft.lapse().to_dict()
        await note(c, [draft_expired(key.user_id, draft, now)])
    await c.execute(update(CONVERSATIONS).where(_IS_KEY).values(data=data), _bound(key))


def _columns(key: StorageKey) -> dict[str, Any]:
    """Return the key as columns, of which none may be null."""
    columns = {column.name: getattr(key, column.name) for column in _KEY}
    return columns | {
        "thread_id": key.thread_id or 0,
        "business_connection_id": key.business_connection_id or "",
    }


def _key(row: Mapping[Any, Any]) -> StorageKey:
    columns = {column.name: row[column.name] for column in _KEY}
    optional = {
        "thread_id": columns["thread_id"] or None,
        "business_connection_id": columns["business_connection_id"] or None,
    }
    return StorageKey(**columns | optional)


def _bound(key: StorageKey) -> dict[str, Any]:
    """Return the values that `_IS_KEY` leaves open."""
    return {f"key_{name}": value for name, value in _columns(key).items()}
