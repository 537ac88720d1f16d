"""The gauges of the database, from a real database to the page."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.timings import Timings
from bot.metrics.prometheus import PrometheusMetrics
from bot.services.operating.snapshot import SnapshotService
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.addresses import SqlAddresses
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.notices import SqlNotices

EXCHANGES = ("kucoin", "kraken")


class Schedule(SqlSchedule):
    """The real schedule; counts its queries and can be delayed."""

    looks = 0
    pause = 0.0

    async def statuses(self) -> Mapping[tuple[str, Status], int]:
        self.looks += 1
        await asyncio.sleep(self.pause)
        return await super().statuses()


@pytest.fixture
def schedule(database: Database) -> Schedule:
    return Schedule(database, EXCHANGES)


@pytest.fixture
def metrics() -> PrometheusMetrics:
    return PrometheusMetrics(EXCHANGES)


@pytest.fixture
def overview(
    database: Database, schedule: Schedule, metrics: PrometheusMetrics, now: datetime
) -> SnapshotService:
    return SnapshotService(
        schedule=schedule,
        notices=SqlNotices(database),
        incidents=SqlIncidents(database),
        addresses=SqlAddresses(database),
        process_stats=metrics.tally,
        clock=lambda: now,
    )


def samples(page: bytes) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(page.decode())
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


async def test_the_page_tells_what_is_stored(
    database: Database,
    overview: SnapshotService,
    metrics: PrometheusMetrics,
    connection: Connection,
    others: Callable[[int], list[Connection]],
    now: datetime,
) -> None:
    book = SqlConnectionStore(database)
    gone = replace(connection, id="gone", name="Gone", exchange="mtgox", status=Status.ONLINE)
    for one in (connection, *others(2), gone):
        await book.add(one, b"sealed", b"print")
    async with database.write() as c:
        late = now - timedelta(seconds=90)
        await c.execute(text("UPDATE schedule SET due_at = NULL"))
        due = text("UPDATE schedule SET due_at = :at WHERE connection_id = 'c1'")
        await c.execute(
            due.bindparams(at=late if database.file is None else f"{late:%Y-%m-%d %H:%M:%S.%f}")
        )
    notice = Notice(id="n", person=7, kind=NoticeKind.DIGEST, at=now, due_at=now, dedupe_key="n")
    await SqlNotices(database).write(notice)
    await SqlIncidents(database).open("kraken", now)
    await SqlAddresses(database).record("203.0.113.7", "kucoin", 1, now)
    standing = await overview.current()
    assert standing
    found = samples(metrics.page(standing))
    assert found["connect_connections", "kucoin", "action-needed"] == 3
    assert found["connect_connections", "kraken", "online"] == 0
    assert found["connect_connections", "other", "online"] == 1
    assert found["connect_due_lag_seconds", "kucoin"] == 90
    assert found["connect_due_lag_seconds", "kraken"] == 0
    assert found["connect_outage", "kraken"] == 1
    assert found["connect_outage", "kucoin"] == 0
    assert found["connect_notices_waiting",] == 1
    assert found["connect_database_up",] == 1
    assert standing.addresses == ["203.0.113.7"]


async def test_many_who_ask_cause_one_look(overview: SnapshotService, schedule: Schedule) -> None:
    standings = await asyncio.gather(*(overview.current() for _ in range(50)))
    assert schedule.looks == 1
    assert len({id(standing) for standing in standings}) == 1


async def test_a_database_that_fails_takes_only_its_own_figures_off_the_page(
    database: Database,
    overview: SnapshotService,
    metrics: PrometheusMetrics,
) -> None:
    overview.timings = Timings(figures=0.0)
    metrics.lost(1)
    async with database.write() as c:
        await c.execute(text("ALTER TABLE notices RENAME TO hidden"))
    page = samples(metrics.page(await overview.current()))
    assert page["connect_database_up",] == 0
    assert page["connect_leases_lost_total",] == 1
    assert not {name for name, *_ in page} & {"connect_connections", "connect_notices_waiting"}
    async with database.write() as c:
        await c.execute(text("ALTER TABLE hidden RENAME TO notices"))
    page = samples(metrics.page(await overview.current()))
    assert page["connect_database_up",] == 1
    assert page["connect_notices_waiting",] == 0


async def test_a_database_that_hangs_is_not_waited_for(
    overview: SnapshotService, schedule: Schedule
) -> None:
    overview.timings = Timings(figures_answer=0.05)
    schedule.pause = 30.0
    async with asyncio.timeout(60):
        assert await overview.current() is None
        assert await overview.current() is None
    assert schedule.looks == 1  # one query for all callers
