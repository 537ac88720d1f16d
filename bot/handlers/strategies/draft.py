"""The draft of a strategy: what was chosen so far, kept in the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Self

from bot.domain.strategies.amounts import wire
from bot.domain.strategies.ladder import RiskLevel
from bot.handlers.dependencies import Conversation
from bot.handlers.states import ConversationState
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal
from bot.views import View

PAIR, LEVEL, LIMIT = "pair", "level", "limit"  # questions, beside the names of settings
PAIRS = "pairs"  # several of them
_ENTRY = "strategy"  # of a conversation's data


@dataclass(frozen=True, kw_only=True)
class PlanDraft:
    """What a person chose so far. `proposal`: what the last sheet showed."""

    connection: str
    pairs: tuple[str, ...] = ()
    at_once: int = 1  # groups at a time, of several pairs
    level: RiskLevel | None = None
    limit: Decimal | None = None
    custom: Mapping[str, Decimal] = field(default_factory=dict)
    asking: str = ""  # what a text answers: PAIR, PAIRS, LEVEL, LIMIT, or a setting
    heard: int = 0  # id of the last text; earlier ones come again
    proposal: Proposal | BasketProposal | None = None
    screen: int = 0  # id of the message that shows it; 0: not known
    edits: str = ""  # id of the strategy or basket that is changed; empty: a new one

    @property
    def pair(self) -> str:
        """The only pair; empty: there is none, or there are several."""
        return self.pairs[0] if len(self.pairs) == 1 else ""

    @property
    def coin(self) -> str:
        """The coin with which the pairs are paid; empty: not known yet."""
        return self.pairs[0].partition("/")[2] if self.pairs else ""

    @property
    def question(self) -> str:
        """The first question that is open; empty: none."""
        if not self.pairs:
            return PAIR
        if self.level is None:
            return LEVEL
        return LIMIT if self.limit is None else ""

    def values(self) -> dict[str, Any]:
        """Return the draft as JSON values."""
        return {
            "connection": self.connection,
            "pairs": list(self.pairs),
            "at_once": self.at_once,
            "level": self.level.value if self.level else None,
            "limit": wire(self.limit) if self.limit is not None else None,
            "custom": {name: wire(value) for name, value in self.custom.items()},
            "asking": self.asking,
            "heard": self.heard,
            "proposal": self.proposal.values() if self.proposal else None,
            "screen": self.screen,
            "edits": self.edits,
        }

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> Self:
        """Return the draft of JSON values."""
        limit, level = values["limit"], values["level"]
        one = [values["pair"]] if values.get("pair") else []  # of an earlier version
        return cls(
            connection=values["connection"],
            pairs=tuple(values.get("pairs", one)),
            at_once=values.get("at_once", 1),
            level=RiskLevel(level) if level else None,
            limit=Decimal(limit) if limit else None,
            custom={name: Decimal(value) for name, value in values["custom"].items()},
            asking=values["asking"],
            heard=values["heard"],
            proposal=_restored(values["proposal"]),
            screen=values.get("screen", 0),
            edits=values.get("edits", ""),
        )


def _restored(values: Mapping[str, Any] | None) -> Proposal | BasketProposal | None:
    if not values:
        return None
    return (BasketProposal if "parts" in values else Proposal).restored(values)


async def stored_draft(conversation: Conversation) -> PlanDraft | None:
    """Return the draft of the conversation, if it is about a strategy."""
    values = await conversation.state.get_value(_ENTRY)
    return PlanDraft.restored(values) if values else None


async def keep(conversation: Conversation, draft: PlanDraft, asking: str = "") -> None:
    """Store the draft. `asking`: what the next text answers."""
    values = replace(draft, asking=asking).values()
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.planning, {_ENTRY: values}
    )


async def present(
    conversation: Conversation, draft: PlanDraft, view: View, asking: str = ""
) -> None:
    """Store the draft and show it; the message that showed it before loses its buttons.

    `asking`: what the next text answers.
    """
    await keep(conversation, draft, asking)
    screen = await conversation.show(view)
    if screen != draft.screen:
        await keep(conversation, replace(draft, screen=screen), asking)
        await conversation.freeze_other(draft.screen, screen)


async def begun(conversation: Conversation, draft: PlanDraft) -> PlanDraft:
    """Return a new draft, which takes the place of the one before on the screen."""
    before = await stored_draft(conversation)
    return replace(draft, screen=before.screen) if before else draft
