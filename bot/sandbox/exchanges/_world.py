"""The pairs of the sandbox, what is known of each, and their prices of now and of the past."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bot.sandbox.exchanges._prices import Price

_DAY = 86_400
_POINTS = 6  # prices of which a candle is made
_SPREAD = Decimal("0.0002")


@dataclass(frozen=True, kw_only=True)
class SandboxPair:
    """The facts about a pair; every exchange has the same, in its own words."""

    base: str
    quote: str = "USDT"
    start: float  # the price around which it walks
    price_digits: int
    qty_digits: int
    volume: int  # money traded in a day
    min_cost: Decimal = Decimal(5)

    @property
    def symbol(self) -> str:
        """The pair as the bot writes it."""
        return f"{self.base}/{self.quote}"

    @property
    def tick(self) -> str:
        """The step of prices."""
        return _step(self.price_digits)

    @property
    def min_qty(self) -> Decimal:
        """The least quantity of an order, where an exchange has one: four steps."""
        return 4 * Decimal(self.lot)

    @property
    def lot(self) -> str:
        """The step of quantities."""
        return _step(self.qty_digits)


@dataclass(frozen=True, kw_only=True)
class PairPrices:
    """The prices of a pair at one moment, as text."""

    pair: SandboxPair
    bid: str
    ask: str
    size: str  # of either side
    last: str
    open: str  # 24 hours ago
    high: str
    low: str
    change: str  # as a share
    volume: str  # in money
    base_volume: str


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The prices of one span of time, as text; `at`: its begin in seconds."""

    at: int
    open: str
    high: str
    low: str
    close: str
    volume: str


def _pair(base: str, start: float, digits: tuple[int, int], volume: int) -> SandboxPair:
    """Return a pair against USDT. `digits`: of prices, of quantities."""
    price_digits, qty_digits = digits
    return SandboxPair(
        base=base, start=start, price_digits=price_digits, qty_digits=qty_digits, volume=volume
    )


PAIRS = (
    _pair("BTC", 60_000, (1, 5), 900_000_000),
    _pair("ETH", 2_500, (2, 4), 400_000_000),
    _pair("SOL", 150, (2, 3), 150_000_000),
    _pair("XRP", 0.6, (4, 1), 90_000_000),
    _pair("LTC", 80, (2, 3), 20_000_000),
)


def known_pair(name: str) -> SandboxPair | None:
    """Return a pair by its name, with any sign between its coins, also if it is not listed."""
    letters = "".join(filter(str.isalnum, name)).upper().replace("XBT", "BTC")
    return next((p for p in PAIRS if p.base + p.quote == letters), None)


class PriceWorld:
    """The markets of all exchanges. Same seed, same prices. `clock`: seconds since 1970."""

    def __init__(self, seed: str = "sandbox", clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.prices = {p.symbol: Price(p.start, f"{seed} {p.symbol}", clock) for p in PAIRS}
        self._bars: dict[tuple[str, int, int], Bar] = {}

    def pairs(self) -> list[SandboxPair]:
        """Return the pairs that are listed."""
        return [pair for pair in PAIRS if self.prices[pair.symbol].listed]

    def find(self, name: str) -> SandboxPair | None:
        """Return a listed pair by its name, with any sign between its coins, in any case."""
        pair = known_pair(name)
        return pair if pair in self.pairs() else None

    def now(self, pair: SandboxPair) -> PairPrices:
        """Return the present prices of a pair."""
        price, now = self.prices[pair.symbol], self.clock()
        last, first = price.now, price.at(now - _DAY)
        bid = _floor(Decimal(last) * (1 - _SPREAD / 2), pair.price_digits)
        ask = max(_ceiling(Decimal(last) * (1 + _SPREAD / 2), pair), bid + Decimal(pair.tick))
        return PairPrices(
            pair=pair,
            bid=f"{bid:f}",
            ask=f"{ask:f}",
            size=_text(pair.volume / 5000 / last, pair.qty_digits),
            last=_text(last, pair.price_digits),
            open=_text(first, pair.price_digits),
            high=_text(max(last, first), pair.price_digits),
            low=_text(min(last, first), pair.price_digits),
            change=_text(last / first - 1, 4),
            volume=str(pair.volume),
            base_volume=_text(pair.volume / last, pair.qty_digits),
        )

    def bars(self, pair: SandboxPair, begin: float, end: float, hours: int = 1) -> list[Bar]:
        """Return the candles that begin from `begin` to `end`, oldest first, in seconds."""
        span = hours * 3600
        first, last = -(-int(begin) // span) * span, min(end, self.clock())
        return [self._bar(pair, at, span) for at in range(first, int(last) + 1, span)]

    def _bar(self, pair: SandboxPair, at: int, span: int) -> Bar:
        if known := self._bars.get((pair.symbol, at, span)):
            return known
        price, now = self.prices[pair.symbol], self.clock()
        prices = [price.at(min(at + span * i / _POINTS, now)) for i in range(_POINTS + 1)]
        texts = [
            _text(p, pair.price_digits) for p in (prices[0], max(prices), min(prices), prices[-1])
        ]
        volume = _text(pair.volume * span / _DAY / prices[-1], pair.qty_digits)
        bar = Bar(at=at, open=texts[0], high=texts[1], low=texts[2], close=texts[3], volume=volume)
        if at + span <= now:
            self._bars[(pair.symbol, at, span)] = bar
        return bar


def _step(digits: int) -> str:
    return f"{Decimal(1).scaleb(-digits):f}"


def _text(number: float, digits: int) -> str:
    return f"{number:.{digits}f}"


def _floor(price: Decimal, digits: int) -> Decimal:
    return price.quantize(Decimal(1).scaleb(-digits), ROUND_FLOOR)


def _ceiling(price: Decimal, pair: SandboxPair) -> Decimal:
    return price.quantize(Decimal(pair.tick), ROUND_CEILING)
