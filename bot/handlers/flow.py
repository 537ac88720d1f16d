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
from bot.handlers.desk import Talk
from bot.handlers.live import LiveMessage
from bot.handlers.pacing import HURRY, Hurry
from bot.handlers.states import Stage
from bot.services.connections import GoneError
from bot.services.saving import FollowUp, TestedDraft
from bot.views import View, checking, connect, connections, general, outcomes
from bot.views.card import card
from bot.views.connect import Receipt
from bot.views.view import stack

log = logging.getLogger(__name__)


async def busy(talk: Talk) -> bool:
    """Tell whether a test is under way, which a new key would cut short; the person is told."""
    running = talk.desk.background.running(talk.person)
    if running:
        await talk.say(checking.already_running(talk.t))
    return running


async def begin(talk: Talk, exchange_id: str, heard: int) -> None:
    """Start connecting a key of an exchange: its guide and the first question in one message.

    `heard`: id of the message it was asked for with; only later ones are values.
    """
    draft = talk.desk.onboarding.begin(exchange_id, heard)
    await _open(
        talk, draft, connect.guide(talk.t, talk.desk.exchange_of(draft), talk.desk.addresses)
    )


async def begin_replacing(talk: Talk, connection: Connection) -> None:
    """Start replacing the key of a connection."""
    draft = talk.desk.onboarding.begin_replacing(connection)
    exchange = talk.desk.exchange_of(draft)
    view = connect.guide(
        talk.t,
        exchange,
        talk.desk.addresses,
        replaces=connection.name,
        stored=connection.has_secrets,
    )
    await _open(talk, draft, view)


async def _open(talk: Talk, draft: Draft, guide: View) -> None:
    """Show the guide of a new draft, and say so where it destroys what an older one held."""
    older = await talk.draft()
    await talk.keep(draft, Stage.sending_keys)
    dropped = talk.t("cancelled-draft") if older and older.sealed else ""
    await talk.show(replace(guide, text=stack(dropped, guide.text)))


async def begin_fixing(talk: Talk, connection: Connection) -> None:
    """Start sending again what the last test blamed, keeping the rest."""
    fields = blamed(connection.problems)
    await go_on(talk, await talk.desk.onboarding.begin_fixing(connection, fields))


async def go_on(talk: Talk, draft: Draft, receipt: Receipt | None = None) -> None:
    """Ask for what is missing, then for a name, then test."""
    exchange = talk.desk.exchange_of(draft)
    if field := draft.missing(exchange):
        await talk.keep(draft, Stage.sending_keys)
        await talk.say(connect.ask(talk.t, exchange, field, receipt))
    elif draft.name is None and draft.replaces is None:
        await talk.keep(draft, Stage.naming)
        names = await talk.desk.onboarding.suggest_names(draft, talk.person)
        await talk.say(connect.ask_name(talk.t, exchange, names, receipt))
    else:
        if receipt and not receipt.deleted:  # the verdict will take the place of the receipt
            await talk.say(connect.received(talk.t, exchange, receipt))
            receipt = None
        await start_test(talk, draft, receipt)


async def start_test(talk: Talk, draft: Draft, receipt: Receipt | None = None) -> None:
    """Test a complete draft beside the conversation, unless the person tests too much."""
    await talk.keep(draft, Stage.testing)
    if wait := talk.desk.limits.start_test(talk.person):
        await talk.say(checking.too_many_tests(talk.t, wait))
        return
    _start(talk, _test_draft(talk, draft, receipt))


async def start_retest(talk: Talk, connection: Connection) -> None:
    """Test a stored connection beside the conversation."""
    _start(talk, _test_stored(talk, connection))


def _start(talk: Talk, test: Coroutine[None, None, None]) -> None:
    talk.desk.background.start(talk.person, _told(talk, test))


async def _told(talk: Talk, test: Coroutine[None, None, None]) -> None:
    """Run a test; the person is told when it fails on our side."""
    HURRY.set(Hurry.TEST)
    try:
        await test
    except TelegramForbiddenError:
        log.info("a person has blocked the bot")
    except Exception:
        with contextlib.suppress(AiogramError):
            await talk.say(general.failed(talk.t))
        raise


async def _test_draft(talk: Talk, draft: Draft, receipt: Receipt | None) -> None:
    """Show the test of a draft as it runs, then how it ended."""
    exchange = talk.desk.exchange_of(draft)
    name = draft.name or (await _name_of(talk, draft))
    doubts = connect.remarks_block(talk.t, exchange, receipt)
    async with contextlib.AsyncExitStack() as ending:
        async with LiveMessage(
            talk,
            lambda steps: checking.running(talk.t, exchange, name, steps, receipt),
            checking.stopped(talk.t, exchange, name),
        ) as live:
            tested = await talk.desk.onboarding.test(draft, talk.person, live.progress)
            await ending.enter_async_context(talk.alone())
        here = await talk.draft() == draft  # else the person went elsewhere: nothing changes
        verdict = _verdict(talk, tested, name, _asked_again(talk, tested) if here else None)
        try:
            await live.end(replace(verdict, text=stack(doubts, verdict.text)))
        except AiogramError:  # it could not be shown at the next start either
            if here:
                await _settle(talk, tested)
            raise
        if here:
            await _settle(talk, tested)


async def _test_stored(talk: Talk, connection: Connection) -> None:
    """Show the test of a stored connection as it runs, then how it stands."""
    exchange = talk.desk.exchange_of(connection)
    async with LiveMessage(
        talk,
        lambda steps: checking.running(talk.t, exchange, connection.name, steps),
        checking.stopped(talk.t, exchange, connection.name),
    ) as live:
        try:
            tested, report = await talk.desk.connections.test(connection, live.progress)
        except GoneError:
            tested, report = None, None
    if tested is None or report is None:
        return await live.end(await _gone(talk, exchange, connection))
    more: Any = {"now": talk.desk.clock(), "addresses": talk.desk.addresses}
    verdict = checking.verdict(talk.t, exchange, tested.name, report, connection=tested, **more)
    return await live.end(verdict)


async def _gone(talk: Talk, exchange: Exchange, connection: Connection) -> View:
    """Return how it stands with a connection whose key was destroyed while it was tested."""
    try:
        left = await talk.desk.connections.get(talk.person, connection.id)
    except GoneError:
        return connections.deleted(talk.t, exchange, connection.name)
    return card(talk.t, exchange, left, now=talk.desk.clock(), zone=await talk.zone())


def _asked_again(talk: Talk, tested: TestedDraft) -> Field | None:
    """Return the field that is asked for again after a test."""
    if tested.outcome.follow_up is not FollowUp.SEND:
        return None
    return tested.draft.missing(talk.desk.exchange_of(tested.draft))


async def _settle(talk: Talk, tested: TestedDraft) -> None:
    """Store where the conversation stands after a test.

    Only once that was shown: a process that ends in between tests again, and shows it.
    """
    match tested.outcome.follow_up:
        case FollowUp.END:
            await talk.end()
        case FollowUp.CONFIRM:
            await talk.keep(tested.draft, Stage.confirming)
        case FollowUp.SEND:
            stage = Stage.sending_keys if _asked_again(talk, tested) else Stage.naming
            await talk.keep(tested.draft, stage)


def _verdict(talk: Talk, tested: TestedDraft, name: str, asked: Field | None) -> View:
    """Return the view of how the test of a draft ended."""
    details = outcomes.OutcomeDetails(
        tested=tested,
        exchange=talk.desk.exchange_of(tested.draft),
        name=name,
        now=talk.desk.clock(),
        addresses=talk.desk.addresses,
        question=asked,
    )
    return outcomes.view_of(talk.t, details)


async def _name_of(talk: Talk, draft: Draft) -> str:
    """Return the name of the connection whose key a draft replaces."""
    found = [
        c.name for c in await talk.desk.connections.list(talk.person) if c.id == draft.replaces
    ]
    return found[0] if found else ""
