"""Access control: answers people without access, and takes the decisions of admins."""

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
from bot.telegram.inbox.erase_middleware import SECRET
from bot.views import Action, Press, View, general
from bot.views.people import access

_ANSWERS: dict[AccessState, Callable[[Translator], View]] = {
    AccessState.STRANGER: access.denied,
    AccessState.WAITING: access.request_sent,
    AccessState.REFUSED: access.refused,
}


class NotAdmitted(Filter):
    """Matches events of people without access, and passes their access state to the handler."""

    async def __call__(
        self, _: Message | CallbackQuery, conversation: Conversation
    ) -> bool | dict[str, Any]:
        access_state = await conversation.deps.access.state(conversation.person)
        return False if access_state is AccessState.ADMITTED else {"access_state": access_state}


async def credential_sent(
    _: Message, conversation: Conversation, access_state: AccessState, *, deleted: bool
) -> None:
    """Explain why a message that looked like a credential was deleted; not to blocked people."""
    if access_state is not AccessState.BLOCKED:
        await conversation.say(general.credential_outside(conversation.t, deleted=deleted))
        await answer(_, conversation, access_state)


async def ask_pressed(
    query: CallbackQuery, conversation: Conversation, access_state: AccessState
) -> None:
    """Send the request for access to the admins."""
    if access_state is AccessState.STRANGER:
        await conversation.deps.access.ask(conversation.person, _title(query.from_user))
        access_state = AccessState.WAITING
    await answer(query, conversation, access_state)


async def answer(
    _: Message | CallbackQuery, conversation: Conversation, access_state: AccessState
) -> None:
    """Show the access state; nothing to blocked people."""
    if view := _ANSWERS.get(access_state):
        await conversation.show(view(conversation.t))


async def allow_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Grant access to a person."""
    await conversation.deps.access.decide(int(press.target), Access.GRANTED)
    await conversation.show(access.allowed(conversation.t, press.target))


async def refuse_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Refuse access to a person."""
    await conversation.deps.access.decide(int(press.target), Access.REFUSED)
    await conversation.show(access.turned_down(conversation.t, press.target))


def _title(user: User) -> str:
    """Return the name of a person as admins see it."""
    return f"{user.full_name} @{user.username}" if user.username else user.full_name


def router() -> Router:
    """Return the routes that come before all others."""
    router, not_admitted = Router(name="access"), NotAdmitted()
    router.message.register(credential_sent, not_admitted, Credential(), flags=SECRET)
    router.edited_message.register(credential_sent, not_admitted, Credential(), flags=SECRET)
    router.callback_query.register(ask_pressed, not_admitted, Pressed(Action.ACCESS_ASK))
    router.message.register(answer, not_admitted)
    router.callback_query.register(answer, not_admitted)
    router.callback_query.register(allow_pressed, Admin(), Pressed(Action.ACCESS_ALLOW))
    router.callback_query.register(refuse_pressed, Admin(), Pressed(Action.ACCESS_REFUSE))
    return router
