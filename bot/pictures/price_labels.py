"""The prices beside a ladder: their digits, their size, and a place for each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

from bot.domain.strategies.amounts import wire
from bot.pictures.canvas import Colour, width_of
from bot.pictures.price_scale import Scale
from bot.views.picture import DigitMarks

SIZE = 13.0  # units, of a label
_WIDEST = 104.0
_APART = 16.0  # from one label to the next
_CENTS = Decimal("0.01")
_PRECISE = 1_000  # from this price on cents are enough
_DIGITS = Context(prec=5, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, kw_only=True)
class PriceLabel:
    """A price that is written. `kept`: it is moved where it has no room; others are left out."""

    price: Decimal
    colour: Colour
    is_now: bool
    kept: bool
    marks: DigitMarks

    @property
    def digits(self) -> str:
        """The price in Latin digits: cents, or five digits of a small one."""
        large = self.price >= _PRECISE
        shown = self.price.quantize(_CENTS) if large else _DIGITS.plus(self.price)
        whole, _, part = wire(shown).partition(".")
        grouped = f"{int(whole):,}".replace(",", self.marks.thousands)
        return f"{grouped}{self.marks.decimal}{part}" if part else grouped


class LabelColumn(NamedTuple):
    """The width of all labels, and the size of their letters."""

    width: float
    size: float


def label_column(labels: Iterable[PriceLabel]) -> LabelColumn:
    """Return a column in which the widest label has room."""
    widest = max((width_of(label.digits, SIZE) for label in labels), default=0.0)
    size = SIZE if widest <= _WIDEST else SIZE * _WIDEST / widest
    return LabelColumn(min(widest, _WIDEST), size)


def placed(
    labels: Sequence[PriceLabel], scale: Scale, top: float, bottom: float
) -> Iterator[tuple[PriceLabel, float]]:
    """Yield labels with the height of their middle, so that none covers another."""
    taken: list[float] = []
    for label in labels:
        wanted = scale.y(label.price)
        y = _free(wanted, taken, top, bottom) if label.kept else wanted
        if y is not None and all(abs(y - other) >= _APART for other in taken):
            taken.append(y)
            yield label, y


def _free(wanted: float, taken: Sequence[float], top: float, bottom: float) -> float | None:
    """Return the nearest height that has room; None: there is none."""
    candidates = [wanted, *(other + side for other in taken for side in (-_APART, _APART))]
    fitting = [
        y
        for y in candidates
        if top <= y <= bottom and all(abs(y - other) >= _APART for other in taken)
    ]
    return min(fitting, key=lambda y: abs(y - wanted), default=None)
