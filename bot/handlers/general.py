"""Handlers of help and cancel, and of messages that no other handler takes."""

import re
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.draft import Draft
from bot.handlers.connecting.exchange import connect_command
from bot.handlers.connecting.flow import comes_again
from bot.handlers.connections.cards import card
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import ApiQuestion, Credential, Pressed, Question, Service
from bot.handlers.states import CHOOSER, ConversationState
from bot.handlers.strategies import entry
from bot.handlers.strategies.draft import stored_draft
from bot.services.connecting.paste import is_question, names_api
from bot.services.connections import GoneError
from bot.telegram.inbox.erase_middleware import SECRET
from bot.views import Action, Press, View, general, help_pages, toasts

_ANY = re.compile(r".+")
_CONNECT = "connect"  # of the link in a group: any exchange


async def start(message: Message, command: CommandObject, conversation: Conversation) -> None:
    """Greet or follow a deep link; notices to a user who had blocked the bot are enabled again."""
    await conversation.deps.people.set_reachable(
        conversation.person, reachable=True, at=conversation.deps.clock()
    )
    if command.args == entry.DEEP_LINK:
        return await entry.begin(conversation)
    if command.args:
        wanted = replace(command, args=None) if command.args == _CONNECT else command
        return await connect_command(message, wanted, conversation)
    await conversation.say(general.welcome(conversation.t, strategies=conversation.trading))
    return None


async def menu_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the menu; below a message that is edited later, as a new one."""
    view = general.welcome(conversation.t, strategies=conversation.trading)
    await (conversation.say(view) if press.page else conversation.show(view))


async def help_command(_: Message, conversation: Conversation) -> None:
    """Show the help."""
    view = help_pages.help_page(conversation.t, strategies=conversation.trading)
    await conversation.say(view)


async def help_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show a page of the help; below a verdict, as a separate message."""
    view = help_pages.help_page(conversation.t, press.page, strategies=conversation.trading)
    await (conversation.say(view) if press.target else conversation.show(view))


async def explain_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Explain what an API key is."""
    await conversation.say(general.explanation(conversation.t))


async def security_command(_: Message, conversation: Conversation) -> None:
    """Show the security principles."""
    await conversation.say(general.security(conversation.t))


async def security_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show the security principles."""
    await conversation.show(general.security(conversation.t))


async def privacy_command(_: Message, conversation: Conversation) -> None:
    """Show what is stored where."""
    await conversation.say(general.privacy(conversation.t))


async def privacy_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show what is stored where."""
    await conversation.show(general.privacy(conversation.t))


async def cancel_command(message: Message, conversation: Conversation) -> None:
    """End the conversation and destroy the draft."""
    if not await comes_again(conversation, message.message_id):
        await _cancel(conversation)


async def cancel_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """End the conversation and destroy the draft."""
    await _cancel(conversation)


async def credential_outside(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Explain why a message that looked like a credential was deleted."""
    await conversation.say(general.credential_outside(conversation.t, deleted=deleted))


async def unknown(message: Message, conversation: Conversation) -> None:
    """Answer a question about API keys, lead another to the answers; else show the menu."""
    t, text = conversation.t, message.text or ""
    if not is_question(text):
        await conversation.say(general.unknown_text(t, strategies=conversation.trading))
        return
    view = general.explanation if names_api(text) else general.question_help
    await conversation.say(view(t))


async def question_at_name(message: Message, conversation: Conversation) -> None:
    """Answer a question that was sent instead of a name."""
    view = general.explanation if names_api(message.text or "") else general.name_help
    await conversation.say(view(conversation.t))


async def unknown_press(
    _: CallbackQuery, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Say that a button is outdated."""
    callback_answer.text = toasts.stale(conversation.t)


async def _cancel(conversation: Conversation) -> None:
    testing = conversation.deps.key_tests.running(conversation.person)
    conversation.deps.key_tests.stop(conversation.person)
    stage, draft = await conversation.state.get_state(), await conversation.draft()
    planned = await stored_draft(conversation)
    screens = (one.screen for one in (draft, planned) if one)
    shown = {await conversation.state.get_value(CHOOSER, 0), *screens}
    busy, tested = testing or stage is not None, stage == ConversationState.testing.state
    await conversation.end()
    await conversation.freeze(*shown)
    if draft and tested and (stored := await _stored(conversation, draft)):
        await conversation.say(stored)
        return
    sent = draft is not None and bool(draft.sealed)
    t, on = conversation.t, conversation.trading
    view = (
        general.cancelled(t, draft=sent, strategies=on)
        if busy
        else general.nothing_to_cancel(t, strategies=on)
    )
    await conversation.say(view)


async def _stored(conversation: Conversation, draft: Draft) -> View | None:
    """Return the card of a new connection that was stored before the cancellation."""
    try:
        return await card(
            conversation, await conversation.deps.connections.get(conversation.person, draft.id)
        )
    except GoneError:
        return None


async def ignore_service_message(_: Message) -> None:
    """Do not answer service messages of Telegram: a pin, a timer, a topic."""


def service() -> Router:
    """Return the route of service messages, in every state."""
    router = Router(name="service")
    router.message.register(ignore_service_message, Service())
    router.edited_message.register(ignore_service_message, Service())
    return router


def misplaced() -> Router:
    """Return the route of a credential after a command; a short deep link is none."""
    router = Router(name="misplaced")
    router.message.register(credential_outside, Command(_ANY), Credential(), flags=SECRET)
    return router


def commands() -> Router:
    """Return the routes of commands and buttons that work in every state."""
    router = Router(name="general")
    router.message.register(start, Command("start"))
    router.callback_query.register(menu_pressed, Pressed(Action.MENU))
    router.message.register(help_command, Command("help"))
    router.callback_query.register(help_pressed, Pressed(Action.HELP))
    router.callback_query.register(explain_pressed, Pressed(Action.EXPLAIN))
    router.message.register(security_command, Command("security"))
    router.callback_query.register(security_pressed, Pressed(Action.SECURITY))
    router.message.register(privacy_command, Command("privacy"))
    router.callback_query.register(privacy_pressed, Pressed(Action.PRIVACY))
    router.message.register(cancel_command, Command("cancel"))
    router.callback_query.register(cancel_pressed, Pressed(Action.CANCEL))
    return router


def strays() -> Router:
    """Return the routes of credentials that were not requested."""
    router = Router(name="strays")
    router.message.register(credential_outside, Credential(), flags=SECRET)
    router.edited_message.register(credential_outside, Credential(), flags=SECRET)
    return router


def questions() -> Router:
    """Return the routes of questions where a name or a setting is expected."""
    router = Router(name="questions")
    naming = StateFilter(ConversationState.naming, ConversationState.renaming)
    router.message.register(question_at_name, naming, Question())
    setting = StateFilter(
        ConversationState.setting_quiet_hours,
        ConversationState.setting_zone,
        ConversationState.planning,
    )
    router.message.register(unknown, setting, ApiQuestion())
    return router


def rest() -> Router:
    """Return the routes of everything that no other route took."""
    router = Router(name="rest")
    router.message.register(unknown)
    router.callback_query.register(unknown_press)
    return router
