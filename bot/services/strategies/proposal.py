"""What a person is about to start: the numbers, and the sheet that they confirm."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from decimal import Decimal
from typing import Any, Self

from bot.domain.connection import Connection
from bot.domain.strategies.amounts import wire
from bot.domain.strategies.basket_sheet import BasketSheet
from bot.domain.strategies.editing import EditEffect, effect
from bot.domain.strategies.ladder import PRESETS, Ladder, OutOfRangeError, RiskLevel
from bot.domain.strategies.market import Rules
from bot.domain.strategies.orders import mark_of
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sheet import Sheet, checked_plan, is_riskier, sheet_of

CHANGEABLE = (
    "topups",
    "first_drop",
    "step_scale",
    "volume_scale",
    "take_profit",
    "stop",
    "recovery",
    "pause",
    "guards",
)
_WHERE = ("exchange", "name", "account")  # of a connection


class ProposalError(ValueError):
    """Stored values are no proposal that this version can read."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A strategy before it is confirmed. The same proposal is started once."""

    id: str  # becomes the one of the strategy
    connection: str
    pair: str
    level: RiskLevel
    limit: Decimal
    price: Decimal  # at which the sheet was made
    rules: Rules
    custom: Mapping[str, Decimal] = field(default_factory=dict)  # by name of CHANGEABLE

    @property
    def pairs(self) -> tuple[str, ...]:
        """The only pair."""
        return (self.pair,)

    @property
    def coin(self) -> str:
        """The coin of prices and money."""
        return self.pair.partition("/")[2]

    @property
    def ladder(self) -> Ladder:
        """The ladder of the level with what the person changed."""
        return customized(PRESETS[self.level], self.custom)

    @property
    def plan(self) -> Plan:
        """The plan. Raises OutOfRangeError."""
        return checked_plan(self.ladder, self.limit, self.price, self.rules)

    @property
    def sheet(self) -> Sheet:
        """The sheet. Raises OutOfRangeError."""
        return sheet_of(self.ladder, self.limit, self.price, self.rules)

    @property
    def mark(self) -> int:
        """A number that differs for other numbers or another price, at most nine digits."""
        return mark_of(json.dumps(self.values(), sort_keys=True))

    def values(self) -> dict[str, Any]:
        """Return the proposal as JSON values, for a draft."""
        return {
            "id": self.id,
            "connection": self.connection,
            "pair": self.pair,
            "level": self.level.value,
            "limit": wire(self.limit),
            "price": wire(self.price),
            "rules": {name: wire(value) for name, value in asdict(self.rules).items()},
            "custom": {name: wire(value) for name, value in self.custom.items()},
        }

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> Self:
        """Return the proposal of JSON values. Raises ProposalError."""
        try:
            return cls(
                id=str(values["id"]),
                connection=str(values["connection"]),
                pair=str(values["pair"]),
                level=RiskLevel(values["level"]),
                limit=Decimal(values["limit"]),
                price=Decimal(values["price"]),
                rules=Rules(**{f.name: Decimal(values["rules"][f.name]) for f in fields(Rules)}),
                custom={name: Decimal(value) for name, value in values["custom"].items()},
            )
        except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
            raise ProposalError from None


def customized(ladder: Ladder, custom: Mapping[str, Decimal]) -> Ladder:
    """Return a ladder with changed numbers; other names than CHANGEABLE are ignored."""
    changed: dict[str, Any] = {name: custom[name] for name in CHANGEABLE if name in custom}
    if "topups" in changed:
        changed["topups"] = int(changed["topups"])
    return replace(ladder, **changed)


def confirmed_sheet(proposal: Proposal, connection: Connection) -> dict[str, Any]:
    """Return what is stored with a confirmation: the sheet, for what, and where."""
    return edited_sheet(proposal, {name: getattr(connection, name) for name in _WHERE})


def edited_sheet(proposal: Proposal, before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is stored with the confirmation of other numbers. `before`: the sheet of then."""
    where = {name: before.get(name) for name in _WHERE}
    return {**sheet_values(proposal.sheet), **where, "proposal": proposal.values()}


def confirmed_proposal(run: StrategyRun) -> Proposal:
    """Return what was confirmed last. Raises ProposalError if it cannot be read."""
    values = run.sheet.get("proposal")
    if not isinstance(values, Mapping):
        raise ProposalError
    return Proposal.restored(values)


def effect_of(run: StrategyRun, proposal: Proposal) -> EditEffect:
    """Return what other numbers do to a strategy. Raises ProposalError, OutOfRangeError."""
    before = confirmed_proposal(run)
    changed = {n for n in CHANGEABLE if getattr(before.ladder, n) != getattr(proposal.ladder, n)}
    changed |= {"limit"} if before.limit != proposal.limit else set()
    return effect(frozenset(changed), run.plan, proposal.plan, run.open_group)


def adds_risk(run: StrategyRun, proposal: Proposal) -> bool:
    """Return whether other numbers raise the limit or the worst loss of a strategy.

    Both sheets are made at the same price. What was confirmed and cannot be traded any more
    says nothing: then they do. Raises OutOfRangeError for the other numbers.
    """
    after = proposal.sheet
    try:
        confirmed = confirmed_proposal(run)
        before = replace(confirmed, price=proposal.price, rules=proposal.rules).sheet
    except (ProposalError, OutOfRangeError):
        return True
    return proposal.limit > confirmed.limit or is_riskier(before, after)


def sheet_values(sheet: Sheet | BasketSheet) -> dict[str, Any]:
    """Return a sheet as JSON values, as it is stored with its confirmation."""
    return {f.name: _written(getattr(sheet, f.name)) for f in fields(sheet)}


def _written(value: Any) -> Any:
    if isinstance(value, Decimal):
        return wire(value)
    if isinstance(value, tuple):
        return [{name: wire(number) for name, number in asdict(buy).items()} for buy in value]
    if isinstance(value, Mapping):
        return {
            str(percent): {name: wire(number) for name, number in asdict(loss).items()}
            for percent, loss in value.items()
        }
    return value
