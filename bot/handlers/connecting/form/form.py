"""Opens the form of a draft, and reads what is entered into the draft."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey

from bot.domain.credentials import Field
from bot.domain.draft import Draft
from bot.domain.ports.keys import CannotOpenError
from bot.domain.process import Peers
from bot.handlers.connecting import flow
from bot.handlers.connecting.form.limits import RequestLimit
from bot.handlers.connecting.form.tickets import Tickets
from bot.handlers.dependencies import Conversation, Dependencies
from bot.handlers.states import ConversationState
from bot.services.people.access import AccessState
from bot.telegram.init_data import read_opening
from bot.views.connecting import form as views

log = logging.getLogger(__name__)


class FormGoneError(Exception):
    """The form cannot be used: forged, old, used, of another person or draft; never said which."""


class Openings(Protocol):
    """Records which openings were seen; those that are older are refused by their age."""

    async def is_first(self, mark: str, now: datetime) -> bool:
        """Record an opening; return whether it was not recorded before."""


@dataclass(kw_only=True)
class PrivateForm:
    """The forms of all people."""

    deps: Dependencies
    bot: Bot
    conversations: BaseStorage
    tickets: Tickets
    openings: Openings
    peers: Peers = field(default_factory=Peers)
    _limit: RequestLimit = field(default_factory=RequestLimit)

    async def open(self, init_data: str, draft_id: str) -> dict[str, Any]:
        """Return the content of the form of a draft, and a ticket. Raises FormGoneError."""
        opening = read_opening(self.bot.token, init_data, self.deps.clock())
        if opening is None:
            raise FormGoneError
        self._count(opening.person)
        if not await self.openings.is_first(opening.mark, self.deps.clock()):
            raise FormGoneError
        conversation = await self._conversation(opening.person)
        async with conversation.lock():
            draft = await self._draft(conversation)
            if draft.id != draft_id:
                raise FormGoneError
            exchange = self.deps.exchange_of(draft)
            addresses = self.deps.addresses_of(draft)
            shown = views.content(conversation.t, exchange, draft, addresses)
            return {**shown, "ticket": self.tickets.issue(opening.person, draft)}

    async def send(self, ticket: str, entered: Mapping[Field, str]) -> dict[str, Any]:
        """Read and seal what was entered; return what has arrived, what is wrong, a new ticket.

        When nothing is missing, the test begins in the chat. Raises FormGoneError.
        """
        person = self.tickets.holder(ticket)
        if person is None:  # the database is not asked, so the time of the answer says nothing
            raise FormGoneError
        self._count(person)
        conversation = await self._conversation(person)
        async with conversation.lock():
            draft = await self._draft(conversation)
            if not self.tickets.fits(ticket, draft):
                raise FormGoneError
            try:
                draft, wrong = self._read(conversation, draft, entered)
            except CannotOpenError:
                log.exception("a draft cannot be opened")
                raise FormGoneError from None
            await conversation.keep(draft, ConversationState.sending_keys)
            await self._go_on(conversation, draft)
            return await self._answer(conversation, draft, wrong)

    def _count(self, person: int) -> None:
        """Count a request of a person. Raises FormGoneError above the limit."""
        if not self._limit.admits(str(person), self.peers.count):
            raise FormGoneError

    async def _conversation(self, person: int) -> Conversation:
        if await self.deps.access.state(person) is not AccessState.ADMITTED:
            raise FormGoneError
        key = StorageKey(bot_id=self.bot.id, chat_id=person, user_id=person)
        t = self.deps.languages.pick(*await self.deps.people.languages(person))
        state = FSMContext(storage=self.conversations, key=key)
        return Conversation(
            deps=self.deps, bot=self.bot, person=person, chat=person, t=t, state=state
        )

    async def _draft(self, conversation: Conversation) -> Draft:
        """Return the draft whose values are being asked for. Raises FormGoneError."""
        asked = await conversation.state.get_state() == ConversationState.sending_keys.state
        draft = await conversation.draft() if asked else None
        if draft is None or draft.expired or not draft.missing(self.deps.exchange_of(draft)):
            raise FormGoneError
        return draft

    def _read(
        self, conversation: Conversation, draft: Draft, entered: Mapping[Field, str]
    ) -> tuple[Draft, dict[str, str]]:
        """Return the draft with the values, and what is wrong with each field."""
        exchange = self.deps.exchange_of(draft)
        wrong: dict[str, str] = {}
        for asked, text in entered.items():
            if asked not in draft.all_missing(exchange):
                continue
            draft, paste = self.deps.onboarding.add_values(
                draft, conversation.person, draft.last_message, text, asked=asked
            )
            if draft.unsure is asked:  # who writes words into this field means them
                draft = replace(draft, unsure=None)
                continue
            said = views.errors(conversation.t, exchange, paste.remarks, self.deps.exchanges)
            wrong |= {asked.value: said} if said else {}
        return draft, wrong

    async def _go_on(self, conversation: Conversation, draft: Draft) -> None:
        """Show in the chat what is missing, or begin the test; the values are stored already."""
        try:
            await flow.go_on(conversation, draft)
        except AiogramError as error:
            log.warning("the chat does not show a form: %s", type(error).__name__)

    async def _answer(
        self, conversation: Conversation, draft: Draft, wrong: Mapping[str, str]
    ) -> dict[str, Any]:
        exchange = self.deps.exchange_of(draft)
        if not draft.missing(exchange):
            return {"done": True}
        current = await conversation.draft() or draft  # the chat may show it in another message
        return {
            "fields": views.fields(conversation.t, exchange, current),
            "errors": wrong,
            "ticket": self.tickets.issue(conversation.person, current),
        }
