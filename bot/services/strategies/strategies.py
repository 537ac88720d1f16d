"""What people do with their strategies: offers, starts, verbs, cards, history."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.connection import Connection
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.markets import Markets, MarketsUnavailableError, UnknownPairError
from bot.domain.ports.strategies import Confirmation, Runs, StrategyHistory, StrategyStore
from bot.domain.strategies.basket import count_of, place_gate
from bot.domain.strategies.events import StrategyEvent
from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.market import Candle, Quote, Rules
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import (
    PriceMovedError,
    StartRefusal,
    StartRefusedError,
    has_moved,
    start_refusal,
)
from bot.domain.strategies.stops import is_stopped
from bot.domain.strategies.strategy import Strategy, StrategyMode
from bot.domain.strategies.watch import TradingConditions, hold_cause
from bot.services.strategies.cards import StrategyCard, card_of
from bot.services.strategies.funding import Funding
from bot.services.strategies.live import LiveOrders
from bot.services.strategies.past import DAYS, PastResult, past_result
from bot.services.strategies.pricing import is_priced
from bot.services.strategies.proposal import Proposal, confirmed_proposal, confirmed_sheet
from bot.services.strategies.typed import pair_named

_NEW = timedelta(minutes=1)  # a strategy whose price may not be followed yet


@dataclass(frozen=True)
class StrategyOffer:
    """A connection on which a strategy could run. `refusal`: why not now; None: it can."""

    connection: Connection
    refusal: StartRefusal | None


class StrategyGoneError(Exception):
    """The person has no such strategy."""


@dataclass(kw_only=True)
class Strategies:
    """Acts on strategies of their owner; another person's do not exist for it.

    `trading`: False if the operator switched strategies off; `most`: strategies of one person
    that have not ended; `patience`: seconds that a card waits for its first price.
    """

    runs: Runs
    store: StrategyStore
    events: StrategyHistory
    connections: ConnectionStore
    markets: Markets
    conditions: Callable[[], Awaitable[TradingConditions]]  # outages, stops of the operator
    live: LiveOrders
    funding: Funding
    clock: Callable[[], datetime]
    most: int = 10
    trading: bool = True
    patience: float = 3.0

    async def offers(self, owner: int) -> Sequence[StrategyOffer]:
        """Return each connection of a person, with the reason if it cannot have a strategy."""
        given = await self.conditions()
        running = await self._running(owner)
        return [
            StrategyOffer(one, self._refusal(one, given, count_of(running)))
            for one in await self.connections.list(owner)
        ]

    async def pairs(self, owner: int, connection_id: str) -> Sequence[str]:
        """Return the pairs that can be started on a connection, the most traded first.

        Raises StartRefusedError.
        """
        connection = await self.startable(owner, connection_id)
        running = await self._running(owner)
        used = [run.pair for run in running if run.connection_id == connection_id]
        try:
            listed = await self.markets.pairs(connection.exchange)
        except MarketsUnavailableError:
            raise StartRefusedError(StartRefusal.NO_MARKET) from None
        return [p for p in listed if start_refusal(p, used, count_of(running), self.most) is None]

    async def pair_named(self, owner: int, connection_id: str, text: str) -> str:
        """Return the pair that a typed text names. Raises StartRefusedError."""
        connection = await self.startable(owner, connection_id)
        try:
            pair = pair_named(text, await self.markets.pairs(connection.exchange))
        except MarketsUnavailableError:
            raise StartRefusedError(StartRefusal.NO_MARKET) from None
        if pair is None:
            raise StartRefusedError(StartRefusal.UNKNOWN_PAIR)
        await self.require_pair(owner, connection_id, pair)
        return pair

    async def past(self, owner: int, proposal: Proposal) -> PastResult:
        """Return how a proposal would have gone in the last days. Raises StartRefusedError."""
        connection = await self.startable(owner, proposal.connection)
        candles = await self.candles(connection.exchange, proposal.pair)
        given = proposal.plan, proposal.rules, candles, proposal.pair
        return await asyncio.to_thread(past_result, *given)

    async def sheet_for(
        self,
        owner: int,
        connection_id: str,
        pair: str,
        level: RiskLevel,
        limit: Decimal,
        custom: Mapping[str, Decimal] | None = None,
    ) -> Proposal:
        """Return what would be started, at the price of now; its `sheet` is what they confirm.

        `limit`: money of the pair's second coin. `custom`: changed numbers of the level. Raises
        StartRefusedError, and OutOfRangeError for numbers that cannot be traded.
        """
        connection = await self.startable(owner, connection_id)
        proposal = await self.proposal(connection, pair, level, limit, custom)
        _ = proposal.sheet  # raises for what cannot be traded
        return proposal

    async def proposal(
        self,
        connection: Connection,
        pair: str,
        level: RiskLevel,
        limit: Decimal,
        custom: Mapping[str, Decimal] | None,
    ) -> Proposal:
        """Return a new proposal at the price of now, for a pair that can be started.

        Raises StartRefusedError.
        """
        await self.require_pair(connection.owner, connection.id, pair)
        rules, price = await self.market(connection.exchange, pair)
        return Proposal(
            id=str(uuid.uuid4()),
            connection=connection.id,
            pair=pair,
            level=level,
            limit=limit,
            price=price,
            rules=rules,
            custom=custom or {},
        )

    async def edited(
        self,
        owner: int,
        strategy: str,
        custom: Mapping[str, Decimal],
        limit: Decimal | None = None,
        level: RiskLevel | None = None,
    ) -> Proposal:
        """Return what a strategy would be with other numbers, at the price of now.

        `custom` is added to what was changed before; with a `level` it replaces that. None keeps
        limit and level. Raises StrategyGoneError, StartRefusedError, OutOfRangeError.
        """
        run = await self.get(owner, strategy)
        before = confirmed_proposal(run)
        if level is not None:
            before = replace(before, level=level, custom={})
        rules, price = await self.market(run.exchange, run.pair)
        proposal = replace(
            before,
            rules=rules,
            price=price,
            custom={**before.custom, **custom},
            limit=before.limit if limit is None else limit,
        )
        _ = proposal.sheet  # raises for what cannot be traded
        return proposal

    async def start(self, owner: int, proposal: Proposal) -> StrategyRun:
        """Start a rehearsal; the sheet is stored as it was confirmed.

        Starting the same proposal again changes nothing. Raises StartRefusedError,
        OutOfRangeError.
        """
        if (started := await self.runs.run(owner, proposal.id)) is not None:
            return started
        connection = await self.startable(owner, proposal.connection)
        return await self._started(proposal, connection, StrategyMode.PAPER)

    async def start_live(self, owner: int, proposal: Proposal) -> StrategyRun:
        """Start a strategy with real money, as `start`; the same proposal is started once.

        Raises StartRefusedError, OutOfRangeError, and PriceMovedError if the price is more than
        one percent away from the one of the sheet.
        """
        if (started := await self.runs.run(owner, proposal.id)) is not None:
            return started
        connection = await self.require_money(owner, proposal)
        return await self._started(proposal, connection, StrategyMode.LIVE)

    async def require_money(self, owner: int, proposal: Proposal) -> Connection:
        """Return the connection on which real money may do what a proposal shows.

        It can be of a strategy that runs (`edited`). Raises StartRefusedError, PriceMovedError.
        """
        connection = await self.require_live(owner, proposal.connection)
        await self.live.require_account(connection)
        await self.funding.require(owner, proposal)
        _, price = await self.market(connection.exchange, proposal.pair)
        if has_moved(proposal.price, price):
            raise PriceMovedError
        return connection

    async def require_live(self, owner: int, connection_id: str) -> Connection:
        """Return a connection that can have a strategy with real money.

        Raises StartRefusedError.
        """
        connection = await self.startable(owner, connection_id)
        if (reason := self.live.refusal(connection)) is not None:
            raise StartRefusedError(reason)
        return connection

    async def get(self, owner: int, strategy: str) -> StrategyRun:
        """Return one strategy. Raises StrategyGoneError."""
        run = await self.runs.run(owner, strategy)
        if run is None:
            raise StrategyGoneError
        return run

    async def list_of(self, owner: int) -> Sequence[StrategyRun]:
        """Return a person's strategies, those that have not ended first."""
        return await self.runs.of_owner(owner)

    async def holding_on(self, owner: int, connection: str) -> Sequence[StrategyRun]:
        """Return the strategies on a connection that hold coins: it is not deleted yet."""
        runs = await self.runs.running_on(connection)
        return [run for run in runs if run.owner == owner and run.holds]

    async def card(self, owner: int, strategy: str) -> StrategyCard:
        """Return what a person sees of a strategy now. Raises StrategyGoneError."""
        run = await self.get(owner, strategy)
        quote = await self._newest(run)
        try:
            rules = await self.markets.rules(run.exchange, run.pair)
        except (UnknownPairError, MarketsUnavailableError):
            rules = Proposal.restored(run.sheet["proposal"]).rules
        result = await self.runs.result(strategy)
        shown = card_of(run, rules, quote, result)
        place = place_gate(run, await self._others(run)).entries
        return replace(shown, trouble=await self.runs.trouble(strategy), has_place=place)

    async def _others(self, run: StrategyRun) -> Sequence[StrategyRun]:
        """Return the other runs of its basket that have not ended."""
        if run.strategy.basket is None or run.has_ended:
            return ()
        together = await self.runs.of_basket(run.owner, run.strategy.basket)
        return [o for o in together if o.strategy.id != run.strategy.id and not o.has_ended]

    async def _newest(self, run: StrategyRun) -> Quote | None:
        """Return the price of now; None: not known.

        That of a strategy which was just started is not followed yet: it is asked for.
        """
        quote, now = self.markets.quote(run.exchange, run.pair), self.clock()
        if is_priced(quote, now.timestamp()):
            return quote
        if run.has_ended or now - run.confirmed_at > _NEW:
            return None
        try:
            async with asyncio.timeout(self.patience):
                return await self.markets.quote_now(run.exchange, run.pair)
        except (UnknownPairError, MarketsUnavailableError, TimeoutError):
            return None

    async def history(
        self, owner: int, strategy: str | None = None, limit: int = 20
    ) -> Sequence[StrategyEvent]:
        """Return the latest events of a person's strategies, or of one, the newest first."""
        return await self.events.latest(owner, strategy, limit)

    async def _started(
        self, proposal: Proposal, connection: Connection, mode: StrategyMode
    ) -> StrategyRun:
        """Store a strategy, and return it. Raises StartRefusedError, OutOfRangeError."""
        now, owner = self.clock(), connection.owner
        sheet = confirmed_sheet(proposal, connection)
        plan = plan_values(proposal.plan)
        confirmed = Confirmation(connection.id, owner, proposal.pair, plan, sheet, now)
        strategy = Strategy(proposal.id, mode, since=now.timestamp())
        await self.store.start(strategy, confirmed, self.most)
        return await self.get(owner, proposal.id)

    async def candles(self, exchange: str, pair: str, days: int = DAYS) -> Sequence[Candle]:
        """Return the prices of a pair in the last days. Raises StartRefusedError."""
        try:
            return await self.markets.candles(exchange, pair, days)
        except UnknownPairError:
            raise StartRefusedError(StartRefusal.UNKNOWN_PAIR) from None
        except MarketsUnavailableError:
            raise StartRefusedError(StartRefusal.NO_MARKET) from None

    async def market(self, exchange: str, pair: str) -> tuple[Rules, Decimal]:
        """Return the rules of a pair and its price now. Raises StartRefusedError."""
        try:
            rules = await self.markets.rules(exchange, pair)
            return rules, (await self.markets.quote_now(exchange, pair)).ask
        except UnknownPairError:
            raise StartRefusedError(StartRefusal.UNKNOWN_PAIR) from None
        except MarketsUnavailableError:
            raise StartRefusedError(StartRefusal.NO_MARKET) from None

    async def startable(self, owner: int, connection_id: str) -> Connection:
        """Return a connection that can have a strategy. Raises StartRefusedError."""
        connection = await self.connections.get(owner, connection_id)
        if connection is None:
            raise StartRefusedError(StartRefusal.NOT_ONLINE)
        if (reason := self._refusal(connection, await self.conditions())) is not None:
            raise StartRefusedError(reason)
        return connection

    def _refusal(
        self, connection: Connection, given: TradingConditions, running: int = 0
    ) -> StartRefusal | None:
        if not self.trading:
            return StartRefusal.OFF
        if is_stopped(given.stops, connection.exchange):
            return StartRefusal.STOPPED
        if hold_cause(connection, given.availability) is not None:
            return StartRefusal.NOT_ONLINE
        return StartRefusal.TOO_MANY if running >= self.most else None

    async def require_pair(self, owner: int, connection_id: str, pair: str) -> None:
        """Require that a pair can be started. Raises StartRefusedError."""
        running = await self._running(owner)
        used = [run.pair for run in running if run.connection_id == connection_id]
        if (reason := start_refusal(pair, used, count_of(running), self.most)) is not None:
            raise StartRefusedError(reason)

    async def _running(self, owner: int) -> Sequence[StrategyRun]:
        return [run for run in await self.runs.of_owner(owner) if not run.has_ended]
