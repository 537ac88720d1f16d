"""What this process knows of people, and what goes with the lease of a person."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.storage.base import StorageKey

from bot.handlers.connecting.resuming import TestResumer
from bot.handlers.dependencies import Dependencies
from bot.handlers.states import ConversationState

Memory = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class KnowledgeOfPeople:
    """The knowledge of private chats. `in_watched`: whether a conversation asked for a secret."""

    deps: Dependencies
    resumer: TestResumer
    in_watched: Callable[[StorageKey], bool]

    def testing(self) -> Collection[int]:
        """Return the people whose key is being tested here."""
        return self.deps.key_tests.people

    def memory_of(self, person: int) -> Memory:
        """Return what must be known of a person wherever they are answered."""
        tests = self.deps.limits.memory_of(person)
        known = {"tests": tests} if tests else {}
        return {**known, **self.deps.last_messages.memory_of(person)}

    def recall(self, person: int, memory: Memory) -> None:
        """Replace what is known of a person."""
        self.deps.limits.recall(person, memory.get("tests", ()))
        self.deps.last_messages.recall(person, memory)

    def was_asked(self, person: int) -> bool:
        """Return whether a person was asked for a secret, as far as this process knows."""
        return self.in_watched(self.resumer.key(person))

    def is_asking(self, state: str | None) -> bool:
        """Return whether a conversation in this state asks for a secret."""
        return state == ConversationState.sending_keys.state

    def is_testing(self, state: str | None) -> bool:
        """Return whether a key is tested in a conversation in this state."""
        return state == ConversationState.testing.state

    async def resume(self, person: int) -> None:
        """Test a key again whose test ended with its process. Raises nothing."""
        await self.resumer.resume(self.resumer.key(person))
