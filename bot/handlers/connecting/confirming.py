"""Handlers of messages during a test, and of drafts that need a confirmation."""

from collections.abc import Callable
from dataclasses import replace

from aiogram.types import CallbackQuery, Message
from aiogram.utils.callback_answer import CallbackAnswer

from bot.domain.draft import Draft
from bot.handlers.connecting.credentials import is_repeated, restart
from bot.handlers.connecting.testing import start_test
from bot.handlers.dependencies import Conversation
from bot.i18n import Markup
from bot.views import Press, general, toasts
from bot.views.connecting import testing
from bot.views.connecting.receipts import Receipt, deletion_line


async def sent_while_testing(
    message: Message, conversation: Conversation, *, deleted: bool
) -> None:
    """Say that the test is running; restart one that failed on our side.

    The message may be a passphrase, so it was deleted.
    """
    draft = await conversation.draft()
    if draft and not conversation.deps.key_tests.running(conversation.person):
        return await start_test(conversation, draft, Receipt(deleted=deleted))
    if draft and is_repeated(draft, message):  # redelivered after a restart of the process
        return None
    await conversation.say(
        testing.already_running(conversation.t, _said(conversation, draft, deleted=deleted))
    )
    return None


async def same_account_pressed(_: CallbackQuery, conversation: Conversation) -> None:
    """Accept the user's statement that a new key is of the same account as the old one."""
    await _confirmed(conversation, lambda draft: replace(draft, vouched=True))


async def adopt_pressed(
    _: CallbackQuery, press: Press, conversation: Conversation, callback_answer: CallbackAnswer
) -> None:
    """Use the draft as the replacement of the key of a connection."""
    connection = await conversation.deps.connections.get(conversation.person, press.target)
    draft = await conversation.draft()
    if draft and draft.exchange != connection.exchange:
        callback_answer.text = toasts.stale(conversation.t)  # a button of another conversation
        return
    await _confirmed(conversation, lambda draft: replace(draft, replaces=connection.id))


async def sent_while_confirming(_: Message, conversation: Conversation, *, deleted: bool) -> None:
    """Say that a press of a button is expected. The message may be a passphrase."""
    said = _said(conversation, await conversation.draft(), deleted=deleted)
    await conversation.say(general.confirm_above(conversation.t, said))


def _said(conversation: Conversation, draft: Draft | None, *, deleted: bool) -> Markup:
    """Return whether a message was deleted."""
    if draft is None:
        return Markup()
    exchange = conversation.deps.exchange_of(draft)
    return deletion_line(conversation.t, exchange, deleted=deleted)


async def _confirmed(conversation: Conversation, confirm: Callable[[Draft], Draft]) -> None:
    """Test a draft that was confirmed; restart one that was destroyed meanwhile."""
    draft = await conversation.draft()
    if draft is None:
        return await conversation.end()
    if draft.expired or draft.missing(conversation.deps.exchange_of(draft)):
        return await restart(conversation, draft, 0)
    return await start_test(conversation, confirm(draft))
