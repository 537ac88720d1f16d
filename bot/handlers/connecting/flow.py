"""The next step of the conversation, derived from the draft."""

from bot.domain.connection import Connection
from bot.domain.diagnosis import blamed
from bot.domain.draft import Draft
from bot.handlers.connecting import asking
from bot.handlers.connecting.testing import start_test
from bot.handlers.dependencies import Conversation
from bot.views.connecting import receipts, testing
from bot.views.connecting.receipts import Receipt


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
    await asking.open_guide(conversation, await conversation.deps.egress_choice.assign(draft))


async def begin_replacing(conversation: Conversation, connection: Connection) -> None:
    """Start replacing the key of a connection."""
    draft = conversation.deps.onboarding.begin_replacing(connection)
    await asking.open_guide(conversation, await conversation.deps.egress_choice.assign(draft))


async def begin_fixing(conversation: Conversation, connection: Connection) -> None:
    """Ask again for the fields that the last test blamed; keep the others."""
    fields = blamed(connection.problems)
    draft = await conversation.deps.onboarding.begin_fixing(connection, fields)
    await go_on(conversation, await conversation.deps.egress_choice.assign(draft))


async def go_on(conversation: Conversation, draft: Draft, receipt: Receipt | None = None) -> None:
    """Ask for missing fields, then test."""
    exchange = conversation.deps.exchange_of(draft)
    if draft.missing(exchange):
        await asking.ask(conversation, draft, receipt)
    else:
        conversation = await asking.hand_over(conversation, draft, receipt)
        if receipt and not receipt.deleted:  # the verdict will replace the receipt
            await conversation.say(receipts.received(conversation.t, exchange, receipt))
            receipt = None
        await start_test(conversation, draft, receipt)
