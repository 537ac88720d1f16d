"""What an installation of the first form holds must be there, and in use, after the upgrade."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.notice import NoticeKind
from bot.domain.person import Preferences
from bot.services.notifying.reminders import reminded
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.migrations import _config, upgrade
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.notices import SqlNotices
from bot.storage.people.people import SqlPeople
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.tables import SEALED
from bot.storage.schema.types import UTCDateTime
from tests.fakes.values import direct

NOW = datetime(2026, 11, 21, 12, 0, 1, 250_000, tzinfo=UTC)
DAY = timedelta(days=1)
OWNER = 7_000_000_001
TIMES = ("status_since", "created_at", "tested_at", "expires_at", "word_given_at", "secrets_end_at")

CONNECTIONS = sa.table(  # as they were in the first form
    "connections",
    *(sa.column(name) for name in ("id", "owner", "exchange", "name", "folded_name")),
    *(sa.column(name) for name in ("masked_key", "fingerprint", "status", "seen_ip", "account")),
    *(sa.column(name) for name in ("seconds", "has_secrets", "version")),
    *(sa.column(name, JSON_VALUE) for name in ("problems", "permissions", "ip_whitelist")),
    *(sa.column(name, UTCDateTime) for name in TIMES),
)
SEALED_THEN = sa.table(
    "sealed_credentials", *map(sa.column, ("connection_id", "blob", "kid", "ver"))
)
NOTICES = sa.table(
    "notices",
    *map(sa.column, ("id", "person", "kind", "exchange", "name")),
    *(sa.column(name, UTCDateTime) for name in ("at", "leased_until", "told_at")),
)
PEOPLE = sa.table(
    "people",
    *map(sa.column, ("id", "language", "client_language")),
    sa.column("created_at", UTCDateTime),
)


def connection(name: str, status: Status, *problems: Problem, **others: Any) -> dict[str, Any]:
    return {
        "id": name,
        "owner": OWNER,
        "exchange": "kucoin",
        "name": name,
        "folded_name": name,
        "masked_key": "5f1e…4968",
        "fingerprint": name.encode() * 32,
        "status": status.value,
        "status_since": NOW - 2 * DAY,
        "created_at": NOW - 5 * DAY,
        "tested_at": NOW - DAY,
        "problems": [p.value for p in problems],
        "permissions": {"read": "yes", "withdraw": "no"},
        "ip_whitelist": ["203.0.113.7"],
        "seen_ip": None,
        "expires_at": None,
        "account": "8812",
        "seconds": 0.25,
        "word_given_at": None,
        "secrets_end_at": None,
        "has_secrets": True,
        "version": 4,
        **others,
    }


ROWS = [
    connection("good", Status.ONLINE, Problem.NO_IP_WHITELIST, ip_whitelist=[]),
    connection("ends", Status.ONLINE, ip_whitelist=None, expires_at=NOW + 5 * DAY),
    connection("ends-late", Status.ONLINE, expires_at=NOW + 90 * DAY),
    connection("vouched", Status.ONLINE, Problem.WITHDRAW_UNKNOWN, word_given_at=NOW),
    connection("unfit", Status.ACTION_NEEDED, Problem.NO_TRADE, Problem.NO_FUTURES),
    connection("away", Status.UNAVAILABLE, Problem.EXCHANGE_UNAVAILABLE),
    connection("blocked", Status.BLOCKED, Problem.WITHDRAW_ENABLED, secrets_end_at=NOW + DAY),
    connection(
        "destroyed",
        Status.BLOCKED,
        Problem.WITHDRAW_ENABLED,
        has_secrets=False,
        expires_at=NOW + 5 * DAY,
    ),
]


def notice(name: str, kind: str, **moments: datetime) -> dict[str, Any]:
    return {
        "id": name,
        "person": OWNER,
        "kind": kind,
        "exchange": "kucoin",
        "name": "Main",
        "at": NOW,
        "leased_until": None,
        "told_at": None,
        **moments,
    }


OLD_NOTICES = [
    notice("told", "draft-expired", told_at=NOW),
    notice("untold", "secrets-destroyed"),
    notice("leased", "draft-expired", leased_until=NOW + DAY),
]


def bound(name: str) -> Binding:
    return Binding(owner=OWNER, connection=name, exchange="kucoin", field="credentials")


@pytest.fixture
async def old(
    url: str, vault: EnvelopeVault, credentials: dict[Field, Secret]
) -> AsyncIterator[Database]:
    """A database of the first form, as the first version of the bot filled it."""
    database = Database(url)
    await database.open()
    async with database.alone() as c:
        await c.run_sync(first_form)
        await fill(c, vault, credentials)
    yield database
    await database.close()


def first_form(connection: sa.Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


async def fill(c: AsyncConnection, vault: EnvelopeVault, credentials: dict[Field, Secret]) -> None:
    await c.execute(sa.insert(CONNECTIONS), ROWS)
    sealed = [
        {
            "connection_id": r["id"],
            "blob": vault.seal(credentials, bound(r["id"])),
            "kid": 1,
            "ver": 3,
        }
        for r in ROWS
        if r["has_secrets"]
    ]
    await c.execute(sa.insert(SEALED_THEN), sealed)
    await c.execute(sa.insert(NOTICES), OLD_NOTICES)
    known = {"id": OWNER, "language": "nb", "client_language": "en", "created_at": NOW}
    await c.execute(sa.insert(PEOPLE).values(known))


async def test_no_credential_is_lost_or_altered(
    old: Database, vault: EnvelopeVault, credentials: dict[Field, Secret]
) -> None:
    """SQLite would delete them together with a connections table that is made again."""
    async with old.read() as c:
        if c.dialect.name == "sqlite":
            assert await c.scalar(sa.text("PRAGMA foreign_keys")) == 1
        before = (await c.execute(sa.select(SEALED).order_by(SEALED.c.connection_id))).all()
    await upgrade(old)
    async with old.read() as c:
        after = (await c.execute(sa.select(SEALED).order_by(SEALED.c.connection_id))).all()
    assert after == before
    assert len(after) == len(ROWS) - 1
    for row in after:
        assert vault.open(row.blob, bound(row.connection_id)) == credentials


async def test_connections_go_with_their_credentials_as_before(old: Database) -> None:
    await upgrade(old)
    assert await SqlConnectionStore(old).delete(OWNER, "good")
    async with old.read() as c:
        left = await c.scalar(sa.select(sa.func.count()).select_from(SEALED))
    assert left == len(ROWS) - 2


async def test_connections_are_as_they_were(old: Database) -> None:
    await upgrade(old)
    connections = {c.id: c for c in await SqlConnectionStore(old).list(OWNER)}
    assert set(connections) == {row["id"] for row in ROWS}
    for row in (row for row in ROWS if row["has_secrets"]):
        kept = connections[row["id"]]
        for name in (*TIMES, "owner", "exchange", "name", "account", "seconds", "version"):
            now = {"word_given_at": "withdrawals_attested_at"}.get(name, name)
            assert getattr(kept, now) == row[name], name
        assert kept.status.value == row["status"]
        assert [p.value for p in kept.problems] == row["problems"]
        assert kept.permissions == {Permission.READ: Answer.YES, Permission.WITHDRAW: Answer.NO}
        listed = row["ip_whitelist"]
        assert kept.ip_whitelist == (None if listed is None else tuple(listed))


async def test_a_connection_without_secrets_becomes_disconnected(old: Database) -> None:
    await upgrade(old)
    [kept] = [c for c in await SqlConnectionStore(old).list(OWNER) if c.id == "destroyed"]
    assert kept == kept.without_secrets(NOW)
    assert kept.status is Status.DISCONNECTED
    assert (kept.status_since, kept.account) == (NOW - 2 * DAY, "8812")
    assert await SqlSchedule(old, ("kucoin",)).statuses() == {
        ("kucoin", Status.ONLINE): 4,
        ("kucoin", Status.ACTION_NEEDED): 1,
        ("kucoin", Status.UNAVAILABLE): 1,
        ("kucoin", Status.BLOCKED): 1,
        ("kucoin", Status.DISCONNECTED): 1,
    }


async def test_the_last_good_test_and_the_ip_list_are_derived(old: Database) -> None:
    await upgrade(old)
    kept = {c.id: c for c in await SqlConnectionStore(old).list(OWNER)}
    for name, connection in kept.items():
        online = connection.status is Status.ONLINE
        assert connection.good_at == (NOW - DAY if online else None), name
    assert {name: c.ip_restricted for name, c in kept.items()} == {
        "good": Answer.NO,  # an empty list
        "ends": Answer.UNKNOWN,  # not reported
        "destroyed": Answer.UNKNOWN,
        **dict.fromkeys(("ends-late", "vouched", "unfit", "away", "blocked"), Answer.YES),
    }


async def test_what_is_new_follows_from_what_was_known(old: Database) -> None:
    await upgrade(old)
    for kept in await SqlConnectionStore(old).list(OWNER):
        assert kept.keyed_at == kept.created_at
        assert kept.is_notified, kept.id  # its owner has seen the last test
        online = kept.status is Status.ONLINE
        assert kept.offline_since == (None if online else kept.status_since)
        assert (kept.streak, kept.flips, kept.recalled) == (0, 0, False)
        assert not kept.is_muted(NOW)


async def test_all_with_a_key_are_watched_and_none_without(old: Database) -> None:
    await upgrade(old)
    schedule = SqlSchedule(old, ("kucoin",))
    assert await schedule.due(NOW) == {direct("kucoin"): NOW - DAY}
    shift = await schedule.claim("kucoin", NOW, 99)
    watched = sorted(due.connection.id for due in shift.work)
    assert watched == sorted(row["id"] for row in ROWS if row["has_secrets"])


async def test_what_ends_soon_is_told_and_what_ends_late_waits(old: Database) -> None:
    await upgrade(old)

    def write(connection: Connection) -> Any:
        return reminded(connection, NOW)

    assert await SqlSchedule(old, ("kucoin",)).remind(NOW, write) == 2
    connections = {c.id: c for c in await SqlConnectionStore(old).list(OWNER)}
    assert connections["ends"].remind_at == NOW + 2 * DAY
    assert connections["ends-late"].remind_at == NOW + 76 * DAY
    assert connections["destroyed"].remind_at is None
    [batch] = await SqlNotices(old).claim(NOW)
    assert [n.connection for n in batch.notices if n.kind is NoticeKind.EXPIRY] == ["ends"]


async def test_what_was_not_told_yet_is_told_and_nothing_else(old: Database) -> None:
    await upgrade(old)
    [batch] = await SqlNotices(old).claim(NOW)
    assert {n.id: (n.kind, n.at, n.person) for n in batch.notices} == {
        "untold": (NoticeKind.SECRETS_DESTROYED, NOW, OWNER),
        "leased": (NoticeKind.DRAFT_EXPIRED, NOW, OWNER),
    }
    assert {(n.name, n.exchange, n.attempts) for n in batch.notices} == {("Main", "kucoin", 0)}
    assert all(n.values == {} for n in batch.notices)


async def test_people_are_known_and_have_no_wishes_yet(old: Database) -> None:
    await upgrade(old)
    people = SqlPeople(old)
    assert await people.languages(OWNER) == ("nb", "en")
    assert await people.preferences(OWNER) == Preferences()
    assert await people.is_reachable(OWNER)


async def test_an_upgrade_that_fails_leaves_the_old_data(old: Database) -> None:
    async with old.write() as c:
        await c.execute(sa.text("CREATE TABLE leaders (id INTEGER)"))  # in the way of its last step
    with pytest.raises(Exception, match="already exists"):
        await upgrade(old)
    async with old.read() as c:
        assert await c.scalar(sa.text("SELECT version_num FROM alembic_version")) == "0001"
        assert len((await c.execute(sa.select(SEALED.c.blob))).all()) == len(ROWS) - 1
        assert len((await c.execute(sa.select(NOTICES))).all()) == len(OLD_NOTICES)
