"""Parts of a process that are wrong, each as an engine could be: the lives must show it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import insert

from bot.domain.credentials import Credentials
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Fill, Intent, OrderKind
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import (
    MaySend,
    OrderProof,
    OrderRefusal,
    Sending,
    SendResult,
    WrittenIntent,
)
from bot.domain.strategies.settling import fill
from bot.domain.strategies.strategy import StrategyStatus
from bot.storage.schema.tables import INTENTS, STRATEGIES
from bot.storage.strategies.groups import is_stored
from bot.storage.strategies.rows import intent_values
from bot.storage.strategies.runs import SqlRuns
from tests.domain.strategies.market import ONE, D
from tests.fakes.strategies import always
from tests.services.strategies.engine_life import MortalGroups, Parts
from tests.services.strategies.exchange import Mood
from tests.services.strategies.gateway import GatewayInMemory


class TimeoutIsFailure(GatewayInMemory):
    """Takes an order without an answer for one that was refused."""

    async def place(self, *given: Any) -> SendResult:
        result = await super().place(*given)
        unknown = result.sending is Sending.UNKNOWN
        return SendResult(Sending.REFUSED, OrderRefusal.UNKNOWN) if unknown else result


class NotFoundIsBelieved(GatewayInMemory):
    """Says that whatever is not found now was never there."""

    def proof(self, exchange: str) -> OrderProof | None:
        proof = super().proof(exchange)
        return None if proof is None else replace(proof, window=-1_000.0)


@dataclass
class Early(GatewayInMemory):
    """Does not send again what the store below has sent."""

    sent: dict[str, SendResult] = field(default_factory=dict)

    async def place(
        self,
        exchange: str,
        credentials: Credentials,
        pair: str,
        order: Intent,
        may_send: MaySend,
    ) -> SendResult:
        if order.id in self.sent:
            return self.sent.pop(order.id)
        return await super().place(exchange, credentials, pair, order, may_send)


class SentBeforeWritten(MortalGroups):
    """Sends an order of real money, and then writes it."""

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        (run,) = await SqlRuns(self._database).some([row.strategy])
        if run.is_live and run.strategy.cause is None:
            trader = self.process.desk.orders.trader(run)
            result = await trader.place(row.pair, row.intent, always)
            self.process.gateway.sent[row.intent.id] = result  # type: ignore[attr-defined]
        return await super().write(before, after, row)


class FeeInBaseIsForgotten(GatewayInMemory):
    """Counts no fee that is taken in the bought coin."""

    async def fills(self, *given: Any) -> Sequence[Fill]:
        base = given[2].partition("/")[0]
        found = await super().fills(*given)
        return [replace(one, fee=ZERO) if one.fee_coin == base else one for one in found]


class LimitIsNotLookedAt(SqlRuns):
    """Knows plans with ten times the limit that their owners confirmed."""

    async def some(self, ids: Collection[str]) -> Sequence[StrategyRun]:
        return [_with_plans(run, _without_limit) for run in await super().some(ids)]


def _without_limit(plan: Any) -> Any:
    return replace(plan, limit=10 * plan.limit)


def _with_plans(run: StrategyRun, change: Callable[[Any], Any]) -> StrategyRun:
    return replace(run, next_plan=change(run.next_plan))


class PauseIsFinish(SqlRuns):
    """Reads a pause as if only no new group were to begin."""

    async def some(self, ids: Collection[str]) -> Sequence[StrategyRun]:
        return [_leaking(run) for run in await super().some(ids)]


def _leaking(run: StrategyRun) -> StrategyRun:
    if run.strategy.status is not StrategyStatus.PAUSED:
        return run
    return replace(run, strategy=replace(run.strategy, status=StrategyStatus.FINISHING))


class PauseIsNotLookedAt(MortalGroups):
    """Writes each add-on, whatever the person has pressed."""

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        if row.intent.kind is not OrderKind.TOPUP:
            return await super().write(before, after, row)
        async with self._database.write() as c:
            if not await is_stored(c, before):
                return False
            await self._store(c, before, after)
            owner = await c.scalar(STRATEGIES.select().with_only_columns(STRATEGIES.c.owner))
            await c.execute(insert(INTENTS).values(**intent_values(row), owner=owner))
        return True

    async def may_leave(self, row: WrittenIntent) -> bool:
        return row.intent.kind is OrderKind.TOPUP or await super().may_leave(row)


class FillsAreCountedTwice(MortalGroups):
    """Counts the fills of an order again where it was asked for its row: after a restart."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.asked: set[str] = set()

    async def intent(self, intent_id: str) -> WrittenIntent:
        self.asked.add(intent_id)
        return await super().intent(intent_id)

    async def end(
        self, before: TradeGroup, after: TradeGroup, row: WrittenIntent, fills: Sequence[Fill]
    ) -> bool:
        if row.intent.id in self.asked:
            for done in fills:
                after = fill(after, done)
        return await super().end(before, after, row, fills)


@dataclass(frozen=True)
class Wrong:
    """Parts with a mistake, and lives that lead to where it bites: their rules, and what trades."""

    parts: Parts
    rules: str
    moods: tuple[Mood, ...] = (Mood(),)
    crashes: tuple[tuple[str, int], ...] = (("", 0),)
    custom: Mapping[str, Decimal] = field(default_factory=dict)  # numbers of the first strategy


UNANSWERED = tuple(Mood(fault=fault) for fault in ("late", "unanswered", "lost"))
LATE = Mood(), Mood(fault="late"), Mood(fault="late", part=D("0.37"))
WAITING = (Mood(fault="late"),)  # a buy under way shows what it reserves
TO_THE_LIMIT = {"topups": ONE, "recovery": ZERO}  # by the first top-up
IN_BASE = Mood(), Mood(coin="BTC")
AT_WRITING = ("", 0), ("write", 0), ("write", 1)
TOPUPS_IN_PAUSE = Parts(runs=PauseIsFinish, groups=PauseIsNotLookedAt)

WRONG = {
    "time-out is failure": Wrong(Parts(gateway=TimeoutIsFailure), "trade", UNANSWERED),
    "not found is believed early": Wrong(Parts(gateway=NotFoundIsBelieved), "trade", LATE),
    "sent before written": Wrong(
        Parts(groups=SentBeforeWritten, gateway=Early), "trade", crashes=AT_WRITING
    ),
    "reserve without fee": Wrong(Parts(fee=ZERO), "trade", WAITING, custom=TO_THE_LIMIT),
    "limit is not looked at": Wrong(
        Parts(runs=LimitIsNotLookedAt), "trade", WAITING, custom=TO_THE_LIMIT
    ),
    "fee in base is forgotten": Wrong(Parts(gateway=FeeInBaseIsForgotten), "trade", IN_BASE),
    "pause leaks top-ups": Wrong(TOPUPS_IN_PAUSE, "fall pause_and_fall"),
    "fills are counted twice": Wrong(
        Parts(groups=FillsAreCountedTwice), "trade restart", (Mood(), Mood(fault="late"))
    ),
}
