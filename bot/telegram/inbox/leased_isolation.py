"""Serialises the updates of a person over all processes."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey

from bot.telegram.inbox.our_people import OurPeople


@dataclass(frozen=True)
class LeasedIsolation(BaseEventIsolation):
    """Holds the lease of a private conversation, and its lock within this process."""

    people: OurPeople
    within: BaseEventIsolation

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        """Wait for the lease and the lock. Raises LeaseUnavailableError."""
        if key.chat_id != key.user_id:  # of a group: its updates are leased by their sender
            async with self.within.lock(key):
                yield
            return
        async with self.people.using(key.user_id), self.within.lock(key):
            yield

    async def close(self) -> None:
        """Close the lock."""
        await self.within.close()
