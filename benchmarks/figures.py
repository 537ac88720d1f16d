"""Figures with yardstick and target, and their table."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_PERCENT = 100
_HEAD = ("figure", "", "yardstick", "ratio", "target", "", "the yardstick is")


@dataclass(frozen=True)
class Target:
    """The target of a figure. A miss is printed and is no error: machines differ."""

    text: str
    met_by: Callable[["Figure"], bool]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One measured number. `yardstick`: the same unit, the same run."""

    name: str
    value: float
    unit: str
    yardstick: float | None = None
    beside: str = ""  # what the yardstick is, or why there is none
    target: Target | None = None

    @property
    def ratio(self) -> float | None:
        """The ratio to the yardstick."""
        return self.value / self.yardstick if self.yardstick else None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        return self.target.met_by(self) if self.target else None


def at_most(limit: float, unit: str) -> Target:
    """Return the target of a figure that should be small."""
    return Target(f"≤ {limit:g} {unit}", lambda figure: figure.value <= limit)


def at_least(limit: float, unit: str) -> Target:
    """Return the target of a figure that should be large."""
    return Target(f"≥ {limit:g} {unit}", lambda figure: figure.value >= limit)


def share_of_yardstick(parts: int) -> Target:
    """Return the target of a figure that should reach one part in `parts` of its yardstick."""
    return Target(f"ratio ≥ 1/{parts}", lambda figure: (figure.ratio or 0) * parts >= 1)


def ratio_of(least: float) -> Target:
    """Return the target of a figure that should reach a share of its yardstick."""
    return Target(f"ratio ≥ {least:g}", lambda figure: (figure.ratio or 0) >= least)


def quantile(values: Sequence[float], percent: int) -> float:
    """Return the value that `percent` of all do not exceed."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=_PERCENT, method="inclusive")[percent - 1]


def scaled(full: int, scale: float) -> int:
    """Return a number at a scale (1 = all), at least one."""
    return max(1, round(full * scale))


def table(title: str, figures: Sequence[Figure]) -> str:
    """Return the figures of one benchmark as a text table."""
    rows = [_HEAD, *(_cells(figure) for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join([title, *(_line(row, widths) for row in rows)])


def _cells(figure: Figure) -> tuple[str, ...]:
    return (
        figure.name,
        _amount(figure.value, figure.unit),
        "—" if figure.yardstick is None else _amount(figure.yardstick, figure.unit),
        "—" if figure.ratio is None else f"{figure.ratio:.2f}",
        figure.target.text if figure.target else "—",
        {True: "ok", False: "miss", None: ""}[figure.met],
        figure.beside,
    )


def _amount(value: float, unit: str) -> str:
    precision = 0 if value >= _PERCENT else 1
    return f"{value:,.{precision}f} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    numbers = range(1, 4)  # right-aligned
    aligned = [
        cell.rjust(width) if place in numbers else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  " + "  ".join(aligned).rstrip()
