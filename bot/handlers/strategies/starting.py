"""Starts what a sheet shows, for one pair or for several, and shows what runs then."""

from bot.handlers.dependencies import Conversation
from bot.handlers.strategies.card import card, put_card
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal
from bot.views.strategies import entry as views


async def start(
    conversation: Conversation, proposal: Proposal | BasketProposal, *, live: bool
) -> None:
    """Start what was confirmed, and show it. `live`: with real money.

    Raises StartRefusedError, PriceMovedError.
    """
    is_live = await _started(conversation, proposal, live=live)
    await conversation.end()
    shown = await card(conversation, proposal.id)
    calm = bool(proposal.ladder.guards)
    view = views.started(conversation.t, shown, live=is_live, calm=calm)
    await put_card(conversation, proposal.id, view)


async def _started(
    conversation: Conversation, proposal: Proposal | BasketProposal, *, live: bool
) -> bool:
    """Start it; return whether it is live: what was started before stays as it is."""
    person, one = conversation.person, conversation.deps.strategies
    if isinstance(proposal, BasketProposal):
        several = conversation.deps.baskets.starts
        start_all = several.start_live if live else several.start
        return (await start_all(person, proposal))[0].is_live
    start_one = one.start_live if live else one.start
    return (await start_one(person, proposal)).is_live
