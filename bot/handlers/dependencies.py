"""The dependencies of handlers: the services and the conversation with one person."""

import contextlib
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from aiogram.types import CallbackQuery, Message

from bot.domain.connection import Connection
from bot.domain.draft import Draft
from bot.domain.egress import Egresses
from bot.domain.exchange import Exchange
from bot.domain.ports.metrics import Metrics
from bot.domain.ports.people import People
from bot.handlers.key_tests import KeyTests
from bot.handlers.last_messages import LastMessages
from bot.handlers.screen import Screen
from bot.i18n import Languages, Translator
from bot.services.balances import AccountReader
from bot.services.connecting.egress_choice import EgressChoice
from bot.services.connecting.onboarding import Onboarding
from bot.services.connections import Connections
from bot.services.monitoring.availability import AvailabilityService
from bot.services.operating.snapshot import SnapshotService
from bot.services.operating.trading_switch import TradingSwitch
from bot.services.people.access import AccessControl
from bot.services.people.history import HistoryService
from bot.services.people.leaving import LeavingService
from bot.services.people.limits import RateLimits
from bot.services.people.preferences import PreferenceService
from bot.services.strategies.basket_life import BasketLife
from bot.services.strategies.chart import Charts
from bot.services.strategies.counting import CoinCounter
from bot.services.strategies.strategies import Strategies
from bot.services.strategies.verbs import StrategyVerbs
from bot.telegram.keyboards import keyboard
from bot.telegram.photos import Photos
from bot.telegram.sending import Place
from bot.views import View


class ConversationStore(Protocol):
    """Stores the state of each conversation and its draft."""

    async def put(self, key: StorageKey, state: State | None, data: Mapping[str, Any]) -> None:
        """Replace state and data in one transaction."""


@dataclass(frozen=True, kw_only=True)
class Dependencies:
    """The parts that handlers use, built once."""

    exchanges: Mapping[str, Exchange]
    languages: Languages
    people: People
    onboarding: Onboarding
    connections: Connections
    accounts: AccountReader
    access: AccessControl
    leaving: LeavingService
    limits: RateLimits
    preferences: PreferenceService
    history: HistoryService
    key_tests: KeyTests
    conversations: ConversationStore
    isolation: BaseEventIsolation
    egresses: Egresses  # with our addresses, for IP lists
    egress_choice: EgressChoice
    dashboard: str | None  # where owners of Online keys continue
    public_url: str | None  # where the form is
    admins: Collection[int]  # Telegram ids of the operators
    snapshot: SnapshotService
    trading: TradingSwitch  # the operator's stop
    availability: AvailabilityService
    strategies: Strategies
    verbs: StrategyVerbs
    baskets: BasketLife
    counter: CoinCounter
    charts: Charts
    metrics: Metrics
    photos: Photos
    last_messages: LastMessages
    clock: Callable[[], datetime]

    def addresses_of(self, thing: Draft | Connection) -> tuple[str, ...]:
        """Return our addresses for the IP list of a draft or a connection."""
        return self.egresses.addresses_of(thing.egress)

    def exchange_of(self, thing: Draft | Connection) -> Exchange:
        """Return the exchange of a draft or a connection."""
        return self.exchanges[thing.exchange]


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """The conversation with one person: its chat, language and state."""

    deps: Dependencies
    bot: Bot
    person: int
    chat: int
    t: Translator
    state: FSMContext
    thread: int | None = None  # the topic, if the chat has topics
    screen: int | None = None  # the message whose button was pressed
    screen_is_photo: bool = False

    @property
    def trading(self) -> bool:
        """Whether strategies are on."""
        return self.deps.strategies.trading

    async def say(self, view: View) -> Message:
        """Send a view as a new message: with its picture, else the text alone."""
        return await self._messages.say(view)

    async def show(self, view: View, message: int | None = None) -> int:
        """Show a view in a message, by default the pressed one; return the id of its message.

        If there is none, a new one is sent.
        """
        place = message or self.screen
        if place is None:
            return (await self.say(view)).message_id
        return await self._messages.show(view, place)

    async def show_alone(self, subject: str, view: View) -> None:
        """Show a view of a subject; the message that showed it before loses its buttons."""
        message = await self.show(view)
        before = self.deps.last_messages.show(self.chat, subject, message)
        await self.freeze_other(before, message)

    async def freeze_other(self, before: int, message: int) -> None:
        """Take the buttons of a message away, unless it is this one or was replaced by it."""
        if self.deps.last_messages.now(self.chat, before) != message:
            await self.freeze(before)

    async def caption(self, view: View) -> None:
        """Edit the pressed message, with a picture or without, to show the text of a view."""
        given: Any = {
            "chat_id": self.chat,
            "message_id": self.screen,
            "reply_markup": keyboard(view),
        }
        with contextlib.suppress(TelegramBadRequest):  # shown already, or gone
            if self.screen_is_photo:
                await self.bot.edit_message_caption(caption=view.text, **given)
            else:
                await self.bot.edit_message_text(view.text, **given)

    async def freeze(self, *messages: int) -> None:
        """Take the buttons of messages away, where that is possible. 0: no message."""
        for message in filter(None, messages):
            await self._messages.freeze(message)

    async def zone(self) -> tzinfo:
        """Return the time zone of the person; UTC if unknown."""
        return (await self.deps.preferences.of(self.person)).zone

    @property
    def _messages(self) -> Screen:
        return Screen(
            bot=self.bot,
            place=Place(chat=self.chat, thread=self.thread),
            photos=self.deps.photos,
            last_messages=self.deps.last_messages,
        )

    async def draft(self) -> Draft | None:
        """Return the draft, if there is one."""
        values = await self.state.get_value("draft")
        return Draft.from_dict(values) if values else None

    async def keep(self, draft: Draft, stage: State) -> None:
        """Store the draft and the state."""
        await self.deps.conversations.put(self.state.key, stage, {"draft": draft.to_dict()})

    async def end(self) -> None:
        """Clear the state and delete the draft."""
        await self.deps.conversations.put(self.state.key, None, {})

    def lock(self) -> AbstractAsyncContextManager[None]:
        """Block other updates of this person; for work outside of an update."""
        return self.deps.isolation.lock(self.state.key)


def screen_of(event: Any) -> dict[str, Any]:
    """Return what a conversation knows of the message whose button was pressed."""
    pressed = event.message if isinstance(event, CallbackQuery) else None
    photo = isinstance(pressed, Message) and bool(pressed.photo)
    return {"screen": pressed.message_id, "screen_is_photo": photo} if pressed else {}
