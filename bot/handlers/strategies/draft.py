"""The draft of a strategy: what was chosen so far, kept in the conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Self

from bot.domain.strategies.amounts import wire
from bot.domain.strategies.ladder import RiskLevel
from bot.handlers.dependencies import Conversation
from bot.handlers.states import ConversationState
from bot.services.connections import GoneError
from bot.services.strategies.proposal import Proposal

PAIR, LEVEL, LIMIT = "pair", "level", "limit"  # questions, beside the names of settings
_ENTRY = "strategy"  # of a conversation's data


@dataclass(frozen=True, kw_only=True)
class PlanDraft:
    """What a person chose so far. `proposal`: what the last sheet showed."""

    connection: str
    pair: str = ""
    level: RiskLevel | None = None
    limit: Decimal | None = None
    custom: Mapping[str, Decimal] = field(default_factory=dict)
    asking: str = ""  # what a text answers: PAIR, LEVEL, LIMIT, or a setting
    heard: int = 0  # id of the last text; earlier ones come again
    proposal: Proposal | None = None
    edits: str = ""  # id of the strategy that is changed; empty: a new one

    @property
    def question(self) -> str:
        """The first question that is open; empty: none."""
        if not self.pair:
            return PAIR
        if self.level is None:
            return LEVEL
        return LIMIT if self.limit is None else ""

    def values(self) -> dict[str, Any]:
        """Return the draft as JSON values."""
        return {
            "connection": self.connection,
            "pair": self.pair,
            "level": self.level.value if self.level else None,
            "limit": wire(self.limit) if self.limit is not None else None,
            "custom": {name: wire(value) for name, value in self.custom.items()},
            "asking": self.asking,
            "heard": self.heard,
            "proposal": self.proposal.values() if self.proposal else None,
            "edits": self.edits,
        }

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> Self:
        """Return the draft of JSON values."""
        limit, level, proposal = values["limit"], values["level"], values["proposal"]
        return cls(
            connection=values["connection"],
            pair=values["pair"],
            level=RiskLevel(level) if level else None,
            limit=Decimal(limit) if limit else None,
            custom={name: Decimal(value) for name, value in values["custom"].items()},
            asking=values["asking"],
            heard=values["heard"],
            proposal=Proposal.restored(proposal) if proposal else None,
            edits=values.get("edits", ""),
        )


async def stored_draft(conversation: Conversation) -> PlanDraft | None:
    """Return the draft of the conversation, if it is about a strategy."""
    values = await conversation.state.get_value(_ENTRY)
    return PlanDraft.restored(values) if values else None


async def draft_of(conversation: Conversation) -> PlanDraft:
    """Return the draft of the conversation. Raises GoneError: its buttons are outdated."""
    if (draft := await stored_draft(conversation)) is None:
        raise GoneError
    return draft


async def proposed(
    conversation: Conversation, target: str
) -> tuple[PlanDraft | None, Proposal | None]:
    """Return the draft and its proposal if they are those of a button, else twice None."""
    draft = await stored_draft(conversation)
    if draft is None or draft.proposal is None or draft.proposal.id != target:
        return None, None
    return draft, draft.proposal


async def keep(conversation: Conversation, draft: PlanDraft, asking: str = "") -> None:
    """Store the draft. `asking`: what the next text answers."""
    values = replace(draft, asking=asking).values()
    await conversation.deps.conversations.put(
        conversation.state.key, ConversationState.planning, {_ENTRY: values}
    )
