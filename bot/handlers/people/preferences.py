"""Handlers of notification preferences: mute, quiet hours, time zone, digest."""

from datetime import timedelta

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.connections.cards import card
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import HasText, Pressed
from bot.handlers.people.alert_settings import show_alerts
from bot.handlers.people.time_zone import ask_place, stop_asking
from bot.handlers.states import ConversationState
from bot.services.connecting.paste import is_question
from bot.services.people.preferences import QuietProblem, quiet_hours
from bot.views import Action, Press
from bot.views.people import muting, preferences
from bot.views.people.time_zone import ZonePurpose


async def alerts_command(_: Message, conversation: Conversation) -> None:
    """Show the notification preferences."""
    await stop_asking(conversation)
    await show_alerts(conversation)


async def alerts_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show the notification preferences."""
    await stop_asking(conversation)
    await show_alerts(conversation)


async def mute_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask how long to mute a connection."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    await conversation.show(muting.choose_mute(conversation.t, connection))


async def mute_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Mute a connection for some hours, or until it recovers."""
    hours = {h: timedelta(hours=h) for h in muting.HOURS}.get(press.page)
    muted = await conversation.deps.connections.mute(conversation.person, press.target, hours)
    await conversation.show(await card(conversation, muted))


async def unmute_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Unmute a connection."""
    unmuted = await conversation.deps.connections.unmute(conversation.person, press.target)
    if press.page:
        return await show_alerts(conversation, saved=True)
    await conversation.show(await card(conversation, unmuted))
    return None


async def quiet_pressed(query: CallbackQuery, conversation: Conversation) -> None:
    """Offer quiet hours; ask for the time zone first if it is unknown."""
    chosen = await conversation.deps.preferences.of(conversation.person)
    if chosen.timezone is None:
        return await ask_place(conversation, query.from_user, ZonePurpose.QUIET)
    await conversation.show(
        preferences.choose_quiet(conversation.t, chosen, conversation.deps.clock())
    )
    return None


async def quiet_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Store the offered quiet hours that were pressed, or none."""
    offered = {f"{begin}-{end}": (begin, end) for begin, end in preferences.HOURS}
    hours = offered.get(press.target)
    if hours is None and press.target:
        return
    await conversation.deps.preferences.set_quiet_hours(conversation.person, hours)
    await show_alerts(conversation, saved=True)


async def quiet_type_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Ask for quiet hours as text."""
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.setting_quiet_hours, {}
    )
    await conversation.say(preferences.ask_quiet(conversation.t))


async def quiet_typed(message: Message, conversation: Conversation) -> None:
    """Store typed quiet hours, or explain them if the text is a question."""
    if is_question(message.text or ""):
        await conversation.say(preferences.ask_quiet(conversation.t, explained=True))
        return
    hours = quiet_hours(message.text or "")
    if isinstance(hours, QuietProblem):
        await conversation.say(preferences.quiet_refused(conversation.t, hours))
        return
    await conversation.end()
    await conversation.deps.preferences.set_quiet_hours(conversation.person, hours)
    await show_alerts(conversation, saved=True)


async def digest_pressed(query: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Turn the daily digest on or off; ask for the time zone first if it is unknown."""
    chosen, wanted = await conversation.deps.preferences.of(conversation.person), press.page > 0
    if wanted and chosen.timezone is None:
        return await ask_place(conversation, query.from_user, ZonePurpose.DIGEST)
    await conversation.deps.preferences.send_digest(conversation.person, wanted=wanted)
    await show_alerts(conversation, saved=True)
    return None


def router() -> Router:
    """Return the routes of the preferences and their buttons."""
    router = Router(name="alerts")
    router.message.register(alerts_command, Command("alerts"))
    router.callback_query.register(alerts_pressed, Pressed(Action.ALERTS))
    router.callback_query.register(mute_pressed, Pressed(Action.MUTE))
    router.callback_query.register(mute_chosen, Pressed(Action.MUTE_FOR))
    router.callback_query.register(unmute_pressed, Pressed(Action.UNMUTE))
    router.callback_query.register(quiet_pressed, Pressed(Action.QUIET))
    router.callback_query.register(quiet_chosen, Pressed(Action.QUIET_SET))
    router.callback_query.register(quiet_type_pressed, Pressed(Action.QUIET_TYPE))
    router.callback_query.register(digest_pressed, Pressed(Action.DIGEST))
    return router


def answers() -> Router:
    """Return the route of typed quiet hours."""
    router = Router(name="quiet-hours")
    router.message.register(
        quiet_typed, StateFilter(ConversationState.setting_quiet_hours), HasText()
    )
    return router
