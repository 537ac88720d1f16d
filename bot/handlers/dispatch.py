"""How updates reach handlers: the order of the routers, and what happens around each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.types import Chat, ErrorEvent, TelegramObject, Update, User

from bot.handlers import general, groups
from bot.handlers.connecting import connecting
from bot.handlers.connections import connections
from bot.handlers.dependencies import Conversation, Dependencies, screen_of
from bot.handlers.filters import PrivateChat
from bot.handlers.operating import status
from bot.handlers.people import access, history, leaving, preferences
from bot.services.people.access import AccessState
from bot.telegram.inbox.deletion import Eraser, EraseSecrets
from bot.telegram.inbox.inspection import Sender, UpdateFacts
from bot.telegram.keyboards import AnswerPresses
from bot.telegram.sending import Place, speak
from bot.views import general as views

log = logging.getLogger(__name__)

# Commands before the states, or they are taken for a secret; credentials before all other texts.
PRIVATE = (
    general.service,  # no one typed these
    access.router,  # the door: whoever is not admitted gets no further
    general.misplaced,
    leaving.router,
    connecting.commands,
    general.commands,
    status.commands,
    connections.router,
    preferences.router,
    history.router,
    connecting.answers,
    general.strays,
    connecting.names,
    connections.names,
    preferences.answers,
    general.rest,
)


class StartConversation(BaseMiddleware):
    """Gives handlers the conversation with the person, in their language."""

    def __init__(self, deps: Dependencies) -> None:
        self._desk = deps

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
            await self._desk.people.set_client_language(user.id, user.language_code)
        if event.message:  # who unblocks the bot is made to write /start
            await self._welcome_back(user.id)
        data["conversation"] = Conversation(
            deps=self._desk,
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
        """Return whether a person may use the bot: of strangers nothing is kept."""
        return await self._desk.admission.state(person) is AccessState.ADMITTED

    async def _aloud(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: Update,
        data: dict[str, Any],
    ) -> Any:
        """Give the handler a place among others, unless a bot wrote there.

        Anonymous admins and people who write as a channel are bots by name only.
        """
        sighting: UpdateFacts = data["sighting"]
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
        """Let one who had blocked the bot be notified things again."""
        if not await self._desk.people.is_reachable(person):
            await self._desk.people.set_reachable(person, reachable=True, at=self._desk.clock())


async def conversation_with(
    deps: Dependencies, bot: Bot, person: int, state: FSMContext
) -> Conversation:
    """Return the conversation with a person where no update began it."""
    t = deps.languages.pick(*await deps.people.languages(person))
    return Conversation(deps=deps, bot=bot, person=person, chat=person, t=t, state=state)


def build_dispatcher(
    deps: Dependencies, storage: BaseStorage, isolation: BaseEventIsolation, eraser: Eraser
) -> Dispatcher:
    """Return a dispatcher with every handler attached."""
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=isolation,
        disable_fsm=True,  # it comes second: it lets a person's updates through one by one
        exchanges=deps.exchanges,
        deps=deps,
    )
    dispatcher.update.outer_middleware(dispatcher.fsm)
    dispatcher.update.outer_middleware(StartConversation(deps))
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
        observer.filter(PrivateChat())
    private.include_routers(*(routes() for routes in PRIVATE))
    dispatcher.include_routers(groups.router(), private)
    return dispatcher


async def apologise(  # what aiogram hands over
    event: ErrorEvent,
    bot: Bot,
    deps: Dependencies,
    sighting: UpdateFacts,
    outcome_told: asyncio.Event,
    erasing: asyncio.Task[bool] | None = None,
    conversation: Conversation | None = None,
) -> bool:
    """Log a failure without what the person sent, and say that something went wrong."""
    if isinstance(event.exception, TelegramForbiddenError):
        log.info("a person has blocked the bot")
        return True
    log.error("a handler failed", exc_info=event.exception)
    t = conversation.t if conversation else deps.languages.pick(None, sighting.language)
    stays = erasing is not None and not await asyncio.shield(erasing)
    outcome_told.set()
    view = views.credential_outside(t, deleted=False) if stays else views.failed(t)
    try:
        if conversation:
            await conversation.say(view)
        elif sighting.private and sighting.chat is not None:
            await speak(bot, Place(chat=sighting.chat, thread=sighting.thread), view)
    except AiogramError as error:
        log.warning("nor could it be said: %s", type(error).__name__)
    return True
