"""Begins tests again that ended with their process."""

from dataclasses import dataclass
from functools import partial

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey

from bot.handlers.connecting.testing import start_test
from bot.handlers.dependencies import Conversation, Dependencies
from bot.handlers.states import ConversationState
from bot.services.loops import survive


@dataclass(frozen=True, kw_only=True)
class TestResumer:
    """Begins tests of drafts again."""

    deps: Dependencies
    bot: Bot
    storage: BaseStorage

    def key(self, person: int) -> StorageKey:
        """Return the key of a private conversation."""
        return StorageKey(bot_id=self.bot.id, chat_id=person, user_id=person)

    async def resume(self, key: StorageKey) -> None:
        """Test the draft of a conversation again. A damaged draft must not delay others."""
        await survive(partial(self._resume, key))

    async def _resume(self, key: StorageKey) -> None:
        state = FSMContext(storage=self.storage, key=key)
        if await state.get_state() != ConversationState.testing.state:
            return  # it was ended meanwhile
        t = self.deps.languages.pick(*await self.deps.people.languages(key.user_id))
        person = key.user_id
        conversation = Conversation(
            deps=self.deps, bot=self.bot, person=person, chat=person, t=t, state=state
        )
        if draft := await conversation.draft():
            await start_test(conversation, draft)
