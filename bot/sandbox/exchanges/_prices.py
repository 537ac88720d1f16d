"""The price world of the sandbox: one price per pair, which all its exchanges share.

A price is a function of the seed and the time alone, so that past and present agree; scripts
change it from the moment of their start.
"""

import math
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_DAY = 86_400.0
_DAILY = 0.02  # the usual change of a day, as a share
_OCTAVES = tuple(5.0 * 4**k for k in range(10))  # periods in seconds: 5 seconds to 15 days


class PriceAction(StrEnum):
    """What can be done to the price of a pair."""

    FALL_5 = "price-fall-5"
    FALL_20 = "price-fall-20"
    RISE_10 = "price-rise-10"
    WICK = "price-wick"
    FREEZE = "price-freeze"
    THAW = "price-thaw"
    DELIST = "price-delist"
    RELIST = "price-relist"


@dataclass(frozen=True)
class _Move:
    """A change of the price that takes some seconds; a wick is over after them."""

    factor: float
    seconds: float
    wick: bool = False
    begin: float = 0.0

    def at(self, now: float) -> float:
        part = (now - self.begin) / self.seconds
        if self.wick:
            return self.factor if 0 <= part < 1 else 1.0
        return float(self.factor ** min(max(part, 0.0), 1.0))


_MOVES = {
    PriceAction.FALL_5: _Move(0.95, 10),
    PriceAction.FALL_20: _Move(0.80, 20),
    PriceAction.RISE_10: _Move(1.10, 10),
    PriceAction.WICK: _Move(0.92, 6, wick=True),
}


class Price:
    """The price of one pair. `clock`: seconds since 1970."""

    def __init__(self, start: float, seed: str, clock: Callable[[], float] = time.time) -> None:
        self.listed = True
        self._start = start
        self._seed = zlib.crc32(seed.encode())
        self._clock = clock
        self._moves: list[_Move] = []
        self._frozen_at: float | None = None

    def at(self, moment: float) -> float:
        """Return the price at a time, in seconds since 1970."""
        if self._frozen_at is not None:
            moment = min(moment, self._frozen_at)
        price = self._start * math.exp(_walk(self._seed, moment))
        for move in self._moves:
            price *= move.at(moment)
        return price

    @property
    def now(self) -> float:
        """The present price."""
        return self.at(self._clock())

    def actions(self) -> tuple[PriceAction, ...]:
        """Return what can be done now."""
        if not self.listed:
            return (PriceAction.RELIST,)
        still = PriceAction.FREEZE if self._frozen_at is None else PriceAction.THAW
        return (*_MOVES, still, PriceAction.DELIST)

    def do(self, action: PriceAction) -> None:
        """Begin a script. Raises ValueError for one that is not possible now."""
        if action not in self.actions():
            raise ValueError(f"{action} cannot be done now")
        if move := _MOVES.get(action):
            self._moves.append(_Move(move.factor, move.seconds, move.wick, self._clock()))
        elif action in {PriceAction.FREEZE, PriceAction.THAW}:
            self._frozen_at = self._clock() if action is PriceAction.FREEZE else None
        else:
            self.listed = action is PriceAction.RELIST


@lru_cache(maxsize=200_000)
def _lattice(seed: int, octave: int, place: int) -> float:
    """Return a number between -1 and 1 that looks random."""
    mixed = zlib.crc32(f"{octave} {place}".encode(), seed)
    return (mixed * 2654435761 % 2**32) / 2**31 - 1


def _walk(seed: int, moment: float) -> float:
    """Return the logarithm of the price over its start: noise of all periods, slow ones larger."""
    total = 0.0
    for octave, period in enumerate(_OCTAVES):
        place, part = divmod(moment / period, 1.0)
        smooth = part * part * (3 - 2 * part)
        low = _lattice(seed, octave, int(place))
        high = _lattice(seed, octave, int(place) + 1)
        total += _DAILY * math.sqrt(period / _DAY) * (low + (high - low) * smooth)
    return total
