"""Reading an account: one call for many presses, only with a safe key, and nothing is kept."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.ports.balances import BalancesUnavailableError
from bot.services.balances import AccountReader, UnreadableKeyError
from bot.services.connections import GoneError
from bot.services.key_access import KeyAccess
from tests.fakes.balances import BalancesInMemory, coin
from tests.fakes.keys import FakeProber, FakeVault
from tests.fakes.markets import MarketsInMemory
from tests.fakes.values import connected

OWNER, NOW = 42, datetime(2026, 11, 30, 12, tzinfo=UTC)
SAFE = {Permission.READ: Answer.YES, Permission.WITHDRAW: Answer.NO}


@dataclass
class OneConnection:
    """A store with one connection."""

    connection: Connection | None
    blob: bytes | None = b"sealed"

    async def get(self, owner: int, _id: str) -> Connection | None:
        return self.connection if owner == OWNER else None

    async def sealed(self, _connection: Connection) -> bytes | None:
        return self.blob


class Desk:
    """A reader over parts in memory."""

    def __init__(self, **connection: Any) -> None:
        given: dict[str, Any] = {"permissions": SAFE, **connection}
        self.store = OneConnection(replace(connected("c1", owner=OWNER), **given))
        self.balances = BalancesInMemory()
        self.markets = MarketsInMemory(lambda: 0.0)
        self.reader = AccountReader(
            access=KeyAccess(vault=FakeVault(), prober=FakeProber()),
            store=self.store,  # type: ignore[arg-type]  # all that is used
            balances=self.balances,
            markets=self.markets,
            clock=lambda: NOW,
            pause=0.2,
            patience=0.1,
        )


async def test_what_is_worth_most_comes_first_and_a_coin_without_a_price_last() -> None:
    desk = Desk()
    desk.balances.has = {
        "AAA": coin("9"),
        "USDT": coin("100", "20"),
        "BTC": coin("0.5", "0.25"),
        "EUR": coin("10"),
    }
    desk.markets.set(1000)
    desk.markets.set("0.5", "USDT/EUR")

    reading = await desk.reader.read(OWNER, "c1")

    assert [(one.coin, one.worth) for one in reading.coins] == [
        ("BTC", Decimal(750)),
        ("USDT", Decimal(120)),
        ("EUR", Decimal(20)),
        ("AAA", None),
    ]
    assert reading.worth == Decimal(890)
    assert (reading.at, reading.priced) == (NOW, True)


async def test_an_exchange_without_prices_still_shows_the_coins() -> None:
    desk = Desk()
    desk.balances.has = {"BTC": coin("1")}
    desk.markets.silent = True

    reading = await desk.reader.read(OWNER, "c1")

    assert not reading.priced
    assert reading.coins[0].worth is None


async def test_ten_presses_make_one_call_and_the_reading_is_forgotten() -> None:
    desk = Desk()
    desk.balances.has, desk.balances.seconds = {"USDT": coin("1")}, 0.05

    await asyncio.gather(*(desk.reader.read(OWNER, "c1") for _ in range(5)))
    for _ in range(5):
        await desk.reader.read(OWNER, "c1")
    assert desk.balances.reads == 1

    await asyncio.sleep(0.3)
    assert desk.reader._readings == {}
    await desk.reader.read(OWNER, "c1")
    assert desk.balances.reads == 2


async def test_failures_are_not_asked_again_at_once_either() -> None:
    desk = Desk()
    desk.balances.problem = Problem.INVALID_KEY

    for _ in range(5):
        with pytest.raises(BalancesUnavailableError) as raised:
            await desk.reader.read(OWNER, "c1")
        assert raised.value.problem is Problem.INVALID_KEY

    assert desk.balances.reads == 1


async def test_another_key_is_read_anew() -> None:
    desk = Desk()
    desk.balances.has = {"USDT": coin("1")}
    await desk.reader.read(OWNER, "c1")
    assert desk.store.connection
    desk.store.connection = replace(desk.store.connection, keyed_at=NOW)

    await desk.reader.read(OWNER, "c1")

    assert desk.balances.reads == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"permissions": {**SAFE, Permission.WITHDRAW: Answer.YES}},
        {"permissions": {**SAFE, Permission.WITHDRAW: Answer.UNKNOWN}},
        {"permissions": {**SAFE, Permission.READ: Answer.NO}},
        {"permissions": {Permission.READ: Answer.YES}},
        {"permissions": {}},
        {"status": Status.BLOCKED},
        {"recalled": True},
        {
            "permissions": {**SAFE, Permission.WITHDRAW: Answer.YES},
            "withdrawals_attested_at": NOW,
        },
    ],
)
async def test_a_key_that_is_not_safe_is_never_used(changed: dict[str, Any]) -> None:
    desk = Desk(**changed)

    with pytest.raises(UnreadableKeyError):
        await desk.reader.read(OWNER, "c1")
    with pytest.raises(UnreadableKeyError):
        await desk.reader.free_of(OWNER, "c1", "USDT")

    assert desk.balances.reads == 0


async def test_a_word_of_the_person_is_enough_to_read() -> None:
    desk = Desk(
        permissions={**SAFE, Permission.WITHDRAW: Answer.UNKNOWN}, withdrawals_attested_at=NOW
    )

    assert (await desk.reader.read(OWNER, "c1")).coins == ()


async def test_what_is_not_there_is_gone() -> None:
    desk = Desk()
    with pytest.raises(GoneError):
        await desk.reader.read(7, "c1")
    desk.store.blob = None
    with pytest.raises(GoneError):
        await desk.reader.read(OWNER, "c1")
    with pytest.raises(GoneError):
        await Desk(has_secrets=False).reader.read(OWNER, "c1")


async def test_a_damaged_key_is_said_to_be_unreadable() -> None:
    desk = Desk()
    desk.store.blob = b"damaged"

    with pytest.raises(BalancesUnavailableError) as raised:
        await desk.reader.read(OWNER, "c1")

    assert raised.value.problem is Problem.UNKNOWN


async def test_a_question_does_not_wait_for_a_slow_exchange() -> None:
    desk = Desk()
    desk.balances.seconds, desk.balances.has = 0.15, {"USDT": coin("5")}

    with pytest.raises(BalancesUnavailableError):
        await desk.reader.free_of(OWNER, "c1", "USDT")
    await asyncio.sleep(0.1)

    assert await desk.reader.free_of(OWNER, "c1", "USDT") == 5  # the same reading
    assert await desk.reader.free_of(OWNER, "c1", "BTC") == 0
    assert desk.balances.reads == 1


async def test_no_amount_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    desk = Desk()
    desk.balances.has = {"USDT": coin("7654321.5")}

    await desk.reader.read(OWNER, "c1")

    assert "7654321" not in caplog.text
