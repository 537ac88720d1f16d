"""How a person sets when they are notified things: mute, quiet hours, time zone, digest."""

from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.connections.connections import card, say_gone
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import HasText, Pressed
from bot.handlers.states import ConversationState
from bot.services.people.preferences import QuietProblem, quiet_hours
from bot.services.people.time_zones import offsets, zone_groups
from bot.views import Action, Press
from bot.views.people import muting, preferences
from bot.views.people.cities import nearest_first
from bot.views.people.preferences import Errand

_ERRANDS = {errand.value: errand for errand in Errand}


async def alerts_command(_: Message, conversation: Conversation) -> None:
    """Show when the person is notified things."""
    await _show(conversation)


async def alerts_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Show when the person is notified things."""
    await _show(conversation)


async def mute_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask for how long a connection is to be muted."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    await conversation.show(muting.choose_mute(conversation.t, connection))


async def mute_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Mute a connection for some hours, or until its all-clear."""
    hours = {h: timedelta(hours=h) for h in muting.HOURS}.get(press.page)
    muted = await conversation.deps.connections.mute(conversation.person, press.target, hours)
    await conversation.show(await card(conversation, muted))


async def unmute_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Let a connection be heard again."""
    heard = await conversation.deps.connections.unmute(conversation.person, press.target)
    if press.page:
        return await _show(conversation, saved=True)
    await conversation.show(await card(conversation, heard))
    return None


async def quiet_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Offer quiet hours, once it is known by which clock."""
    wishes = await conversation.deps.preferring.of(conversation.person)
    if wishes.timezone is None:
        return await _ask_time(conversation, Errand.QUIET)
    await conversation.show(
        preferences.choose_quiet(conversation.t, wishes, conversation.deps.clock())
    )
    return None


async def quiet_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Take quiet hours that were on offer, or have none."""
    offered = {f"{begin}-{end}": (begin, end) for begin, end in preferences.HOURS}
    hours = offered.get(press.target)
    if hours is None and press.target:
        return
    await conversation.deps.preferring.set_quiet_hours(conversation.person, hours)
    await _show(conversation, saved=True)


async def quiet_to_be_typed(_: CallbackQuery, conversation: Conversation) -> None:
    """Ask for other quiet hours."""
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.setting_quiet_hours, {}
    )
    await conversation.say(preferences.ask_quiet(conversation.t))


async def quiet_typed(message: Message, conversation: Conversation) -> None:
    """Take quiet hours that were typed."""
    hours = quiet_hours(message.text or "")
    if isinstance(hours, QuietProblem):
        await conversation.say(preferences.quiet_refused(conversation.t, hours))
        return
    await conversation.end()
    await conversation.deps.preferring.set_quiet_hours(conversation.person, hours)
    await _show(conversation, saved=True)


async def digest_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Turn the daily digest on or off; on once it is known by which clock."""
    wishes, wanted = await conversation.deps.preferring.of(conversation.person), press.page > 0
    if wanted and wishes.timezone is None:
        return await _ask_time(conversation, Errand.DIGEST)
    await conversation.deps.preferring.send_digest(conversation.person, wanted=wanted)
    await _show(conversation, saved=True)
    return None


async def zone_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask what time it is where the person is."""
    await _ask_time(conversation, _errand(press))


async def time_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Take the time zone that a time points to, or ask for a city where it points to several."""
    offset, now = press.target, conversation.deps.clock()
    found = zone_groups(int(offset), now) if offset.isdecimal() else ()
    if not found:
        return await _ask_time(conversation, _errand(press))
    if len(found) > 1:
        await conversation.show(preferences.ask_city(conversation.t, found, _errand(press)))
        return None
    place = nearest_first(conversation.t, found[0].places)[0]
    return await _live_in(conversation, place, _errand(press))


async def city_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Take the time zone of a city."""
    await _live_in(conversation, press.target, _errand(press))


async def _live_in(conversation: Conversation, place: str, errand: Errand) -> None:
    """Remember the time zone and go on with what it was asked for."""
    wishes = await conversation.deps.preferring.set_timezone(conversation.person, place)
    if errand is Errand.QUIET and wishes.timezone:
        await conversation.show(
            preferences.choose_quiet(conversation.t, wishes, conversation.deps.clock())
        )
        return
    if errand is Errand.DIGEST and wishes.timezone:
        await conversation.deps.preferring.send_digest(conversation.person, wanted=True)
    await _show(conversation, saved=True)


async def _ask_time(conversation: Conversation, errand: Errand) -> None:
    now = conversation.deps.clock()
    await conversation.show(preferences.ask_time(conversation.t, offsets(now), now, errand))


async def _show(conversation: Conversation, *, saved: bool = False) -> None:
    wishes = await conversation.deps.preferring.of(conversation.person)
    found = await conversation.deps.connections.list(conversation.person)
    more: Any = {"headline": preferences.saved(conversation.t)} if saved else {}
    await conversation.show(
        preferences.alerts(conversation.t, wishes, found, now=conversation.deps.clock(), **more)
    )


def _errand(press: Press) -> Errand:
    return _ERRANDS.get(press.page, Errand.ZONE)


def router() -> Router:
    """Return the routes of the alerts and their buttons."""
    router = Router(name="alerts")
    router.callback_query.middleware(say_gone)
    router.message.register(alerts_command, Command("alerts"))
    router.callback_query.register(alerts_pressed, Pressed(Action.ALERTS))
    router.callback_query.register(mute_pressed, Pressed(Action.MUTE))
    router.callback_query.register(mute_chosen, Pressed(Action.MUTE_FOR))
    router.callback_query.register(unmute_pressed, Pressed(Action.UNMUTE))
    router.callback_query.register(quiet_pressed, Pressed(Action.QUIET))
    router.callback_query.register(quiet_chosen, Pressed(Action.QUIET_SET))
    router.callback_query.register(quiet_to_be_typed, Pressed(Action.QUIET_TYPE))
    router.callback_query.register(digest_pressed, Pressed(Action.DIGEST))
    router.callback_query.register(zone_pressed, Pressed(Action.ZONE))
    router.callback_query.register(time_chosen, Pressed(Action.ZONE_AT))
    router.callback_query.register(city_chosen, Pressed(Action.ZONE_SET))
    return router


def answers() -> Router:
    """Return the routes of quiet hours that are typed."""
    router = Router(name="quiet-hours")
    router.message.register(
        quiet_typed, StateFilter(ConversationState.setting_quiet_hours), HasText()
    )
    return router
