"""What people do with several pairs before they start: choose, look at the sheet, start."""

import asyncio
import uuid
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from bot.domain.connection import Connection
from bot.domain.ports.markets import MarketsUnavailableError
from bot.domain.ports.strategies import Confirmation
from bot.domain.strategies.basket import MOST_PAIRS, limit_of_each
from bot.domain.strategies.ladder import OutOfRangeError, RiskLevel
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import (
    PriceMovedError,
    StartRefusal,
    StartRefusedError,
    has_moved,
)
from bot.domain.strategies.strategy import Strategy, StrategyMode
from bot.services.strategies.basket_past import BasketPast, basket_past, days_for
from bot.services.strategies.basket_proposal import (
    AT_ONCE,
    BasketProposal,
    checked_basket,
    confirmed_basket,
    confirmed_parts,
    with_parts,
)
from bot.services.strategies.strategies import Strategies, StrategyGoneError
from bot.services.strategies.typed import pairs_named

T = TypeVar("T")


@dataclass(frozen=True)
class ChosenPairs:
    """The pairs that were chosen, and what could not be taken of a text, with why."""

    pairs: tuple[str, ...]
    refused: Mapping[str, StartRefusal] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BasketStarts:
    """Starts baskets of their owner. What one pair requires, each pair requires."""

    strategies: Strategies

    async def chosen(
        self, owner: int, connection_id: str, text: str, before: Sequence[str] = ()
    ) -> ChosenPairs:
        """Return the pairs of before with those that a text names. Raises StartRefusedError."""
        connection = await self.strategies.startable(owner, connection_id)
        try:
            listed = await self.strategies.markets.pairs(connection.exchange)
        except MarketsUnavailableError:
            raise StartRefusedError(StartRefusal.NO_MARKET) from None
        coin = before[0].partition("/")[2] if before else ""
        first = [pair for pair in listed if pair.partition("/")[2] == coin]
        named, unknown = pairs_named(text, [*first, *(p for p in listed if p not in set(first))])
        pairs = list(before)
        refused = dict.fromkeys(unknown, StartRefusal.UNKNOWN_PAIR)
        for pair in (one for one in named if one not in before):
            reason = await self._refusal(owner, connection_id, pair, pairs)
            if reason is None:
                pairs.append(pair)
            else:
                refused[pair] = reason
        return ChosenPairs(tuple(pairs), refused)

    async def sheet_for(
        self,
        owner: int,
        connection_id: str,
        pairs: Sequence[str],
        level: RiskLevel,
        limit: Decimal,
        at_once: int = 1,
        custom: Mapping[str, Decimal] | None = None,
    ) -> BasketProposal:
        """Return what would be started, at the prices of now; its sheet is what they confirm.

        `limit`: of all groups together. Raises StartRefusedError, OutOfRangeError,
        PairRangeError.
        """
        connection = await self.strategies.startable(owner, connection_id)
        if not 1 <= at_once <= len(pairs):
            raise OutOfRangeError(AT_ONCE, 1, len(pairs))
        each, parts = limit_of_each(limit, at_once), []
        for pair in pairs:
            found = self.strategies.proposal(connection, pair, level, each, custom)
            parts.append(await _of_pair(pair, found))
        basket, most = str(uuid.uuid4()), len(pairs)
        return checked_basket(
            BasketProposal(id=basket, limit=limit, at_once=at_once, most=most, parts=tuple(parts))
        )

    async def edited(
        self,
        owner: int,
        basket: str,
        custom: Mapping[str, Decimal],
        limit: Decimal,
        level: RiskLevel,
        at_once: int,
    ) -> BasketProposal:
        """Return what a basket would be with other numbers, at the prices of now.

        Raises StrategyGoneError, StartRefusedError, OutOfRangeError.
        """
        runs = await self.runs(owner, basket)
        before = confirmed_basket(runs)
        parts = []
        for part in before.parts:
            found = self.strategies.market(runs[0].exchange, part.pair)
            rules, price = await _of_pair(part.pair, found)
            parts.append(replace(part, rules=rules, price=price))
        proposal = replace(before, parts=tuple(parts), limit=limit, at_once=at_once)
        return checked_basket(with_parts(proposal, level=level, custom=dict(custom)))

    async def past(self, owner: int, proposal: BasketProposal) -> BasketPast:
        """Return how a proposal would have gone in the last days. Raises StartRefusedError."""
        connection = await self.strategies.startable(owner, proposal.connection)
        days, candles = days_for(len(proposal.pairs)), {}
        for pair in proposal.pairs:
            found = self.strategies.candles(connection.exchange, pair, days)
            candles[pair] = await _of_pair(pair, found)
        return await asyncio.to_thread(basket_past, proposal, candles)

    async def start(self, owner: int, proposal: BasketProposal) -> Sequence[StrategyRun]:
        """Start a rehearsal of all pairs, or of none; each sheet is stored as it was confirmed.

        Starting the same proposal again changes nothing. Raises StartRefusedError.
        """
        if started := await self.strategies.runs.of_basket(owner, proposal.id):
            return started
        connection = await self.strategies.startable(owner, proposal.connection)
        return await self._started(proposal, connection, StrategyMode.PAPER)

    async def start_live(self, owner: int, proposal: BasketProposal) -> Sequence[StrategyRun]:
        """Start with real money, as `start`. Raises StartRefusedError, PriceMovedError."""
        if started := await self.strategies.runs.of_basket(owner, proposal.id):
            return started
        connection = await self.require_money(owner, proposal)
        return await self._started(proposal, connection, StrategyMode.LIVE)

    async def require_money(self, owner: int, proposal: BasketProposal) -> Connection:
        """Return the connection on which real money may do what a proposal shows.

        Raises StartRefusedError, and PriceMovedError if the price of one pair has moved.
        """
        connection = await self.strategies.require_live(owner, proposal.connection)
        await self.strategies.live.require_account(connection)
        await self.strategies.funding.require(owner, proposal)
        for part in proposal.parts:
            found = self.strategies.market(connection.exchange, part.pair)
            _, price = await _of_pair(part.pair, found)
            if has_moved(part.price, price):
                raise PriceMovedError
        return connection

    async def runs(self, owner: int, basket: str) -> Sequence[StrategyRun]:
        """Return the runs of a basket by pair. Raises StrategyGoneError."""
        runs = await self.strategies.runs.of_basket(owner, basket)
        if not runs:
            raise StrategyGoneError
        return runs

    async def _started(
        self, proposal: BasketProposal, connection: Connection, mode: StrategyMode
    ) -> Sequence[StrategyRun]:
        now, owner = self.strategies.clock(), connection.owner
        starts = []
        for part, sheet in zip(proposal.parts, confirmed_parts(proposal, connection), strict=True):
            plan = plan_values(part.plan)
            confirmed = Confirmation(connection.id, owner, part.pair, plan, sheet, now)
            strategy = Strategy(
                part.id,
                mode,
                since=now.timestamp(),
                basket=proposal.id,
                at_once=proposal.at_once,
            )
            starts.append((strategy, confirmed))
        await self.strategies.store.start_basket(starts, self.strategies.most)
        return await self.runs(owner, proposal.id)

    async def _refusal(
        self, owner: int, connection_id: str, pair: str, chosen: Sequence[str]
    ) -> StartRefusal | None:
        """Return why a pair cannot be added to the chosen ones; None if it can."""
        if len(chosen) >= MOST_PAIRS:
            return StartRefusal.TOO_MANY_PAIRS
        if chosen and pair.partition("/")[2] != chosen[0].partition("/")[2]:
            return StartRefusal.OTHER_COIN
        try:
            await self.strategies.require_pair(owner, connection_id, pair)
        except StartRefusedError as error:
            return error.reason
        return None


async def _of_pair(pair: str, asked: Awaitable[T]) -> T:
    """Return what is asked of one of several pairs. Raises StartRefusedError."""
    try:
        return await asked
    except StartRefusedError as error:
        raise StartRefusedError(error.reason, pair) from None
