from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import MessageNotDeleted
from bot.storage.engine.database import Database
from bot.storage.inbox.erasures import SqlErasures
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.schema.tables import ERASURES, INBOX, NOTICES

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def waiting(number: int, person: int = 42) -> WaitingUpdate:
    return WaitingUpdate(id=number, person=person, body=f'{{"update_id": {number}}}'.encode())


def erasure(message: int, person: int | None = 42) -> Erasure:
    return Erasure(chat=42, message=message, person=person, sent_at=NOW)


@pytest.fixture
def inbox(database: Database, vault: EnvelopeVault) -> SqlInbox:
    return SqlInbox(database, vault)


@pytest.fixture
def erasures(database: Database) -> SqlErasures:
    return SqlErasures(database)


async def test_updates_come_back_in_order_one_person_at_a_time(inbox: SqlInbox) -> None:
    await inbox.store([waiting(3), waiting(1), waiting(2, 43), waiting(4, 43)], (), NOW)
    first = await inbox.claim(NOW, 10, busy=())
    assert [(w.id, w.body) for w in first] == [
        (1, b'{"update_id": 1}'),
        (2, b'{"update_id": 2}'),
    ]
    assert not await inbox.claim(NOW, 10, busy=())  # they are leased
    await inbox.done([1, 2])
    assert [w.id for w in await inbox.claim(NOW, 10, busy=[43])] == [3]
    assert [w.id for w in await inbox.claim(NOW, 10, busy=())] == [4]


async def test_an_update_that_is_known_is_stored_once(inbox: SqlInbox) -> None:
    await inbox.store([waiting(1)], (), NOW)
    await inbox.claim(NOW, 1, busy=())
    await inbox.store([waiting(1), waiting(2)], (), NOW)
    assert await inbox.take_over(NOW) == {1: 42, 2: 42}
    [again] = await inbox.claim(NOW, 10, busy=())
    assert (again.id, again.attempts) == (1, 2)


async def test_a_lease_ends_by_itself(inbox: SqlInbox) -> None:
    await inbox.store([waiting(1)], (), NOW)
    await inbox.claim(NOW, 1, busy=())
    assert [w.id for w in await inbox.claim(NOW + timedelta(minutes=3), 1, busy=())] == [1]


async def test_the_body_is_sealed_and_bound_to_its_person(
    inbox: SqlInbox, database: Database
) -> None:
    await inbox.store([waiting(1)], (), NOW)
    async with database.write() as c:
        body = await c.scalar(select(INBOX.c.body))
        assert body is not None
        assert b"update_id" not in body
        await c.execute(update(INBOX).values(person=666))
    [moved] = await inbox.claim(NOW, 1, busy=())
    assert moved.body == b""


async def test_updates_and_erasures_are_stored_in_one_step(
    inbox: SqlInbox, database: Database
) -> None:
    broken = Erasure(chat=42, message=7, person=42, sent_at=NOW.replace(tzinfo=None))
    with pytest.raises(Exception, match="zone"):
        await inbox.store([waiting(1)], [broken], NOW)
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(INBOX)) == 0
    await inbox.store([waiting(1)], [erasure(7), erasure(7)], NOW)
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(ERASURES)) == 1


async def test_an_erasure_is_due_again_until_it_is_done(erasures: SqlErasures) -> None:
    await erasures.add(erasure(7), NOW)
    await erasures.add(erasure(7), NOW)
    [due] = await erasures.claim(NOW, 10)
    assert not await erasures.claim(NOW, 10)
    await erasures.postpone(due, NOW + timedelta(seconds=5))
    assert not await erasures.claim(NOW, 10)
    [again] = await erasures.claim(NOW + timedelta(seconds=5), 10)
    assert (again.id, again.attempts) == ("42:7", 1)
    await erasures.done([again.id])
    await erasures.take_over(NOW)
    assert not await erasures.claim(NOW + timedelta(days=1), 10)


async def test_another_process_takes_over_what_was_begun(
    inbox: SqlInbox, erasures: SqlErasures
) -> None:
    await inbox.store([waiting(1)], [erasure(7)], NOW)
    assert not await erasures.claim(NOW, 10)  # the process that stored it is at it
    await erasures.take_over(NOW)
    assert [e.message for e in await erasures.claim(NOW, 10)] == [7]


async def test_an_erasure_that_failed_leaves_its_notice(
    erasures: SqlErasures, database: Database
) -> None:
    notice = Notice(
        id="1",
        person=42,
        kind=NoticeKind.NOT_DELETED,
        at=NOW,
        due_at=NOW,
        dedupe_key="x",
        payload=MessageNotDeleted(sent_at=NOW),
    )
    await erasures.add(erasure(7), NOW)
    await erasures.done(["42:7"], notice)
    async with database.read() as c:
        assert await c.scalar(select(func.count()).select_from(ERASURES)) == 0
        kinds: Any = (await c.scalars(select(NOTICES.c.kind))).all()
    assert kinds == [NoticeKind.NOT_DELETED]
