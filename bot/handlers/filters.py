"""Owns the filters. Each is asynchronous: aiogram runs any other kind in a thread."""

from collections.abc import Mapping
from typing import Any

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.domain.exchange import Exchange
from bot.handlers.buttons import unpack
from bot.handlers.desk import Talk
from bot.handlers.sighting import holds
from bot.views import Action


class Private(Filter):
    """Lets through what happens between one person and the bot."""

    async def __call__(self, event: Message | CallbackQuery) -> bool:
        message = event.message if isinstance(event, CallbackQuery) else event
        return message is not None and message.chat.type == ChatType.PRIVATE


class HasText(Filter):
    """Lets through text messages, forwarded ones included."""

    async def __call__(self, message: Message) -> bool:
        return message.text is not None


class Credential(Filter):
    """Lets through messages that look like a credential nobody asked for."""

    async def __call__(self, message: Message, exchanges: Mapping[str, Exchange]) -> bool:
        raw = message.model_dump(mode="json", by_alias=True, exclude_none=True)
        return holds(raw, exchanges)


class SentAlready(Filter):
    """Lets through messages that hold a value which the draft already has."""

    async def __call__(self, message: Message, talk: Talk) -> bool:
        text, draft = message.text or message.caption, await talk.draft()
        if draft is None or text is None:
            return False
        return talk.desk.onboarding.holds(draft, talk.person, text)


class Admin(Filter):
    """Lets through what those send who run the bot."""

    async def __call__(self, _: Message | CallbackQuery, talk: Talk) -> bool:
        return talk.person in talk.desk.admins


class Pressed(Filter):
    """Lets through presses of the buttons of some actions, and passes the press on."""

    def __init__(self, *actions: Action) -> None:
        self._actions = actions

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        press = unpack(query.data)
        return {"press": press} if press and press.action in self._actions else False
