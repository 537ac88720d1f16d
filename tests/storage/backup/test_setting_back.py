from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.notice import Notice, NoticeKind
from bot.storage.engine.database import Database
from bot.storage.notifying.notices import SqlNotices

HOUR = timedelta(hours=1)


async def test_notices_of_the_future_are_due(database: Database, now: datetime) -> None:
    """They were written by the clock that was ahead; what waits for a reason goes on waiting."""
    outbox = SqlNotices(database)
    ahead = Notice(
        id="ahead",
        person=42,
        kind=NoticeKind.STATUS,
        at=now + HOUR,
        due_at=now + HOUR,
        dedupe_key="ahead",
    )
    held = replace(ahead, id="held", person=43, at=now - HOUR, dedupe_key="held")
    await outbox.write(ahead, held)
    assert await outbox.claim(now) == []
    await outbox.bring_forward(now)
    assert [batch.person for batch in await outbox.claim(now)] == [42]


async def test_what_was_taken_and_never_settled_counts_as_tried(
    database: Database, now: datetime
) -> None:
    outbox = SqlNotices(database)
    notice = Notice(id="n", person=42, kind=NoticeKind.STATUS, at=now, due_at=now, dedupe_key="n")
    await outbox.write(notice)
    [first] = await outbox.claim(now)
    [second] = await outbox.claim(now + timedelta(minutes=3))
    assert [batch.notices[0].attempts for batch in (first, second)] == [0, 1]
