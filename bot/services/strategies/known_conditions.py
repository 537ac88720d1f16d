"""What holds strategies from outside, as the engine knows it; it is asked for now and then."""

import time
from collections.abc import Awaitable, Callable

from bot.domain.strategies.watch import TradingConditions


class KnownConditions:
    """Asks at most so often. The stops of the operator are looked at once more with each order."""

    def __init__(
        self,
        ask: Callable[[], Awaitable[TradingConditions]],
        rarely: float,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the seconds between two questions, and a clock that never jumps."""
        self._ask = ask
        self._rarely = rarely
        self._elapsed = elapsed
        self._known: tuple[float, TradingConditions] | None = None

    async def now(self) -> TradingConditions:
        """Return the conditions as they are, or were a moment ago."""
        now = self._elapsed()
        if self._known is None or now - self._known[0] >= self._rarely:
            self._known = now, await self._ask()
        return self._known[1]
