"""Serialises the updates of each conversation."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey


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
