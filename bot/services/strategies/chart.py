"""What the picture of a strategy shows: past prices, and the steps at which it buys and sells."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.domain.ports.markets import Markets, MarketsUnavailableError, UnknownPairError
from bot.domain.ports.strategies import StrategyHistory
from bot.domain.strategies.events import EventKind
from bot.domain.strategies.market import Candle
from bot.domain.strategies.run import StrategyRun
from bot.services.strategies.cards import StrategyCard
from bot.services.strategies.proposal import Proposal

SPANS = (7, 30, 90)  # days of past prices; the shortest that reaches back to the first buy
_DAY = 86_400.0
_EVENTS = 200  # of a strategy, to look for the first buy of its group


@dataclass(frozen=True, kw_only=True)
class StrategyChart:
    """Past prices and steps. Prices are in the coin of prices."""

    past: Sequence[Candle]  # oldest first; empty: not known
    days: int  # that were asked for
    at: float  # seconds; now
    since: float | None = None  # seconds; the first buy of the group
    price: Decimal | None  # now; None: not known
    bought: tuple[Decimal, ...] = ()  # prices at which buys were due that are done
    due: tuple[Decimal, ...]  # of the buys that are still to come
    average: Decimal
    sells_at: Decimal | None
    stop_at: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Charts:
    """Collects what pictures show. `patience`: seconds for past prices; without them it goes on."""

    markets: Markets
    events: StrategyHistory
    clock: Callable[[], datetime]
    patience: float = 5.0

    async def of_proposal(self, exchange: str, proposal: Proposal) -> StrategyChart:
        """Return the chart of a sheet: average, sale and stop are those after all buys."""
        sheet, days = proposal.sheet, SPANS[0]
        return StrategyChart(
            past=await self._past(exchange, proposal.pair, days),
            days=days,
            at=self.clock().timestamp(),
            price=proposal.price,
            due=tuple(buy.price for buy in sheet.buys),
            average=sheet.buys[-1].average,
            sells_at=sheet.sells_at,
            stop_at=sheet.stop_at,
        )

    async def of_card(self, card: StrategyCard) -> StrategyChart | None:
        """Return the chart of a strategy as it stands; None: it holds nothing."""
        if card.average is None or card.sells_at is None:
            return None
        run, now = card.run, self.clock().timestamp()
        since = await self._begin(run)
        days = _days(now - since if since is not None else 0.0)
        return StrategyChart(
            past=await self._past(run.exchange, run.pair, days),
            days=days,
            at=now,
            since=since,
            price=card.price,
            bought=card.bought,
            due=tuple(buy.price for buy in card.ahead),
            average=card.average,
            sells_at=card.sells_at,
            stop_at=card.stop_at,
        )

    async def _past(self, exchange: str, pair: str, days: int) -> Sequence[Candle]:
        """Return past prices; empty if they cannot be had in time."""
        try:
            async with asyncio.timeout(self.patience):
                return await self.markets.candles(exchange, pair, days)
        except (MarketsUnavailableError, UnknownPairError, TimeoutError):
            return ()

    async def _begin(self, run: StrategyRun) -> float | None:
        """Return when the last group began, in seconds; None: not known."""
        number = run.group.number if run.group is not None else None
        for event in await self.events.latest(run.owner, run.strategy.id, _EVENTS):
            if event.kind is EventKind.OPENED and event.group == number:
                return event.at.timestamp()
        return None


def _days(age: float) -> int:
    """Return the span that shows a group of an age in seconds, with some days before it."""
    return next((days for days in SPANS if age < (days - 1) * _DAY), SPANS[-1])
