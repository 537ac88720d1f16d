"""Owns what the bot says of itself, the language, and messages that belong to nothing."""

import re

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.draft import Draft
from bot.handlers.connecting import open_exchange
from bot.handlers.deletion import SECRET
from bot.handlers.desk import Talk
from bot.handlers.filters import Credential, Pressed, Service
from bot.handlers.managing import card
from bot.services.connections import GoneError
from bot.views import Action, Press, View, general, toasts

_ANY = re.compile(r".+")


async def start(message: Message, command: CommandObject, talk: Talk) -> None:
    """Greet, or go where a deep link points. Whoever blocked the bot can be told things again."""
    await talk.desk.people.reachable(talk.person, reachable=True, at=talk.desk.clock())
    if command.args:
        return await open_exchange(talk, command.args, message.message_id)
    await talk.say(general.welcome(talk.t))
    return None


async def menu_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Show the menu."""
    await talk.show(general.welcome(talk.t))


async def help_command(_: Message, talk: Talk) -> None:
    """Show the help."""
    await talk.say(general.help_page(talk.t))


async def help_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Show a page of the help; under a verdict, as a message of its own."""
    view = general.help_page(talk.t, press.page)
    await (talk.say(view) if press.target else talk.show(view))


async def security_command(_: Message, talk: Talk) -> None:
    """Show the security principles."""
    await talk.say(general.security(talk.t))


async def security_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Show the security principles."""
    await talk.show(general.security(talk.t))


async def privacy_command(_: Message, talk: Talk) -> None:
    """Tell what is stored where."""
    await talk.say(general.privacy(talk.t))


async def privacy_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Tell what is stored where."""
    await talk.show(general.privacy(talk.t))


async def language_command(_: Message, talk: Talk) -> None:
    """Offer the languages."""
    await talk.say(general.choose_language(talk.t, talk.desk.languages.names))


async def language_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Offer the languages."""
    await talk.show(general.choose_language(talk.t, talk.desk.languages.names))


async def language_chosen(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Speak the chosen language from now on."""
    if press.target in talk.desk.languages.codes:
        await talk.desk.people.choose_language(talk.person, press.target)
        await talk.show(general.language_set(talk.desk.languages[press.target]))


async def cancel_command(_: Message, talk: Talk) -> None:
    """End the conversation and destroy the draft."""
    await _cancel(talk)


async def cancel_pressed(_: CallbackQuery, talk: Talk) -> None:
    """End the conversation and destroy the draft."""
    await _cancel(talk)


async def credential_outside(_: Message, talk: Talk, *, deleted: bool) -> None:
    """Explain why a message that looked like a credential is gone."""
    await talk.say(general.credential_outside(talk.t, deleted=deleted))


async def unknown(_: Message, talk: Talk) -> None:
    """Say what the bot understands."""
    await talk.say(general.unknown_text(talk.t))


async def unknown_press(_: CallbackQuery, talk: Talk, callback_answer: CallbackAnswer) -> None:
    """Say that a button is from another time."""
    callback_answer.text = toasts.stale(talk.t)


async def _cancel(talk: Talk) -> None:
    testing = talk.desk.background.running(talk.person)
    talk.desk.background.stop(talk.person)
    busy, draft = testing or await talk.state.get_state() is not None, await talk.draft()
    await talk.end()
    if draft and (stored := await _stored(talk, draft)):
        await talk.say(stored)
        return
    sent = draft is not None and bool(draft.sealed)
    told = general.cancelled(talk.t, draft=sent) if busy else general.nothing_to_cancel(talk.t)
    await talk.say(told)


async def _stored(talk: Talk, draft: Draft) -> View | None:
    """Return the card of a new connection that was stored before it could be stopped."""
    try:
        return await card(talk, await talk.desk.connections.get(talk.person, draft.id))
    except GoneError:
        return None


async def nobody_typed(_: Message) -> None:
    """Say nothing to what Telegram tells of a chat: a pin, a timer, a topic."""


def service() -> Router:
    """Return the route of service messages, whatever is asked for."""
    router = Router(name="service")
    router.message.register(nobody_typed, Service())
    router.edited_message.register(nobody_typed, Service())
    return router


def misplaced() -> Router:
    """Return the route of a credential behind a command; a short deep link's is none."""
    router = Router(name="misplaced")
    router.message.register(credential_outside, Command(_ANY), Credential(), flags=SECRET)
    return router


def commands() -> Router:
    """Return the routes of commands and buttons that work at any time."""
    router = Router(name="general")
    router.message.register(start, Command("start"))
    router.callback_query.register(menu_pressed, Pressed(Action.MENU))
    router.message.register(help_command, Command("help"))
    router.callback_query.register(help_pressed, Pressed(Action.HELP))
    router.message.register(security_command, Command("security"))
    router.callback_query.register(security_pressed, Pressed(Action.SECURITY))
    router.message.register(privacy_command, Command("privacy"))
    router.callback_query.register(privacy_pressed, Pressed(Action.PRIVACY))
    router.message.register(language_command, Command("language"))
    router.callback_query.register(language_pressed, Pressed(Action.LANGUAGE))
    router.callback_query.register(language_chosen, Pressed(Action.LANGUAGE_SET))
    router.message.register(cancel_command, Command("cancel"))
    router.callback_query.register(cancel_pressed, Pressed(Action.CANCEL))
    return router


def strays() -> Router:
    """Return the routes of credentials nobody asked for."""
    router = Router(name="strays")
    router.message.register(credential_outside, Credential(), flags=SECRET)
    router.edited_message.register(credential_outside, Credential(), flags=SECRET)
    return router


def rest() -> Router:
    """Return the routes of whatever nothing else took."""
    router = Router(name="rest")
    router.message.register(unknown)
    router.callback_query.register(unknown_press)
    return router
