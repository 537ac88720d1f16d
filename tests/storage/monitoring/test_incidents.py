import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.incident import STEADY
from bot.domain.notice import Notice, NoticeKind
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.monitoring.addresses import SqlAddresses
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.notifying.notices import LEASE, SqlNotices

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
Store: TypeAlias = Callable[..., Awaitable[Connection]]


@pytest.fixture
def store(
    database: Database,
    connection: Connection,
    vault: EnvelopeVault,
    binding: Binding,
    credentials: dict[Field, Secret],
) -> Store:
    blob = vault.seal(credentials, binding)

    async def add(name: str, **others: Any) -> Connection:
        made = replace(connection, id=name, name=name, **others)
        await SqlConnectionStore(database).add(made, blob, b"f" * 32)
        return made

    return add


@pytest.fixture
def incidents(database: Database) -> SqlIncidents:
    return SqlIncidents(database)


async def claim(database: Database, at: datetime) -> list[NoticeBatch]:
    return list(await SqlNotices(database).claim(at))


def notices_in(bundles: list[NoticeBatch]) -> list[Notice]:
    return [notice for batch in bundles for notice in batch.notices]


async def deliver_due(database: Database, at: datetime) -> list[tuple[int, NoticeKind]]:
    """Deliver all due notices; return who was notified of what."""
    bundles = await claim(database, at)
    for batch in bundles:
        telling = DeliveryResult(sent=tuple(n.id for n in batch.notices))
        await SqlNotices(database).record_delivery(batch, telling, at)
    return sorted((n.person, n.kind) for n in notices_in(bundles))


async def test_an_exchange_has_one_outage_at_a_time(
    database: Database, second: Database, now: datetime
) -> None:
    books = [SqlIncidents(d) for d in (database, second) for _ in range(3)]
    opened = await asyncio.gather(*(incidents.open("kucoin", now) for incidents in books))
    assert len({incident.id for incident in opened}) == 1
    other = await books[0].open("okx", now + MINUTE)
    assert await books[0].current() == {"kucoin": opened[0], "okx": other}
    await books[0].close(opened[0], now + HOUR)
    again = await books[0].open("kucoin", now + 2 * HOUR)
    assert again.id != opened[0].id
    assert await books[0].current() == {"kucoin": again, "okx": other}


async def test_each_person_is_told_once_however_many_keys_they_have(
    database: Database, second: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    for n in range(6):
        await store(f"c{n}", owner=n % 2)
    await store("okx", owner=3, exchange="okx")
    await store("destroyed", owner=4, secrets_end_at=now)
    await SqlConnectionStore(database).destroy_overdue_secrets(now - MINUTE)
    gone = await store("gone", owner=5)
    await SqlConnectionStore(database).save(gone.without_secrets(now))
    incident = await incidents.open("kucoin", now)
    books = [SqlIncidents(d) for d in (database, second)]
    counts = await asyncio.gather(*(b.notify(incident, now + MINUTE) for b in books))
    assert sorted(counts) == [0, 3]
    assert (await incidents.current())["kucoin"].notified_at == now + MINUTE
    delivered = notices_in(await claim(database, now + MINUTE))
    assert sorted(n.person for n in delivered) == [0, 1, 4]
    assert {n.kind for n in delivered} == {NoticeKind.INCIDENT}
    assert [n.values for n in delivered] == [
        {"incident": incident.id, "since": now.isoformat()}
    ] * 3


async def test_it_is_over_for_those_who_were_told(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    for n in range(2):
        await store(f"c{n}", owner=n)
    incident = await incidents.open("kucoin", now)
    await incidents.notify(incident, now)
    delivered, undelivered = await claim(database, now)
    notices = SqlNotices(database)
    await notices.record_delivery(delivered, DeliveryResult(sent=(delivered.notices[0].id,)), now)
    later = {undelivered.notices[0].id: now + 8 * HOUR}  # quiet hours
    await notices.record_delivery(undelivered, DeliveryResult(later=later), now)
    await store("new", owner=9)  # connected meanwhile

    await incidents.close(incident, now + HOUR)
    await incidents.close(incident, now + 2 * HOUR)  # another worker did the same
    assert await incidents.current() == {}
    [over] = notices_in(await claim(database, now + 9 * HOUR))
    assert (over.person, over.kind, over.due_at) == (
        delivered.person,
        NoticeKind.INCIDENT_OVER,
        now + 9 * HOUR + LEASE,
    )
    assert over.values == {"incident": incident.id, "seconds": 3600.0}


async def test_an_outage_that_nobody_was_told_of_ends_in_silence(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    await store("a")
    incident = await incidents.open("kucoin", now)
    await incidents.close(incident, now + MINUTE)
    assert await incidents.notify(incident, now + HOUR) == 0
    assert await deliver_due(database, now + HOUR) == []


# ---- unrest


async def flap(incidents: SqlIncidents, at: datetime, delivered: bool = True) -> None:  # noqa: FBT001, FBT002
    """Open and close an outage of ten seconds."""
    incident = await incidents.open("kucoin", at)
    if delivered:
        await incidents.notify(incident, at)


async def end(incidents: SqlIncidents, at: datetime) -> None:
    await incidents.close((await incidents.current())["kucoin"], at)


async def test_an_outage_that_comes_again_is_told_once_as_unrest(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    owner, second = (await store("a")).owner, timedelta(seconds=1)
    received = []
    for n in range(20):  # it flaps for ten minutes
        for step in (flap, end):
            now += 15 * second
            await step(incidents, now)
            received += [(n, kind) for _, kind in await deliver_due(database, now)]
    began, over = NoticeKind.INCIDENT, NoticeKind.INCIDENT_OVER
    assert received == [(0, began), (0, over), (1, began)]
    assert await deliver_due(database, now + STEADY - second) == []
    [batch] = await claim(database, now + STEADY)
    [steady] = batch.notices
    assert (steady.person, steady.kind) == (owner, over)
    assert steady.values["seconds"] == 585  # since the first outage
    assert await incidents.notified_of(owner, [steady.values["incident"]])


@pytest.mark.parametrize("seed", range(3))
async def test_no_outage_is_told_again_within_half_an_hour(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime, seed: int
) -> None:
    """Test that an exchange that comes and goes for two days is reported as unstable."""
    await store("a")
    chance, last = random.Random(seed), now - STEADY  # a test
    for _ in range(25):
        for step in (flap, end):
            now += chance.choice((1, 5, 20, 40)) * MINUTE
            await step(incidents, now)
            for batch in await claim(database, now):
                for notice in batch.notices:
                    plain = "unstable" not in notice.values
                    assert not (
                        plain and notice.kind is NoticeKind.INCIDENT and now - last < STEADY
                    )
                    last = now if plain or notice.kind is NoticeKind.INCIDENT else last
                sent = DeliveryResult(sent=tuple(n.id for n in batch.notices))
                await SqlNotices(database).record_delivery(batch, sent, now)


async def test_unrest_is_told_with_when_it_began(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    await store("a")
    await flap(incidents, now)
    await deliver_due(database, now)
    await end(incidents, now + MINUTE)
    await deliver_due(database, now + MINUTE)
    await flap(incidents, now + 2 * MINUTE)
    await store("new", owner=9)  # they are notified with the next one
    [batch] = await claim(database, now + 2 * MINUTE)
    assert [n.values["unstable"] for n in batch.notices] == [now.isoformat()]
    await SqlNotices(database).record_delivery(
        batch, DeliveryResult(sent=(batch.notices[0].id,)), now + 2 * MINUTE
    )
    await end(incidents, now + 3 * MINUTE)
    await flap(incidents, now + 4 * MINUTE)
    assert await deliver_due(database, now + 4 * MINUTE) == [(9, NoticeKind.INCIDENT)]


async def test_an_outage_after_a_steady_while_is_a_new_one(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    await store("a")
    for n in range(3):
        began = now + n * (STEADY + 2 * MINUTE)
        await flap(incidents, began)
        assert (await incidents.current())["kucoin"].unstable_since is None
        assert len(await deliver_due(database, began)) == 1
        await end(incidents, began + MINUTE)
        assert len(await deliver_due(database, began + MINUTE)) == 1


async def test_outages_that_nobody_heard_of_are_no_unrest(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    await store("a")
    for n in range(4):
        await flap(incidents, now + n * MINUTE, delivered=False)
        assert (await incidents.current())["kucoin"].unstable_since is None
        await end(incidents, now + n * MINUTE)
    assert await deliver_due(database, now + HOUR) == []


async def test_who_was_told_of_an_outage_that_a_connection_fell_in(
    database: Database, incidents: SqlIncidents, store: Store, now: datetime
) -> None:
    owner = (await store("a")).owner
    await store("other", owner=9)
    assert await incidents.notified_incidents(owner, now) == frozenset()
    await flap(incidents, now)
    assert await incidents.notified_incidents(owner, now) == frozenset()  # it is not notified yet
    await deliver_due(database, now)
    assert (
        await incidents.notified_incidents(owner, now)
        == await incidents.notified_incidents(9, now)
        == {"kucoin"}
    )
    await end(incidents, now + MINUTE)
    assert await incidents.notified_incidents(owner, now + MINUTE) == {"kucoin"}
    assert (
        await incidents.notified_incidents(owner, now + 2 * MINUTE) == frozenset()
    )  # it fell after that
    await deliver_due(database, now + MINUTE)
    for n in range(2, 8, 2):  # unstable: one notice covers all its outages
        await flap(incidents, now + n * MINUTE)
        await deliver_due(database, now + n * MINUTE)
        await end(incidents, now + (n + 1) * MINUTE)
        assert await incidents.notified_incidents(owner, now + n * MINUTE) == {"kucoin"}


@pytest.mark.parametrize("sent", [True, False])
async def test_who_is_being_told_when_it_ends_learns_so_if_they_were(
    database: Database,
    incidents: SqlIncidents,
    store: Store,
    now: datetime,
    sent: bool,  # noqa: FBT001  # a parameter
) -> None:
    owner = (await store("a")).owner
    incident = await incidents.open("kucoin", now)
    await incidents.notify(incident, now)
    [batch] = await claim(database, now)
    await incidents.close(incident, now)
    id_ = batch.notices[0].id
    telling = (
        DeliveryResult(sent=(id_,))
        if sent
        else DeliveryResult(later={id_: now + HOUR}, failed=(id_,))
    )
    await SqlNotices(database).record_delivery(batch, telling, now)
    assert await claim(database, now + LEASE - timedelta(seconds=1)) == []
    [over] = notices_in(await claim(database, now + LEASE))
    assert over.kind is NoticeKind.INCIDENT_OVER
    received = await incidents.notified_of(owner, [over.values["incident"], "another"])
    assert received == (frozenset({incident.id}) if sent else frozenset())
    assert await incidents.notified_of(owner + 1, [incident.id]) == frozenset()


# ---- addresses


async def test_an_address_is_counted_by_all_workers_together(
    database: Database, second: Database, now: datetime
) -> None:
    books = [SqlAddresses(d) for d in (database, second) for _ in range(3)]
    counts = await asyncio.gather(*(b.record("198.51.100.9", "okx", 2, now) for b in books))
    assert sorted(counts) == [2, 4, 6, 8, 10, 12]
    assert await books[0].record("2001:db8::1", "okx", 1, now + MINUTE) == 1
    assert await books[0].latest() == ["2001:db8::1", "198.51.100.9"]


async def test_concerned_is_whose_list_lacks_the_address(
    database: Database, store: Store, now: datetime
) -> None:
    await store("lacks", ip_whitelist=("203.0.113.7", "203.0.113.8"))
    await store("lists", ip_whitelist=("203.0.113.7", "198.51.100.9"))
    await store("open", ip_whitelist=())
    await store("not-notified", ip_whitelist=None)
    gone = await store("gone", ip_whitelist=("203.0.113.7",), secrets_end_at=now)
    await SqlConnectionStore(database).save(gone.without_secrets(now))
    assert [c.id for c in await SqlAddresses(database).lacking("198.51.100.9")] == ["lacks"]
