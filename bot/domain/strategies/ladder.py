"""The numbers that a person chooses, their ranges, and the three risk levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from bot.domain.strategies.amounts import ONE, ZERO


class RiskLevel(StrEnum):
    """How much of the margin limit can be lost: about 12 %, about 20 %, all of it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class OutOfRangeError(ValueError):
    """A setting is outside of its range."""

    def __init__(self, setting: str, least: Decimal | int, most: Decimal | int | None) -> None:
        """Take the name of the setting and its range; `most`: None if there is no bound."""
        super().__init__(setting)
        self.setting = setting
        self.least = least
        self.most = most


@dataclass(frozen=True, slots=True)
class Ladder:
    """The numbers of a plan without its money; shares, not percents."""

    topups: int  # buys after the first one
    first_drop: Decimal  # of the first top-up, below the first buy
    step_scale: Decimal  # each distance against the one before
    volume_scale: Decimal  # the money of each buy against the one before
    take_profit: Decimal  # over the average, after fees
    stop: Decimal  # below the average; 0: none
    recovery: Decimal  # Recovery Mode starts this far below the average; 0: off
    pause: Decimal = Decimal(10)  # minutes between two groups
    guards: Decimal = ONE  # a first buy waits for a calm market; 0: it does not

    def drops(self) -> tuple[Decimal, ...]:
        """Return how far below the first buy each buy is due."""
        drops, distance = [ZERO], self.first_drop
        for _ in range(self.topups):
            drops.append(drops[-1] + distance)
            distance *= self.step_scale
        return tuple(drops)

    def shares(self) -> tuple[Decimal, ...]:
        """Return the share of the limit that each buy gets."""
        weights = [self.volume_scale**number for number in range(self.topups + 1)]
        return tuple(weight / sum(weights) for weight in weights)


PRESETS: Mapping[RiskLevel, Ladder] = MappingProxyType(
    {
        level: Ladder(topups, *(Decimal(number) for number in numbers.split()))
        for level, topups, numbers in (
            (RiskLevel.LOW, 3, "0.04 1.25 1 0.012 0.12 0.08"),
            (RiskLevel.MEDIUM, 5, "0.025 1.3 1.25 0.012 0.20 0.12"),
            (RiskLevel.HIGH, 7, "0.015 1.4 1.4 0.01 0 0.18"),
        )
    }
)

RANGES: Mapping[str, tuple[Decimal, Decimal]] = MappingProxyType(
    {
        setting: (Decimal(least), Decimal(most))
        for setting, least, most in (
            ("topups", "0", "20"),
            ("first_drop", "0.002", "0.5"),
            ("step_scale", "0.5", "5"),
            ("volume_scale", "0.5", "5"),
            ("take_profit", "0.002", "1"),
            ("stop", "0.01", "0.9"),
            ("recovery", "0.01", "0.9"),
            ("pause", "1", "1440"),
            ("guards", "0", "1"),
        )
    }
)
OPTIONAL = frozenset({"stop", "recovery"})  # 0 switches them off
DEEPEST = Decimal("0.95")  # of the last top-up, below the first buy


def checked(ladder: Ladder) -> Ladder:
    """Return a ladder whose numbers are in range. Raises OutOfRangeError."""
    for setting, (least, most) in RANGES.items():
        value = getattr(ladder, setting)
        if not least <= value <= most and not (setting in OPTIONAL and value == 0):
            raise OutOfRangeError(setting, least, most)
    if ladder.drops()[-1] > DEEPEST:
        raise OutOfRangeError("first_drop", RANGES["first_drop"][0], _widest(ladder))
    return ladder


def _widest(ladder: Ladder) -> Decimal:
    """Return the greatest first drop with which the last top-up is not too deep."""
    distances = sum((ladder.step_scale**number for number in range(ladder.topups)), start=ZERO)
    return min(DEEPEST / max(distances, ONE), RANGES["first_drop"][1]).quantize(Decimal("1e-6"))
