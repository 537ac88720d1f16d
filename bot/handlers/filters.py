"""The filters. Each is asynchronous: aiogram runs any other kind in a thread."""

from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.handlers.dependencies import Conversation
from bot.services.connections import GoneError
from bot.telegram.inbox.inspection import UpdateFacts
from bot.telegram.keyboards import unpack
from bot.views import Action

_SHORTEST_VALUE = 6  # characters


class PrivateChat(Filter):
    """Lets through what happens between one person and the bot."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type == ChatType.PRIVATE


class HasText(Filter):
    """Lets through text messages, forwarded ones included."""

    async def __call__(self, message: Message) -> bool:
        return message.text is not None


class Credential(Filter):
    """Lets through messages that hold a secret, as their first look has shown."""

    async def __call__(self, _: Message, sighting: UpdateFacts) -> bool:
        return sighting.secret


class Service(Filter):
    """Lets through what Telegram tells of an act in the chat, such as a pin: no one typed it."""

    async def __call__(self, _: Message, sighting: UpdateFacts) -> bool:
        return sighting.service


class SentAlready(Filter):
    """Lets through messages that hold a value which the draft already has."""

    async def __call__(self, message: Message, conversation: Conversation) -> bool:
        text, draft = message.text or message.caption, await conversation.draft()
        if draft is None or text is None:
            return False
        return await conversation.deps.onboarding.holds(draft, conversation.person, text)


class SecretName(Filter):
    """Lets through what is sent as a name and repeats or looks like a value of the key."""

    async def __call__(self, message: Message, conversation: Conversation) -> bool:
        text = message.text or message.caption
        if text is None or text.startswith("/"):
            return False
        if draft := await conversation.draft():
            return await conversation.deps.onboarding.is_secret(draft, conversation.person, text)
        renamed = str(await conversation.state.get_value("rename"))
        try:
            connection = await conversation.deps.connections.get(conversation.person, renamed)
        except GoneError:
            return False
        return await conversation.deps.connections.is_secret(connection, text)


class Stored(Filter):
    """Lets through messages that hold a value of a stored connection of the person."""

    async def __call__(self, message: Message, conversation: Conversation) -> bool:
        text = message.text or message.caption
        if text is None or len(text) < _SHORTEST_VALUE or text.startswith("/"):
            return False
        return await conversation.deps.connections.holds(conversation.person, text)


class Admin(Filter):
    """Lets through what those send who run the bot."""

    async def __call__(self, _: Message | CallbackQuery, conversation: Conversation) -> bool:
        return conversation.person in conversation.deps.admins


class Pressed(Filter):
    """Lets through presses of the buttons of some actions, and passes the press on."""

    def __init__(self, *actions: Action) -> None:
        self._actions = actions

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        press = unpack(query.data)
        return {"press": press} if press and press.action in self._actions else False
