"""What a person is about to start on several pairs, and the sheet that they confirm."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Self

from bot.domain.connection import Connection
from bot.domain.strategies.amounts import wire
from bot.domain.strategies.basket import limit_of_each
from bot.domain.strategies.basket_sheet import BasketSheet, basket_sheet
from bot.domain.strategies.editing import EditEffect
from bot.domain.strategies.ladder import Ladder, OutOfRangeError, RiskLevel
from bot.domain.strategies.orders import mark_of
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sheet import is_riskier
from bot.services.strategies.proposal import (
    Proposal,
    ProposalError,
    confirmed_proposal,
    confirmed_sheet,
    edited_sheet,
    effect_of,
    sheet_values,
)

AT_ONCE = "at_once"  # the setting: groups at a time


class PairRangeError(OutOfRangeError):
    """A number is out of range for one of several pairs."""

    def __init__(self, error: OutOfRangeError, pair: str) -> None:
        super().__init__(error.setting, error.least, error.most)
        self.pair = pair


@dataclass(frozen=True, kw_only=True)
class BasketProposal:
    """A basket before it is confirmed. The same proposal is started once."""

    id: str  # becomes the one of the basket
    limit: Decimal  # of all groups together
    at_once: int
    most: int  # pairs that it was started with: as many groups at a time at most
    parts: tuple[Proposal, ...]  # one for each pair, with the limit of a group

    @property
    def connection(self) -> str:
        """The id of the connection."""
        return self.parts[0].connection

    @property
    def pairs(self) -> tuple[str, ...]:
        """The pairs."""
        return tuple(part.pair for part in self.parts)

    @property
    def coin(self) -> str:
        """The coin of prices and money, of all pairs."""
        return self.parts[0].coin

    @property
    def level(self) -> RiskLevel:
        """The risk level of all pairs."""
        return self.parts[0].level

    @property
    def custom(self) -> Mapping[str, Decimal]:
        """What the person changed, for all pairs."""
        return self.parts[0].custom

    @property
    def ladder(self) -> Ladder:
        """The ladder of all pairs."""
        return self.parts[0].ladder

    @property
    def sheet(self) -> BasketSheet:
        """The worst case of all groups. Raises OutOfRangeError, PairRangeError."""
        return basket_sheet([part.sheet for part in self.parts], self.at_once)

    @property
    def mark(self) -> int:
        """A number that differs for other numbers or another price, at most nine digits."""
        return mark_of(json.dumps(self.values(), sort_keys=True))

    def values(self) -> dict[str, Any]:
        """Return the proposal as JSON values, for a draft."""
        return {
            "id": self.id,
            "limit": wire(self.limit),
            "at_once": self.at_once,
            "most": self.most,
            "parts": [part.values() for part in self.parts],
        }

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> Self:
        """Return the proposal of JSON values. Raises ProposalError."""
        try:
            return cls(
                id=str(values["id"]),
                limit=Decimal(values["limit"]),
                at_once=int(values["at_once"]),
                most=int(values["most"]),
                parts=tuple(Proposal.restored(part) for part in values["parts"]),
            )
        except (ArithmeticError, KeyError, TypeError, ValueError):
            raise ProposalError from None


def checked_basket(proposal: BasketProposal) -> BasketProposal:
    """Return a basket all of whose orders can be sent, at every pair.

    Raises OutOfRangeError, where the limit is that of all groups; PairRangeError for a pair.
    """
    if not 1 <= proposal.at_once <= proposal.most:
        raise OutOfRangeError(AT_ONCE, 1, proposal.most)
    least = Decimal(0)
    for part in proposal.parts:
        try:
            _ = part.sheet
        except OutOfRangeError as error:
            if error.setting == "tick":
                raise PairRangeError(error, part.pair) from None
            if error.setting != "limit":
                raise
            least = max(least, Decimal(error.least))
    if least:
        raise OutOfRangeError("limit", least * proposal.at_once, None)
    return proposal


def with_parts(proposal: BasketProposal, **changes: Any) -> BasketProposal:
    """Return a basket whose pairs have these changes, each with its share of the limit."""
    if not 1 <= proposal.at_once <= proposal.most:
        raise OutOfRangeError(AT_ONCE, 1, proposal.most)
    limit = limit_of_each(proposal.limit, proposal.at_once)
    parts = tuple(replace(part, limit=limit, **changes) for part in proposal.parts)
    return replace(proposal, parts=parts)


def confirmed_parts(proposal: BasketProposal, connection: Connection) -> list[dict[str, Any]]:
    """Return what is stored with the confirmation of each pair: its sheet, and the basket's."""
    shown = _shown(proposal)
    return [{**confirmed_sheet(part, connection), "basket": shown} for part in proposal.parts]


def edited_part(proposal: BasketProposal, part: Proposal, run: StrategyRun) -> dict[str, Any]:
    """Return what is stored with the confirmation of other numbers for a run of a basket."""
    return {**edited_sheet(part, run.sheet), "basket": _shown(proposal)}


def confirmed_basket(runs: Sequence[StrategyRun]) -> BasketProposal:
    """Return what was confirmed last for a basket. Raises ProposalError if it cannot be read.

    `runs`: all of it; its pairs are those that have not ended.
    """
    going = [run for run in runs if not run.has_ended] or runs
    shown, strategy = going[0].sheet.get("basket"), going[0].strategy
    if not isinstance(shown, Mapping):
        raise ProposalError
    try:
        return BasketProposal(
            id=str(strategy.basket),
            limit=Decimal(shown["limit"]),
            at_once=strategy.at_once,
            most=len(runs),
            parts=tuple(confirmed_proposal(run) for run in going),
        )
    except (ArithmeticError, KeyError, TypeError, ValueError):
        raise ProposalError from None


def basket_effect(runs: Sequence[StrategyRun], proposal: BasketProposal) -> EditEffect:
    """Return what other numbers do to a basket. Raises ProposalError, OutOfRangeError."""
    before, parts = confirmed_basket(runs), parts_of(proposal)
    effects = [effect_of(run, parts[run.pair]) for run in runs if run.pair in parts]
    now = frozenset[str]().union(*(found.now for found in effects))
    later = frozenset[str]().union(*(found.later for found in effects))
    if before.at_once != proposal.at_once:
        now |= {AT_ONCE}
    return EditEffect(now, later)


def basket_adds_risk(runs: Sequence[StrategyRun], proposal: BasketProposal) -> bool:
    """Return whether other numbers raise limit, groups at a time or the worst loss of a basket.

    The loss is compared for the same money and price. What cannot be read or traded says
    nothing: then they do.
    """
    try:
        before = confirmed_basket(runs)
        if proposal.limit > before.limit or proposal.at_once > before.at_once:
            return True
        each, parts = before.parts[0].limit, parts_of(proposal)
        return any(
            is_riskier(
                replace(part, price=parts[part.pair].price, rules=parts[part.pair].rules).sheet,
                replace(parts[part.pair], limit=each).sheet,
            )
            for part in before.parts
            if part.pair in parts
        )
    except (ProposalError, OutOfRangeError):
        return True


def parts_of(proposal: BasketProposal) -> Mapping[str, Proposal]:
    """Return the parts of a basket by pair."""
    return {part.pair: part for part in proposal.parts}


def _shown(proposal: BasketProposal) -> dict[str, Any]:
    """Return the numbers of a basket as its sheet showed them."""
    return {
        **sheet_values(proposal.sheet),
        "id": proposal.id,
        "limit": wire(proposal.limit),
        "at_once": proposal.at_once,
        "pairs": list(proposal.pairs),
    }
