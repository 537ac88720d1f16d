"""Serialises the updates of each conversation."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey


class PersonIsolation(BaseEventIsolation):
    """Handles the updates of one conversation one after the other.

    By default aiogram handles two quick messages of a person concurrently, and its own isolation
    keeps a lock per person forever.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[StorageKey, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait until the earlier updates of this conversation are handled."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield

    async def close(self) -> None:
        """Do nothing: unused locks are garbage-collected."""
