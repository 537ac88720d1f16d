"""A connection changes while its owner is being notified of its former status."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.ports.notices import DeliveryResult
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.notifying.notices import SqlNotices


@pytest.mark.parametrize("changed", [True, False])
async def test_what_has_changed_meanwhile_is_a_notice_of_its_own(
    database: Database,
    connection: Connection,
    now: datetime,
    changed: bool,  # noqa: FBT001
) -> None:
    connections, notices = SqlConnectionStore(database), SqlNotices(database)
    fallen = replace(
        connection,
        problems=(Problem.INVALID_KEY,),
        notified_status=Status.ACTION_NEEDED,
        notified_cause=Problem.INVALID_KEY,
    )
    online = replace(fallen, status=Status.ONLINE, problems=())
    await connections.add(online, b"\x01" * 40, b"f")
    await notices.write(
        Notice(
            id="n",
            person=online.owner,
            kind=NoticeKind.STATUS,
            at=now,
            due_at=now,
            dedupe_key="n",
            connection=online.id,
        )
    )
    [batch] = await notices.claim(now)
    if changed:  # back to what the owner was notified last: no one writes a notice of that
        assert await connections.save(fallen)
    await notices.record_delivery(batch, DeliveryResult(sent=("n",), notified=(online,)), now)
    again = await notices.claim(now + timedelta(seconds=1))
    assert [n.connection for b in again for n in b.notices] == [online.id] * changed
    stands = await connections.get(online.owner, online.id)
    assert stands
    assert stands.is_notified is not changed
