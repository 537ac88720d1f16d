"""Slots of messages that processes share, in a real database."""

import asyncio
import time

import pytest
from sqlalchemy import select

from bot.domain.ports.sending import SlotLimit
from bot.storage.engine.database import Database
from bot.storage.operating.sending_slots import SqlSendingSlots
from bot.storage.schema.tables import SENDING_SLOTS

FAR = 1000.0  # seconds


@pytest.fixture
def kind() -> str:
    """Nothing of this is asked of SQLite."""
    return "postgresql"


@pytest.fixture
def slots(database: Database) -> SqlSendingSlots:
    return SqlSendingSlots(database, b"k" * 32)


async def test_a_burst_is_free_and_then_each_waits(slots: SqlSendingSlots) -> None:
    limit = SlotLimit(every=10.0, burst=3)
    waits = [await slots.reserve("42", limit, 1, FAR) for _ in range(5)]
    assert waits[:3] == [0.0, 0.0, 0.0]
    assert 8 < waits[3] <= 10
    assert 18 < waits[4] <= 20


async def test_nothing_is_reserved_too_far_ahead(slots: SqlSendingSlots) -> None:
    limit = SlotLimit(every=10.0, burst=1)
    assert await slots.reserve("all", limit, 1, 0.1) == 0.0
    for _ in range(3):
        assert await slots.reserve("all", limit, 1, 0.1) > 0.1
    assert await slots.reserve("all", limit, 1, FAR) <= 10


async def test_two_processes_share_the_limit(slots: SqlSendingSlots, second: Database) -> None:
    other, limit = SqlSendingSlots(second, b"k" * 32), SlotLimit(every=1.0, burst=10)
    asked = (one.reserve("all", limit, 1, FAR) for _ in range(10) for one in (slots, other))
    began = time.monotonic()
    waits = sorted(await asyncio.gather(*asked))
    passed = time.monotonic() - began
    assert waits[:10] == [0.0] * 10
    assert 10 - passed - 1 <= waits[-1] <= 10


async def test_no_row_names_a_chat(slots: SqlSendingSlots, database: Database) -> None:
    await slots.reserve("4242424242", SlotLimit(every=1.0, burst=1), 1, FAR)
    async with database.read() as c:
        [row] = (await c.execute(select(SENDING_SLOTS))).all()
    assert "4242424242" not in str(row)
