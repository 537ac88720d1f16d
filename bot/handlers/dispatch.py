"""Owns how updates reach handlers: the order of the routers, and what happens around each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.types import Chat, ErrorEvent, TelegramObject, Update, User

from bot.handlers import (
    admission,
    alerting,
    connecting,
    general,
    groups,
    leaving,
    managing,
    operating,
    remembering,
)
from bot.handlers.buttons import AnswerPresses
from bot.handlers.deletion import Eraser, EraseSecrets
from bot.handlers.desk import Desk, Talk, screen_of
from bot.handlers.filters import Private
from bot.handlers.sighting import Sender, Sighting
from bot.handlers.speaking import Place, speak
from bot.services.admission import Standing
from bot.views import general as views

log = logging.getLogger(__name__)

# Commands before the states, or they are taken for a secret; credentials before all other texts.
PRIVATE = (
    general.service,  # nobody typed these
    admission.router,  # the door: whoever is not admitted gets no further
    general.misplaced,
    leaving.router,
    connecting.commands,
    general.commands,
    operating.commands,
    managing.router,
    alerting.router,
    remembering.router,
    connecting.answers,
    general.strays,
    connecting.names,
    managing.names,
    alerting.answers,
    general.rest,
)


class StartTalk(BaseMiddleware):
    """Gives handlers the talk with the person, in their language."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        if not isinstance(event, Update) or chat is None:
            return None
        if not data["sighting"].private:
            return await self._aloud(handler, event, data)
        if user is None or user.is_bot:
            return None
        chosen, known = await self._desk.people.languages(user.id)
        if user.language_code and user.language_code != known and await self._is_admitted(user.id):
            await self._desk.people.seen(user.id, user.language_code)
        if event.message:  # who unblocks the bot is made to write /start
            await self._welcome_back(user.id)
        data["talk"] = Talk(
            desk=self._desk,
            bot=data["bot"],
            person=user.id,
            chat=chat.id,
            thread=data.get("event_thread_id"),
            t=self._desk.languages.pick(chosen, user.language_code),
            state=data["state"],
            screen=screen_of(event.callback_query),
        )
        return await handler(event, data)

    async def _is_admitted(self, person: int) -> bool:
        """Tell whether a person may use the bot: of strangers nothing is kept."""
        return await self._desk.admission.standing(person) is Standing.ADMITTED

    async def _aloud(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: Update,
        data: dict[str, Any],
    ) -> Any:
        """Give the handler a place among others, unless a bot wrote there.

        Anonymous admins and people who write as a channel are bots by name only.
        """
        sighting: Sighting = data["sighting"]
        if sighting.sender is Sender.BOT:
            return None
        person = sighting.writer
        chosen = (await self._desk.people.languages(person))[0] if person else None
        data["t"] = self._desk.languages.pick(chosen, sighting.language)
        data["place"] = Place(
            chat=data["event_chat"].id, thread=data.get("event_thread_id"), person=person
        )
        return await handler(event, data)

    async def _welcome_back(self, person: int) -> None:
        """Let one who had blocked the bot be told things again."""
        if not await self._desk.people.is_reachable(person):
            await self._desk.people.reachable(person, reachable=True, at=self._desk.clock())


async def talk_to(desk: Desk, bot: Bot, person: int, state: FSMContext) -> Talk:
    """Return the talk with a person where no update began it."""
    t = desk.languages.pick(*await desk.people.languages(person))
    return Talk(desk=desk, bot=bot, person=person, chat=person, t=t, state=state)


def build_dispatcher(
    desk: Desk, storage: BaseStorage, isolation: BaseEventIsolation, eraser: Eraser
) -> Dispatcher:
    """Return a dispatcher with every handler attached."""
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=isolation,
        disable_fsm=True,  # it comes second: it lets a person's updates through one by one
        exchanges=desk.exchanges,
        desk=desk,
    )
    dispatcher.update.outer_middleware(dispatcher.fsm)
    dispatcher.update.outer_middleware(StartTalk(desk))
    for observer in (
        dispatcher.message,
        dispatcher.edited_message,
        dispatcher.channel_post,
        dispatcher.edited_channel_post,
    ):
        observer.middleware(EraseSecrets(eraser))
    dispatcher.callback_query.middleware(AnswerPresses())
    dispatcher.errors.register(apologise)
    private = Router(name="private")
    for observer in (private.message, private.edited_message, private.callback_query):
        observer.filter(Private())
    private.include_routers(*(routes() for routes in PRIVATE))
    dispatcher.include_routers(groups.router(), private)
    return dispatcher


async def apologise(  # what aiogram hands over
    event: ErrorEvent,
    bot: Bot,
    desk: Desk,
    sighting: Sighting,
    outcome_told: asyncio.Event,
    erasing: asyncio.Task[bool] | None = None,
    talk: Talk | None = None,
) -> bool:
    """Log a failure without what the person sent, and say that something went wrong."""
    if isinstance(event.exception, TelegramForbiddenError):
        log.info("a person has blocked the bot")
        return True
    log.error("a handler failed", exc_info=event.exception)
    t = talk.t if talk else desk.languages.pick(None, sighting.language)
    stays = erasing is not None and not await asyncio.shield(erasing)
    outcome_told.set()
    view = views.credential_outside(t, deleted=False) if stays else views.failed(t)
    try:
        if talk:
            await talk.say(view)
        elif sighting.private and sighting.chat is not None:
            await speak(bot, Place(chat=sighting.chat, thread=sighting.thread), view)
    except AiogramError as error:
        log.warning("nor could it be said: %s", type(error).__name__)
    return True
