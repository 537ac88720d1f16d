"""Real money is used only where it is free."""

from decimal import Decimal

import pytest

from bot.domain.diagnosis import Problem, Status
from bot.domain.strategies.ladder import RiskLevel
from bot.domain.strategies.starting import StartRefusal, StartRefusedError, TooLittleError
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


def a_proposal(limit: str) -> Proposal:
    return Proposal(
        id="p1",
        connection="c1",
        pair="ETH/USDT",
        level=RiskLevel.MEDIUM,
        limit=D(limit),
        price=D(100),
        rules=RULES,
        custom={},
    )


async def refusal(desk: Desk, limit: str) -> StartRefusal | None:
    try:
        await Funding(accounts=desk.accounts, runs=desk.runs).require(OWNER, a_proposal(limit))
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


async def test_a_refusal_and_the_question_have_the_same_numbers(desk: Desk) -> None:
    desk.balances.has = {"USDT": coin("500")}
    await start(desk, mode=StrategyMode.LIVE)  # with a limit of 300

    funding = Funding(accounts=desk.accounts, runs=desk.runs)
    free = await funding.free(OWNER, "c1", "USDT")
    assert (free.amount, free.reserved, free.left) == (D(500), D(300), D(200))
    own = await funding.free(OWNER, "c1", "USDT", "s1")
    assert (own.reserved, own.left) == (D(0), D(500))

    with pytest.raises(TooLittleError) as found:
        await funding.require(OWNER, a_proposal("260"))
    error = found.value
    assert (error.coin, error.needs, error.free, error.reserved) == ("USDT", D(260), D(500), D(300))

    desk.balances.has = {"USDT": coin("100")}
    assert (await funding.free(OWNER, "c1", "USDT")).left == 0


async def test_rehearsals_use_nothing(desk: Desk) -> None:
    desk.balances.has = {"USDT": coin("500")}
    await start(desk)

    assert await refusal(desk, "500") is None


async def test_what_cannot_be_read_is_not_claimed(desk: Desk) -> None:
    desk.balances.problem = Problem.EXCHANGE_UNAVAILABLE
    assert await refusal(desk, "1") is StartRefusal.NO_BALANCE

    await change_connection(desk.database, status=Status.BLOCKED)
    assert await refusal(desk, "1") is StartRefusal.WITHDRAWALS
