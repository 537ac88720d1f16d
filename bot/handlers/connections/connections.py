"""Handlers of stored connections: the list, the card and its buttons."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.handlers import key_tests
from bot.handlers.connecting import flow, testing
from bot.handlers.connections import balances, editing, moving
from bot.handlers.connections.cards import card, context, show_list, with_strategy
from bot.handlers.dependencies import Conversation
from bot.handlers.filters import Pressed
from bot.handlers.states import ConversationState
from bot.services.connections import TooSoonError
from bot.views import Action, Press, toasts
from bot.views.connections import card as cards


async def list_command(_: Message, conversation: Conversation) -> None:
    """Show the connections of the user."""
    await show_list(conversation)


async def list_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show a page of the list."""
    await show_list(conversation, press.page)


async def card_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Show the card of a connection."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    await conversation.show(await card(conversation, connection, press.page))


async def retest_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Test a connection again."""
    if conversation.deps.key_tests.running(conversation.person):
        callback_answer.text = toasts.already_running(conversation.t)
        return None
    if conversation.deps.key_tests.full:
        callback_answer.text = toasts.too_many_tests(conversation.t, key_tests.WAIT)
        return None
    if not press.target:
        return await _test_draft(conversation, callback_answer)
    try:
        connection = await conversation.deps.connections.testable(conversation.person, press.target)
    except TooSoonError as error:
        callback_answer.text = toasts.too_many_tests(conversation.t, error.wait)
        return None
    if wait := conversation.deps.limits.start_test(conversation.person):
        callback_answer.text = toasts.too_many_tests(conversation.t, wait)
        return None
    return await testing.start_retest(conversation, connection)


async def _test_draft(conversation: Conversation, callback_answer: CallbackAnswer) -> None:
    """Test the draft whose test was delayed by the rate limit."""
    draft = await conversation.draft()
    if draft and await conversation.state.get_state() == ConversationState.testing.state:
        await testing.start_test(conversation, draft)
    else:
        callback_answer.text = toasts.stale(conversation.t)


async def replace_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Begin replacing the key of a connection."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    if not await flow.busy(conversation):
        await flow.begin_replacing(conversation, connection)


async def fix_pressed(_: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Ask again for the field that the last test blamed."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    if not await flow.busy(conversation):
        await flow.begin_fixing(conversation, connection)


async def attest_pressed(query: CallbackQuery, press: Press, conversation: Conversation) -> None:
    """Accept the user's statement that withdrawals are off."""
    connection = await conversation.deps.connections.attest_no_withdrawals(
        conversation.person, press.target
    )
    if connection.withdrawals_attested_at is None:  # the button is of an earlier test
        return await card_pressed(query, press, conversation)
    exchange = conversation.deps.exchange_of(connection)
    view = cards.attested(conversation.t, exchange, connection, **await context(conversation))
    await conversation.show(with_strategy(conversation, connection, view))
    return None


def router() -> Router:
    """Return the routes of the list, the cards and their buttons."""
    router = Router(name="connections")
    router.message.register(list_command, Command("connections"))
    router.callback_query.register(list_pressed, Pressed(Action.LIST))
    router.callback_query.register(card_pressed, Pressed(Action.CARD))
    router.callback_query.register(balances.balance_pressed, Pressed(Action.BALANCE))
    router.callback_query.register(retest_pressed, Pressed(Action.TEST))
    router.callback_query.register(replace_pressed, Pressed(Action.REPLACE))
    router.callback_query.register(fix_pressed, Pressed(Action.FIX))
    router.callback_query.register(attest_pressed, Pressed(Action.WORD))
    router.callback_query.register(moving.move_pressed, Pressed(Action.MOVE))
    router.callback_query.register(editing.delete_pressed, Pressed(Action.DELETE))
    router.callback_query.register(editing.delete_confirmed, Pressed(Action.DELETE_YES))
    router.callback_query.register(editing.rename_pressed, Pressed(Action.RENAME))
    return router
