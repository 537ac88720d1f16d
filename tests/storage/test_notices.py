import asyncio
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.notice import Notice, NoticeKind
from bot.storage.database import Database
from bot.storage.notices import NoticeBook, note
from bot.storage.tables import NOTICES


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


TELL = """
import asyncio, sys
from datetime import datetime
from bot.storage.database import Database
from bot.storage.notices import NoticeBook

async def main(url, moment):
    now = datetime.fromisoformat(moment)
    database = Database(url)
    await database.open()
    book = NoticeBook(database)
    print("ready", flush=True)
    sys.stdin.readline()
    while batch := await book.claim(now, limit=5):
        print(*(notice.id for notice in batch), flush=True)
        for notice in batch:
            await book.told(notice, now)

asyncio.run(main(*sys.argv[1:]))
"""


async def test_of_two_processes_that_share_the_work_one_may_be_killed(
    database: Database,
    ready_url: str,
    now: datetime,
    notices: list[Notice],
    run: Callable[..., subprocess.Popen[str]],
) -> None:
    moment = now + timedelta(hours=1)
    killed, other = (run(TELL, ready_url, moment.isoformat()) for _ in range(2))
    for process in (killed, other):
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "ready\n"
    for process in (killed, other):
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert killed.stdout is not None
    mine = killed.stdout.readline().split() + killed.stdout.readline().split()
    killed.kill()
    mine += killed.communicate()[0].split()
    theirs = other.communicate(timeout=30)[0].split()

    assert len(set(mine)) == len(mine)
    assert not set(mine) & set(theirs)
    told = await ids(database)
    rest = await NoticeBook(database).claim(moment + timedelta(minutes=2), limit=100)
    assert {notice.id for notice in rest} == {notice.id for notice in notices} - told
    assert not {notice.id for notice in rest} & set(theirs)


async def ids(database: Database) -> set[str]:
    """Return which notices were told."""
    query = select(NOTICES.c.id).where(NOTICES.c.told_at.is_not(None))
    async with database.read() as c:
        return set((await c.execute(query)).scalars())
