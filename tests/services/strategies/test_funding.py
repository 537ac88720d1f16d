"""Real money is used only where it is free."""

from decimal import Decimal

import pytest

from bot.domain.diagnosis import Problem, Status
from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.starting import StartRefusal, StartRefusedError
from bot.domain.strategies.strategy import StrategyMode
from bot.services.strategies.funding import Funding
from bot.services.strategies.proposal import Proposal
from bot.storage.engine.database import Database
from tests.domain.strategies.market import RULES, D
from tests.fakes.balances import coin
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import OWNER, Clock, Desk, change_connection, connect, start


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    return Desk(database, clock, MarketsInMemory(clock))


async def refusal(desk: Desk, limit: str) -> StartRefusal | None:
    proposal = Proposal(
        id="p1",
        connection="c1",
        pair="ETH/USDT",
        level=RiskLevel.MEDIUM,
        limit=D(limit),
        price=D(100),
        rules=RULES,
        custom={},
    )
    try:
        await Funding(accounts=desk.accounts, runs=desk.runs).require(OWNER, proposal)
    except StartRefusedError as error:
        return error.reason
    return None


@pytest.mark.parametrize(("limit", "reason"), [("500", None), ("500.01", StartRefusal.TOO_LITTLE)])
async def test_a_limit_is_within_what_is_free(
    desk: Desk, limit: str, reason: StartRefusal | None
) -> None:
    desk.balances.has = {"USDT": coin("500", "900")}

    assert await refusal(desk, limit) is reason


async def test_what_others_may_still_use_is_not_free(desk: Desk) -> None:
    desk.balances.has = {"USDT": coin("500")}
    await start(desk, mode=StrategyMode.LIVE)  # with a limit of 300

    assert await refusal(desk, "200") is None
    assert await refusal(desk, "201") is StartRefusal.TOO_LITTLE

    desk.balances.has = {"BTC": coin("1000"), "USDT": coin("500")}
    await desk.at(100)
    [group] = await desk.groups_stored()
    assert await refusal(desk, str(Decimal(200) + group.cost)) is None


async def test_rehearsals_use_nothing(desk: Desk) -> None:
    desk.balances.has = {"USDT": coin("500")}
    await start(desk)

    assert await refusal(desk, "500") is None


async def test_what_cannot_be_read_is_not_claimed(desk: Desk) -> None:
    desk.balances.problem = Problem.EXCHANGE_UNAVAILABLE
    assert await refusal(desk, "1") is StartRefusal.NO_BALANCE

    await change_connection(desk.database, status=Status.BLOCKED)
    assert await refusal(desk, "1") is StartRefusal.WITHDRAWALS
