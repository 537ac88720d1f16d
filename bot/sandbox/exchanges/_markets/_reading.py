"""What the markets of all exchanges have in common."""

from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import parse_qsl

from bot.sandbox.exchanges._http import ExchangeReply, ExchangeRequest
from bot.sandbox.exchanges._world import Bar, PriceWorld, SandboxPair

MarketHandler: TypeAlias = Callable[..., ExchangeReply]
"""Takes the call, the world, and the groups of its path."""

MarketRoutes: TypeAlias = Mapping[str, MarketHandler]
"""Regular expression of a path → the handler of its GET."""

FEE = "0.001"  # of makers and takers at every exchange


def asked(call: ExchangeRequest) -> dict[str, str]:
    """Return the parameters of a query."""
    return dict(parse_qsl(call.query))


def number(text: str | None, usual: float) -> float:
    """Return a number that was sent; `usual` if it is none."""
    try:
        return float(text or "")
    except ValueError:
        return usual


def newest(bars: list[Bar], most: int) -> list[Bar]:
    """Return the newest candles, newest first."""
    return bars[-most:][::-1]


def span(
    sent: Mapping[str, str], world: PriceWorld, begin: str, end: str, unit: int = 1
) -> tuple[float, float]:
    """Return begin and end of the asked time, in seconds. `unit`: 1000 for milliseconds."""
    until = number(sent.get(end), world.clock() * unit) / unit
    return number(sent.get(begin), (until - 86_400) * unit) / unit, until


def bars_of(
    world: PriceWorld, pair: SandboxPair | None, times: tuple[float, float], hours: int = 1
) -> list[Bar]:
    """Return the candles of a pair; none if it is not listed."""
    return [] if pair is None else world.bars(pair, *times, hours)
