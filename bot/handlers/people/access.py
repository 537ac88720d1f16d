"""The door: who may not use the bot gets one answer, and admins let people in."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, User

from bot.domain.person import Access
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Admin, Credential, Pressed
from bot.i18n import Translator
from bot.services.people.access import AccessState
from bot.telegram.inbox.deletion import SECRET
from bot.views import Action, Press, View, general
from bot.views.people import access

_ANSWERS: dict[AccessState, Callable[[Translator], View]] = {
    AccessState.STRANGER: access.denied,
    AccessState.WAITING: access.request_sent,
    AccessState.REFUSED: access.refused,
}


class Outside(Filter):
    """Lets through what comes from people who may not use the bot, and tells how they stand."""

    async def __call__(
        self, _: Message | CallbackQuery, conversation: Conversation
    ) -> bool | dict[str, Any]:
        standing = await conversation.deps.admission.state(conversation.person)
        return False if standing is AccessState.ADMITTED else {"standing": standing}


async def credential_sent(
    _: Message, conversation: Conversation, standing: AccessState, *, deleted: bool
) -> None:
    """Explain why a message that looked like a credential is gone; to the blocked nothing."""
    if standing is not AccessState.BLOCKED:
        await conversation.say(general.credential_outside(conversation.t, deleted=deleted))
        await answer(_, conversation, standing)


async def ask_pressed(
    query: CallbackQuery, conversation: Conversation, standing: AccessState
) -> None:
    """Put the person's wish before the admins."""
    if standing is AccessState.STRANGER:
        await conversation.deps.admission.ask(conversation.person, _title(query.from_user))
        standing = AccessState.WAITING
    await answer(query, conversation, standing)


async def answer(
    _: Message | CallbackQuery, conversation: Conversation, standing: AccessState
) -> None:
    """Say how the person stands; to the blocked nothing."""
    if view := _ANSWERS.get(standing):
        await conversation.show(view(conversation.t))


async def allow_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Let a person in."""
    await conversation.deps.admission.decide(int(press.target), Access.GRANTED)
    await conversation.show(access.allowed(conversation.t, press.target))


async def refuse_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Do not let a person in."""
    await conversation.deps.admission.decide(int(press.target), Access.REFUSED)
    await conversation.show(access.turned_down(conversation.t, press.target))


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
