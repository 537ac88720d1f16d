"""Runs the test of a draft or a stored connection, and shows its outcome."""

import contextlib
import logging
from collections.abc import Coroutine
from dataclasses import replace

from aiogram.exceptions import AiogramError, TelegramForbiddenError

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.draft import DRAFT_LIFE, Draft
from bot.domain.exchange import Exchange
from bot.handlers.connecting import asking
from bot.handlers.dependencies import Conversation
from bot.handlers.live_message import LiveMessage
from bot.handlers.states import LAST_MESSAGE, NAME_UNTIL, ConversationState
from bot.services.connecting.saving import FollowUp, TestedDraft
from bot.services.connections import GoneError
from bot.telegram.rate_limit import PRIORITY, Priority
from bot.views import View, general
from bot.views.connecting import outcomes, receipts, testing, verdicts
from bot.views.connecting.online import Additions
from bot.views.connecting.receipts import Receipt
from bot.views.connections import connections
from bot.views.connections.card import card

log = logging.getLogger(__name__)


async def start_test(
    conversation: Conversation, draft: Draft, receipt: Receipt | None = None
) -> None:
    """Test a complete draft in the background, within the user's rate limit."""
    await conversation.keep(draft, ConversationState.testing)
    if wait := conversation.deps.limits.start_test(conversation.person):
        exchange = conversation.deps.exchange_of(draft)
        await conversation.show(testing.too_many_tests(conversation.t, exchange, wait, receipt))
        return
    _start(conversation, _test_draft(conversation, draft, receipt))


async def start_retest(conversation: Conversation, connection: Connection) -> None:
    """Test a stored connection in the background."""
    _start(conversation, _test_stored(conversation, connection))


def _start(conversation: Conversation, test: Coroutine[None, None, None]) -> None:
    conversation.deps.key_tests.start(conversation.person, _run(conversation, test))


async def _run(conversation: Conversation, test: Coroutine[None, None, None]) -> None:
    """Run a test; send a message if it fails on our side."""
    PRIORITY.set(Priority.TEST)
    try:
        await test
    except TelegramForbiddenError:
        log.info("a user has blocked the bot")
    except Exception:
        with contextlib.suppress(AiogramError):
            await conversation.say(general.failed(conversation.t))
        raise


async def _test_draft(conversation: Conversation, draft: Draft, receipt: Receipt | None) -> None:
    """Show the test of a draft as it runs, then its outcome."""
    exchange = conversation.deps.exchange_of(draft)
    name = await _name_of(conversation, draft)
    doubts = receipts.remarks_block(conversation.t, exchange, receipt)
    async with contextlib.AsyncExitStack() as ending:
        async with LiveMessage(
            conversation,
            lambda steps: testing.running(conversation.t, exchange, name, steps, receipt),
            testing.stopped(conversation.t, exchange, name),
        ) as live:
            tested = await conversation.deps.onboarding.test(
                draft, conversation.person, live.progress
            )
            await ending.enter_async_context(conversation.lock())
        # Where the user has started something else, the outcome is shown and nothing is stored.
        current = await conversation.draft() == draft
        question = _requested_field(conversation, tested) if current else None
        verdict = await _verdict(conversation, tested, name, question, doubts)
        if question:
            verdict = asking.with_form(conversation, tested.draft, verdict)
        try:
            shown = await live.end(verdict)
        except AiogramError:  # the next start could not show it either
            if current:
                await _settle(conversation, tested)
            raise
        if current:
            await _settle(conversation, tested, shown)


async def _test_stored(conversation: Conversation, connection: Connection) -> None:
    """Show the test of a stored connection as it runs, then the verdict."""
    exchange = conversation.deps.exchange_of(connection)
    async with LiveMessage(
        conversation,
        lambda steps: testing.running(conversation.t, exchange, connection.name, steps),
        testing.stopped(conversation.t, exchange, connection.name),
    ) as live:
        try:
            tested, report = await conversation.deps.connections.test(connection, live.progress)
        except GoneError:
            tested, report = None, None
    if tested is None or report is None:
        await live.end(await _gone(conversation, exchange, connection))
        return
    verdict = verdicts.verdict(
        conversation.t,
        exchange,
        tested,
        report,
        now=conversation.deps.clock(),
        addresses=conversation.deps.addresses_of(tested),
        additions=additions_of(conversation),
    )
    await live.end(verdict)


async def _gone(conversation: Conversation, exchange: Exchange, connection: Connection) -> View:
    """Return the view of a connection whose key was destroyed during its test."""
    try:
        left = await conversation.deps.connections.get(conversation.person, connection.id)
    except GoneError:
        return connections.deleted(conversation.t, exchange, connection.name)
    return card(
        conversation.t,
        exchange,
        left,
        now=conversation.deps.clock(),
        zone=await conversation.zone(),
    )


def _requested_field(conversation: Conversation, tested: TestedDraft) -> Field | None:
    """Return the field to request again after a test."""
    if tested.outcome.follow_up is not FollowUp.SEND:
        return None
    return tested.draft.missing(conversation.deps.exchange_of(tested.draft))


async def _settle(conversation: Conversation, tested: TestedDraft, shown: int = 0) -> None:
    """Store the state of the conversation after a test. `shown`: the message of the verdict.

    Only after the outcome was shown: a process that ends in between repeats the test.
    """
    match tested.outcome.follow_up:
        case FollowUp.END if named := tested.named:
            until = (conversation.deps.clock() + DRAFT_LIFE).timestamp()
            heard = tested.draft.last_message
            await conversation.deps.conversations.put(
                conversation.state.key,
                ConversationState.naming,
                {"rename": named.id, NAME_UNTIL: until, LAST_MESSAGE: heard},
            )
        case FollowUp.END:
            await conversation.end()
        case FollowUp.CONFIRM:
            await conversation.keep(tested.draft, ConversationState.confirming)
        case FollowUp.SEND:
            await asking.keep_below(conversation, tested.draft, shown, stored=False)


async def _verdict(
    conversation: Conversation,
    tested: TestedDraft,
    name: str,
    question: Field | None,
    doubts: str,
) -> View:
    """Return the view of the outcome of a tested draft."""
    named = tested.named
    names = await conversation.deps.connections.suggest_names(named) if named else ()
    details = outcomes.OutcomeDetails(
        tested=tested,
        exchange=conversation.deps.exchange_of(tested.draft),
        name=name,
        now=conversation.deps.clock(),
        addresses=conversation.deps.addresses_of(tested.draft),
        question=question,
        additions=replace(additions_of(conversation), names=names, doubts=doubts),
    )
    return outcomes.view_of(conversation.t, details)


def additions_of(conversation: Conversation) -> Additions:
    """Return what every verdict offers."""
    deps = conversation.deps
    return Additions(dashboard=deps.dashboard, strategies=deps.strategies.trading)


async def _name_of(conversation: Conversation, draft: Draft) -> str:
    """Return the name of the connection whose key a draft replaces; empty for a new one."""
    found = [
        c.name
        for c in await conversation.deps.connections.list(conversation.person)
        if c.id == draft.replaces
    ]
    return found[0] if found else ""
