"""Asks the questions about a strategy and shows its sheet, as the draft requires."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.exchange import Exchange
from bot.domain.strategies.ladder import OutOfRangeError, RiskLevel
from bot.domain.strategies.starting import StartRefusal, StartRefusedError, TooLittleError
from bot.handlers.dependencies import Conversation
from bot.handlers.strategies.draft import LEVEL, LIMIT, PAIR, PlanDraft, present
from bot.i18n import Markup
from bot.services.balances import FreeMoney
from bot.services.strategies.proposal import Proposal
from bot.services.strategies.strategies import StrategyOffer
from bot.views import View
from bot.views.strategies import editing, funds
from bot.views.strategies import entry as entry_views
from bot.views.strategies import questions as views
from bot.views.strategies import sheet as sheets
from bot.views.view import lines, stack

_AGAIN = {StartRefusal.PAIR_USED, StartRefusal.COIN_USED, StartRefusal.UNKNOWN_PAIR}


async def go_on(conversation: Conversation, draft: PlanDraft) -> None:
    """Ask the first open question, or show the sheet."""
    await ask(conversation, draft, draft.question)


async def ask(
    conversation: Conversation, draft: PlanDraft, question: str, said: Markup | str = ""
) -> None:
    """Ask a question, or show the sheet if there is none. `said`: about the text before."""
    try:
        view = await _view(conversation, draft, question, said)
    except StartRefusedError as error:
        return await refused(conversation, draft, error)
    if view is not None:
        await present(conversation, draft, view, question)
        return None
    return await show_sheet(conversation, draft)


async def show_sheet(
    conversation: Conversation, draft: PlanDraft, changed: str = "", said: Markup | str = ""
) -> None:
    """Show the sheet of a draft at the price of now, and keep what it shows.

    `changed`: the setting that was changed just now; it is asked again if it is out of range.
    `said`: why it is shown.
    """
    if draft.question or draft.level is None or draft.limit is None:
        return await go_on(conversation, draft)
    try:
        proposal = await _proposal(conversation, draft, draft.level, draft.limit)
    except StartRefusedError as error:
        return await refused(conversation, draft, error)
    except OutOfRangeError as error:
        return await _out_of_range(conversation, draft, error, changed)
    draft = replace(draft, proposal=proposal)
    if draft.edits:
        view = await _edit_sheet(conversation, draft, proposal)
    else:
        view = await _sheet(conversation, draft, proposal)
    await present(conversation, draft, replace(view, text=stack(said, view.text)))
    return None


async def _sheet(conversation: Conversation, draft: PlanDraft, proposal: Proposal) -> View:
    """Return the sheet of a new strategy."""
    connection = await conversation.deps.connections.get(conversation.person, draft.connection)
    exchange = conversation.deps.exchange_of(connection)
    live = conversation.deps.strategies.live.refusal(connection)
    free = await free_money(conversation, draft)
    return sheets.sheet(conversation.t, exchange, connection.name, proposal, live, free)


async def _proposal(
    conversation: Conversation, draft: PlanDraft, level: RiskLevel, limit: Decimal
) -> Proposal:
    """Return what the draft makes. Raises StartRefusedError, OutOfRangeError."""
    strategies, person = conversation.deps.strategies, conversation.person
    if draft.edits:
        return await strategies.edited(person, draft.edits, draft.custom, limit, level)
    given = draft.connection, draft.pair, level, limit, draft.custom
    return await strategies.sheet_for(person, *given)


async def _edit_sheet(conversation: Conversation, draft: PlanDraft, proposal: Proposal) -> View:
    """Return the sheet of a strategy that runs, with what changes now and what later."""
    run = await conversation.deps.strategies.get(conversation.person, draft.edits)
    exchange, name = await place(conversation, draft)
    return editing.sheet(conversation.t, exchange, name, proposal, run)


async def place(conversation: Conversation, draft: PlanDraft) -> tuple[Exchange, str]:
    """Return the exchange and the name of the connection of a draft. Raises GoneError."""
    connection = await conversation.deps.connections.get(conversation.person, draft.connection)
    return conversation.deps.exchange_of(connection), connection.name


async def free_money(conversation: Conversation, draft: PlanDraft) -> FreeMoney:
    """Return what is free for a strategy now; it is shown, and not kept. Raises GoneError."""
    coin = draft.pair.partition("/")[2]
    funding = conversation.deps.strategies.funding
    return await funding.free(conversation.person, draft.connection, coin, draft.edits)


async def _view(
    conversation: Conversation, draft: PlanDraft, question: str, said: Markup | str
) -> View | None:
    """Return the view of a question; None: there is none. Raises StartRefusedError."""
    t, back = conversation.t, not draft.question
    if question == PAIR:
        strategies = conversation.deps.strategies
        pairs = await strategies.pairs(conversation.person, draft.connection)
        return views.ask_pair(t, pairs, said, back=back)
    exchange, name = await place(conversation, draft)
    head = sheets.heading(t, exchange, name, draft.pair)
    if question == LEVEL:
        return views.ask_level(t, head, back=back)
    if question == LIMIT:
        free = await free_money(conversation, draft)
        coin = draft.pair.partition("/")[2]
        return views.ask_limit(t, head, exchange, coin, free, said, back=back)
    if question and draft.proposal:
        return views.ask_setting(t, question, draft.proposal.ladder, said)
    return None


async def refused(
    conversation: Conversation, draft: PlanDraft, error: StartRefusedError, text: str = ""
) -> None:
    """Say why a strategy cannot be started; ask for another pair if that is the way out."""
    exchanges = conversation.deps.exchanges
    connection = await conversation.deps.connections.get(conversation.person, draft.connection)
    pair = draft.pair or text.upper()
    offer = StrategyOffer(connection, error.reason)
    said = entry_views.refusal_text(conversation.t, error.reason, exchanges, offer, pair)
    if isinstance(error, TooLittleError):
        said = lines(said, funds.short(conversation.t, error))
    if error.reason in _AGAIN:
        return await ask(conversation, replace(draft, pair=""), PAIR, said)
    view = entry_views.refused(conversation.t, offer, said)
    await present(conversation, draft, view, draft.asking)
    return None


async def _out_of_range(
    conversation: Conversation, draft: PlanDraft, error: OutOfRangeError, changed: str
) -> None:
    """Say the range, and ask again for what is out of it."""
    exchange, _ = await place(conversation, draft)
    said = views.range_text(conversation.t, error, draft.pair, exchange)
    if changed and draft.proposal is not None:
        before = replace(draft, custom=draft.proposal.custom)
        return await ask(conversation, before, changed, said)
    if error.setting == LIMIT:
        return await ask(conversation, replace(draft, limit=None), LIMIT, said)
    return await ask(conversation, replace(draft, pair="", custom={}), PAIR, said)
