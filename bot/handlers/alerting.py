"""Owns how a person sets when they are told things: mute, quiet hours, time zone, digest."""

from datetime import timedelta
from typing import Any

from aiogram import Router
from aiogram.filters import Command, StateFilter
from aiogram.types import CallbackQuery, Message

from bot.handlers.desk import Talk
from bot.handlers.filters import HasText, Pressed
from bot.handlers.managing import card, say_gone
from bot.handlers.states import Stage
from bot.services.preferences import QuietProblem, quiet_hours
from bot.services.zones import clocks, offsets
from bot.views import Action, Press, muting, preferences
from bot.views.places import nearest_first
from bot.views.preferences import Errand

_ERRANDS = {errand.value: errand for errand in Errand}


async def alerts_command(_: Message, talk: Talk) -> None:
    """Show when the person is told things."""
    await _show(talk)


async def alerts_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Show when the person is told things."""
    await _show(talk)


async def mute_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Ask for how long a connection is to be muted."""
    connection = await talk.desk.connections.get(talk.person, press.target)
    await talk.show(muting.choose_mute(talk.t, connection))


async def mute_chosen(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Mute a connection for some hours, or until its all-clear."""
    hours = {h: timedelta(hours=h) for h in muting.HOURS}.get(press.page)
    muted = await talk.desk.connections.mute(talk.person, press.target, hours)
    await talk.show(await card(talk, muted))


async def unmute_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Let a connection be heard again."""
    heard = await talk.desk.connections.unmute(talk.person, press.target)
    if press.page:
        return await _show(talk, saved=True)
    await talk.show(await card(talk, heard))
    return None


async def quiet_pressed(_: CallbackQuery, talk: Talk) -> None:
    """Offer quiet hours, once it is known by which clock."""
    wishes = await talk.desk.preferring.of(talk.person)
    if wishes.timezone is None:
        return await _ask_time(talk, Errand.QUIET)
    await talk.show(preferences.choose_quiet(talk.t, wishes, talk.desk.clock()))
    return None


async def quiet_chosen(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Take quiet hours that were on offer, or have none."""
    offered = {f"{begin}-{end}": (begin, end) for begin, end in preferences.HOURS}
    hours = offered.get(press.target)
    if hours is None and press.target:
        return
    await talk.desk.preferring.be_quiet(talk.person, hours)
    await _show(talk, saved=True)


async def quiet_to_be_typed(_: CallbackQuery, talk: Talk) -> None:
    """Ask for other quiet hours."""
    await talk.desk.conversations.put(talk.state.key, Stage.setting_quiet_hours, {})
    await talk.say(preferences.ask_quiet(talk.t))


async def quiet_typed(message: Message, talk: Talk) -> None:
    """Take quiet hours that were typed."""
    hours = quiet_hours(message.text or "")
    if isinstance(hours, QuietProblem):
        await talk.say(preferences.quiet_refused(talk.t, hours))
        return
    await talk.end()
    await talk.desk.preferring.be_quiet(talk.person, hours)
    await _show(talk, saved=True)


async def digest_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Turn the daily digest on or off; on once it is known by which clock."""
    wishes, wanted = await talk.desk.preferring.of(talk.person), press.page > 0
    if wanted and wishes.timezone is None:
        return await _ask_time(talk, Errand.DIGEST)
    await talk.desk.preferring.send_digest(talk.person, wanted=wanted)
    await _show(talk, saved=True)
    return None


async def zone_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Ask what time it is where the person is."""
    await _ask_time(talk, _errand(press))


async def time_chosen(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Take the time zone that a time points to, or ask for a city where it points to several."""
    offset, now = press.target, talk.desk.clock()
    found = clocks(int(offset), now) if offset.isdecimal() else ()
    if not found:
        return await _ask_time(talk, _errand(press))
    if len(found) > 1:
        await talk.show(preferences.ask_city(talk.t, found, _errand(press)))
        return None
    place = nearest_first(talk.t, found[0].places)[0]
    return await _live_in(talk, place, _errand(press))


async def city_chosen(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Take the time zone of a city."""
    await _live_in(talk, press.target, _errand(press))


async def _live_in(talk: Talk, place: str, errand: Errand) -> None:
    """Remember the time zone and go on with what it was asked for."""
    wishes = await talk.desk.preferring.live_in(talk.person, place)
    if errand is Errand.QUIET and wishes.timezone:
        await talk.show(preferences.choose_quiet(talk.t, wishes, talk.desk.clock()))
        return
    if errand is Errand.DIGEST and wishes.timezone:
        await talk.desk.preferring.send_digest(talk.person, wanted=True)
    await _show(talk, saved=True)


async def _ask_time(talk: Talk, errand: Errand) -> None:
    now = talk.desk.clock()
    await talk.show(preferences.ask_time(talk.t, offsets(now), now, errand))


async def _show(talk: Talk, *, saved: bool = False) -> None:
    wishes = await talk.desk.preferring.of(talk.person)
    found = await talk.desk.connections.list(talk.person)
    more: Any = {"headline": preferences.saved(talk.t)} if saved else {}
    await talk.show(preferences.alerts(talk.t, wishes, found, now=talk.desk.clock(), **more))


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
    router.message.register(quiet_typed, StateFilter(Stage.setting_quiet_hours), HasText())
    return router
