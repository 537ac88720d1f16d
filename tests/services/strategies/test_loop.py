"""The loop: it trades with the role, stands by without it, and gives it back."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from bot.domain.timings import Timings
from bot.services.strategies.loop import TradingLoop
from bot.services.strategies.role import TradingRole
from tests.services.strategies.desk import Clock

LENGTH = 30.0  # seconds of a lease
TIMINGS = Timings(trading=0.0, turn=0.0, order_grace=0.0)


@dataclass
class Database:
    """A role that one process holds at a time; `holder` is who. It can fail."""

    holder: str = ""
    fails: bool = False

    def of(self, name: str) -> "Seat":
        return Seat(self, name)


@dataclass
class Seat:
    """What one process sees of the role."""

    database: Database
    name: str

    async def acquire(self) -> bool:
        if self.database.fails:
            raise OSError("the database does not answer")
        self.database.holder = self.database.holder or self.name
        return self.database.holder == self.name

    async def release(self) -> None:
        self.database.holder = ""


@dataclass
class Recorder:
    """An engine that notes what the loop makes it do."""

    done: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.done.append("start")

    def rest(self) -> None:
        self.done.append("rest")

    async def step(self) -> None:
        self.done.append("step")

    async def stop(self, _grace: float) -> None:
        self.done.append("stop")


@dataclass
class Process:
    """A loop, its engine, and whether it said that it trades."""

    loop: TradingLoop
    engine: Recorder
    said: list[bool]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database() -> Database:
    return Database()


@pytest.fixture
def process(database: Database, clock: Clock) -> Callable[..., Process]:
    def made(name: str = "one") -> Process:
        engine, said = Recorder(), list[bool]()
        role = TradingRole(database.of(name), LENGTH, clock, clock)

        def on_role(*, trading: bool) -> None:
            said.append(trading)

        loop = TradingLoop(
            role=role,
            engine=cast("Any", engine),
            on_role=on_role,
            timings=TIMINGS,
        )
        return Process(loop, engine, said)

    return made


Make = Callable[..., Process]


async def test_it_forgets_at_the_start_and_looks_in_each_round(process: Make) -> None:
    one = process()
    for _ in range(3):
        await one.loop.round()
    assert one.engine.done == ["start", "step", "step", "step"]
    assert one.said == [True, True, True]


async def test_another_one_stands_by_until_the_role_is_free(
    process: Make, database: Database
) -> None:
    one, two = process("one"), process("two")
    await one.loop.round()
    await two.loop.round()
    assert (two.engine.done, two.said) == (["rest"], [False])
    database.holder = ""
    await two.loop.round()
    await one.loop.round()
    assert two.engine.done == ["rest", "start", "step"]
    assert one.engine.done == ["start", "step", "rest"]
    assert one.said == [True, False]


async def test_a_silent_database_ends_the_trading_when_the_lease_is_over(
    process: Make, database: Database, clock: Clock
) -> None:
    """Until then it says that it trades; no round looks at a strategy."""
    one = process()
    await one.loop.round()
    database.fails = True
    for _ in range(2):
        with pytest.raises(OSError, match="does not answer"):
            await one.loop.round()
        clock.now += LENGTH
    assert one.engine.done == ["start", "step"]
    assert one.said == [True, True, False]
    database.fails = False
    await one.loop.round()
    assert one.engine.done[2:] == ["start", "step"]  # others may have traded meanwhile


async def test_the_end_gives_the_role_back(process: Make, database: Database) -> None:
    one: Any = process()
    running = asyncio.create_task(one.loop.run())
    while "step" not in one.engine.done:  # noqa: ASYNC110  # a list has no event
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert one.engine.done[-1] == "stop"
    assert one.said[-1] is False
    assert database.holder == ""
