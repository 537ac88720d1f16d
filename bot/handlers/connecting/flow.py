"""Owns what comes next in the conversation: derived from the draft, never from a script."""

import contextlib
import logging
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from aiogram.exceptions import AiogramError, TelegramForbiddenError

from bot.domain.connection import Connection
from bot.domain.credentials import Field
from bot.domain.diagnosis import blamed
from bot.domain.draft import Draft
from bot.domain.exchange import Exchange
from bot.handlers.dependencies import Conversation
from bot.handlers.live_message import LiveMessage
from bot.handlers.states import ConversationState
from bot.services.connecting.saving import FollowUp, TestedDraft
from bot.services.connections import GoneError
from bot.telegram.rate_limit import PRIORITY, Priority
from bot.views import View, general
from bot.views.connecting import connecting, outcomes, testing
from bot.views.connecting.connecting import Receipt
from bot.views.connections import connections
from bot.views.connections.card import card
from bot.views.view import stack

log = logging.getLogger(__name__)


async def busy(conversation: Conversation) -> bool:
    """Tell whether a test is under way, which a new key would cut short; the person is told."""
    running = conversation.deps.background.running(conversation.person)
    if running:
        await conversation.say(testing.already_running(conversation.t))
    return running


async def begin(conversation: Conversation, exchange_id: str, heard: int) -> None:
    """Start connecting a key of an exchange: its guide and the first question in one message.

    `heard`: id of the message it was asked for with; only later ones are values.
    """
    draft = conversation.deps.onboarding.begin(exchange_id, heard)
    await _open(
        conversation,
        draft,
        connecting.guide(
            conversation.t, conversation.deps.exchange_of(draft), conversation.deps.addresses
        ),
    )


async def begin_replacing(conversation: Conversation, connection: Connection) -> None:
    """Start replacing the key of a connection."""
    draft = conversation.deps.onboarding.begin_replacing(connection)
    exchange = conversation.deps.exchange_of(draft)
    view = connecting.guide(
        conversation.t,
        exchange,
        conversation.deps.addresses,
        replaces=connection.name,
        stored=connection.has_secrets,
    )
    await _open(conversation, draft, view)


async def _open(conversation: Conversation, draft: Draft, guide: View) -> None:
    """Show the guide of a new draft, and say so where it destroys what an older one held."""
    older = await conversation.draft()
    await conversation.keep(draft, ConversationState.sending_keys)
    dropped = conversation.t("cancelled-draft") if older and older.sealed else ""
    await conversation.show(replace(guide, text=stack(dropped, guide.text)))


async def begin_fixing(conversation: Conversation, connection: Connection) -> None:
    """Start sending again what the last test blamed, keeping the rest."""
    fields = blamed(connection.problems)
    await go_on(conversation, await conversation.deps.onboarding.begin_fixing(connection, fields))


async def go_on(conversation: Conversation, draft: Draft, receipt: Receipt | None = None) -> None:
    """Ask for what is missing, then for a name, then test."""
    exchange = conversation.deps.exchange_of(draft)
    if field := draft.missing(exchange):
        await conversation.keep(draft, ConversationState.sending_keys)
        await conversation.say(connecting.ask(conversation.t, exchange, field, receipt))
    elif draft.name is None and draft.replaces is None:
        await conversation.keep(draft, ConversationState.naming)
        names = await conversation.deps.onboarding.suggest_names(draft, conversation.person)
        await conversation.say(connecting.ask_name(conversation.t, exchange, names, receipt))
    else:
        if receipt and not receipt.deleted:  # the verdict will take the place of the receipt
            await conversation.say(connecting.received(conversation.t, exchange, receipt))
            receipt = None
        await start_test(conversation, draft, receipt)


async def start_test(
    conversation: Conversation, draft: Draft, receipt: Receipt | None = None
) -> None:
    """Test a complete draft beside the conversation, unless the person tests too much."""
    await conversation.keep(draft, ConversationState.testing)
    if wait := conversation.deps.limits.start_test(conversation.person):
        await conversation.say(testing.too_many_tests(conversation.t, wait))
        return
    _start(conversation, _test_draft(conversation, draft, receipt))


async def start_retest(conversation: Conversation, connection: Connection) -> None:
    """Test a stored connection beside the conversation."""
    _start(conversation, _test_stored(conversation, connection))


def _start(conversation: Conversation, test: Coroutine[None, None, None]) -> None:
    conversation.deps.background.start(conversation.person, _told(conversation, test))


async def _told(conversation: Conversation, test: Coroutine[None, None, None]) -> None:
    """Run a test; the person is told when it fails on our side."""
    PRIORITY.set(Priority.TEST)
    try:
        await test
    except TelegramForbiddenError:
        log.info("a person has blocked the bot")
    except Exception:
        with contextlib.suppress(AiogramError):
            await conversation.say(general.failed(conversation.t))
        raise


async def _test_draft(conversation: Conversation, draft: Draft, receipt: Receipt | None) -> None:
    """Show the test of a draft as it runs, then how it ended."""
    exchange = conversation.deps.exchange_of(draft)
    name = draft.name or (await _name_of(conversation, draft))
    doubts = connecting.remarks_block(conversation.t, exchange, receipt)
    async with contextlib.AsyncExitStack() as ending:
        async with LiveMessage(
            conversation,
            lambda steps: testing.running(conversation.t, exchange, name, steps, receipt),
            testing.stopped(conversation.t, exchange, name),
        ) as live:
            tested = await conversation.deps.onboarding.test(
                draft, conversation.person, live.progress
            )
            await ending.enter_async_context(conversation.alone())
        here = (
            await conversation.draft() == draft
        )  # else the person went elsewhere: nothing changes
        verdict = _verdict(
            conversation, tested, name, _asked_again(conversation, tested) if here else None
        )
        try:
            await live.end(replace(verdict, text=stack(doubts, verdict.text)))
        except AiogramError:  # it could not be shown at the next start either
            if here:
                await _settle(conversation, tested)
            raise
        if here:
            await _settle(conversation, tested)


async def _test_stored(conversation: Conversation, connection: Connection) -> None:
    """Show the test of a stored connection as it runs, then how it stands."""
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
        return await live.end(await _gone(conversation, exchange, connection))
    more: Any = {"now": conversation.deps.clock(), "addresses": conversation.deps.addresses}
    verdict = testing.verdict(
        conversation.t, exchange, tested.name, report, connection=tested, **more
    )
    return await live.end(verdict)


async def _gone(conversation: Conversation, exchange: Exchange, connection: Connection) -> View:
    """Return how it stands with a connection whose key was destroyed while it was tested."""
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


def _asked_again(conversation: Conversation, tested: TestedDraft) -> Field | None:
    """Return the field that is asked for again after a test."""
    if tested.outcome.follow_up is not FollowUp.SEND:
        return None
    return tested.draft.missing(conversation.deps.exchange_of(tested.draft))


async def _settle(conversation: Conversation, tested: TestedDraft) -> None:
    """Store where the conversation stands after a test.

    Only once that was shown: a process that ends in between tests again, and shows it.
    """
    match tested.outcome.follow_up:
        case FollowUp.END:
            await conversation.end()
        case FollowUp.CONFIRM:
            await conversation.keep(tested.draft, ConversationState.confirming)
        case FollowUp.SEND:
            stage = (
                ConversationState.sending_keys
                if _asked_again(conversation, tested)
                else ConversationState.naming
            )
            await conversation.keep(tested.draft, stage)


def _verdict(
    conversation: Conversation, tested: TestedDraft, name: str, asked: Field | None
) -> View:
    """Return the view of how the test of a draft ended."""
    details = outcomes.OutcomeDetails(
        tested=tested,
        exchange=conversation.deps.exchange_of(tested.draft),
        name=name,
        now=conversation.deps.clock(),
        addresses=conversation.deps.addresses,
        question=asked,
    )
    return outcomes.view_of(conversation.t, details)


async def _name_of(conversation: Conversation, draft: Draft) -> str:
    """Return the name of the connection whose key a draft replaces."""
    found = [
        c.name
        for c in await conversation.deps.connections.list(conversation.person)
        if c.id == draft.replaces
    ]
    return found[0] if found else ""
