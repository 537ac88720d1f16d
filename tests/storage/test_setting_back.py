"""What becomes of due work when the clock is set back, and when an exchange is in doubt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice, NoticeKind
from bot.storage.connections import ConnectionBook
from bot.storage.database import Database
from bot.storage.notices import NoticeBook
from bot.storage.schedule import ScheduleBook

INTERVAL = timedelta(minutes=15)
HOUR = timedelta(hours=1)
Others = Callable[[int], list[Connection]]


async def watched(database: Database, connections: list[Connection], due: datetime) -> ScheduleBook:
    book = ConnectionBook(database)
    for number, connection in enumerate(connections):
        steady = replace(connection, id=f"{number:032x}", status=Status.ONLINE, tested_at=due)
        await book.add(steady, b"\x01" * 40, f"{number}".encode())
    return ScheduleBook(database, ("kucoin", "mexc"))


async def test_what_is_due_in_an_hour_is_drawn_near(
    database: Database, now: datetime, others: Others
) -> None:
    schedule = await watched(database, others(20), now + HOUR)
    assert await schedule.due(now + INTERVAL) == {}
    assert await schedule.draw_near(now, now + INTERVAL) == 20
    assert await schedule.draw_near(now, now + INTERVAL) == 0
    shift = await schedule.claim("kucoin", now + INTERVAL, 100)
    assert len(shift.work) == 20


async def test_what_is_due_soon_stays(database: Database, now: datetime, others: Others) -> None:
    schedule = await watched(database, others(3), now + timedelta(minutes=5))
    assert await schedule.draw_near(now, now + INTERVAL) == 0


async def test_some_steady_keys_of_an_exchange_are_called_up(
    database: Database, now: datetime, others: Others
) -> None:
    schedule = await watched(database, others(10), now + INTERVAL)
    await schedule.call_up("mexc", now, 4)
    assert await schedule.due(now) == {}
    await schedule.call_up("kucoin", now, 4)
    assert len((await schedule.claim("kucoin", now, 100)).work) == 4


async def test_notices_of_the_future_are_due(database: Database, now: datetime) -> None:
    """They were written by the clock that was ahead; what waits for a reason goes on waiting."""
    book = NoticeBook(database)
    ahead = Notice(
        id="ahead",
        person=42,
        kind=NoticeKind.STATUS,
        at=now + HOUR,
        due_at=now + HOUR,
        dedupe_key="ahead",
    )
    held = replace(ahead, id="held", person=43, at=now - HOUR, dedupe_key="held")
    await book.write(ahead, held)
    assert await book.claim(now) == []
    await book.draw_near(now)
    assert [bundle.person for bundle in await book.claim(now)] == [42]


async def test_what_was_taken_and_never_settled_counts_as_tried(
    database: Database, now: datetime
) -> None:
    book = NoticeBook(database)
    notice = Notice(id="n", person=42, kind=NoticeKind.STATUS, at=now, due_at=now, dedupe_key="n")
    await book.write(notice)
    [first] = await book.claim(now)
    [second] = await book.claim(now + timedelta(minutes=3))
    assert [bundle.notices[0].attempts for bundle in (first, second)] == [0, 1]
