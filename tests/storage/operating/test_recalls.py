"""The drill for a leak, on each kind of database; what replaces a marked key, by the services."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.audit import AuditAction, AuditActor
from bot.domain.connection import Connection
from bot.domain.credentials import Credentials
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Progress, Status
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.domain.ports.checks import KeyCount
from bot.domain.ports.recalls import RecallProgress
from bot.exchanges import EXCHANGES
from bot.services.connecting.onboarding import Onboarding
from bot.services.connecting.saving import TestOutcome
from bot.services.key_access import KeyAccess
from bot.services.notifying.planner import NoticePlanner
from bot.services.operating.key_recall import KeyRecall
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.notifying.notices import SqlNotices
from bot.storage.operating.recalls import SqlRecalls
from bot.storage.people.history import SqlHistory
from bot.storage.people.people import SqlPeople

THEN = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
NOW = THEN + timedelta(days=1)


def key(number: int, keyed_at: datetime, exchange: str = "kucoin", owner: int = 0) -> Connection:
    return Connection(
        id=f"c{number:04}",
        owner=owner or number,
        exchange=exchange,
        name=f"Key {number}",
        masked_key="abcd…wxyz",
        status=Status.ONLINE,
        status_since=THEN - timedelta(days=9),
        created_at=THEN - timedelta(days=9),
        keyed_at=keyed_at,
        tested_at=keyed_at,
        notified_status=Status.ONLINE,
    )


async def fill(database: Database, *connections: Connection) -> None:
    store = SqlConnectionStore(database)
    for one in connections:
        await store.add(one, bytes(400), one.id.encode())


def drill_of(database: Database, batch: int = 500, **others: Callable[[int], None]) -> KeyRecall:
    return KeyRecall(
        recalls=SqlRecalls(database), clock=lambda: NOW, before=THEN, batch=batch, **others
    )


async def notices(database: Database) -> list[Notice]:
    bundles = await SqlNotices(database).claim(NOW, 1000)
    return [notice for bundle in bundles for notice in bundle.notices]


EARLIER = THEN - timedelta(seconds=1)


async def test_keys_stored_before_are_marked_paused_recorded_and_their_owners_told(
    database: Database,
) -> None:
    await fill(database, key(1, EARLIER), key(2, THEN), key(3, THEN + timedelta(hours=1)))
    assert await SqlRecalls(database).affected(THEN) == {
        "kucoin": KeyCount(connections=1, owners=1)
    }

    drill = drill_of(database)
    assert await drill.run() == 1

    marked = await SqlConnectionStore(database).get(1, "c0001")
    assert marked
    assert marked.recalled
    assert not marked.usable
    assert (marked.status, marked.cause) == (Status.ACTION_NEEDED, Problem.MUST_REPLACE)
    assert (marked.status_since, marked.offline_since, marked.version) == (NOW, NOW, 2)
    history = SqlHistory(database)
    [entry] = await history.entries(1)
    assert (entry.action, entry.actor, entry.connection) == (
        AuditAction.RECALLED,
        AuditActor.OPERATOR,
        "c0001",
    )
    [change] = await history.changes(1)
    assert (change.before, change.after) == (Status.ONLINE, Status.ACTION_NEEDED)
    assert change.cause is Problem.MUST_REPLACE
    [notice] = await notices(database)
    assert (notice.kind, notice.person, notice.connection) == (NoticeKind.LEAK, 1, "c0001")
    assert notice.urgent
    assert await SqlRecalls(database).progress(drill.key) == RecallProgress(
        marked=1, notified=0, waiting=1
    )
    for number in (2, 3):
        left = await SqlConnectionStore(database).get(number, f"c{number:04}")
        assert left
        assert left.usable
        assert left.version == 1


async def test_again_nothing_happens_twice(database: Database) -> None:
    await fill(database, *(key(n, EARLIER) for n in range(1, 8)))
    assert await drill_of(database, 3).run() == 7
    assert await drill_of(database, 3).run() == 0
    assert await drill_of(database, 3).run() == 0
    assert len(await notices(database)) == 7
    assert len(await SqlHistory(database).entries(1)) == 1


async def test_cut_off_it_goes_on_where_it_was(database: Database) -> None:
    await fill(database, *(key(n, EARLIER) for n in range(1, 8)))

    def cut(marked: int) -> None:
        if marked == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await drill_of(database, 2, report=cut).run()
    assert await drill_of(database, 2).run() == 3
    assert len(await notices(database)) == 7


async def test_two_at_once_mark_each_key_once(database: Database, second: Database) -> None:
    await fill(database, *(key(n, EARLIER) for n in range(1, 31)))
    done = await asyncio.gather(drill_of(database, 3).run(), drill_of(second, 4).run())
    assert sum(done) == 30
    assert len(await notices(database)) == 30


async def test_it_is_counted_by_exchange_and_owner(database: Database) -> None:
    await fill(
        database,
        key(1, EARLIER, "binance", owner=7),
        key(2, EARLIER, "binance", owner=7),
        key(3, EARLIER, "okx", owner=7),
        key(4, EARLIER, "okx", owner=8),
        key(5, NOW, "okx", owner=9),
    )
    assert await SqlRecalls(database).affected(THEN) == {
        "binance": KeyCount(connections=2, owners=1),
        "okx": KeyCount(connections=2, owners=2),
    }


async def test_a_key_whose_secrets_were_destroyed_is_marked_too(database: Database) -> None:
    """It is no longer stored, but it was when it may have been seen."""
    await fill(database, key(1, EARLIER))
    store = SqlConnectionStore(database)
    stored = await store.get(1, "c0001")
    assert stored
    assert await store.save(stored.without_secrets(NOW))
    assert await drill_of(database).run() == 1
    marked = await store.get(1, "c0001")
    assert marked
    assert (marked.status, marked.recalled) == (Status.DISCONNECTED, True)
    assert await SqlHistory(database).changes(1) == []


async def test_a_marked_key_that_is_destroyed_is_disconnected(database: Database) -> None:
    await fill(database, key(1, EARLIER))
    await drill_of(database).run()
    [gone] = await SqlConnectionStore(database).disconnect_all(1, NOW)
    assert (gone.status, gone.has_secrets) == (Status.DISCONNECTED, False)
    changes = await SqlHistory(database).changes(1)
    assert {(c.before, c.after) for c in changes} == {
        (Status.ONLINE, Status.ACTION_NEEDED),
        (Status.ACTION_NEEDED, Status.DISCONNECTED),
    }
    assert await drill_of(database).run() == 0


async def test_another_leak_is_another_drill(database: Database) -> None:
    await fill(database, key(1, EARLIER))
    await drill_of(database).run()
    store = SqlConnectionStore(database)
    marked = await store.get(1, "c0001")
    assert marked
    fresh = replace(marked.with_new_key("new", NOW), status=Status.ONLINE, problems=())
    assert await store.replace_key(fresh, bytes(400), b"new")
    assert await drill_of(database).run() == 0
    later = replace(drill_of(database), before=NOW + timedelta(hours=1))
    assert await later.run() == 1
    assert len(await notices(database)) == 2


GOOD = CheckReport(
    problems=(),
    steps={},
    permissions={
        Permission.READ: Answer.YES,
        Permission.TRADE: Answer.YES,
        Permission.FUTURES: Answer.YES,
        Permission.WITHDRAW: Answer.NO,
    },
)
FIELDS = (
    "0123456789abcdef01234567",
    "01234567-89ab-cdef-0123-456789abcdef",
    "passphrase1",
)


@dataclass
class GoodProber:
    """Finds every key good."""

    seen: list[Credentials] = field(default_factory=list)

    def via(self, _egress: str) -> "GoodProber":
        return self

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        assert exchange
        assert progress is None
        self.seen.append(credentials)
        return GOOD


async def replaced(database: Database, vault: EnvelopeVault, connection: Connection) -> Connection:
    """Go through the conversation that replaces a key, without Telegram; return what is stored."""
    store = SqlConnectionStore(database)
    prober = GoodProber()
    access = KeyAccess(vault=vault, prober=prober)
    onboarding = Onboarding(
        exchanges=EXCHANGES,
        prober=prober,
        vault=vault,
        access=access,
        store=store,
        clock=lambda: NOW,
    )
    draft = onboarding.begin_replacing(connection)
    for number, text in enumerate(FIELDS):
        draft, _ = onboarding.add_values(draft, connection.owner, number + 1, text)
    assert draft.missing(EXCHANGES["kucoin"]) is None
    draft = replace(draft, vouched=True)  # the exchange reports no account here
    tested = await onboarding.test(draft, connection.owner)
    assert tested.outcome is TestOutcome.REPLACED
    assert tested.connection
    return tested.connection


async def test_a_new_key_clears_the_mark_and_a_good_test_of_the_old_one_does_not(
    database: Database, vault: EnvelopeVault
) -> None:
    await fill(database, key(1, EARLIER))
    await drill_of(database).run()
    store = SqlConnectionStore(database)
    marked = await store.get(1, "c0001")
    assert marked
    seen, _ = observe(marked, GOOD, NOW)
    assert (seen.status, seen.cause) == (Status.ACTION_NEEDED, Problem.MUST_REPLACE)

    after = await replaced(database, vault, marked)

    assert (after.status, after.problems, after.recalled) == (Status.ONLINE, (), False)
    assert after.usable
    assert after.keyed_at == NOW
    assert await drill_of(database).run() == 0


async def test_whoever_replaced_it_first_is_not_told(
    database: Database, vault: EnvelopeVault
) -> None:
    await fill(database, key(1, EARLIER), key(2, EARLIER, owner=1))
    await drill_of(database).run()
    store = SqlConnectionStore(database)
    marked = await store.get(1, "c0001")
    assert marked
    await replaced(database, vault, marked)
    alerts = NoticePlanner(
        store=store,
        people=SqlPeople(database),
        incidents=SqlIncidents(database),
        policy=MonitoringPolicy(),
        clock=lambda: NOW,
    )
    [bundle] = await SqlNotices(database).claim(NOW)
    plan = await alerts.plan(bundle)
    delivered = [news.notice.connection for message in plan.messages for news in message]
    assert delivered == ["c0002"]
    assert len(plan.dropped) == 1
