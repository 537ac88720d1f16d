"""Where times and prices are in a picture."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from bot.views.picture import PriceLadder

_ROOM = 0.6  # of the height of the steps, for past prices above and below them
_LEAST = 1e-9  # height of a price range, as a share of the price


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The edges of the prices, in units; `now`: where the past ends."""

    left: float
    now: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Turns times and prices into places. What is outside of the range is at its edge."""

    frame: Frame
    first: float  # seconds
    last: float
    low: float  # prices
    high: float

    @classmethod
    def of(cls, picture: PriceLadder, frame: Frame) -> Self:
        """Return the scale that shows each level, and of the past what fits beside them."""
        shown = [float(level.price) for level in picture.levels]
        shown += [float(picture.price)] if picture.price is not None else []
        past = [float(price) for c in picture.past for price in (c.low, c.high)]
        low, high = min(shown or past or [0.0]), max(shown or past or [1.0])
        reach = (high - low or high or 1.0) * _ROOM
        low = max(min([low, *past]), low - reach)
        high = min(max([high, *past]), high + reach)
        first = picture.past[0].at if picture.past else picture.at
        return cls(frame=frame, first=first, last=picture.at, low=low, high=high)

    def x(self, at: float) -> float:
        """Return the place of a time; after now is at now."""
        share = (at - self.first) / (self.last - self.first) if self.last > self.first else 1.0
        return self.frame.left + (self.frame.now - self.frame.left) * min(max(share, 0.0), 1.0)

    def y(self, price: Decimal | float) -> float:
        """Return the height of a price."""
        span, share = self.high - self.low, 0.5  # in the middle where all prices are one
        if span > self.high * _LEAST:
            share = min(max((float(price) - self.low) / span, 0.0), 1.0)
        return self.frame.bottom - (self.frame.bottom - self.frame.top) * share
