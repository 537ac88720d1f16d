"""The operator's stop of trading: at one exchange, or of everything, until the operator ends it."""

import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ports.stops import TradingStops
from bot.domain.snapshot import TradingFigures
from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop

log = logging.getLogger(__name__)


class UnknownScopeError(Exception):
    """A text names neither an exchange nor everything."""


@dataclass(kw_only=True)
class TradingSwitch:
    """Stops trading and lets it go on; every process obeys before it writes its next order.

    `exchanges`: the ids of those that can be stopped. A stop of everything and one of an
    exchange are apart: each is ended by itself.
    """

    stops: TradingStops
    figures: Callable[[], Awaitable[TradingFigures]]
    exchanges: Collection[str]
    clock: Callable[[], datetime]

    def scope_of(self, text: str) -> str:
        """Return the scope that a text names; an empty one is everything.

        Raises UnknownScopeError.
        """
        name = text.strip().casefold() or EVERYTHING
        if name != EVERYTHING and name not in self.exchanges:
            raise UnknownScopeError
        return name

    async def stop(self, scope: str, origin: StopOrigin) -> bool:
        """Send nothing new from now on; False if the scope was stopped already."""
        begun = await self.stops.begin(TradingStop(scope, self.clock(), origin))
        if begun:
            log.info("trading of %s is stopped by the operator (%s)", scope, origin)
        return begun

    async def go(self, scope: str, origin: StopOrigin) -> bool:
        """End the stop of a scope; False if there was none."""
        ended = await self.stops.end(scope, origin)
        if ended:
            log.info("the stop of trading of %s is over (%s)", scope, origin)
        return ended

    async def state(self) -> TradingFigures:
        """Return what trades and what is stopped, as it is now."""
        return await self.figures()
