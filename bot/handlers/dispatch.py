"""Builds the dispatcher: the order of the routers, and the middlewares around them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage
from aiogram.types import Chat, ErrorEvent, TelegramObject, Update, User

from bot.domain.process import ProcessLostError
from bot.handlers import general, groups
from bot.handlers.connecting import routes as connecting
from bot.handlers.connections import connections, editing
from bot.handlers.connections.cards import answer_gone
from bot.handlers.dependencies import Conversation, Dependencies, screen_of
from bot.handlers.filters import PrivateChat
from bot.handlers.operating import status, trading
from bot.handlers.people import access, history, languages, leaving, preferences, time_zone
from bot.handlers.states import ENDED_BY_COMMANDS
from bot.handlers.strategies import editing as numbers
from bot.handlers.strategies import entry, live, picture, questions, several, sheet, verbs
from bot.handlers.strategies.card import answer_gone_strategy
from bot.i18n import primary
from bot.services.people.access import AccessState
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.erase_middleware import EraseSecrets
from bot.telegram.inbox.facts import Sender, UpdateFacts
from bot.telegram.keyboards import AnswerPresses
from bot.telegram.sending import Place, speak
from bot.views import general as views

log = logging.getLogger(__name__)

# Commands come before the states, else they would count as secrets; credentials before other texts.
PRIVATE = (
    general.service,  # written by Telegram, not by a user
    access.router,  # users without access get no further
    general.misplaced,
    leaving.router,
    connecting.commands,
    general.commands,
    languages.router,
    status.commands,
    trading.commands,
    connections.router,
    verbs.router,
    preferences.router,
    time_zone.router,
    history.router,
    entry.router,
    questions.router,
    several.router,
    sheet.router,
    numbers.router,
    live.router,
    picture.router,
    connecting.answers,
    general.strays,
    general.questions,
    connecting.names,
    editing.names,
    preferences.answers,
    time_zone.answers,
    questions.answers,
    general.rest,
)


class StartConversation(BaseMiddleware):
    """Passes the conversation with the person to handlers, in their language."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps

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
        if not data["facts"].private:
            return await self._in_group(handler, event, data)
        if user is None or user.is_bot:
            return None
        chosen, known = await self._deps.people.languages(user.id)
        if user.language_code and user.language_code != known and await self._is_admitted(user.id):
            await self._deps.people.set_client_language(user.id, user.language_code)
            if not self._deps.languages.code_of(user.language_code):
                self._deps.metrics.language_missing(primary(user.language_code))
        if event.message:  # a user who unblocks the bot sends a message
            await self._mark_reachable(user.id)
        data["conversation"] = Conversation(
            deps=self._deps,
            bot=data["bot"],
            person=user.id,
            chat=chat.id,
            thread=data.get("event_thread_id"),
            t=self._deps.languages.pick(chosen, user.language_code),
            state=data["state"],
            **screen_of(event.callback_query),
        )
        if event.message and _begins_something(event.message.text or ""):
            await self._end_question(data)
        return await handler(event, data)

    async def _end_question(self, data: dict[str, Any]) -> None:
        """End an open question that a text would answer: a command began something else."""
        if data.get("raw_state") in ENDED_BY_COMMANDS:
            await data["conversation"].end()
            data["raw_state"] = None

    async def _is_admitted(self, person: int) -> bool:
        """Return whether a person may use the bot; nothing is stored about others."""
        return await self._deps.access.state(person) is AccessState.ADMITTED

    async def _in_group(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: Update,
        data: dict[str, Any],
    ) -> Any:
        """Pass the place in a group or channel to the handler, unless a bot wrote the message.

        Telegram marks anonymous admins and people who write as a channel as bots; they are not.
        """
        facts: UpdateFacts = data["facts"]
        if facts.sender is Sender.BOT:
            return None
        person = facts.writer
        chosen = (await self._deps.people.languages(person))[0] if person else None
        data["t"] = self._deps.languages.pick(chosen, facts.language)
        data["place"] = Place(
            chat=data["event_chat"].id, thread=data.get("event_thread_id"), person=person
        )
        return await handler(event, data)

    async def _mark_reachable(self, person: int) -> None:
        """Enable notices again for a person who had blocked the bot."""
        if not await self._deps.people.is_reachable(person):
            await self._deps.people.set_reachable(person, reachable=True, at=self._deps.clock())


def build_dispatcher(
    deps: Dependencies, storage: BaseStorage, isolation: BaseEventIsolation, eraser: Eraser
) -> Dispatcher:
    """Return a dispatcher with every handler attached."""
    dispatcher = Dispatcher(
        storage=storage,
        events_isolation=isolation,
        disable_fsm=True,  # registered below: it serializes the updates of a person
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
    dispatcher.errors.register(report_failure)
    dispatcher.include_routers(groups.router(), _private())
    return dispatcher


def _private() -> Router:
    """Return one router of all private routes: aiogram spends more on routers than on filters."""
    private = Router(name="private")
    for observer in (private.message, private.edited_message, private.callback_query):
        observer.filter(PrivateChat())
        observer.middleware(answer_gone)
        observer.middleware(answer_gone_strategy)
    for routes in PRIVATE:
        for kind, observer in routes().observers.items():
            private.observers[kind].handlers += observer.handlers
    return private


async def report_failure(  # arguments that aiogram passes
    event: ErrorEvent,
    bot: Bot,
    deps: Dependencies,
    facts: UpdateFacts,
    outcome_reported: asyncio.Event,
    erasing: asyncio.Task[bool] | None = None,
    conversation: Conversation | None = None,
) -> bool:
    """Log a failure without the user's text, and answer that something went wrong."""
    if isinstance(event.exception, TelegramForbiddenError):
        log.info("a user has blocked the bot")
        return True
    if isinstance(event.exception, ProcessLostError):
        log.warning("an update is handled by another process: this one was taken for dead")
        return True
    log.error("a handler failed", exc_info=event.exception)
    t = conversation.t if conversation else deps.languages.pick(None, facts.language)
    remains = erasing is not None and not await asyncio.shield(erasing)
    outcome_reported.set()
    view = views.credential_outside(t, deleted=False) if remains else views.failed(t)
    try:
        if conversation:
            await conversation.say(view)
        elif facts.private and facts.chat is not None:
            await speak(bot, Place(chat=facts.chat, thread=facts.thread), view)
    except AiogramError as error:
        log.warning("the failure could not be reported to the user: %s", type(error).__name__)
    return True


def _begins_something(text: str) -> bool:
    """Return whether a text is a command that begins something else; /cancel ends what is open."""
    return text.startswith("/") and text.partition("@")[0].strip().lower() != "/cancel"
