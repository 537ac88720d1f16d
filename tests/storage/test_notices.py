import asyncio
from datetime import datetime, timedelta

import pytest

from bot.domain.notice import Notice, NoticeKind
from bot.storage.database import Database
from bot.storage.notices import NoticeBook, note


def made(number: int, at: datetime) -> Notice:
    return Notice(
        id=f"n{number}",
        person=7_000_000_000 + number,
        kind=NoticeKind.DRAFT_EXPIRED,
        exchange="mexc",
        name="",
        at=at + timedelta(seconds=number),
    )


@pytest.fixture
async def notices(database: Database, now: datetime) -> list[Notice]:
    written = [made(number, now) for number in range(100)]
    async with database.write() as c:
        await note(c, written[::-1])
        await note(c, [])
    return written


async def test_the_oldest_come_first_and_whole(
    database: Database, now: datetime, notices: list[Notice]
) -> None:
    book = NoticeBook(database)
    assert await book.claim(now, limit=3) == notices[:3]
    assert await book.claim(now) == notices[3:23]


async def test_two_workers_never_get_the_same(
    database: Database, second: Database, now: datetime, notices: list[Notice]
) -> None:
    async def work(database: Database) -> list[str]:
        book, got = NoticeBook(database), []
        while batch := await book.claim(now, limit=7):
            got += [notice.id for notice in batch]
        return got

    shares = await asyncio.gather(*(work(d) for d in (database, second) for _ in range(3)))
    assert sorted(sum(shares, [])) == sorted(notice.id for notice in notices)  # noqa: RUF017  # few


async def test_what_nobody_told_comes_up_again(
    database: Database, now: datetime, notices: list[Notice]
) -> None:
    book = NoticeBook(database)
    first, second = await book.claim(now, limit=2)
    await book.told(first, now)
    assert second not in await book.claim(now + timedelta(seconds=119), limit=100)
    assert await book.claim(now + timedelta(seconds=120), limit=1) == [second]
    await book.told(second, now)
    rest = await book.claim(now + timedelta(hours=1), limit=100)
    assert rest == notices[2:]
