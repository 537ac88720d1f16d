"""Trades whenever this process holds the role, and stands by otherwise."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from bot.domain.timings import USUAL, Timings
from bot.services.loops import run_forever, survive
from bot.services.strategies.disturbances import Disturbances
from bot.services.strategies.engine import TradingEngine
from bot.services.strategies.role import TradingRole


@dataclass(kw_only=True)
class TradingLoop:
    """Runs the engine until cancelled. `on_role`: is called with whether this process trades."""

    role: TradingRole
    engine: TradingEngine
    disturbances: Disturbances | None = None  # None: accounts are not compared
    on_role: Callable[..., None] = lambda *, trading: None  # noqa: ARG005
    timings: Timings = USUAL
    _renewed: float | None = field(default=None, init=False)

    async def run(self) -> None:
        """Trade until cancelled; then release the role."""
        try:
            await run_forever("trading", self.round, self.timings.trading)
        finally:
            self.on_role(trading=False)
            if self.disturbances:
                await survive(self.disturbances.stop)
            await survive(partial(self.engine.stop, self.timings.order_grace))
            await survive(self.role.release)

    async def round(self) -> None:
        """Renew the role if it is time, and look at each strategy once if it is held."""
        now = time.monotonic()
        if self._renewed is None or now - self._renewed >= self.timings.turn:
            try:
                newly = await self.role.take()
            finally:
                self.on_role(trading=self.role.until() is not None)
            self._renewed = now
            if newly:
                self.engine.start()
        if self.role.until() is None:
            self.engine.rest()
            return
        await self.engine.step()
        if self.disturbances:
            self.disturbances.look(self.engine)
