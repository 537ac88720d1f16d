import asyncio
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.storage.engine.database import Database
from bot.storage.engine.leadership import CLOCK_SKEW, LEASE, Leadership
from bot.storage.schema.tables import LEADERS

SECOND = timedelta(seconds=1)


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def one(database: Database, clock: Clock) -> Leadership:
    return Leadership(database, "telegram", clock)


@pytest.fixture
def other(second: Database, clock: Clock) -> Leadership:
    return Leadership(second, "telegram", clock)


async def test_one_of_many_leads(database: Database, second: Database, clock: Clock) -> None:
    many = [Leadership(d, "telegram", clock) for d in (database, second) for _ in range(4)]
    taken = await asyncio.gather(*(leader.acquire() for leader in many))
    assert sum(taken) == 1
    assert [await leader.acquire() for leader in many] == taken


async def test_who_keeps_coming_back_keeps_it(
    one: Leadership, other: Leadership, clock: Clock
) -> None:
    for _ in range(10):
        assert await one.acquire()
        assert not await other.acquire()
        clock.now += LEASE - SECOND


async def test_who_stays_away_loses_it(one: Leadership, other: Leadership, clock: Clock) -> None:
    assert await one.acquire()
    clock.now += LEASE
    assert await other.acquire()
    assert not await one.acquire()


async def test_it_can_be_given_up(one: Leadership, other: Leadership) -> None:
    await one.acquire()
    await other.release()  # it has nothing to give
    assert not await other.acquire()
    await one.release()
    assert await other.acquire()


async def test_roles_are_apart(database: Database, one: Leadership, clock: Clock) -> None:
    assert await one.acquire()
    assert await Leadership(database, "another", clock).acquire()


def ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])  # our own program
    process.wait()
    return process.pid


@pytest.mark.parametrize(
    ("host", "pid", "taken"),
    [
        (socket.gethostname(), ended_process, True),
        (socket.gethostname(), os.getpid, False),  # it lives
        ("elsewhere", ended_process, False),  # no one here can know
        (socket.gethostname(), lambda: "?", False),
    ],
)
async def test_who_is_seen_to_have_died_is_followed_at_once(
    database: Database, one: Leadership, clock: Clock, host: str, pid: object, *, taken: bool
) -> None:
    assert callable(pid)
    holder = {"name": "telegram", "holder": f"{host}:{pid()}:abc", "until": clock.now + LEASE}
    async with database.write() as c:
        await c.execute(insert(LEADERS).values(holder))
    assert await one.acquire() is taken


async def test_a_clock_that_is_set_back_leaves_nobody_without_a_leader(
    one: Leadership, other: Leadership, clock: Clock
) -> None:
    await one.acquire()
    clock.now -= timedelta(hours=1)
    assert await other.acquire()  # a lease from the future has no effect
    assert not await one.acquire()


async def test_clocks_that_are_a_little_apart_share_one_leader(
    one: Leadership, other: Leadership, clock: Clock
) -> None:
    await one.acquire()
    clock.now -= CLOCK_SKEW
    assert not await other.acquire()
