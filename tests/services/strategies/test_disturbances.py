"""Coins that other hands moved: noticed once, decided by the person, on both kinds of database."""

from decimal import Decimal
from typing import Any

import pytest

from bot.domain.diagnosis import Problem, Status
from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.strategies.events import EventDraft, EventKind
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.sending import OrderRefusal
from bot.domain.strategies.strategy import Strategy, StrategyMode, StrategyStatus
from bot.services.strategies.counting import CoinCounter
from bot.services.strategies.strategies import StrategyGoneError
from bot.services.strategies.verbs import StrategyVerbs, VerbRefusedError
from bot.storage.engine.database import Database
from bot.storage.strategies.strategies import SqlStrategies
from tests.fakes.balances import coin
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import (
    OWNER,
    Clock,
    Desk,
    change_connection,
    connect,
    no_money,
    start,
)

LIVE = StrategyMode.LIVE


@pytest.fixture
async def desk(database: Database) -> Desk:
    """A process with a live strategy that has bought once, and all of it is there."""
    clock = Clock()
    await connect(database)
    desk = Desk(database, clock, MarketsInMemory(clock))
    await start(desk, mode=LIVE)
    await desk.at(100)
    assert (await group(desk)).held > 0
    return desk


async def group(desk: Desk) -> TradeGroup:
    return (await desk.groups_stored())[-1]


async def status(desk: Desk, name: str = "s1") -> StrategyStatus:
    return (await desk.strategies.strategy(name)).status


async def half(desk: Desk) -> str:
    """Take half of the coins away."""
    there = str((await group(desk)).held / 2)
    desk.balances.has = {"BTC": coin(there)}
    return there


async def wait(desk: Desk, seconds: int = 700) -> None:
    """Wait at a price at which nothing is due."""
    for _ in range(seconds // 20):
        await desk.at(100, steps=1, apart=20)


def counter(desk: Desk) -> CoinCounter:
    return CoinCounter(
        runs=desk.runs,
        store=desk.strategies,
        groups=desk.groups,
        history=desk.history,
        accounts=desk.accounts,
        clock=desk.clock.moment,
    )


def verbs(desk: Desk) -> StrategyVerbs:
    return StrategyVerbs(
        runs=desk.runs,
        store=desk.strategies,
        groups=desk.groups,
        clock=desk.clock.moment,
        require_money=no_money,
        history=desk.history,
    )


async def test_all_there_is_no_news_and_one_reading_in_ten_minutes(desk: Desk) -> None:
    reads = desk.balances.reads
    await wait(desk, 1_300)

    assert desk.balances.reads - reads in {2, 3}
    assert "disturbed" not in await desk.events()
    assert await status(desk) is StrategyStatus.RUNNING


async def test_missing_coins_stop_the_buys_with_one_notice(desk: Desk) -> None:
    there = await half(desk)
    await wait(desk, 3_000)

    assert (await desk.events()).count("disturbed") == 1
    assert (await desk.notices()).count("disturbed") == 1
    assert await status(desk) is StrategyStatus.PAUSED
    [event] = await desk.history.latest(OWNER, "s1", 1)
    assert event.kind is EventKind.DISTURBED
    assert Decimal(event.facts["there"]) == Decimal(there)
    assert Decimal(event.facts["held"]) == (await group(desk)).held
    placed = len(desk.gateway.placed)
    await desk.at(90, apart=700)
    assert len(desk.gateway.placed) == placed


@pytest.mark.parametrize("answer", ["count", "go on"])
async def test_one_that_finishes_buys_nothing_either_and_finishes_afterwards(
    desk: Desk, answer: str
) -> None:
    await verbs(desk).finish(OWNER, "s1")
    await half(desk)
    await wait(desk)
    placed = len(desk.gateway.placed)
    await desk.at(97, apart=20)  # an add-on would be due
    assert len(desk.gateway.placed) == placed
    assert await status(desk) is StrategyStatus.PAUSED

    if answer == "count":
        await counter(desk).count(OWNER, "s1")
    else:
        await verbs(desk).resume(OWNER, "s1")
    assert await status(desk) is StrategyStatus.FINISHING
    await desk.at(97, apart=20)
    assert len(desk.gateway.placed) > placed  # add-ons go on
    await verbs(desk).pause(OWNER, "s1")
    await verbs(desk).resume(OWNER, "s1")  # their own pause has another meaning
    assert await status(desk) is StrategyStatus.RUNNING


async def test_a_press_at_the_same_moment_delays_the_pause_by_one_reading(desk: Desk) -> None:
    class Pressed(SqlStrategies):
        """Its first change comes too late: the owner was quicker."""

        pressed = False

        async def save(
            self, before: Strategy, after: Strategy, *events: EventDraft, **edit: Any
        ) -> bool:
            if not self.pressed:
                self.pressed = True
                await verbs(desk).finish(OWNER, before.id)
            return await super().save(before, after, *events, **edit)

    desk.disturbances._store = store = Pressed(desk.database, desk.clock.moment)
    await half(desk)
    while not store.pressed:
        await wait(desk, 20)
    assert await status(desk) is StrategyStatus.FINISHING
    await wait(desk, 60)
    assert await status(desk) is StrategyStatus.PAUSED


async def test_an_account_is_read_again_soon_where_the_rules_were_not_known(desk: Desk) -> None:
    """As after a start: the rules of the pair are still being read."""
    desk.rules_known = False
    await half(desk)
    await wait(desk)
    reads = desk.balances.reads
    await wait(desk, 60)
    assert desk.balances.reads - reads >= 2
    assert "disturbed" not in await desk.events()
    desk.rules_known = True
    await wait(desk, 60)
    assert (await desk.events()).count("disturbed") == 1
    assert await status(desk) is StrategyStatus.PAUSED


async def test_one_odd_reading_is_no_disturbance(desk: Desk) -> None:
    all_of_it = desk.balances.has
    await half(desk)
    while not desk.disturbances._found:
        await desk.at(100, steps=1, apart=20)
    desk.balances.has = all_of_it
    await wait(desk)

    assert "disturbed" not in await desk.events()


async def test_a_refused_sale_is_looked_into_at_once(desk: Desk) -> None:
    await wait(desk, 100)
    await half(desk)
    [run] = await desk.runs.running()
    refusals = desk.engine._executors._refusals
    await refusals.handle(run, OrderRefusal.BALANCE)
    await wait(desk, 80)

    assert "disturbed" in await desk.events()


async def test_coins_are_counted_as_the_person_wishes(desk: Desk) -> None:
    before = await group(desk)
    there = await half(desk)
    await wait(desk)
    await counter(desk).count(OWNER, "s1")

    after = await group(desk)
    assert after.held == Decimal(there)
    assert after.average == before.average
    assert await status(desk) is StrategyStatus.RUNNING
    await wait(desk, 1_300)
    assert (await desk.events()).count("disturbed") == 1
    await counter(desk).count(OWNER, "s1")  # pressed again
    assert (await desk.events()).count("counted") == 1
    assert (await group(desk)).held == Decimal(there)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_counting_ends_no_pause_that_the_person_chose(desk: Desk, when: str) -> None:
    """Also where the button of an old message is pressed again."""
    if when == "before":
        await verbs(desk).pause(OWNER, "s1")
    await half(desk)
    await wait(desk)
    await counter(desk).count(OWNER, "s1")
    if when == "after":
        await verbs(desk).pause(OWNER, "s1")
        await counter(desk).count(OWNER, "s1")

    assert await status(desk) is StrategyStatus.PAUSED


async def test_a_reading_from_before_a_buy_is_not_counted(desk: Desk) -> None:
    desk.accounts.pause = 60.0
    connection = (await desk.runs.running())[0].connection
    assert connection is not None
    desk.balances.has = {"BTC": coin(str((await group(desk)).held))}
    await desk.accounts.held(connection)
    desk.balances.has = {"BTC": coin("1000")}
    await desk.at(97)  # an add-on
    bought = await group(desk)
    await counter(desk).count(OWNER, "s1")

    assert await group(desk) == bought


async def test_more_than_held_is_never_counted(desk: Desk) -> None:
    before = await group(desk)
    await counter(desk).count(OWNER, "s1")

    assert await group(desk) == before


async def test_nothing_left_closes_the_group(desk: Desk) -> None:
    desk.balances.has = {}
    await wait(desk)
    await counter(desk).count(OWNER, "s1")

    assert (await desk.groups_stored())[0].phase is Phase.CLOSED
    assert "closed" not in await desk.events()  # nothing was sold
    assert await desk.runs.result("s1") == 0


async def test_going_on_is_quiet_until_it_changes(desk: Desk) -> None:
    await half(desk)
    await wait(desk)
    await verbs(desk).resume(OWNER, "s1")
    await wait(desk, 1_900)
    assert await status(desk) is StrategyStatus.RUNNING
    assert (await desk.events()).count("disturbed") == 1

    await half(desk)
    desk.balances.has = {}
    await wait(desk)
    assert (await desk.events()).count("disturbed") == 2
    assert await status(desk) is StrategyStatus.PAUSED


async def test_a_restart_does_not_repeat_it(desk: Desk) -> None:
    await half(desk)
    await wait(desk)
    await verbs(desk).resume(OWNER, "s1")
    again = Desk(desk.database, desk.clock, desk.markets, gateway=desk.gateway)
    again.balances.has = desk.balances.has
    again.clock.now += 100  # the lease of before has ended
    await wait(again)

    assert (await again.events()).count("disturbed") == 1


async def test_an_account_that_cannot_be_read_proves_nothing(desk: Desk) -> None:
    await half(desk)
    desk.balances.problem = Problem.EXCHANGE_UNAVAILABLE
    await wait(desk)
    assert "disturbed" not in await desk.events()
    with pytest.raises(BalancesUnavailableError):
        await counter(desk).count(OWNER, "s1")
    desk.balances.problem = None
    await change_connection(desk.database, status=Status.BLOCKED)
    reads = desk.balances.reads
    await wait(desk)
    assert desk.balances.reads == reads
    with pytest.raises(VerbRefusedError):
        await counter(desk).count(OWNER, "s1")


async def test_a_rehearsal_is_never_compared(database: Database) -> None:
    clock = Clock()
    await connect(database)
    desk = Desk(database, clock, MarketsInMemory(clock))
    await start(desk)
    await desk.at(100)
    await wait(desk)

    assert desk.balances.reads == 0
    with pytest.raises(VerbRefusedError):
        await counter(desk).count(OWNER, "s1")
    with pytest.raises(StrategyGoneError):
        await counter(desk).count(7, "s1")


async def test_two_keys_of_one_account_share_its_coins(desk: Desk) -> None:
    await connect(desk.database, "c2")
    await start(desk, name="s2", mode=LIVE, connection="c2")
    await desk.at(100)
    one, two = await desk.groups_stored()
    desk.balances.has = {"BTC": coin(str((one.held + two.held) / 2))}
    await wait(desk)
    assert await status(desk, "s1") is StrategyStatus.PAUSED
    assert await status(desk, "s2") is StrategyStatus.PAUSED

    await counter(desk).count(OWNER, "s1")
    held = {one.strategy: one.held for one in await desk.groups_stored()}
    assert held["s1"] < held["s2"]
