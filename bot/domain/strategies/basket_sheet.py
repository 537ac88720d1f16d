"""The worst case of a basket: of the pairs that can lose most, as many as may be open at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.sheet import FALLS, PaperLoss, Sheet


@dataclass(frozen=True, slots=True)
class BasketSheet:
    """The worst case of all groups that may be under way together, in money."""

    falls: Mapping[int, PaperLoss]  # by percent, if all prices fall together
    worst_loss: Decimal
    gap_loss: Decimal
    at_work: Decimal  # most
    first_round_fees: Decimal
    full_round_fees: Decimal
    has_stop: bool


def basket_sheet(sheets: Sequence[Sheet], at_once: int) -> BasketSheet:
    """Return the worst case of pairs, of which `at_once` may have a group at the same time."""

    def most(value: Callable[[Sheet], Decimal]) -> Decimal:
        return sum(sorted(map(value, sheets), reverse=True)[:at_once], start=ZERO)

    return BasketSheet(
        falls={
            percent: PaperLoss(
                at_work=most(lambda sheet, p=percent: sheet.falls[p].at_work),  # type: ignore[misc]
                loss=most(lambda sheet, p=percent: sheet.falls[p].loss),  # type: ignore[misc]
            )
            for percent in FALLS
        },
        worst_loss=most(lambda sheet: sheet.worst_loss),
        gap_loss=most(lambda sheet: sheet.gap_loss),
        at_work=most(lambda sheet: sheet.at_work),
        first_round_fees=most(lambda sheet: sheet.first_round_fees),
        full_round_fees=most(lambda sheet: sheet.full_round_fees),
        has_stop=all(sheet.stop_at is not None for sheet in sheets),
    )
