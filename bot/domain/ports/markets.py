"""Port for what markets say in public: rules of pairs, prices, past prices. It needs no key."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.diagnosis import Problem
from bot.domain.strategies.market import Candle, Quote, Rules


class UnknownPairError(LookupError):
    """An exchange does not trade a pair, or not any more."""

    def __init__(self, exchange: str, pair: str) -> None:
        super().__init__(f"{exchange} has no {pair}")
        self.exchange = exchange
        self.pair = pair


class MarketsUnavailableError(Exception):
    """An exchange did not answer a public question, or the answer cannot be read."""

    def __init__(self, exchange: str, problem: Problem) -> None:
        super().__init__(f"{exchange}: {problem.value}")
        self.exchange = exchange
        self.problem = problem  # why


class Markets(Protocol):
    """What markets say. A pair is written BTC/USDT."""

    async def rules(self, exchange: str, pair: str) -> Rules:
        """Return the rules of a pair. Raises UnknownPairError, MarketsUnavailableError."""

    async def pairs(self, exchange: str) -> Sequence[str]:
        """Return the spot pairs that can be traded, most traded first.

        Raises MarketsUnavailableError.
        """

    def quote(self, exchange: str, pair: str) -> Quote | None:
        """Return the newest quote of a watched pair; None: not watched, or none so far."""

    async def quote_now(self, exchange: str, pair: str) -> Quote:
        """Ask the exchange once. Raises UnknownPairError, MarketsUnavailableError.

        A pair without buyers or sellers raises UnknownPairError too: it has no price.
        """

    async def quotes_now(self, exchange: str, pairs: Collection[str]) -> Mapping[str, Quote]:
        """Ask the exchange for several pairs; one that has no price is left out.

        Raises MarketsUnavailableError.
        """

    def watch(self, exchange: str, pairs: Collection[str]) -> None:
        """Keep up the quotes of these pairs from now on, and of no others; empty: rest."""

    async def candles(self, exchange: str, pair: str, days: int) -> Sequence[Candle]:
        """Return the past prices of some days, oldest first: hourly, or as fine as there are.

        Raises UnknownPairError, MarketsUnavailableError.
        """


class AddressBudget(Protocol):
    """The pauses of one exchange that all calls from our address have in common."""

    def paused(self, now: datetime) -> bool:
        """Return whether the exchange is paused now."""

    def slow_down(self, now: datetime, wait: float | None) -> None:
        """Pause for `wait` seconds, or for a usual time."""
