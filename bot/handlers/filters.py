"""Filters for handlers. All are asynchronous: aiogram runs other callables in a thread."""

import math
from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.domain.connection import Connection
from bot.handlers.dependencies import Conversation
from bot.handlers.states import NAME_UNTIL
from bot.services.connecting.paste import is_question
from bot.services.connecting.paste.speech import is_courtesy, names_api
from bot.services.connections import GoneError
from bot.telegram.inbox.facts import UpdateFacts
from bot.telegram.keyboards import unpack
from bot.views import Action

_SHORTEST_VALUE = 6  # characters


class PrivateChat(Filter):
    """Matches events of a private chat."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type == ChatType.PRIVATE


class HasText(Filter):
    """Matches text messages, including forwarded ones."""

    async def __call__(self, message: Message) -> bool:
        return message.text is not None


class NameText(Filter):
    """Matches texts that can be meant as the name of a key that was just stored."""

    async def __call__(self, message: Message, conversation: Conversation) -> bool:
        text, until = message.text, await conversation.state.get_value(NAME_UNTIL, math.inf)
        if text is None or conversation.deps.clock().timestamp() > until:
            return False
        return not (is_question(text) or is_courtesy(text))


class Question(Filter):
    """Matches text messages that ask something."""

    async def __call__(self, message: Message) -> bool:
        return message.text is not None and is_question(message.text)


class ApiQuestion(Filter):
    """Matches text messages that ask about API keys."""

    async def __call__(self, message: Message) -> bool:
        return message.text is not None and is_question(message.text) and names_api(message.text)


class Credential(Filter):
    """Matches messages in which the inspection found a secret."""

    async def __call__(self, _: Message, facts: UpdateFacts) -> bool:
        return facts.secret


class Service(Filter):
    """Matches service messages of Telegram, such as a pin."""

    async def __call__(self, _: Message, facts: UpdateFacts) -> bool:
        return facts.service


class SecretName(Filter):
    """Matches messages that were sent as a name and look like a value of the key."""

    async def __call__(self, message: Message, conversation: Conversation) -> bool:
        text = message.text or message.caption
        if text is None or text.startswith("/"):
            return False
        if draft := await conversation.draft():
            return await conversation.deps.onboarding.holds(draft, conversation.person, text)
        renamed = str(await conversation.state.get_value("rename"))
        try:
            connection = await conversation.deps.connections.get(conversation.person, renamed)
        except GoneError:
            return False
        return await conversation.deps.connections.is_secret(connection, text)


class ConnectionName(Filter):
    """Matches the name of a connection of the user, and passes the connection to the handler."""

    async def __call__(
        self, message: Message, conversation: Conversation
    ) -> bool | dict[str, Connection]:
        name = " ".join((message.text or "").split()).casefold()
        if not name:
            return False
        found = await conversation.deps.connections.list(conversation.person)
        named = next((c for c in found if c.name.casefold() == name), None)
        return {"connection": named} if named else False


class Stored(Filter):
    """Matches messages with a value of a stored connection of the user."""

    async def __call__(self, message: Message, conversation: Conversation) -> bool:
        text = message.text or message.caption
        if text is None or len(text) < _SHORTEST_VALUE or text.startswith("/"):
            return False
        return await conversation.deps.connections.holds(conversation.person, text)


class Admin(Filter):
    """Matches messages and presses of operators."""

    async def __call__(self, _: Message | CallbackQuery, conversation: Conversation) -> bool:
        return conversation.person in conversation.deps.admins


class Pressed(Filter):
    """Matches presses with given actions, and passes the press to the handler."""

    def __init__(self, *actions: Action) -> None:
        self._actions = actions

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        press = unpack(query.data)
        return {"press": press} if press and press.action in self._actions else False
