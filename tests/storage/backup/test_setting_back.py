from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.notice import Notice, NoticeKind
from bot.storage.engine.database import Database
from bot.storage.notifying.notices import SqlNotices

HOUR = timedelta(hours=1)


async def test_notices_of_the_future_are_due(database: Database, now: datetime) -> None:
    """They were written by the clock that was ahead; what waits for a reason goes on waiting."""
    book = SqlNotices(database)
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
    await book.bring_forward(now)
    assert [bundle.person for bundle in await book.claim(now)] == [42]


async def test_what_was_taken_and_never_settled_counts_as_tried(
    database: Database, now: datetime
) -> None:
    book = SqlNotices(database)
    notice = Notice(id="n", person=42, kind=NoticeKind.STATUS, at=now, due_at=now, dedupe_key="n")
    await book.write(notice)
    [first] = await book.claim(now)
    [second] = await book.claim(now + timedelta(minutes=3))
    assert [bundle.notices[0].attempts for bundle in (first, second)] == [0, 1]
