import asyncio
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Problem, Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import AddressChanged, OutageEnded, Payload
from bot.domain.notice.rules import address_changed, digest
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.notifying.notices import RETRY_AFTER, SqlNotices, note
from bot.storage.schema.tables import NOTICES


def made(number: int, at: datetime, person: int | None = None) -> Notice:
    return Notice(
        id=f"n{number}",
        person=person or 7_000_000_000 + number,
        kind=NoticeKind.DRAFT_EXPIRED,
        exchange="mexc",
        at=at + timedelta(seconds=number),
        due_at=at + timedelta(seconds=number),
        dedupe_key=f"n{number}",
    )


def ids_of(bundles: Iterable[NoticeBatch]) -> list[str]:
    return [notice.id for bundle in bundles for notice in bundle.notices]


def delivered(bundle: NoticeBatch) -> DeliveryResult:
    return DeliveryResult(sent=tuple(notice.id for notice in bundle.notices))


@pytest.fixture
async def notices(database: Database, now: datetime) -> list[Notice]:
    written = [made(number, now) for number in range(100)]
    async with database.write() as c:
        await note(c, written[::-1])
        await note(c, [])
    return written


async def test_the_longest_due_come_first_and_whole(
    database: Database, now: datetime, notices: list[Notice]
) -> None:
    outbox, later = SqlNotices(database), now + timedelta(minutes=5)
    first = await outbox.claim(later, limit=3)
    assert [replace(n, due_at=n.at) for b in first for n in b.notices] == notices[:3]
    assert sorted(ids_of(await outbox.claim(later))) == sorted(n.id for n in notices[3:])


async def test_what_is_not_due_waits(
    database: Database, now: datetime, notices: list[Notice]
) -> None:
    outbox = SqlNotices(database)
    assert ids_of(await outbox.claim(now + timedelta(seconds=1))) == ["n0", "n1"]
    assert await outbox.pending() == len(notices)


async def test_all_that_is_due_for_a_person_comes_together(
    database: Database, now: datetime
) -> None:
    """Also what is due a moment later; what waits longer goes on waiting."""
    theirs = [made(number, now, person=42) for number in range(8)]
    outbox, later = SqlNotices(database), now + timedelta(seconds=3)
    await outbox.write(*theirs)
    [bundle] = await outbox.claim(later, limit=1)
    assert ids_of([bundle]) == ["n0", "n1", "n2", "n3", "n4", "n5"]
    assert await outbox.claim(later) == []


async def test_a_key_is_noted_once(database: Database, now: datetime) -> None:
    outbox = SqlNotices(database)
    await outbox.write(made(1, now), replace(made(2, now), dedupe_key="n1"), made(3, now))
    await outbox.write(made(1, now))
    assert await outbox.pending() == 2


async def test_two_workers_never_get_the_same(
    database: Database, second: Database, now: datetime, notices: list[Notice]
) -> None:
    async def work(database: Database) -> list[str]:
        outbox, got = SqlNotices(database), []
        while batch := await outbox.claim(now + timedelta(minutes=5), limit=7):
            got += ids_of(batch)
        return got

    shares = await asyncio.gather(*(work(d) for d in (database, second) for _ in range(3)))
    assert sorted(sum(shares, [])) == sorted(notice.id for notice in notices)  # noqa: RUF017  # few


@pytest.mark.usefixtures("notices")
async def test_what_nobody_settled_comes_up_again(database: Database, now: datetime) -> None:
    outbox, later = SqlNotices(database), now + timedelta(minutes=5)
    first, second = await outbox.claim(later, limit=2)
    await outbox.record_delivery(first, delivered(first), later)
    got = ids_of(await outbox.claim(later + timedelta(seconds=119)))
    assert "n1" not in got
    [again] = await outbox.claim(later + timedelta(seconds=120), limit=1)
    assert ids_of([again]) == ["n1"]
    await outbox.record_delivery(
        second, delivered(second), later
    )  # too late: somebody else holds it
    assert await ids(database) == {"n0"}
    await outbox.record_delivery(again, delivered(again), later)
    assert await ids(database) == {"n0", "n1"}


async def test_a_notice_put_off_is_due_later_and_one_dropped_never(
    database: Database, now: datetime
) -> None:
    outbox, later = SqlNotices(database), now + timedelta(seconds=9)
    await outbox.write(*(made(number, now, person=42) for number in range(3)))
    [bundle] = await outbox.claim(later)
    hour = later + timedelta(hours=1)
    telling = DeliveryResult(dropped=("n0",), later={"n1": hour, "n2": hour}, failed=("n1",))
    await outbox.record_delivery(bundle, telling, later)
    assert await outbox.claim(hour - timedelta(seconds=1)) == []
    again = await outbox.claim(hour)
    assert {n.id: n.attempts for b in again for n in b.notices} == {"n1": 1, "n2": 0}


TELL = """
import asyncio, sys
from datetime import datetime
from bot.domain.ports.notices import DeliveryResult
from bot.storage.engine.database import Database
from bot.storage.notifying.notices import SqlNotices

async def main(url, moment):
    now = datetime.fromisoformat(moment)
    database = Database(url)
    await database.open()
    store = SqlNotices(database)
    print("ready", flush=True)
    sys.stdin.readline()
    while batches := await store.claim(now, limit=5):
        print(*(notice.id for batch in batches for notice in batch.notices), flush=True)
        for batch in batches:
            result = DeliveryResult(sent=tuple(n.id for n in batch.notices))
            await store.record_delivery(batch, result, now)

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
    delivered = await ids(database)
    rest = ids_of(await SqlNotices(database).claim(moment + timedelta(minutes=2)))
    assert set(rest) == {notice.id for notice in notices} - delivered
    assert not set(rest) & set(theirs)


async def ids(database: Database) -> set[str]:
    """Return which notices were notified."""
    query = select(NOTICES.c.id).where(NOTICES.c.notified_at.is_not(None))
    async with database.read() as c:
        return set((await c.execute(query)).scalars())


# ---- what people know


@pytest.fixture
async def down(
    database: Database,
    connection: Connection,
    vault: EnvelopeVault,
    binding: Binding,
    credentials: dict[Field, Secret],
) -> Connection:
    """A connection that needs action, of which its owner knows it as Online."""
    delivered = replace(connection, notified_status=Status.ONLINE, muted_until_clear=True)
    await SqlConnectionStore(database).add(delivered, vault.seal(credentials, binding), b"f" * 32)
    return delivered


async def bundle_of(outbox: SqlNotices, down: Connection, at: datetime) -> NoticeBatch:
    await outbox.write(made(1, at - timedelta(hours=1), person=down.owner))
    [bundle] = await outbox.claim(at)
    return bundle


async def test_what_was_told_is_known_afterwards(
    database: Database, down: Connection, now: datetime
) -> None:
    outbox, connections = SqlNotices(database), SqlConnectionStore(database)
    bundle = await bundle_of(outbox, down, now)
    await outbox.record_delivery(bundle, replace(delivered(bundle), notified=(down,)), now)
    known = await connections.get(down.owner, down.id)
    assert known == replace(down.mark_notified(), version=2)
    assert known.is_notified
    assert known.muted_until_clear  # that was no all-clear


async def test_an_all_clear_ends_the_mute_that_waits_for_it(
    database: Database, down: Connection, now: datetime
) -> None:
    outbox, connections = SqlNotices(database), SqlConnectionStore(database)
    up = replace(down, status=Status.ONLINE, problems=())
    up = replace(up, notified_status=Status.ACTION_NEEDED, notified_cause=Problem.NO_TRADE)
    assert await connections.save(up)
    bundle = await bundle_of(outbox, down, now)
    await outbox.record_delivery(bundle, replace(delivered(bundle), notified=(up,)), now)
    known = await connections.get(down.owner, down.id)
    assert known is not None
    assert (known.is_notified, known.muted_until_clear) == (True, False)


async def test_what_a_person_learnt_or_chose_meanwhile_stays(
    database: Database, second: Database, down: Connection, now: datetime
) -> None:
    outbox, connections = SqlNotices(database), SqlConnectionStore(second)
    bundle = await bundle_of(outbox, down, now)
    tested = replace(down, problems=(Problem.INVALID_KEY,)).mark_notified()  # their own test
    assert await connections.save(replace(tested, muted_until=now))
    await outbox.record_delivery(bundle, replace(delivered(bundle), notified=(down,)), now)
    known = await connections.get(down.owner, down.id)
    assert known == replace(tested, muted_until=now, version=2)
    assert await ids(database) == {"n1"}


async def test_what_the_watch_saw_meanwhile_is_not_taken_for_told(
    database: Database, second: Database, down: Connection, now: datetime
) -> None:
    outbox, connections = SqlNotices(database), SqlConnectionStore(second)
    bundle = await bundle_of(outbox, down, now)
    assert await connections.save(replace(down, problems=(Problem.INVALID_KEY,)))
    await outbox.record_delivery(bundle, replace(delivered(bundle), notified=(down,)), now)
    known = await connections.get(down.owner, down.id)
    assert known is not None
    assert (known.notified_status, known.notified_cause) == (Status.ACTION_NEEDED, Problem.NO_TRADE)
    assert not known.is_notified


async def test_what_is_known_of_a_connection_that_is_gone_is_forgotten(
    database: Database, down: Connection, now: datetime
) -> None:
    outbox = SqlNotices(database)
    bundle = await bundle_of(outbox, down, now)
    await SqlConnectionStore(database).delete(down.owner, down.id)
    await outbox.record_delivery(bundle, replace(delivered(bundle), notified=(down,)), now)
    assert await ids(database) == {"n1"}


async def test_a_damaged_payload_delays_its_own_notice_only(
    database: Database, now: datetime
) -> None:
    outbox = SqlNotices(database)
    await outbox.write(
        address_changed(7, "198.51.100.9", now, now),
        address_changed(7, "198.51.100.10", now, now),
        digest(7, now),
    )
    damaged = NOTICES.c.dedupe_key == "address:198.51.100.9:7"
    async with database.write() as c:
        await c.execute(NOTICES.update().where(damaged).values({NOTICES.c["values"]: {"a": 1}}))
    [bundle] = await outbox.claim(now)
    assert {n.payload for n in bundle.notices} == {
        AddressChanged(address="198.51.100.10"),
        Payload(),
    }
    async with database.read() as c:
        assert await c.scalar(select(NOTICES.c.due_at).where(damaged)) == now + RETRY_AFTER


async def test_a_row_of_an_earlier_version_is_delivered(database: Database, now: datetime) -> None:
    stored = {  # as version 1.0 wrote it
        "id": "n1",
        "person": 7,
        "kind": "incident-over",
        "exchange": "okx",
        "name": "",
        "at": now,
        "due_at": now,
        "dedupe_key": "incident-over:i1:7",
        "urgent": False,
        "values": {"incident": "i1", "seconds": 585.0, "unstable": now.isoformat()},
        "attempts": 0,
    }
    async with database.write() as c:
        await c.execute(NOTICES.insert().values(**stored))
    [bundle] = await SqlNotices(database).claim(now)
    assert [(n.kind, n.exchange, n.payload) for n in bundle.notices] == [
        (NoticeKind.INCIDENT_OVER, "okx", OutageEnded(incident="i1", seconds=585, unstable=now)),
    ]
