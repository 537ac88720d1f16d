"""Handlers of the choice of an exchange."""

from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from bot.handlers.connecting import flow
from bot.handlers.dependencies import Conversation
from bot.handlers.states import CHOOSER, ConversationState
from bot.services.connecting.paste import is_question
from bot.views import Press
from bot.views.connecting import connecting
from bot.views.people import leaving


async def connect_command(
    message: Message, command: CommandObject, conversation: Conversation
) -> None:
    """Begin with the exchange named after the command, or offer the choice."""
    if not await flow.comes_again(conversation, message.message_id):
        await open_exchange(conversation, command.args, message.message_id)


async def open_exchange(conversation: Conversation, asked: str | None, message: int) -> None:
    """Begin with an exchange given by id or title, else offer all of them."""
    if await flow.busy(conversation):
        return None
    limit = conversation.deps.limits.connections
    if len(await conversation.deps.connections.list(conversation.person)) >= limit:
        await conversation.show(leaving.full(conversation.t, limit))
        return None
    wanted = (asked or "").strip().casefold()
    for exchange in conversation.deps.exchanges.values():
        if wanted in {exchange.id.casefold(), exchange.title.casefold()}:
            return await flow.begin(conversation, exchange.id, message=message)
    return await _offer(conversation, wanted)


async def _offer(conversation: Conversation, text: str) -> None:
    """Offer all exchanges; an earlier offer loses its buttons."""
    data = await conversation.state.get_data()
    earlier = data.get(CHOOSER, 0)
    view = connecting.choose_exchange(
        conversation.t, conversation.deps.exchanges.values(), said=_answer_to(text)
    )
    shown = await conversation.show(view)
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.choosing_exchange, {**data, CHOOSER: shown}
    )
    if earlier not in {0, shown}:
        await conversation.freeze(earlier)


def _answer_to(text: str) -> str:
    """Return the message that answers a text that names no exchange; "" if there is no text."""
    if not text:
        return ""
    return "choose-exchange-help" if is_question(text) else "choose-exchange-unknown"


async def connect_button(_: CallbackQuery, conversation: Conversation) -> None:
    """Offer the choice of an exchange."""
    await open_exchange(conversation, None, 0)


async def exchange_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Begin with the exchange of the pressed button."""
    await open_exchange(conversation, press.target, conversation.screen or 0)


async def exchange_typed(message: Message, conversation: Conversation) -> None:
    """Treat a typed name of an exchange like a press of its button."""
    await open_exchange(conversation, message.text, message.message_id)
