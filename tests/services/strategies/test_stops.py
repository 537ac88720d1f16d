"""The operator's stop: nothing new is sent by any process until it is ended."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.domain.diagnosis import Problem, Status
from bot.domain.notice.strategy_rules import notice_of
from bot.domain.strategies.events import EventKind, StrategyEvent
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.sending import WrittenIntent
from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop, is_stopped
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus, with_status
from bot.domain.strategies.watch import HoldCause
from bot.services.operating.trading_switch import TradingSwitch, UnknownScopeError
from bot.storage.engine.database import Database
from bot.storage.schema.tables import TRADING_STOPS
from bot.storage.strategies.figures import SqlTradingFigures
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.stops import SqlTradingStops
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import Clock, Desk, change_connection, connect, start

CHAT = StopOrigin.CHAT


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    return Desk(database, clock, MarketsInMemory(clock))


@pytest.fixture
def switch(desk: Desk) -> TradingSwitch:
    return TradingSwitch(
        stops=desk.stops,
        figures=SqlTradingFigures(desk.database).read,
        exchanges=("kucoin", "mexc"),
        clock=desk.clock.moment,
    )


@pytest.mark.parametrize("scope", ["", "kucoin"])
async def test_it_stops_buys_sales_and_stops_and_is_told_once(
    desk: Desk, switch: TradingSwitch, scope: str
) -> None:
    strategy = await start(desk)
    await desk.at(100)
    assert await switch.stop(switch.scope_of(scope), CHAT)
    for price in (97, 90, 60, 130):  # add-ons, the stop, the take profit
        await desk.at(price, apart=700)
    (group,) = await desk.groups_stored()
    assert (group.phase, group.orders) == (Phase.OPEN, 1)
    assert (await desk.strategies.strategy(strategy.id)).cause is HoldCause.OPERATOR
    assert [kind for kind in await desk.notices() if "recover" not in kind] == ["opened", "held"]
    assert await switch.go(switch.scope_of(scope), CHAT)
    await desk.at(130)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED
    ended = [kind for kind in await desk.notices() if "recover" not in kind]
    assert sorted(ended) == ["closed", "held", "opened", "released"]


async def test_another_exchange_goes_on(desk: Desk, switch: TradingSwitch) -> None:
    await start(desk)
    await switch.stop("mexc", CHAT)
    await desk.at(100)
    assert (await desk.groups_stored())[0].held > 0
    assert await desk.notices() == ["opened"]


class Late(SqlGroups):
    """Stops everything just before the first order is written."""

    stops: SqlTradingStops
    written: bool | None = None

    async def write(self, before: TradeGroup, after: TradeGroup, row: WrittenIntent) -> bool:
        if self.written is None:
            at = datetime.fromtimestamp(row.written_at, UTC)
            await self.stops.begin(TradingStop(EVERYTHING, at, CHAT))
            self.written = await super().write(before, after, row)
            return self.written
        return await super().write(before, after, row)


async def test_an_order_that_was_decided_before_is_not_written(database: Database) -> None:
    """The stop is looked at in the transaction of the order, whatever the process knew."""
    clock = Clock()
    await connect(database)
    groups = Late(database, clock.moment)
    groups.stops = SqlTradingStops(database, clock.moment)
    desk = Desk(database, clock, MarketsInMemory(clock), groups)
    await start(desk)
    await desk.at(100)
    assert groups.written is False
    assert (await desk.groups_stored())[0].orders == 0


async def test_an_order_under_way_is_still_looked_at(desk: Desk, switch: TradingSwitch) -> None:
    await start(desk)
    while not any(group.live for group in await desk.groups_stored()):
        await desk.at(100, steps=1)
    await switch.stop(EVERYTHING, CHAT)
    await desk.at(100, steps=2)
    (group,) = await desk.groups_stored()
    assert group.live is None
    assert group.held > 0


async def test_a_second_process_and_a_restart_obey(desk: Desk, switch: TradingSwitch) -> None:
    await start(desk)
    await switch.stop("kucoin", StopOrigin.COMMAND_LINE)
    for _ in range(2):
        desk.clock.now += 60
        desk = Desk(desk.database, desk.clock, desk.markets)
        await desk.at(100)
    assert all(group.orders == 0 for group in await desk.groups_stored())


async def test_closing_waits_for_the_end_of_the_stop(desk: Desk, switch: TradingSwitch) -> None:
    strategy = await start(desk)
    await desk.at(100)
    await switch.stop(EVERYTHING, CHAT)
    await desk.at(100)
    before = await desk.strategies.strategy(strategy.id)
    closing = with_status(before, StrategyStatus.CLOSING, desk.clock.now)
    assert await desk.strategies.save(before, closing)
    await desk.at(100)
    assert (await desk.groups_stored())[0].held > 0
    await switch.go(EVERYTHING, CHAT)
    await desk.at(100)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED


async def test_a_key_that_can_withdraw_is_the_greater_danger(
    desk: Desk, switch: TradingSwitch
) -> None:
    strategy = await start(desk)
    await desk.at(100)
    await switch.stop(EVERYTHING, CHAT)
    await change_connection(
        desk.database, status=Status.BLOCKED, problems=[Problem.WITHDRAW_ENABLED]
    )
    await desk.at(100)
    assert (await desk.strategies.strategy(strategy.id)).cause is HoldCause.BLOCKED


async def test_each_scope_is_stopped_once_and_ended_by_itself(switch: TradingSwitch) -> None:
    assert [await switch.stop(scope, CHAT) for scope in ("kucoin", EVERYTHING, "kucoin")] == [
        True,
        True,
        False,
    ]
    assert [stop.scope for stop in (await switch.state()).stops] == [EVERYTHING, "kucoin"]
    assert await switch.go(EVERYTHING, CHAT)
    assert not await switch.go(EVERYTHING, CHAT)
    stops = (await switch.state()).stops
    assert is_stopped(stops, "kucoin")
    assert not is_stopped(stops, "mexc")


async def test_what_was_stopped_stays_on_record(desk: Desk, switch: TradingSwitch) -> None:
    for _ in range(2):
        await switch.stop("kucoin", CHAT)
        desk.clock.now += 60
        await switch.go("kucoin", StopOrigin.COMMAND_LINE)
    async with desk.database.read() as c:
        rows = (await c.execute(select(TRADING_STOPS))).mappings().all()
    assert [(row["origin"], row["ended_origin"]) for row in rows] == [
        (CHAT, StopOrigin.COMMAND_LINE)
    ] * 2
    assert all(isinstance(row["ended_at"], datetime) for row in rows)


async def test_two_processes_stop_at_the_same_time(database: Database, desk: Desk) -> None:
    stop = TradingStop("kucoin", desk.clock.moment(), CHAT)
    stores = [SqlTradingStops(database), SqlTradingStops(database)]
    assert sorted([await store.begin(stop) for store in stores]) == [False, True]


def test_a_scope_is_an_exchange_or_everything(switch: TradingSwitch) -> None:
    assert [switch.scope_of(text) for text in ("", " All ", "KuCoin")] == ["all", "all", "kucoin"]
    with pytest.raises(UnknownScopeError):
        switch.scope_of("acme")


@pytest.mark.parametrize("mode", StrategyMode)
def test_only_with_real_money_it_is_told_in_quiet_hours(mode: StrategyMode) -> None:
    event = StrategyEvent(
        id="e1",
        kind=EventKind.HELD,
        at=Clock().moment(),
        strategy="s1",
        mode=mode,
        owner=1,
        connection="c1",
        exchange="kucoin",
        name="Main",
        pair="BTC/USDT",
        facts={"cause": HoldCause.OPERATOR},
    )
    notice = notice_of(event)
    assert notice is not None
    assert notice.urgent == (mode is StrategyMode.LIVE)
