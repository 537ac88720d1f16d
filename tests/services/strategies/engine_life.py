"""Lives of strategies: the real engine and its storage against a hostile exchange."""

import asyncio
import contextlib
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import RowMapping, Select, select

from bot.domain.availability import Availability
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice.strategy_rules import notice_of
from bot.domain.ports.markets import UnknownPairError
from bot.domain.strategies.deciding import decide, profit_price, stop_price, topup_price
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import OutOfRangeError, RiskLevel
from bot.domain.strategies.orders import Fill, Intent, Side
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import IntentStatus, OrderRefusal
from bot.domain.strategies.settling import fill
from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus, gate_of
from bot.domain.strategies.watch import HoldCause, watch_gate
from bot.services.strategies.proposal import Proposal
from bot.services.strategies.verbs import StrategyVerbs, VerbRefusedError
from bot.storage.engine.database import Database
from bot.storage.people.archive import SqlArchive
from bot.storage.schema.tables import FILLS, INTENTS, NOTICES, STRATEGIES, TRADE_GROUPS
from bot.storage.strategies.events import SqlStrategyEvents
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.runs import SqlRuns
from tests.conftest import file_url, make_ready
from tests.domain.strategies.market import RULES, D
from tests.fakes.balances import coin
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import (
    OWNER,
    Clock,
    Desk,
    change_connection,
    connect,
    start,
)
from tests.services.strategies.exchange import Exchange, Mood
from tests.services.strategies.gateway import GatewayInMemory

PAIRS = "BTC/USDT", "ETH/USDT"
VERBS = "pause", "resume", "finish", "stop_and_keep", "close_now", "recover", "end_recovery"
POINTS = "begin", "save", "write", "end", "before sending", "after sending"
MODES = st.sampled_from([StrategyMode.PAPER, StrategyMode.LIVE, StrategyMode.LIVE])
MOODS = st.builds(
    Mood,
    fault=st.sampled_from(["none", "none", "none", "lost", "late", "unanswered", "refused"]),
    part=st.sampled_from([D(1), D(1), D("0.37"), D("0.004"), D(0)]),
    coin=st.sampled_from(["USDT", "BTC", "BNB"]),
    hides=st.sampled_from([0.0, 2.0]),
    lags=st.sampled_from([0.0, 2.0]),
    deaf=st.sampled_from([False, False, False, True]),
    refusal=st.sampled_from(OrderRefusal),
)
WHERE = st.sampled_from(["top-up", "top-up", "top-up", "profit", "stop"])
CRASHES = st.sampled_from([("", 0)] * 12 + [(point, turn) for point in POINTS for turn in (0, 1)])
ONLINE = {"status": Status.ONLINE, "problems": [], "recalled": False, "has_secrets": True}
WATCHED: dict[str, dict[str, object]] = {
    "may withdraw": {"status": Status.BLOCKED, "problems": [Problem.WITHDRAW_ENABLED]},
    "recalled": {"recalled": True},
    "key gone": {"status": Status.ACTION_NEEDED, "problems": [Problem.KEY_GONE]},
    "unavailable": {"status": Status.UNAVAILABLE, "problems": []},
    "doubt": {"status": Status.ACTION_NEEDED, "problems": [Problem.WITHDRAW_UNKNOWN]},
    "online": ONLINE,
}
BLOCKED = {"may withdraw", "recalled"}
T = TypeVar("T")


class CrashError(BaseException):
    """The process is gone."""


@cache
def migrated() -> bytes:
    """Return an empty database of this version, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.db"
        asyncio.run(make_ready(file_url(path)))
        return path.read_bytes()


@dataclass
class Skewed(Clock):
    """The clock of the processes; that of the exchange is the true one."""

    skew: float = 0.0

    def __call__(self) -> float:
        return self.now + self.skew

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self(), UTC)


@dataclass
class ChangingMarkets(MarketsInMemory):
    """Markets whose rules change."""

    changed: Any = RULES
    delisted: bool = False

    async def rules(self, exchange: str, pair: str) -> Any:
        await super().rules(exchange, pair)
        if self.delisted:
            raise UnknownPairError(exchange, pair)
        return self.changed


class MortalGroups(SqlGroups):
    """A store whose process ends before or after a change, and never stores anything again."""

    def __init__(self, process: "Process", database: Database, clock: Clock) -> None:
        super().__init__(database, clock.moment)
        self.process = process

    async def mortal(self, point: str, change: Awaitable[T]) -> T:
        try:
            self.process.point(point, 0)
        except CrashError:
            change.close()  # type: ignore[attr-defined]  # a coroutine that never began
            raise
        done = await change
        self.process.point(point, 1)
        return done

    async def begin(self, *given: Any) -> bool:
        return await self.mortal("begin", super().begin(*given))

    async def save(self, *given: Any) -> bool:
        return await self.mortal("save", super().save(*given))

    async def write(self, *given: Any) -> bool:
        return await self.mortal("write", super().write(*given))

    async def end(self, *given: Any) -> bool:
        return await self.mortal("end", super().end(*given))


async def enough(owner: int, proposal: Proposal) -> None:
    """Allow the person to raise what a strategy can lose of real money."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of a process; a test plants a mistake by a part that is wrong."""

    groups: type[MortalGroups] = MortalGroups
    gateway: type[GatewayInMemory] = GatewayInMemory
    runs: type[SqlRuns] = SqlRuns
    fee: Decimal = RULES.fee  # as the rules of pairs have it


class Process:
    """One process that trades, or stands by; it can end at any point, and stall."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.start()

    def start(self) -> None:
        """Begin without any memory."""
        world = self.world
        self.dead, self.crash_at = False, ("", 0)
        parts, database, clock = world.parts, world.database, world.clock
        self.gateway = parts.gateway(lambda: clock.now, {"kucoin": world.exchange})
        groups, runs = parts.groups(self, database, clock), parts.runs(database)
        self.desk = Desk(database, clock, world.markets, groups, self.gateway, runs)
        self.desk.availability = world.availability

    def point(self, point: str, turn: int) -> None:
        """End here, if that is the plan, or if it has ended."""
        if self.dead or (point, turn) == self.crash_at:
            self.dead = True
            raise CrashError

    async def step(self) -> None:
        """Do what the loop does; a process that ended begins again."""
        self.world.stepping = self
        with contextlib.suppress(CrashError):
            await self.desk.step()
        if self.dead:
            await self.desk.engine.stop(0.0)
            self.start()

    async def stall(self) -> asyncio.Event:
        """Step until an order waits between its signature and its sending, or none is due."""
        self.world.stepping = self
        goes_on = self.gateway.slow["kucoin"] = asyncio.Event()
        if await self.desk.role.take():
            self.desk.engine.start()
        stepping = asyncio.create_task(self.desk.step())
        await asyncio.wait([stepping], timeout=0.2)
        return goes_on


@dataclass
class World:
    """Strategies of one person on one connection, and two processes."""

    database: Database
    parts: Parts = field(default_factory=Parts)
    clock: Skewed = field(default_factory=Skewed)
    exchange: Exchange = field(default_factory=Exchange)
    availability: Availability = field(default_factory=Availability)
    price: Decimal = Decimal(100)
    crash_at: tuple[str, int] = ("", 0)
    watched: str = "online"
    stopped: bool = False
    started: int = 0
    wrong: list[str] = field(default_factory=list)
    paused: dict[str, set[str]] = field(default_factory=dict)  # strategy → orders of before
    stepping: Process | None = None

    def __post_init__(self) -> None:
        self.markets = ChangingMarkets(self.clock)
        self.markets.changed = replace(RULES, fee=self.parts.fee)
        self.exchange.pairs = PAIRS
        self.exchange.on_arrival, self.exchange.at = self.arrives, self.point
        self.processes = [Process(self), Process(self)]
        self.verbs = StrategyVerbs(
            runs=SqlRuns(self.database),
            store=self.desk.strategies,
            groups=SqlGroups(self.database, self.clock.moment),
            clock=self.clock.moment,
            require_money=enough,
            history=self.desk.history,
        )

    @property
    def desk(self) -> Desk:
        return self.processes[0].desk

    def point(self, point: str) -> None:
        """Pass a point of the exchange, at which the process that calls it may end."""
        if self.stepping is not None:
            self.stepping.point(point, 0)

    def arrives(self, order: Intent) -> None:
        """Note what must not arrive."""
        late = self.exchange.mood.fault == "late" or self.stepping is None
        if order.id in {known.id for _, known, _ in self.exchange.arrived}:
            self.wrong.append("an id twice")
        if self.stopped and not late:
            self.wrong.append("sent after the operator's stop")
        if self.watched in BLOCKED and not late:
            self.wrong.append("sent with a key that must send nothing")

    async def passes(self, seconds: float, price: Decimal | None = None) -> None:
        """Pass some time, give the price, and have both processes do what is due."""
        self.stepping = None
        self.clock.now += seconds
        self.exchange.now = self.clock.now
        self.exchange.pass_time(0)
        self.price = price or self.price
        for pair in PAIRS:
            if self.markets.delisted:
                self.markets.prices.pop(("", pair), None)
            else:
                self.markets.set(self.price, pair)
        for process in self.processes:
            process.desk.availability = self.availability
            process.crash_at, self.crash_at = self.crash_at, ("", 0)
            await process.step()

    async def fresh(self) -> None:
        """Start a strategy on each pair without one."""
        used = {run.pair for run in await self.desk.runs.running()}
        for pair in PAIRS:
            if pair not in used:
                self.started += 1
                await start(self.desk, name=f"s{self.started}", mode=self.mode, pair=pair)

    mode: StrategyMode = StrategyMode.PAPER

    async def rows(self, query: Select[Any]) -> list[RowMapping]:
        async with self.database.read() as c:
            return list((await c.execute(query)).mappings())

    async def run(self) -> StrategyRun | None:
        return next(iter(await self.desk.runs.running()), None)

    async def due(self, where: str) -> Decimal:
        """Return a price at which something is due for the first strategy."""
        run = await self.run()
        group = run.open_group if run is not None else None
        if run is None or group is None or group.held <= 0:
            return self.price
        price: dict[str, Callable[[], Decimal | None]] = {
            "top-up": lambda: topup_price(run.plan, RULES, group),
            "profit": lambda: profit_price(run.plan, RULES, group),
            "stop": lambda: stop_price(run.plan, RULES, group),
        }
        return max(D(1), price[where]() or self.price)

    async def press(self, verb: str) -> None:
        """Press a button of the first strategy."""
        run = await self.run()
        if run is None:
            return
        name = run.strategy.id
        with contextlib.suppress(VerbRefusedError):
            await getattr(self.verbs, verb)(OWNER, name)
            rows = await self.rows(select(INTENTS.c.id).where(INTENTS.c.strategy == name))
            if verb in {"pause", "stop_and_keep", "close_now"}:
                self.paused.setdefault(name, {row["id"] for row in rows})
            elif verb in {"resume", "finish"}:
                self.paused.pop(name, None)

    async def edit(self, limit: Decimal, custom: dict[str, Decimal]) -> None:
        """Change the numbers of the first strategy, as its owner confirms them."""
        run = await self.run()
        if run is None:
            return
        proposal = Proposal(
            id=run.strategy.id,
            connection=run.connection_id,
            pair=run.pair,
            level=RiskLevel.MEDIUM,
            limit=limit,
            price=self.price,
            rules=RULES,
            custom=custom,
        )
        with contextlib.suppress(VerbRefusedError, OutOfRangeError):
            await self.verbs.edit(OWNER, proposal, sure=True)

    async def stop(self, *, on: bool) -> None:
        """Stop everything, or let it go on, as the operator does."""
        self.stopped, stop = on, TradingStop(EVERYTHING, self.clock.moment(), StopOrigin.CHAT)
        if on:
            await self.desk.stops.begin(stop)
        else:
            await self.desk.stops.end(EVERYTHING, StopOrigin.CHAT)

    async def check_ledger(self) -> None:
        """Require that the orders and fills of an export make up the groups of the database.

        An order under way changes neither.
        """
        ledger = await SqlArchive(self.database).export(OWNER)
        fills: dict[str, list[Fill]] = {}
        for row in ledger[FILLS.name]:
            numbers = {name: D(row[name]) for name in ("price", "qty", "fee")}
            named = {"fee_coin": row["fee_coin"], "at": 0.0, **numbers}
            done = Fill(row["trade_id"], Side(row["side"]), **named)
            fills.setdefault(row["intent"], []).append(done)
        stored = {(row["strategy"], row["number"]): row for row in ledger[TRADE_GROUPS.name]}
        groups = {key: TradeGroup(*key, row["pair"]) for key, row in stored.items()}
        for row in sorted(ledger[INTENTS.name], key=lambda row: row["number"]):
            key = row["strategy"], row["group_number"]
            for done in fills.get(row["id"], ()):
                groups[key] = fill(groups[key], done)
        for key, group in groups.items():
            row = stored[key]
            names = "held", "cost", "paid", "got"
            assert [getattr(group, name) for name in names] == [D(row[name]) for name in names]
            assert dict(group.fees) == {coin: D(fee) for coin, fee in dict(row["fees"]).items()}

    async def check(self) -> None:
        """Require what must always be true."""
        assert self.wrong == []
        intents = await self.rows(select(INTENTS))
        await self.check_sums(intents)
        for row in intents:
            known = self.paused.get(row["strategy"])
            bought = row["side"] == Side.BUY and row["status"] != IntentStatus.VOID
            assert known is None or not bought or row["id"] in known, "a buy after a pause"
        arrived = {order.id for _, order, _ in self.exchange.arrived}
        assert arrived <= {row["id"] for row in intents}, "sent before it was written"
        await self.check_groups(intents)
        await self.check_notices()
        for process in self.processes:
            self.check_idle(process)

    async def check_sums(self, intents: list[RowMapping]) -> None:
        """Require that groups are the fold of their fills, and these what the exchange did."""
        sides = {row["id"]: row for row in intents}
        sums: dict[tuple[str, int], list[Decimal]] = {}
        counted: dict[str, Decimal] = {}
        paid: dict[str, Decimal] = {}
        for one_fill in await self.rows(select(FILLS)):
            order = sides[one_fill["intent"]]
            base, money = order["pair"].partition("/")[::2]
            one = sums.setdefault((order["strategy"], order["group_number"]), [D(0)] * 3)
            cost = one_fill["price"] * one_fill["qty"]
            in_base = one_fill["fee"] if one_fill["fee_coin"] == base else D(0)
            in_money = one_fill["fee"] if one_fill["fee_coin"] == money else D(0)
            paid[one_fill["intent"]] = paid.get(one_fill["intent"], D(0)) + one_fill["fee"]
            counted[one_fill["intent"]] = counted.get(one_fill["intent"], D(0)) + one_fill["qty"]
            if order["side"] == Side.BUY:
                one[0], one[1] = one[0] + one_fill["qty"] - in_base, one[1] + cost + in_money
            else:
                one[0], one[2] = one[0] - one_fill["qty"] - in_base, one[2] + cost - in_money
        for row in await self.rows(select(TRADE_GROUPS)):
            expected = sums.get((row["strategy"], row["number"]), [D(0)] * 3)
            assert [row["held"], row["paid"], row["got"]] == expected
        for name, order in sides.items():
            done = sum((trade.qty for trade in self.exchange.trades(name)), D(0))
            is_real = any(known.id == name for _, known, _ in self.exchange.arrived)
            if is_real and IntentStatus(order["status"]).is_over:
                assert counted.get(name, D(0)) == done
                fees = sum((trade.fee for trade in self.exchange.trades(name)), D(0))
                assert paid.get(name, D(0)) == fees, "a fee is forgotten"

    async def check_groups(self, intents: list[RowMapping]) -> None:
        """Require one open group of a strategy, within its limit, and a clean end."""
        groups = await self.rows(select(TRADE_GROUPS))
        for strategy in await self.rows(select(STRATEGIES)):
            name = strategy["id"]
            mine = [row for row in groups if row["strategy"] == name]
            assert sorted(row["number"] for row in mine) == list(range(1, strategy["groups"] + 1))
            open_ones = [row for row in mine if row["phase"] != Phase.CLOSED]
            assert len(open_ones) <= 1, "two open groups"
            under_way = [row for row in open_ones if row["live"] is not None]
            ended = strategy["status"] == StrategyStatus.ENDED
            gone = strategy["cause"] == HoldCause.GONE
            assert not (ended and under_way) or gone, "ended with an order under way"
            live = {row["live"] for row in under_way}
            alive = [i for i in intents if i["id"] in live]
            reserved = sum((i["price"] * i["qty"] * (1 + RULES.fee) for i in alive), D(0))
            at_work = sum((row["cost"] for row in open_ones), D(0))
            buys = any(i["side"] == Side.BUY for i in alive)
            assert not buys or at_work + reserved <= D(300)

    async def check_notices(self) -> None:
        """Require that each event that people are notified of has its notice, once."""
        events = await SqlStrategyEvents(self.database).latest(OWNER, limit=100_000)
        expected = [n.dedupe_key for event in events if (n := notice_of(event)) is not None]
        stored = [row["dedupe_key"] for row in await self.rows(select(NOTICES.c.dedupe_key))]
        assert sorted(expected) == sorted(key for key in stored if key in set(expected))
        assert len(expected) == len(set(expected))

    def check_idle(self, process: Process) -> None:
        """Require that nothing is due for a strategy that is not looked at."""
        engine, now = process.desk.engine, self.clock()
        if process.desk.role.until() is None:
            return
        for name in engine._attention._idle:
            run = engine._known[name]
            quote = self.markets.quote(run.exchange, run.pair)
            group, rules = run.open_group, engine._executors.rules(run.exchange, run.pair)
            if group is None or quote is None or rules is None or run.strategy.cause is not None:
                continue
            gate = gate_of(run.strategy, watch_gate(run.strategy.cause), now)
            assert decide(run.plan, rules, group, quote, gate, now)[1] is None, "it sleeps"


class EngineLives(RuleBasedStateMachine):
    """The sums are right, nothing is sent twice, and every change has its notice."""

    parts = Parts()

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "bot.db"
        path.touch(mode=0o600)
        path.write_bytes(migrated())
        self.world = World(Database(file_url(path)), self.parts)
        self.do(self.world.database.open())

    def do(self, what: Awaitable[T]) -> T:
        return self.loop.run_until_complete(asyncio.ensure_future(what, loop=self.loop))

    def teardown(self) -> None:
        for process in self.world.processes:
            self.do(process.desk.engine.stop(0.0))
        self.do(self.world.database.close())
        self.loop.close()
        self.folder.cleanup()

    @initialize(mode=MODES, dear=st.booleans())
    def begin(self, mode: StrategyMode, *, dear: bool) -> None:
        self.world.mode = mode
        if dear:  # than the rules say
            self.world.exchange.fee = RULES.fee * 3
        self.do(connect(self.world.database))
        self.do(self.world.fresh())
        self.passes(3)

    def passes(self, times: int, seconds: float = 2.0, price: Decimal | None = None) -> None:
        for _ in range(times):
            self.do(self.world.passes(seconds, price))

    @rule(
        where=WHERE,
        mood=MOODS,
        crash=CRASHES,
        gap=st.sampled_from([2.0, 60.0, 2_000.0]),
        apart=st.sampled_from([2.0, 6.0]),
    )
    def trade(
        self, where: str, mood: Mood, crash: tuple[str, int], gap: float, apart: float
    ) -> None:
        """The price comes to where something is due, and anything happens to the order."""
        world = self.world
        world.exchange.mood = mood
        world.crash_at = crash
        self.passes(1, gap, self.do(world.due(where)))
        self.passes(2, apart)

    @rule(mode=MODES)
    def trade_well(self, mode: StrategyMode) -> None:
        """The exchange works again: what was under way is found, and the next strategy starts."""
        world = self.world
        world.mode, world.exchange.mood = mode, Mood()
        self.passes(2, 50.0)
        self.do(world.fresh())
        self.passes(3, 700.0)

    @rule(times=st.integers(1, 4))
    def fall(self, times: int) -> None:
        """The price falls to each buy that is due, and the exchange works."""
        self.world.exchange.mood = Mood()
        for _ in range(times):
            self.passes(1, 2_000.0)
            self.passes(2, 2.0, self.do(self.world.due("top-up")))

    @rule(limit=st.sampled_from([150, 220, 300]), topups=st.sampled_from([None, 2, 5]))
    def edit(self, limit: int, topups: int | None) -> None:
        """The owner changes the numbers, perhaps while an order is under way."""
        self.do(self.world.edit(D(limit), {} if topups is None else {"topups": D(topups)}))
        self.passes(1)

    @rule(where=WHERE, mood=MOODS)
    def stop(self, where: str, mood: Mood) -> None:
        """The operator stops everything while something is due, and lets it go on later."""
        self.world.exchange.mood = mood
        self.passes(1, 700.0, self.do(self.world.due(where)))
        self.do(self.world.stop(on=True))
        self.passes(2, 30.0, self.do(self.world.due(where)))
        self.do(self.world.stop(on=False))
        self.passes(1)

    @rule(seconds=st.sampled_from([5.0, 61.0, 700.0]))
    def delist(self, seconds: float) -> None:
        """The pair has no buyers and no rules, and the exchange takes no order; then it is back."""
        self.world.markets.delisted, self.world.exchange.listed = True, False
        self.passes(3, seconds)
        self.world.markets.delisted, self.world.exchange.listed = False, True
        self.passes(1)

    @rule(share=st.sampled_from(["0", "0.5"]), where=WHERE)
    def coins_are_missing(self, share: str, where: str) -> None:
        """Other hands moved coins: sales are refused, and the account shows it; then it is over."""
        run, world = self.do(self.world.run()), self.world
        group = run.open_group if run is not None else None
        if group is None:
            return
        for process in world.processes:
            balances = process.desk.balances
            balances.has = {**balances.has, group.base: coin(str(group.held * D(share)))}
        world.exchange.mood = Mood(fault="refused", refusal=OrderRefusal.BALANCE)
        self.passes(4, 20.0, self.do(world.due(where)))
        world.exchange.mood = Mood()
        for process in world.processes:
            balances = process.desk.balances
            balances.has = {**balances.has, group.base: coin("1000000")}
        self.passes(1)

    @rule()
    def export(self) -> None:
        self.do(self.world.check_ledger())

    @rule(percent=st.integers(-12, 12), back=st.booleans())
    def move(self, percent: int, *, back: bool) -> None:
        """The price moves, and perhaps comes back at once."""
        before = self.world.price
        after = (before * (100 + percent) / 100).quantize(RULES.tick)
        self.passes(1, 1.0, min(max(after, D(5)), D(500)))
        if back:
            self.passes(1, 1.0, before)

    @rule(verb=st.sampled_from(VERBS))
    def press(self, verb: str) -> None:
        self.do(self.world.press(verb))
        self.passes(1)

    @rule(verb=st.sampled_from(VERBS), fault=st.sampled_from(["lost", "late", "unanswered"]))
    def press_under_way(self, verb: str, fault: str) -> None:
        """Press a button while the end of an order is not known."""
        self.do(self.world.press("resume"))
        self.world.exchange.mood = Mood(fault=fault, hides=2.0)
        self.passes(1, 700.0, self.do(self.world.due("top-up")))
        self.do(self.world.press(verb))
        self.passes(1)

    @rule()
    def pause_and_fall(self) -> None:
        self.do(self.world.press("pause"))
        self.passes(2, 700.0, self.do(self.world.due("top-up")))

    @rule(what=st.sampled_from(sorted(WATCHED)), where=WHERE)
    def watch(self, what: str, where: str) -> None:
        """The watch finds something out, and something is due."""
        self.do(change_connection(self.world.database, **{**ONLINE, **WATCHED[what]}))
        self.world.watched = what
        self.passes(2, 2.0, self.do(self.world.due(where)))

    @rule(out=st.booleans())
    def outage(self, *, out: bool) -> None:
        since = datetime.fromtimestamp(self.world.clock.now, UTC) if out else None
        self.world.availability = Availability(cut_off_since=since)
        self.passes(2)

    @rule(skew=st.sampled_from([-10.0, 0.0, 10.0]))
    def set_clock(self, skew: float) -> None:
        self.world.clock.skew = skew
        self.passes(1)

    @rule(age=st.sampled_from([5.0, 61.0]), there=st.booleans())
    def has_no_price(self, age: float, *, there: bool) -> None:
        """The prices are old, or there are none."""
        world = self.world
        for pair in PAIRS:
            quote = world.markets.prices.pop(("", pair), None)
            if there and quote is not None:
                world.markets.prices["", pair] = replace(quote, at=quote.at - age)
        for process in world.processes:
            self.do(process.step())

    @rule(lot=st.sampled_from(["0.00001", "0.001"]), tick=st.sampled_from(["0.01", "0.1"]))
    def rules_change(self, lot: str, tick: str) -> None:
        """The exchange takes coarser orders than we know of at first."""
        world = self.world
        world.exchange.rules = replace(RULES, lot=D(lot), tick=D(tick))
        self.passes(2, 700.0, self.do(world.due("top-up")))
        world.markets.changed = replace(world.exchange.rules, fee=world.parts.fee)
        self.passes(2, 601.0)

    @rule(number=st.sampled_from([0, 1]))
    def restart(self, number: int) -> None:
        process = self.world.processes[number]
        self.do(process.desk.engine.stop(0.0))
        process.start()
        self.passes(1)

    @rule(where=WHERE, seconds=st.sampled_from([1.0, 20.0, 100.0]))
    def stall(self, where: str, seconds: float) -> None:
        """A process stops before it sends; another takes over; then the first goes on."""
        world = self.world
        world.exchange.mood = Mood()
        price = self.do(world.due(where))
        world.clock.now += 1.0
        for pair in PAIRS:
            world.markets.set(price, pair)
        holder, other = sorted(world.processes, key=lambda p: p.desk.role.until() is None)
        goes_on = self.do(holder.stall())
        world.clock.now += seconds
        self.do(other.step())
        goes_on.set()
        holder.gateway.slow.clear()
        self.do(holder.desk.engine.idle())
        self.passes(2)

    @invariant()
    def nothing_is_wrong(self) -> None:
        self.do(self.world.check())
