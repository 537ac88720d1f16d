"""Begins a unit of work for each update, in the event isolation of aiogram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey

from bot.storage.engine.database import Database
from bot.storage.inbox.fence import LeaseFence
from bot.storage.unit_of_work import unit_of_work


class UnitsOfWork(BaseEventIsolation):
    """Begins a unit of work for each update, after the person's earlier updates."""

    def __init__(
        self,
        database: Database,
        isolation: BaseEventIsolation,
        fence: LeaseFence | None = None,
    ) -> None:
        """`fence`: of a process that answers beside others."""
        self._database = database
        self._isolation = isolation
        self._fence = fence

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        """Wait for the conversation, and read it with its person."""
        fence = self._fence if key.chat_id == key.user_id else None  # groups: by who wrote
        async with self._isolation.lock(key), unit_of_work(self._database, key, fence):
            yield

    async def close(self) -> None:
        """Close the isolation."""
        await self._isolation.close()
