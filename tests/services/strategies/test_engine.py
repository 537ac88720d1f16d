"""The engine on both kinds of database: what it opens, adds, closes, and writes."""

import pytest

from bot.domain.diagnosis import Problem, Status
from bot.domain.strategies.group import Phase, RecoveryCause
from bot.domain.strategies.strategy import StrategyStatus, with_status
from bot.domain.strategies.watch import HoldCause
from bot.storage.engine.database import Database
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import OWNER, Clock, Desk, change_connection, connect, start


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    return Desk(database, clock, MarketsInMemory(clock))


async def test_a_group_opens_adds_recovers_and_closes_and_each_is_written(desk: Desk) -> None:
    await start(desk)
    await desk.at(100)
    (group,) = await desk.groups_stored()
    assert (group.phase, group.step) == (Phase.OPEN, 1)
    for price in (97, 94, 90, 84, 77):
        await desk.at(price, apart=700)
    (group,) = await desk.groups_stored()
    assert (group.phase, group.cause) == (Phase.RECOVERY, RecoveryCause.FALL)
    assert 0 < group.cost <= 300
    await desk.at(110)
    first, *_ = await desk.groups_stored()
    assert first.phase is Phase.CLOSED
    assert first.result > 0
    events = await desk.events()
    assert events[:2] == ["started", "opened"]
    assert events.count("topped-up") >= 4
    assert events[-1] == "closed"
    written = [kind for kind in await desk.notices() if kind != "topped-up"]
    assert written == ["opened", "recovery", "closed"]


async def test_the_next_group_follows_after_a_rest(desk: Desk) -> None:
    await start(desk)
    await desk.at(100)
    await desk.at(102)
    assert len(await desk.groups_stored()) == 1
    await desk.at(102, steps=5, apart=200)
    first, second = await desk.groups_stored()
    assert (first.phase, second.phase) == (Phase.CLOSED, Phase.OPEN)


async def test_a_stop_rests_for_hours(desk: Desk) -> None:
    strategy = await start(desk)
    await desk.at(100)
    await desk.at(60, steps=6)
    (group,) = await desk.groups_stored()
    assert (group.phase, group.closing) == (Phase.CLOSED, "stop")
    after = await desk.strategies.strategy(strategy.id)
    assert after.rests_until is not None
    assert after.rests_until > desk.clock.now + 6 * 3600 - 60
    assert after.day_result == group.result


async def test_only_needed_pairs_are_watched(desk: Desk) -> None:
    await desk.at(100)
    assert desk.markets.watched == {}
    strategy = await start(desk)
    await desk.step()
    assert desk.markets.watched == {"kucoin": {"BTC/USDT"}}
    now = await desk.strategies.strategy(strategy.id)
    await desk.strategies.save(now, with_status(now, StrategyStatus.STOPPING, desk.clock.now))
    await desk.at(100, steps=3)
    assert desk.markets.watched == {"kucoin": set()}
    assert await desk.events() == ["started", "ended"]


@pytest.mark.parametrize(
    ("changes", "cause", "sells"),
    [
        ({"status": Status.BLOCKED, "problems": [Problem.WITHDRAW_ENABLED]}, "blocked", False),
        ({"recalled": True}, "blocked", False),
        ({"status": Status.ACTION_NEEDED, "problems": [Problem.KEY_GONE]}, "key", False),
        ({"status": Status.UNAVAILABLE, "problems": []}, "unavailable", False),
        ({"status": Status.ACTION_NEEDED, "problems": [Problem.WITHDRAW_UNKNOWN]}, "doubt", True),
    ],
    ids=["withdrawals", "recalled", "key", "unavailable", "doubt"],
)
async def test_the_watch_holds_a_strategy_and_releases_it(
    desk: Desk, changes: dict[str, object], cause: str, *, sells: bool
) -> None:
    strategy = await start(desk)
    await desk.at(100)
    await change_connection(desk.database, **changes)
    await desk.at(97)
    (group,) = await desk.groups_stored()
    assert group.step == 1  # no top-up
    assert (await desk.strategies.strategy(strategy.id)).cause == cause
    await desk.at(110)
    (group,) = await desk.groups_stored()
    assert (group.phase is Phase.CLOSED) is sells
    online = {"status": Status.ONLINE, "problems": [], "recalled": False}
    await change_connection(desk.database, **online)
    await desk.at(110)
    assert (await desk.strategies.strategy(strategy.id)).cause is None
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED
    events = await desk.events()
    assert (events.count("held"), events.count("released")) == (1, 1)


async def test_without_a_key_it_ends_and_says_what_is_held(desk: Desk) -> None:
    strategy = await start(desk)
    await desk.at(100)
    await change_connection(desk.database, has_secrets=False)
    await desk.at(97)
    (run,) = await desk.runs.of_owner(OWNER)
    assert run.strategy.id == strategy.id
    assert run.strategy.status is StrategyStatus.ENDED
    assert run.strategy.cause is HoldCause.GONE
    assert (await desk.events())[-1] == "ended"
    assert (await desk.notices())[-1] == "ended"
    assert await desk.runs.running() == []


async def test_closing_sells_all_and_ends(desk: Desk) -> None:
    strategy = await start(desk)
    await desk.at(100)
    now = await desk.strategies.strategy(strategy.id)
    closing = with_status(now, StrategyStatus.CLOSING, desk.clock.now)
    assert await desk.strategies.save(now, closing)
    await desk.at(99, steps=6)
    (group,) = await desk.groups_stored()
    assert group.phase is Phase.CLOSED
    assert (await desk.strategies.strategy(strategy.id)).status is StrategyStatus.ENDED


async def test_what_cannot_be_sold_in_ten_minutes_is_said(desk: Desk) -> None:
    strategy = await start(desk)
    await desk.at(100)
    now = await desk.strategies.strategy(strategy.id)
    await desk.strategies.save(now, with_status(now, StrategyStatus.CLOSING, desk.clock.now))
    desk.markets.prices.clear()
    for _ in range(3):
        desk.clock.now += 301
        await desk.step()
    (group,) = await desk.groups_stored()
    assert group.held > 0
    assert (await desk.strategies.strategy(strategy.id)).status is StrategyStatus.ENDED
    assert (await desk.notices())[-1] == "ended"
