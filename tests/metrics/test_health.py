import asyncio
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.domain.timings import USUAL, Timings
from bot.metrics.health import ProcessHealth
from bot.storage.engine.database import Database
from bot.storage.engine.leadership import LEASE, Leadership

LOOKING = Timings(readiness=0.0)  # each time


@pytest.fixture
def leadership(database: Database) -> Leadership:
    return Leadership(database, "telegram")


@pytest.fixture
def health(database: Database, leadership: Leadership) -> ProcessHealth:
    return ProcessHealth(database, leadership, dict, LOOKING)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_a_round_that_stopped_is_named(database: Database, leadership: Leadership) -> None:
    idle = {"the monitor": 0.2, "the poller": USUAL.stalled - 1}
    health = ProcessHealth(database, leadership, lambda: idle, LOOKING)
    assert await health.stalled() == []
    idle["the poller"] = USUAL.stalled + 1
    [reason] = await health.stalled()
    assert reason == "the poller has been idle for 91 seconds; restart this process"


async def test_ready_means_that_somebody_speaks_with_telegram(
    health: ProcessHealth, leadership: Leadership
) -> None:
    [reason] = await health.missing()
    assert "no process communicates with Telegram" in reason
    await leadership.acquire()
    assert await health.missing() == []
    await leadership.release()
    assert len(await health.missing()) == 1


async def test_the_leader_may_be_another_process_but_not_one_of_long_ago(
    health: ProcessHealth, second: Database
) -> None:
    moment = datetime.now(UTC)
    other = Leadership(second, "telegram", lambda: moment)
    await other.acquire()
    assert await health.missing() == []
    moment -= LEASE + timedelta(seconds=1)
    await other.acquire()
    assert len(await health.missing()) == 1


@pytest.mark.parametrize(
    ("revision", "words"),
    [("0001", "is at revision 0001, not 0"), ("9999", "a newer version of the bot has written it")],
)
async def test_a_database_of_another_form_is_not_ready(
    health: ProcessHealth, leadership: Leadership, database: Database, revision: str, words: str
) -> None:
    await leadership.acquire()
    async with database.write() as c:
        await c.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))  # noqa: S608
    [reason] = await health.missing()
    assert words in reason


async def test_a_database_that_fails_is_not_ready_and_nothing_of_it_is_shown(
    health: ProcessHealth, leadership: Leadership, database: Database
) -> None:
    await leadership.acquire()
    async with database.write() as c:
        await c.execute(text("ALTER TABLE leaders RENAME TO hidden"))
    assert await health.missing() == [
        "the database cannot be read; run python -m bot doctor for the cause"
    ]


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
async def test_a_database_that_hangs_is_given_two_seconds(
    health: ProcessHealth, leadership: Leadership, second: Database
) -> None:
    await leadership.acquire()
    async with second.write() as c:
        await c.execute(text("LOCK TABLE leaders IN ACCESS EXCLUSIVE MODE"))
        began = time.monotonic()
        assert await health.missing() == ["the database did not answer within 2 seconds"]
        assert time.monotonic() - began < 20
    assert await health.missing() == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_many_who_ask_cause_one_look(
    health: ProcessHealth, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    health.timings = Timings(readiness=60.0)
    reads, read = Counter[str](), database.read

    def counted() -> Any:
        reads["read"] += 1
        return read()

    monkeypatch.setattr(database, "read", counted)
    await asyncio.gather(*(health.missing() for _ in range(50)))
    assert reads.total() == 2  # its schema and the leadership
