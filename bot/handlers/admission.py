"""Owns the door: who may not use the bot gets one answer, and admins let people in."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, User

from bot.domain.person import Access
from bot.handlers.deletion import SECRET
from bot.handlers.desk import Talk
from bot.handlers.filters import Admin, Credential, Pressed
from bot.i18n import Translator
from bot.services.admission import Standing
from bot.views import Action, Press, View, access, general

_ANSWERS: dict[Standing, Callable[[Translator], View]] = {
    Standing.STRANGER: access.denied,
    Standing.WAITING: access.request_sent,
    Standing.REFUSED: access.refused,
}


class Outside(Filter):
    """Lets through what comes from people who may not use the bot, and tells how they stand."""

    async def __call__(self, _: Message | CallbackQuery, talk: Talk) -> bool | dict[str, Any]:
        standing = await talk.desk.admission.standing(talk.person)
        return False if standing is Standing.ADMITTED else {"standing": standing}


async def credential_sent(_: Message, talk: Talk, standing: Standing, *, deleted: bool) -> None:
    """Explain why a message that looked like a credential is gone; to the blocked nothing."""
    if standing is not Standing.BLOCKED:
        await talk.say(general.credential_outside(talk.t, deleted=deleted))
        await answer(_, talk, standing)


async def ask_pressed(query: CallbackQuery, talk: Talk, standing: Standing) -> None:
    """Put the person's wish before the admins."""
    if standing is Standing.STRANGER:
        await talk.desk.admission.ask(talk.person, _title(query.from_user))
        standing = Standing.WAITING
    await answer(query, talk, standing)


async def answer(_: Message | CallbackQuery, talk: Talk, standing: Standing) -> None:
    """Say how the person stands; to the blocked nothing."""
    if view := _ANSWERS.get(standing):
        await talk.show(view(talk.t))


async def allow_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Let a person in."""
    await talk.desk.admission.decide(int(press.target), Access.GRANTED)
    await talk.show(access.allowed(talk.t, press.target))


async def refuse_pressed(_: CallbackQuery, press: Press, talk: Talk) -> None:
    """Do not let a person in."""
    await talk.desk.admission.decide(int(press.target), Access.REFUSED)
    await talk.show(access.turned_down(talk.t, press.target))


def _title(user: User) -> str:
    """Return a person as admins may know them."""
    return f"{user.full_name} @{user.username}" if user.username else user.full_name


def router() -> Router:
    """Return the routes that come before all others."""
    router, outside = Router(name="door"), Outside()
    router.message.register(credential_sent, outside, Credential(), flags=SECRET)
    router.edited_message.register(credential_sent, outside, Credential(), flags=SECRET)
    router.callback_query.register(ask_pressed, outside, Pressed(Action.ACCESS_ASK))
    router.message.register(answer, outside)
    router.callback_query.register(answer, outside)
    router.callback_query.register(allow_pressed, Admin(), Pressed(Action.ACCESS_ALLOW))
    router.callback_query.register(refuse_pressed, Admin(), Pressed(Action.ACCESS_REFUSE))
    return router
