"""Which draft a button is of; one of an earlier message leads to what is on the screen now."""

from aiogram.utils.callback_answer import CallbackAnswer

from bot.handlers.dependencies import Conversation
from bot.handlers.strategies import asking, entry
from bot.handlers.strategies.card import show_card
from bot.handlers.strategies.draft import PlanDraft, stored_draft
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal
from bot.services.strategies.strategies import StrategyGoneError
from bot.views import toasts


async def pressed_draft(conversation: Conversation, answer: CallbackAnswer) -> PlanDraft | None:
    """Return the draft that the pressed message shows; None: it shows an earlier one.

    Then what is on the screen now is shown.
    """
    draft = await stored_draft(conversation)
    if draft is not None and draft.screen in {0, _screen(conversation)}:
        return draft
    await _show_present(conversation, draft, answer)
    return None


async def pressed_sheet(
    conversation: Conversation, target: str, answer: CallbackAnswer
) -> tuple[PlanDraft, Proposal | BasketProposal] | None:
    """Return draft and proposal of the pressed sheet; None: it is an earlier one.

    Then what was started from it is shown, or what is on the screen now.
    """
    draft = await stored_draft(conversation)
    if draft is not None and draft.proposal is not None and draft.proposal.id == target:
        return draft, draft.proposal
    try:
        await show_card(conversation, target)
    except StrategyGoneError:
        await _show_present(conversation, draft, answer)
    return None


async def _show_present(
    conversation: Conversation, draft: PlanDraft | None, answer: CallbackAnswer
) -> None:
    """Show the draft as it is, or the strategies if there is none; say why."""
    answer.text = toasts.outdated(conversation.t)
    if draft is None:
        await entry.show_list(conversation)
    else:
        await asking.ask(conversation, draft, draft.asking)


def _screen(conversation: Conversation) -> int:
    """Return the pressed message, or the one that replaced it."""
    messages = conversation.deps.last_messages
    return messages.now(conversation.chat, conversation.screen or 0)
