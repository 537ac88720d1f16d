"""What stops orders while one is on its way: a stop, a press, `/panic`, the watch of the key.

Each is either before the transaction that writes an order, and then nothing is written, or after
it, and then the order is held back between its signature and its sending. On both databases.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeAlias

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.sending import IntentStatus, WrittenIntent
from bot.domain.strategies.stops import EVERYTHING, StopOrigin, TradingStop
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus, next_group
from bot.storage.connections.disconnecting import disconnect_all
from bot.storage.engine.database import Database
from bot.storage.schema.tables import CONNECTIONS, INTENTS, STRATEGIES, TRADING_STOPS
from bot.storage.strategies.permits import locked_gate
from bot.storage.strategies.strategy_rows import locked
from tests.domain.strategies.market import RULES, D, at, plan
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import OWNER, Clock, Desk, connect, start
from tests.services.strategies.gateway import GatewayInMemory

Cause = Callable[[Desk], Awaitable[object]]
A_MOMENT = 0.3  # seconds in which what waits for a lock must not end


async def stop_everything(desk: Desk) -> None:
    await desk.stops.begin(TradingStop(EVERYTHING, desk.clock.moment(), StopOrigin.CHAT))


async def stop_the_exchange(desk: Desk) -> None:
    await desk.stops.begin(TradingStop("kucoin", desk.clock.moment(), StopOrigin.COMMAND_LINE))


async def panic(desk: Desk) -> None:
    async with desk.database.write() as c:
        await disconnect_all(c, OWNER, desk.clock.moment())


async def delete_the_connection(desk: Desk) -> None:
    async with desk.database.write() as c:
        await c.execute(delete(CONNECTIONS))


async def _found(desk: Desk, **values: object) -> None:
    changed = update(CONNECTIONS).values(**values, version=CONNECTIONS.c.version + 1)
    async with desk.database.write() as c:
        await c.execute(changed)


async def find_withdrawals(desk: Desk) -> None:
    await _found(desk, status=Status.BLOCKED, problems=[Problem.WITHDRAW_ENABLED])


async def recall(desk: Desk) -> None:
    await _found(desk, recalled=True)


async def doubt_withdrawals(desk: Desk) -> None:
    permissions = {Permission.READ: Answer.YES, Permission.TRADE: Answer.YES}
    await _found(desk, permissions={name.value: one.value for name, one in permissions.items()})


async def pause(desk: Desk) -> None:
    async with desk.database.write() as c:
        await locked(c, "s1")
        changed = {"status": StrategyStatus.PAUSED, "version": STRATEGIES.c.version + 1}
        await c.execute(update(STRATEGIES).values(changed))


CAUSES: list[Cause] = [
    stop_everything,
    stop_the_exchange,
    panic,
    delete_the_connection,
    find_withdrawals,
    recall,
    doubt_withdrawals,
    pause,
]
EACH = pytest.mark.parametrize("cause", CAUSES)


@pytest.fixture
async def desk(database: Database) -> Desk:
    """A process with a live strategy that has not bought yet."""
    clock = Clock()
    await connect(database)
    desk = Desk(database, clock, MarketsInMemory(clock), gateway=GatewayInMemory(clock))
    await start(desk, mode=StrategyMode.LIVE)
    return desk


Decided: TypeAlias = tuple[TradeGroup, TradeGroup, WrittenIntent]


async def decided(desk: Desk) -> Decided:
    """Return the first order of the strategy, as it is decided before anything happens."""
    strategy, now = await desk.strategies.strategy("s1"), desk.clock.now
    more, group = next_group(strategy, "BTC/USDT")
    assert await desk.groups.begin(strategy, more, group)
    after, order = decide(plan(), RULES, group, at(100, now), OPEN, now)
    assert order is not None
    row = WrittenIntent(order, "s1", group.number, group.pair, now, now + 10)
    return group, write(after, order), row


@EACH
async def test_what_came_before_the_order_is_obeyed(desk: Desk, cause: Cause) -> None:
    order = await decided(desk)
    await cause(desk)
    assert not await desk.groups.write(*order)
    assert await statuses(desk) == []


@asynccontextmanager
async def order_being_written(desk: Desk) -> AsyncIterator[AsyncConnection]:
    """Hold the transaction open that writes an order, after it has looked at everything."""
    async with desk.database.write() as c:
        gate = await locked_gate(c, "s1")
        assert gate == OPEN
        await locked(c, "s1")
        yield c


@EACH
async def test_it_waits_for_the_order_that_is_being_written(desk: Desk, cause: Cause) -> None:
    """So the person who stopped it can read every order that was written before."""
    async with order_being_written(desk):
        stopping = asyncio.ensure_future(cause(desk))
        done, _ = await asyncio.wait([stopping], timeout=A_MOMENT)
        assert not done
    await stopping


async def test_orders_do_not_wait_for_one_another(desk: Desk) -> None:
    if desk.database.file is not None:
        pytest.skip("SQLite has one writer at a time")
    await connect(desk.database, "c2")
    await start(desk, name="s2", mode=StrategyMode.LIVE, connection="c2")
    async with order_being_written(desk), desk.database.write() as other:
        async with asyncio.timeout(5):
            assert await locked_gate(other, "s2") == OPEN


async def test_an_order_waits_for_the_stop_that_is_being_stored(desk: Desk) -> None:
    """The order was decided before, and sees a stop that was not committed when it began."""
    stored, commit = asyncio.Event(), asyncio.Event()

    class Slow:
        """A stop whose commit waits."""

        @asynccontextmanager
        async def write(self) -> AsyncIterator[AsyncConnection]:
            async with desk.database.write() as c:
                yield c
                stored.set()
                await commit.wait()

    slow = type(desk.stops)(Slow(), desk.clock.moment)  # type: ignore[arg-type]
    stop = TradingStop(EVERYTHING, desk.clock.moment(), StopOrigin.CHAT)
    order = await decided(desk)
    stopping = asyncio.create_task(slow.begin(stop))
    await stored.wait()
    writing = asyncio.create_task(desk.groups.write(*order))
    done, _ = await asyncio.wait([writing], timeout=A_MOMENT)
    assert not done
    commit.set()
    assert await stopping
    assert not await writing


async def statuses(desk: Desk) -> list[IntentStatus]:
    async with desk.database.read() as c:
        return list(await c.scalars(select(INTENTS.c.status)))


async def reach_the_wire(desk: Desk) -> asyncio.Event:
    """Go on until an order is written and about to be signed; return what lets it go on."""
    goes_on = desk.gateway.slow["kucoin"] = asyncio.Event()
    assert await desk.role.take()
    desk.engine.start()
    while not desk.gateway.at_once["kucoin"]:
        desk.clock.now += 0.1
        desk.markets.set("100")
        await desk.engine.step()
        await asyncio.sleep(0.01)
    assert await statuses(desk) == [IntentStatus.WRITTEN]
    return goes_on


@EACH
async def test_what_comes_after_holds_the_order_back_before_it_leaves(
    desk: Desk, cause: Cause
) -> None:
    goes_on = await reach_the_wire(desk)
    await cause(desk)
    goes_on.set()
    await desk.engine.idle()

    assert desk.gateway.exchanges["kucoin"].arrived == []
    assert await statuses(desk) == [IntentStatus.VOID]
    (group,) = await desk.groups_stored()
    assert group.live is None
    assert group.cost == D(0)


async def test_without_any_of_it_the_order_leaves(desk: Desk) -> None:
    goes_on = await reach_the_wire(desk)
    goes_on.set()
    await desk.engine.idle()
    assert len(desk.gateway.exchanges["kucoin"].arrived) == 1
    assert await statuses(desk) == [IntentStatus.DONE]


async def test_a_stop_that_is_over_stops_nothing(desk: Desk) -> None:
    await stop_everything(desk)
    assert await desk.stops.end(EVERYTHING, StopOrigin.CHAT)
    assert await desk.groups.write(*await decided(desk))
    async with desk.database.read() as c:
        assert len((await c.execute(select(TRADING_STOPS.c.id))).all()) == 1
