"""Races between handling, storing, removing and confirming: nothing is lost or repeated."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramServerError
from aiogram.methods import DeleteMessage

from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice
from bot.domain.timings import Timings
from bot.exchanges import EXCHANGES
from bot.handlers.update_dispatcher import UpdateDispatcher
from bot.i18n import Languages
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.facts import UpdateFacts
from bot.telegram.inbox.inspection import inspect_update
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.inbox.runner import USUAL_LIMITS, InboxLimits
from tests.fakes.metrics import NoMetrics

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
CALL = DeleteMessage(chat_id=1, message_id=1)
STRAY = "mx0vglSTRAYkey0123456789"
REFUSED = TelegramBadRequest(CALL, "Bad Request: message can't be deleted for everyone")


def raw(number: int, person: int = 42, text: str = "hello") -> dict[str, Any]:
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": int(NOW.timestamp()),
            "chat": {"id": person, "type": "private", "first_name": "P"},
            "from": {"id": person, "is_bot": False, "first_name": "P"},
            "text": text,
        },
    }


def is_open() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate


@dataclass
class FakeInbox:
    """Keeps rows in memory; each gate simulates a slow database."""

    rows: dict[int, WaitingUpdate] = field(default_factory=dict)
    duties: list[Erasure] = field(default_factory=list)
    leased: set[int] = field(default_factory=set)
    storing: asyncio.Event = field(default_factory=is_open)
    removing: asyncio.Event = field(default_factory=is_open)
    fails: bool = False

    async def store(
        self,
        updates: Sequence[WaitingUpdate],
        erasures: Sequence[Erasure],
        now: datetime,  # noqa: ARG002
    ) -> None:
        await self.storing.wait()
        if self.fails:
            raise OSError("no space left")
        self.rows |= {waiting.id: waiting for waiting in updates}
        self.duties += erasures

    async def take_over(self, now: datetime) -> Mapping[int, int]:  # noqa: ARG002
        self.leased.clear()
        return {waiting.id: waiting.person for waiting in self.rows.values()}

    async def claim(
        self,
        now: datetime,  # noqa: ARG002
        limit: int,
        busy: Collection[int],
    ) -> Sequence[WaitingUpdate]:
        oldest: dict[int, WaitingUpdate] = {}
        for number in sorted(self.rows):
            oldest.setdefault(self.rows[number].person, self.rows[number])
        free = [w for p, w in oldest.items() if p not in busy and w.id not in self.leased]
        self.leased |= {w.id for w in free[:limit]}
        return [replace(w, attempts=w.attempts + 1) for w in free[:limit]]

    async def stored(self) -> Collection[int]:
        return set(self.rows)

    async def done(self, updates: Collection[int]) -> None:
        await self.removing.wait()
        for number in updates:
            self.rows.pop(number, None)


@dataclass
class FakeErasures:
    rows: dict[str, Erasure] = field(default_factory=dict)
    silent: bool = False

    async def add(self, erasure: Erasure, due_at: datetime) -> None:  # noqa: ARG002
        if self.silent:
            raise OSError("the database does not answer")
        self.rows[erasure.id] = erasure

    async def take_over(self, now: datetime) -> None:
        pass

    async def claim(self, now: datetime, limit: int) -> Sequence[Erasure]:  # noqa: ARG002
        return list(self.rows.values())[:limit]

    async def postpone(self, erasure: Erasure, due_at: datetime) -> None:  # noqa: ARG002
        assert erasure.id in self.rows

    async def done(self, erasures: Collection[str], *notices: Notice) -> None:
        assert not notices
        for id_ in erasures:
            self.rows.pop(id_, None)


@dataclass
class FakeBot:
    """Deletes when allowed, and records sent texts."""

    deleting: asyncio.Event = field(default_factory=is_open)
    fault: Exception | None = None
    said: list[tuple[int, str]] = field(default_factory=list)

    async def delete_message(self, _: int, __: int) -> bool:
        await self.deleting.wait()
        if self.fault:
            raise self.fault
        return True

    async def send_message(self, chat: int, text: str, **_: Any) -> None:
        self.said.append((chat, text))


@dataclass
class FakeHandler:
    """Handles an update as soon as its gate is open."""

    gates: dict[int, asyncio.Event] = field(default_factory=dict)
    handled: list[int] = field(default_factory=list)
    refused: list[UpdateFacts] = field(default_factory=list)

    async def handle(
        self,
        raw: Mapping[str, Any],
        facts: UpdateFacts,  # noqa: ARG002
        erasing: asyncio.Task[bool] | None,
    ) -> None:
        self.handled.append(raw["update_id"])
        if gate := self.gates.get(raw["update_id"]):
            await gate.wait()
        if erasing:
            await asyncio.shield(erasing)

    async def refuse(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        assert not erasing
        self.refused.append(facts)

    async def skip(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        pass


@dataclass
class Parts:
    limits: InboxLimits = USUAL_LIMITS
    inbox: FakeInbox = field(default_factory=FakeInbox)
    erasures: FakeErasures = field(default_factory=FakeErasures)
    bot: FakeBot = field(default_factory=FakeBot)
    handler: FakeHandler = field(default_factory=FakeHandler)

    def __post_init__(self) -> None:
        bot: Any = self.bot
        self.eraser = Eraser(
            bot, self.erasures, NoMetrics(), lambda: NOW, Timings(erasure_waits=0.1)
        )
        self.arrivals = UpdateIntake(
            self.handler,
            self.inbox,
            self.eraser,
            EXCHANGES,
            lambda _: False,
            lambda: NOW,
            Timings(update_poll=0.005, update_row=0.01, update_store=0.01),
            self.limits,
        )

    def hold(self, *numbers: int) -> None:
        self.handler.gates |= {number: asyncio.Event() for number in numbers}

    def let(self, number: int) -> None:
        self.handler.gates[number].set()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110  # there is no event for it
            await asyncio.sleep(0)


@pytest.fixture
def limits() -> InboxLimits:
    return USUAL_LIMITS


@pytest.fixture
async def parts(limits: InboxLimits) -> Parts:
    return Parts(limits)


@pytest.fixture
async def working(parts: Parts) -> Any:
    work = asyncio.create_task(parts.arrivals.work())
    yield parts
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)


@pytest.mark.parametrize("limits", [InboxLimits(at_once=2)])
async def test_what_ends_while_rows_are_removed_is_not_handled_again(working: Parts) -> None:
    """Its row still exists when the next updates are leased."""
    parts = working
    parts.hold(1, 2)
    await parts.arrivals.accept([raw(1, 42), raw(2, 43), raw(3, 43)])
    assert set(parts.inbox.rows) == {1, 2, 3}
    parts.inbox.removing.clear()
    parts.let(1)
    await until(lambda: parts.arrivals.backlog.finished)
    parts.let(2)  # while the row of the first is being removed
    await until(lambda: parts.arrivals.backlog.finished == 2)
    parts.inbox.removing.set()
    await until(lambda: not parts.inbox.rows)
    assert parts.handler.handled == [1, 2, 3]


async def test_what_ends_while_it_is_stored_leaves_no_row(working: Parts) -> None:
    """Else it would be handled again after the next start."""
    parts = working
    parts.hold(1)
    parts.inbox.storing.clear()
    await parts.arrivals.accept([raw(1)])
    parts.let(1)
    await until(lambda: parts.arrivals.confirmable(99) == 99)
    parts.inbox.storing.set()
    await until(lambda: not parts.arrivals.backlog.is_storing)
    await until(lambda: not parts.inbox.rows)
    assert parts.handler.handled == [1]


async def test_the_next_poll_waits_for_the_oldest_update_alone(parts: Parts) -> None:
    parts.hold(2, 4)
    await parts.arrivals.accept([raw(1, 41), raw(2, 42), raw(3, 43)])
    assert parts.arrivals.confirmable(4) == 2
    assert not parts.inbox.rows
    await parts.arrivals.accept([raw(2, 42), raw(3, 43), raw(4, 44)])
    assert parts.arrivals.confirmable(5) in {4, 5}  # the fourth waits for half as long
    assert set(parts.inbox.rows) <= {2, 4}
    assert 2 in parts.inbox.rows
    assert parts.handler.handled == [1, 2, 3, 4]
    parts.let(2)
    parts.let(4)


async def test_no_update_is_stored_before_an_earlier_one(parts: Parts) -> None:
    """Else an earlier one, delivered again after a crash, would be handled after it."""
    parts.hold(6)
    parts.inbox.rows[5] = WaitingUpdate(id=5, person=44, body=b"")
    await parts.arrivals.open()
    await parts.arrivals.accept([raw(6, 42), raw(7, 44), raw(8, 45)])
    assert set(parts.inbox.rows) == {5, 6, 7}
    assert parts.arrivals.confirmable(9) == 9
    parts.let(6)


@pytest.mark.parametrize("limits", [InboxLimits(at_once=1)])
async def test_updates_that_cannot_be_stored_keep_their_order(parts: Parts) -> None:
    parts.inbox.fails = True
    parts.hold(1)
    await parts.arrivals.accept([raw(1, 42), raw(2, 43)])
    parts.let(1)
    await until(lambda: parts.arrivals.confirmable(99) == 2)
    await parts.arrivals.accept([raw(2, 43), raw(3, 43)])
    await parts.arrivals.accept([raw(3, 43)])
    assert parts.handler.handled == [1, 2, 3]


@pytest.mark.parametrize("limits", [InboxLimits(each=1)])
async def test_the_message_of_a_skipped_update_stays_a_duty(parts: Parts) -> None:
    """It is confirmed only after its message is deleted or the erasure is stored."""
    parts.hold(1)
    parts.bot.deleting.clear()
    parts.inbox.fails = True
    await parts.arrivals.accept([raw(1), raw(2, text=STRAY)])
    assert parts.arrivals.unstored == [1, 2]
    parts.inbox.fails = False
    await parts.arrivals.accept([])
    assert parts.arrivals.confirmable(99) == 99
    assert set(parts.inbox.rows) == {1}
    assert [duty.message for duty in parts.inbox.duties] == [2]
    parts.bot.deleting.set()
    parts.let(1)


@pytest.mark.parametrize("limits", [InboxLimits(each=4)])
async def test_a_flood_of_secrets_leaves_nothing_in_memory(parts: Parts) -> None:
    parts.hold(1)
    await parts.arrivals.accept([raw(1)])
    for first in range(2, 3_002, 100):
        await parts.arrivals.accept([raw(n, text=STRAY) for n in range(first, first + 100)])
    await until(lambda: not parts.eraser.running)
    await until(lambda: not parts.arrivals.answering)
    assert parts.arrivals.held <= 4
    assert len(parts.inbox.rows) <= 4
    assert not parts.eraser.remembered
    parts.let(1)


@pytest.mark.parametrize("person", [42, -100])
async def test_a_stored_update_that_cannot_be_opened_is_said(working: Parts, person: int) -> None:
    parts = working
    parts.inbox.rows[1] = WaitingUpdate(id=1, person=person, body=b"")
    await parts.arrivals.open()
    await until(lambda: parts.handler.refused and not parts.inbox.rows)
    [facts] = parts.handler.refused
    assert (facts.chat, facts.private) == (person, person > 0)


@pytest.mark.parametrize("limits", [InboxLimits(at_once=1)])
async def test_rows_that_others_removed_are_forgotten(working: Parts) -> None:
    """A person leaves: their rows are removed, and later updates are handled normally."""
    parts = working
    parts.hold(1)
    await parts.arrivals.accept([raw(1), *(raw(n) for n in range(2, 21))])
    assert len(parts.inbox.rows) == 20
    parts.inbox.rows.clear()
    parts.let(1)
    await until(lambda: not parts.arrivals.backlog.waits)
    assert not parts.arrivals.backlog.count()
    await parts.arrivals.accept([raw(21)])
    assert parts.handler.handled == [1, 21]


async def test_a_deletion_that_failed_while_its_duty_was_stored_stays_a_duty(parts: Parts) -> None:
    parts.bot.fault = TelegramServerError(CALL, "Bad Gateway")
    erasure = Erasure(chat=42, message=7, person=42, sent_at=NOW)
    deleting = parts.eraser.begin(erasure)
    begun = parts.eraser.of([erasure.id])
    assert not await deleting
    parts.eraser.note_stored(begun)
    await parts.eraser.sweep()
    assert list(parts.erasures.rows) == ["42:7"]
    parts.bot.fault = None
    await parts.eraser.sweep()
    await parts.eraser.sweep()
    assert not parts.erasures.rows


async def test_a_duty_that_the_database_did_not_take_is_stored_at_the_end(parts: Parts) -> None:
    parts.bot.fault = TelegramServerError(CALL, "Bad Gateway")
    parts.erasures.silent = True
    assert not await parts.eraser.begin(Erasure(chat=42, message=7, person=42, sent_at=NOW))
    parts.erasures.silent = False
    await parts.eraser.finish(1.0)
    assert list(parts.erasures.rows) == ["42:7"]


WAYS: Mapping[str, Callable[..., Any]] = {  # in which no handler speaks of the message
    "handled": lambda feeder, update, seen, erasing: feeder.handle(update, seen, erasing),
    "skipped": lambda feeder, _, seen, erasing: feeder.skip(seen, erasing),
    "refused": lambda feeder, _, seen, erasing: feeder.refuse(seen, erasing),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
async def test_a_message_that_stays_is_never_passed_over_in_silence(parts: Parts, way: Any) -> None:
    parts.bot.fault = REFUSED
    bot: Any = parts.bot
    deps: Any = SimpleNamespace(languages=Languages())
    feeder = UpdateDispatcher(Dispatcher(), bot, deps)
    update = raw(1, text=STRAY)
    erasing = parts.eraser.begin(Erasure(chat=42, message=1, person=42, sent_at=NOW))
    await way(feeder, update, inspect_update(update, EXCHANGES), erasing)
    assert erasing.done()
    assert any("could not" in text for _, text in parts.bot.said)


async def test_a_flood_of_messages_that_stay_is_answered_once(parts: Parts) -> None:
    parts.bot.fault = REFUSED
    bot: Any = parts.bot
    deps: Any = SimpleNamespace(languages=Languages())
    feeder = UpdateDispatcher(Dispatcher(), bot, deps)
    for number in range(1, 20):
        update = raw(number, text=STRAY)
        erasing = parts.eraser.begin(Erasure(chat=42, message=number, person=42, sent_at=NOW))
        await feeder.skip(inspect_update(update, EXCHANGES), erasing)
    assert len(parts.bot.said) == 2


async def test_an_update_that_cannot_be_read_at_all_is_answered(parts: Parts) -> None:
    bot: Any = parts.bot
    deps: Any = SimpleNamespace(languages=Languages())
    update = raw(1)
    update["message"]["from"]["first_name"] = 7
    await UpdateDispatcher(Dispatcher(), bot, deps).handle(
        update, inspect_update(update, EXCHANGES), None
    )
    assert [chat for chat, _ in parts.bot.said] == [42]
