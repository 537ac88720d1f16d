"""Asks the questions about a strategy and shows its sheet, as the draft requires."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.exchange import Exchange
from bot.domain.strategies.ladder import OutOfRangeError, RiskLevel
from bot.domain.strategies.starting import StartRefusal, StartRefusedError, TooLittleError
from bot.handlers.dependencies import Conversation
from bot.handlers.strategies.draft import LEVEL, LIMIT, PAIR, PAIRS, PlanDraft, present
from bot.i18n import Markup, Translator
from bot.services.balances import FreeMoney
from bot.services.strategies.basket_proposal import AT_ONCE, BasketProposal, PairRangeError
from bot.services.strategies.proposal import Proposal
from bot.services.strategies.strategies import StrategyOffer
from bot.views import View
from bot.views.strategies import basket_sheet as basket_sheets
from bot.views.strategies import editing, funds, words
from bot.views.strategies import entry as entry_views
from bot.views.strategies import pairs as pair_views
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


async def _sheet(
    conversation: Conversation, draft: PlanDraft, proposal: Proposal | BasketProposal
) -> View:
    """Return the sheet of a new strategy."""
    connection = await conversation.deps.connections.get(conversation.person, draft.connection)
    exchange = conversation.deps.exchange_of(connection)
    live = conversation.deps.strategies.live.refusal(connection)
    free = await free_money(conversation, draft)
    given = conversation.t, exchange, connection.name
    if isinstance(proposal, BasketProposal):
        return basket_sheets.sheet(*given, proposal, live, free)
    return sheets.sheet(*given, proposal, live, free)


async def _proposal(
    conversation: Conversation, draft: PlanDraft, level: RiskLevel, limit: Decimal
) -> Proposal | BasketProposal:
    """Return what the draft makes. Raises StartRefusedError, OutOfRangeError."""
    deps, person = conversation.deps, conversation.person
    if draft.edits and await deps.baskets.is_basket(person, draft.edits):
        given = draft.edits, draft.custom, limit, level, draft.at_once
        return await deps.baskets.starts.edited(person, *given)
    if draft.edits:
        return await deps.strategies.edited(person, draft.edits, draft.custom, limit, level)
    if draft.pair:
        one = draft.connection, draft.pair, level, limit, draft.custom
        return await deps.strategies.sheet_for(person, *one)
    several = draft.connection, draft.pairs, level, limit, draft.at_once, draft.custom
    return await deps.baskets.starts.sheet_for(person, *several)


async def _edit_sheet(
    conversation: Conversation, draft: PlanDraft, proposal: Proposal | BasketProposal
) -> View:
    """Return the sheet of a strategy that runs, with what changes now and what later."""
    deps, person = conversation.deps, conversation.person
    given = conversation.t, *await place(conversation, draft)
    if isinstance(proposal, BasketProposal):
        runs = await deps.baskets.starts.runs(person, draft.edits)
        return basket_sheets.edited(*given, proposal, runs)
    run = await deps.strategies.get(person, draft.edits)
    return editing.sheet(*given, proposal, run)


async def place(conversation: Conversation, draft: PlanDraft) -> tuple[Exchange, str]:
    """Return the exchange and the name of the connection of a draft. Raises GoneError."""
    connection = await conversation.deps.connections.get(conversation.person, draft.connection)
    return conversation.deps.exchange_of(connection), connection.name


async def free_money(conversation: Conversation, draft: PlanDraft) -> FreeMoney:
    """Return what is free for a strategy now; it is shown, and not kept. Raises GoneError."""
    funding = conversation.deps.strategies.funding
    return await funding.free(conversation.person, draft.connection, draft.coin, draft.edits)


async def _view(
    conversation: Conversation, draft: PlanDraft, question: str, said: Markup | str
) -> View | None:
    """Return the view of a question; None: there is none. Raises StartRefusedError."""
    t, back = conversation.t, not draft.question
    if question in {PAIR, PAIRS}:
        pairs = await conversation.deps.strategies.pairs(conversation.person, draft.connection)
        if question == PAIR:
            return views.ask_pair(t, pairs, said, back=back)
        return pair_views.ask(t, pairs, draft.pairs, said)
    exchange, name = await place(conversation, draft)
    head = sheets.heading(t, exchange, name, words.pairs(draft.pairs))
    if question == LEVEL:
        return views.ask_level(t, head, back=back)
    if question == LIMIT:
        free = await free_money(conversation, draft)
        return views.ask_limit(t, head, exchange, draft.coin, free, said, back=back)
    return _setting(t, draft, question, said) if question else None


def _setting(t: Translator, draft: PlanDraft, name: str, said: Markup | str) -> View | None:
    """Return the question about a setting; None: there is no sheet yet."""
    if name == AT_ONCE and isinstance(draft.proposal, BasketProposal):
        return pair_views.ask_at_once(t, draft.proposal, said)
    if name != AT_ONCE and draft.proposal:
        return views.ask_setting(t, name, draft.proposal.ladder, said)
    return None


async def refused(
    conversation: Conversation, draft: PlanDraft, error: StartRefusedError, text: str = ""
) -> None:
    """Say why a strategy cannot be started; ask for other pairs if that is the way out."""
    exchanges = conversation.deps.exchanges
    connection = await conversation.deps.connections.get(conversation.person, draft.connection)
    pair = error.pair or draft.pair or text.upper()
    offer = StrategyOffer(connection, error.reason)
    said = entry_views.refusal_text(conversation.t, error.reason, exchanges, offer, pair)
    if isinstance(error, TooLittleError):
        said = lines(said, funds.short(conversation.t, error))
    if error.reason in _AGAIN and not draft.edits:
        return await _ask_pairs_again(conversation, draft, error.pair, said)
    view = entry_views.refused(conversation.t, offer, said)
    await present(conversation, draft, view, draft.asking)
    return None


async def _ask_pairs_again(
    conversation: Conversation, draft: PlanDraft, pair: str, said: Markup
) -> None:
    """Ask for the pairs again; of several, all but one are kept."""
    if len(draft.pairs) > 1 and pair:
        rest = tuple(one for one in draft.pairs if one != pair)
        return await ask(conversation, replace(draft, pairs=rest), PAIRS, said)
    return await ask(conversation, replace(draft, pairs=()), PAIR, said)


async def _out_of_range(
    conversation: Conversation, draft: PlanDraft, error: OutOfRangeError, changed: str
) -> None:
    """Say the range, and ask again for what is out of it."""
    exchange, _ = await place(conversation, draft)
    pair = error.pair if isinstance(error, PairRangeError) else draft.pairs[0]
    said = views.range_text(conversation.t, error, pair, exchange)
    if changed and draft.proposal is not None:
        return await ask(conversation, _as_shown(draft), changed, said)
    if error.setting == LIMIT:
        return await ask(conversation, replace(draft, limit=None), LIMIT, said)
    if error.setting == AT_ONCE:
        return await show_sheet(conversation, replace(draft, at_once=1), said=said)
    return await _ask_pairs_again(conversation, replace(draft, custom={}), pair, said)


def _as_shown(draft: PlanDraft) -> PlanDraft:
    """Return a draft with the numbers of the last sheet."""
    shown = draft.proposal
    if isinstance(shown, BasketProposal):
        return replace(draft, custom=shown.custom, at_once=shown.at_once)
    return replace(draft, custom=shown.custom) if shown is not None else draft
