"""What a person sees of a basket at one time."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.basket import takes_place
from bot.domain.strategies.orders import mark_of
from bot.domain.strategies.run import StrategyRun
from bot.services.strategies.cards import StrategyCard


@dataclass(frozen=True, kw_only=True)
class BasketCard:
    """The cards of all runs of a basket, by pair, with their sums in the coin of prices."""

    id: str
    cards: Sequence[StrategyCard]

    @property
    def runs(self) -> Sequence[StrategyRun]:
        """Its runs, by pair."""
        return [card.run for card in self.cards]

    @property
    def first(self) -> StrategyRun:
        """A run that says what all have in common: one that has not ended, if there is one."""
        return next((run for run in self.runs if not run.has_ended), self.runs[0])

    @property
    def has_ended(self) -> bool:
        """Whether nothing more happens to any run."""
        return self.first.has_ended

    @property
    def mark(self) -> int:
        """A number of at most nine digits that differs when a pair holds something else."""
        held = [run.mark for run in self.runs]
        return mark_of(str(held)) if any(held) else 0

    @property
    def under_way(self) -> int:
        """How many groups take a place now."""
        return sum(takes_place(run.group) for run in self.runs)

    @property
    def at_work(self) -> Decimal:
        """The money of what is held."""
        return sum((card.at_work for card in self.cards if card.at_work), start=ZERO)

    @property
    def result(self) -> Decimal:
        """What was earned with what was sold, fees included."""
        return sum((card.result for card in self.cards), start=ZERO)

    @property
    def on_paper(self) -> Decimal | None:
        """What a sale of all that is held would bring now; None: a price is not known."""
        held = [card.on_paper for card in self.cards if card.held is not None]
        known = [value for value in held if value is not None]
        return sum(known, start=ZERO) if len(known) == len(held) else None
