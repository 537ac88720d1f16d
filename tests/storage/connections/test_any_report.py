"""Whatever a test of a key brings can be stored, in every column, on each kind of database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Enum, Float, String, select

from bot.domain.bounds import bounded
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.health import observe
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.payloads import StatusChanged
from bot.domain.ports.checks import CheckResult, UnstorableError
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.notices import SqlNotices
from bot.storage.schema.tables import METADATA, NOTICES
from bot.storage.schema.types import Text

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ODD = st.one_of(
    st.text(st.characters(codec=None), max_size=300),  # lone surrogates and NUL included
    st.sampled_from(["\0", "a\0b", "\ud800", "x" * 5000, "9" * 5000, "{}"]),
)
DATES = st.datetimes(timezones=st.just(UTC)) | st.just(datetime.max.replace(tzinfo=UTC))
NUMBERS = st.floats() | st.integers()
REPORTS = st.builds(
    CheckReport,
    problems=st.lists(st.sampled_from(Problem), unique=True, max_size=4).map(tuple),
    steps=st.just({}),
    permissions=st.dictionaries(st.sampled_from(Permission), st.sampled_from(Answer)),
    ip_whitelist=st.none() | st.lists(ODD, max_size=4).map(tuple),
    seen_ip=st.none() | ODD,
    expires_at=st.none() | DATES,
    account=st.none() | ODD,
    seconds=NUMBERS,
    wait=st.none() | NUMBERS,
    detail=ODD,
)
MANY = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@MANY
@given(report=REPORTS, clean=st.booleans())
async def test_any_report_is_stored(
    database: Database, connection: Connection, report: CheckReport, *, clean: bool
) -> None:
    """Cleaned where it comes in; and where somebody forgot that, cleaned in the storage."""
    store, schedule = SqlConnectionStore(database), SqlSchedule(database, ("kucoin",))
    await store.delete(connection.owner, connection.id)
    stored = replace(connection, status=Status.ONLINE, problems=())
    await store.add(stored, b"V1" + bytes(600), b"f" * 32)
    shift = await schedule.claim("kucoin", NOW, 1)
    after, change = observe(stored, bounded(report) if clean else report, NOW)
    outcome = CheckResult(id=stored.id, due_at=NOW + MINUTE, connection=after, change=change)
    assert await schedule.record_results(shift.token, [outcome], NOW) == 0
    kept = await store.get(stored.owner, stored.id)
    assert kept is not None
    assert (kept.status, kept.problems, kept.permissions, kept.version) == (
        after.status,
        after.problems,
        after.permissions,
        2,
    )
    if clean:
        assert replace(kept, version=1) == after


@MANY
@given(text=ODD)
async def test_any_text_fits_into_every_column(database: Database, text: str) -> None:
    columns = [c for t in METADATA.sorted_tables for c in t.c if isinstance(c.type, Text)]
    assert len(columns) > 30
    async with database.read() as c:
        for column in columns:  # as it is bound whenever it is written or looked for
            await c.execute(select(column).where(column == text).limit(1))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ODD, inner, max_size=3),
    max_leaves=8,
)


@MANY
@given(values=st.dictionaries(ODD, JSON_VALUES, max_size=3), name=ODD)
async def test_any_notice_is_stored_and_read(
    database: Database, values: Mapping[str, Any], name: str
) -> None:
    kept = Notice(
        id="n", person=7, kind=NoticeKind.STATUS, at=NOW, due_at=NOW, dedupe_key=name, name=name
    )
    async with database.write() as c:
        await c.execute(NOTICES.delete())
    await SqlNotices(database).write(kept)
    async with database.write() as c:  # what another version has left there
        await c.execute(NOTICES.update().values({NOTICES.c["values"]: values}))
    [batch] = await SqlNotices(database).claim(NOW)
    assert [notice.payload for notice in batch.notices] == [StatusChanged()]


async def test_what_fits_no_column_is_told_from_a_database_that_fails(
    database: Database, connection: Connection
) -> None:
    store, schedule = SqlConnectionStore(database), SqlSchedule(database, ("kucoin",))
    await store.add(replace(connection, status=Status.ONLINE), b"V1" + bytes(600), b"f" * 32)
    shift = await schedule.claim("kucoin", NOW, 1)
    naive = replace(connection, expires_at=datetime(2027, 1, 1))  # noqa: DTZ001  # the point
    with pytest.raises(UnstorableError):
        await schedule.record_results(
            shift.token, [CheckResult(id=connection.id, due_at=NOW, connection=naive)], NOW
        )
    huge = replace(connection, streak=2**70)
    with pytest.raises(UnstorableError):
        await schedule.record_results(
            shift.token, [CheckResult(id=connection.id, due_at=NOW, connection=huge)], NOW
        )
    assert database.health.failing_since() is None


def test_every_column_is_guarded() -> None:
    """A column of a plain type would let NUL through to a database that refuses it."""
    for table in METADATA.sorted_tables:
        for column in table.c:
            kind = column.type
            assert type(kind) not in {String, Float, Enum}, column
