from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.diagnosis import Status
from bot.domain.ports.history import Record
from bot.domain.status_change import StatusChange
from bot.domain.strategies.events import EventKind, StrategyEvent
from bot.domain.strategies.strategy import StrategyMode
from bot.services.people.history import PAGE, HistoryService, moment_of

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)


class FakeHistory:
    """Holds a status change and an audit entry per minute, in turn, for the owner 42."""

    def __init__(self, length: int) -> None:
        self._length = length

    async def changes(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[StatusChange]:
        at = [NOW - timedelta(minutes=n) for n in range(0, self._length, 2)]
        return [a_change(connection or "c", moment) for moment in at if owner == 42][:limit]

    async def entries(
        self, owner: int, connection: str | None = None, limit: int = 20
    ) -> Sequence[AuditEntry]:
        at = [NOW - timedelta(minutes=n) for n in range(1, self._length, 2)]
        return [an_entry(connection or "c", moment) for moment in at if owner == 42][:limit]

    async def add(self, *records: Record) -> None:
        raise NotImplementedError


class FakeStrategies:
    """Holds events of strategies."""

    def __init__(self, *events: StrategyEvent) -> None:
        self._events = events

    async def latest(
        self,
        owner: int,
        strategy: str | None = None,
        limit: int = 20,
        connection: str | None = None,
        basket: str | None = None,  # noqa: ARG002  # none of these events is of one
    ) -> Sequence[StrategyEvent]:
        return [
            event
            for event in self._events
            if event.owner == owner
            and strategy in {None, event.strategy}
            and connection in {None, event.connection}
        ][:limit]


def a_change(connection: str, at: datetime) -> StatusChange:
    return StatusChange(
        connection=connection,
        owner=42,
        exchange="acme",
        name="Main",
        before=Status.ONLINE,
        after=Status.UNAVAILABLE,
        cause=None,
        since=at,
        at=at,
        noticed_at=at,
    )


def an_entry(connection: str, at: datetime) -> AuditEntry:
    return AuditEntry(
        owner=42, action=AuditAction.TESTED, actor=AuditActor.PERSON, at=at, connection=connection
    )


async def test_pages_hold_each_record_once_newest_first() -> None:
    chronicle = HistoryService(history=FakeHistory(21), strategies=FakeStrategies())
    pages = [await chronicle.page(42, page=n) for n in range(3)]
    moments = [moment_of(record) for past in pages for record in past.records]
    assert moments == [NOW - timedelta(minutes=n) for n in range(21)]
    assert [len(past.records) for past in pages] == [PAGE, PAGE, 5]
    assert [past.more for past in pages] == [True, True, False]


async def test_a_page_that_is_not_there_becomes_the_nearest_one() -> None:
    chronicle = HistoryService(history=FakeHistory(21), strategies=FakeStrategies())
    assert (await chronicle.page(42, page=-3)).page == 0
    assert (await chronicle.page(42, page=10**9)).page == 2


async def test_a_last_page_that_is_full_has_none_after_it() -> None:
    past = await HistoryService(history=FakeHistory(PAGE), strategies=FakeStrategies()).page(42)
    assert (len(past.records), past.more) == (PAGE, False)


async def test_nothing_happened() -> None:
    past = await HistoryService(history=FakeHistory(25), strategies=FakeStrategies()).page(43)
    assert (past.records, past.page, past.more) == ([], 0, False)


async def test_events_of_strategies_stand_between_those_of_keys() -> None:
    event = StrategyEvent(
        id="e",
        kind=EventKind.OPENED,
        at=NOW - timedelta(minutes=2, seconds=30),
        strategy="s",
        mode=StrategyMode.PAPER,
        owner=42,
        connection="c",
        exchange="acme",
        name="Main",
        pair="BTC/USDT",
    )
    chronicle = HistoryService(history=FakeHistory(5), strategies=FakeStrategies(event))
    assert (await chronicle.page(42, "c")).records[3] == event
    assert event in (await chronicle.page(42)).records
    assert event not in (await chronicle.page(42, "another")).records
