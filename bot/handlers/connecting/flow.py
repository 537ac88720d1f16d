"""The next step of the conversation, derived from the draft."""

from dataclasses import replace

from bot.domain.connection import Connection
from bot.domain.diagnosis import blamed
from bot.domain.draft import Draft
from bot.handlers.connecting.testing import start_test
from bot.handlers.dependencies import Conversation
from bot.handlers.states import ConversationState
from bot.views import View
from bot.views.connecting import connecting, guides, receipts, testing
from bot.views.connecting.receipts import Receipt
from bot.views.view import stack


async def busy(conversation: Conversation) -> bool:
    """Return whether a test is running, and say so; a new key would interrupt it."""
    running = conversation.deps.key_tests.running(conversation.person)
    if running:
        await conversation.say(testing.already_running(conversation.t))
    return running


async def comes_again(conversation: Conversation, message: int) -> bool:
    """Return whether a command was redelivered after a later message; ask the open question.

    A process that ends before it confirms a command may have stored the messages after it.
    """
    draft = await conversation.draft()
    if draft is None or draft.expired or message >= draft.last_message:
        return False
    if not conversation.deps.key_tests.running(conversation.person):
        await go_on(conversation, draft)
    return True


async def begin(conversation: Conversation, exchange_id: str, message: int) -> None:
    """Start connecting a key: send the guide of its exchange with the first question.

    `message`: id of the message that requested it; only later ones are values.
    """
    draft = conversation.deps.onboarding.begin(exchange_id, message)
    await _open(
        conversation,
        draft,
        guides.guide(
            conversation.t, conversation.deps.exchange_of(draft), conversation.deps.addresses
        ),
    )


async def begin_replacing(conversation: Conversation, connection: Connection) -> None:
    """Start replacing the key of a connection."""
    draft = conversation.deps.onboarding.begin_replacing(connection)
    exchange = conversation.deps.exchange_of(draft)
    view = guides.guide(
        conversation.t,
        exchange,
        conversation.deps.addresses,
        replaces=connection.name,
        stored=connection.has_secrets,
    )
    await _open(conversation, draft, view)


async def _open(conversation: Conversation, draft: Draft, guide: View) -> None:
    """Show the guide of a new draft; say so if it destroys the values of an older one."""
    older = await conversation.draft()
    await conversation.keep(draft, ConversationState.sending_keys)
    dropped = conversation.t("cancelled-draft") if older and older.sealed else ""
    await conversation.show(replace(guide, text=stack(dropped, guide.text)))


async def begin_fixing(conversation: Conversation, connection: Connection) -> None:
    """Ask again for the fields that the last test blamed; keep the others."""
    fields = blamed(connection.problems)
    await go_on(conversation, await conversation.deps.onboarding.begin_fixing(connection, fields))


async def go_on(conversation: Conversation, draft: Draft, receipt: Receipt | None = None) -> None:
    """Ask for missing fields, then for a name, then test."""
    exchange = conversation.deps.exchange_of(draft)
    if field := draft.missing(exchange):
        await conversation.keep(draft, ConversationState.sending_keys)
        await conversation.say(connecting.ask(conversation.t, exchange, field, receipt))
    elif draft.name is None and draft.replaces is None:
        await conversation.keep(draft, ConversationState.naming)
        names = await conversation.deps.onboarding.suggest_names(draft, conversation.person)
        await conversation.say(connecting.ask_name(conversation.t, exchange, names, receipt))
    else:
        if receipt and not receipt.deleted:  # the verdict will replace the receipt
            await conversation.say(receipts.received(conversation.t, exchange, receipt))
            receipt = None
        await start_test(conversation, draft, receipt)
