"""Markets in memory, whose prices a test sets."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.diagnosis import Problem
from bot.domain.ports.markets import MarketsUnavailableError, UnknownPairError
from bot.domain.strategies.market import Candle, Quote, Rules
from tests.domain.strategies.market import RULES


@dataclass
class MarketsInMemory:
    """Markets with one set of rules; `clock` stamps the quotes, in seconds."""

    clock: Callable[[], float]
    listed: tuple[str, ...] = ("BTC/USDT", "ETH/USDT", "ETH/BTC")
    silent: bool = False
    prices: dict[tuple[str, str], Quote] = field(default_factory=dict)
    watched: dict[str, set[str]] = field(default_factory=dict)

    def set(self, price: str | int | Decimal, pair: str = "BTC/USDT", exchange: str = "") -> None:
        """Set a calm price without a spread; for every exchange unless one is named."""
        money = Decimal(price)
        quote = Quote(money, money, self.clock(), Decimal(0), Decimal(10**9))
        self.prices[exchange, pair] = quote

    async def rules(self, exchange: str, pair: str) -> Rules:
        self._require(exchange, pair)
        return RULES

    async def pairs(self, exchange: str) -> Sequence[str]:
        self._require(exchange, self.listed[0])
        return self.listed

    def quote(self, exchange: str, pair: str) -> Quote | None:
        if pair not in self.watched.get(exchange, ()):
            return None
        return self.prices.get((exchange, pair)) or self.prices.get(("", pair))

    async def quote_now(self, exchange: str, pair: str) -> Quote:
        self._require(exchange, pair)
        return self.prices.get((exchange, pair)) or self.prices["", pair]

    async def quotes_now(self, exchange: str, pairs: Collection[str]) -> Mapping[str, Quote]:
        self._require(exchange, self.listed[0])
        found = {p: self.prices.get((exchange, p)) or self.prices.get(("", p)) for p in pairs}
        return {pair: quote for pair, quote in found.items() if quote is not None}

    def watch(self, exchange: str, pairs: Collection[str]) -> None:
        self.watched[exchange] = set(pairs)

    async def candles(self, exchange: str, pair: str, days: int) -> Sequence[Candle]:
        self._require(exchange, pair)
        close = self.prices["", pair].ask
        return [Candle(3600.0 * hour, close, close, close) for hour in range(24 * days)]

    def _require(self, exchange: str, pair: str) -> None:
        if self.silent:
            raise MarketsUnavailableError(exchange, Problem.EXCHANGE_UNAVAILABLE)
        if pair not in self.listed:
            raise UnknownPairError(exchange, pair)
