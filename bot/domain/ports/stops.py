"""Port for the stops of the operator."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.strategies.stops import StopOrigin, TradingStop


class TradingStops(Protocol):
    """Stores the stops of the operator; every one stays in the table when it is over."""

    async def current(self) -> Sequence[TradingStop]:
        """Return the stops that are not over, that of everything first."""

    async def begin(self, stop: TradingStop) -> bool:
        """Store a stop; False if its scope is stopped already."""

    async def end(self, scope: str, origin: StopOrigin) -> bool:
        """End the stop of a scope; False if there is none."""
