"""Handlers that ask for the time zone: by a place, typed or tapped, else by the local time."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery, Message, User

from bot.handlers.dependencies import Conversation
from bot.handlers.filters import HasText, Pressed
from bot.handlers.people.alert_settings import show_alerts
from bot.handlers.states import ConversationState
from bot.services.connecting.paste import is_question
from bot.services.people.places import LONGEST, find_places, likely_places
from bot.services.people.time_zones import (
    distinct_clocks,
    distinct_times,
    offset_of,
    offsets,
    zone_groups,
)
from bot.views import Action, Press
from bot.views.people import preferences, time_zone
from bot.views.people.cities import nearest_first
from bot.views.people.time_zone import ZonePurpose

_PURPOSES = {purpose.value: purpose for purpose in ZonePurpose}
_GUESSES = 4  # places on offer
_CHOICES = 8  # places with a typed name


async def ask_place(conversation: Conversation, user: User, purpose: ZonePurpose) -> None:
    """Ask where the user is; a typed answer is understood unless a draft is under way."""
    typed = await conversation.draft() is None
    if typed:
        await conversation.deps.conversations.put(
            conversation.state.key, ConversationState.setting_zone, {"purpose": purpose.value}
        )
    now, places = conversation.deps.clock(), _guesses(conversation, user)
    await conversation.show(time_zone.ask_place(conversation.t, places, now, purpose, typed=typed))


async def stop_asking(conversation: Conversation) -> None:
    """Stop taking messages as places."""
    if await conversation.state.get_state() == ConversationState.setting_zone.state:
        await conversation.end()


async def zone_pressed(query: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask where the user is."""
    await ask_place(conversation, query.from_user, _purpose(press.page))


async def times_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask for the local time of the user."""
    await _ask_time(conversation, _purpose(press.page))


async def time_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Store the time zone of a local time, or ask for a city if several fit."""
    offset = int(press.target) if press.target.isdecimal() else None
    await _set_offset(conversation, offset, _purpose(press.page))


async def place_chosen(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Store the time zone of a place."""
    await _set_zone(conversation, press.target, _purpose(press.page))


async def place_typed(message: Message, conversation: Conversation) -> None:
    """Store the time zone of a typed place or local time, or ask which one is meant."""
    text, now = " ".join((message.text or "").split()), conversation.deps.clock()
    if len(text) > LONGEST or text.startswith("/"):
        raise SkipHandler
    purpose = _purpose(await conversation.state.get_value("purpose"))
    if is_question(text) and message.from_user:
        return await ask_place(conversation, message.from_user, purpose)
    if (offset := offset_of(text, now)) is not None:
        return await _set_offset(conversation, offset, purpose)
    found = find_places(text, (conversation.t.language, *conversation.deps.languages.codes))
    places = distinct_clocks(found, now)
    if len(places) == 1:
        return await _set_zone(conversation, places[0], purpose)
    if places:
        view = time_zone.choose_place(conversation.t, places[:_CHOICES], now, purpose)
    else:
        guesses = _guesses(conversation, message.from_user)
        view = time_zone.place_not_found(conversation.t, guesses, now, purpose)
    await conversation.say(view)
    return None


async def _set_offset(conversation: Conversation, offset: int | None, purpose: ZonePurpose) -> None:
    """Store the only time zone with an offset from UTC now, or ask which of several."""
    now = conversation.deps.clock()
    found = zone_groups(offset, now) if offset is not None else ()
    if not found:
        return await _ask_time(conversation, purpose)
    if len(found) > 1:
        await conversation.show(time_zone.ask_city(conversation.t, found, purpose))
        return None
    return await _set_zone(conversation, nearest_first(conversation.t, found[0].places)[0], purpose)


async def _set_zone(conversation: Conversation, place: str, purpose: ZonePurpose) -> None:
    """Store the time zone and continue with the purpose for which it was asked."""
    await stop_asking(conversation)
    chosen = await conversation.deps.preferences.set_timezone(conversation.person, place)
    if purpose is ZonePurpose.QUIET and chosen.timezone:
        await conversation.show(
            preferences.choose_quiet(conversation.t, chosen, conversation.deps.clock())
        )
        return
    if purpose is ZonePurpose.DIGEST and chosen.timezone:
        await conversation.deps.preferences.send_digest(conversation.person, wanted=True)
    await show_alerts(conversation, saved=True)


async def _ask_time(conversation: Conversation, purpose: ZonePurpose) -> None:
    now = conversation.deps.clock()
    await conversation.show(time_zone.ask_time(conversation.t, offsets(now), now, purpose))


def _guesses(conversation: Conversation, user: User | None) -> Sequence[str]:
    """Return likely places of the user, by the language of their client and the chosen one."""
    client = user.language_code if user else None
    likely = likely_places(client, conversation.t.language)
    return distinct_times(likely, conversation.deps.clock())[:_GUESSES]


def _purpose(value: object) -> ZonePurpose:
    return _PURPOSES.get(value, ZonePurpose.ZONE) if isinstance(value, int) else ZonePurpose.ZONE


def router() -> Router:
    """Return the routes of the buttons."""
    router = Router(name="time-zone")
    router.callback_query.register(zone_pressed, Pressed(Action.ZONE))
    router.callback_query.register(times_pressed, Pressed(Action.ZONE_TIMES))
    router.callback_query.register(time_chosen, Pressed(Action.ZONE_AT))
    router.callback_query.register(place_chosen, Pressed(Action.ZONE_SET))
    return router


def answers() -> Router:
    """Return the route of a typed place."""
    router = Router(name="typed-place")
    router.message.register(place_typed, StateFilter(ConversationState.setting_zone), HasText())
    return router
