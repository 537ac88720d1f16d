"""Handlers of the language that a person chooses."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.views import Action, Press, View
from bot.views.people import languages


async def language_command(_: Message, conversation: Conversation) -> None:
    """Offer the languages."""
    await conversation.say(await _choices(conversation))


async def language_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Offer a page of the languages."""
    await conversation.show(await _choices(conversation, press.page))


async def language_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Store the chosen language."""
    deps = conversation.deps
    if press.target in deps.languages.codes:
        await deps.people.choose_language(conversation.person, press.target)
        shown = languages.language_set(
            deps.languages[press.target], strategies=conversation.trading
        )
        await conversation.show(shown)


async def _choices(conversation: Conversation, page: int = 0) -> View:
    deps = conversation.deps
    _, tag = await deps.people.languages(conversation.person)
    client = deps.languages.code_of(tag)
    return languages.choose_language(conversation.t, deps.languages.names, client, page)


def router() -> Router:
    """Return the routes, which work in every state."""
    router = Router(name="languages")
    router.message.register(language_command, Command("language"))
    router.callback_query.register(language_pressed, Pressed(Action.LANGUAGE))
    router.callback_query.register(language_chosen, Pressed(Action.LANGUAGE_SET))
    return router
