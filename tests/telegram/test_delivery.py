from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.filters import CommandObject
from aiogram.methods import SendMessage
from aiogram.types import Chat, Message

from bot.domain.diagnosis import Problem, Status
from bot.domain.egress import Egresses
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind
from bot.domain.notice.group_message import GroupMessage
from bot.domain.notice.payloads import StrategyNews
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from bot.domain.timings import USUAL
from bot.exchanges import EXCHANGES
from bot.handlers import general
from bot.handlers.dependencies import Conversation, Dependencies
from bot.handlers.last_messages import LastMessages
from bot.handlers.notifying.sender import NoticeSender
from bot.i18n import Languages
from bot.services.notifying.planner import NoticePlanner
from bot.telegram.photos import Photos
from tests.fakes.incidents import FakeIncidents
from tests.fakes.metrics import NoMetrics
from tests.fakes.people import FakeConnections, FakePeople
from tests.fakes.values import connected

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CALL = SendMessage(chat_id=7, text="")

RETRY = timedelta(seconds=USUAL.notice_retry)


@dataclass
class FakeBot:
    """Sends to people who are reachable."""

    refusals: dict[int, Exception] = field(default_factory=dict)
    sent: list[int] = field(default_factory=list)
    silent: list[bool] = field(default_factory=list)
    edited: list[int] = field(default_factory=list)
    edit_refusal: Exception | None = None

    async def send_message(self, person: int, text: str, **others: Any) -> Message:
        assert text
        if person in self.refusals:
            raise self.refusals[person]
        self.sent.append(person)
        self.silent.append(bool(others.get("disable_notification")))
        chat = Chat(id=person, type="private")
        return Message(message_id=len(self.sent), date=NOW, chat=chat, text=text)

    async def edit_message_text(self, text: str, *, message_id: int, **_: Any) -> bool:
        assert text
        self.edited.append(message_id)
        if self.edit_refusal:
            raise self.edit_refusal
        return True


class KnownPeople(FakePeople):
    """Returns English for everyone."""

    async def languages(self, person: int) -> tuple[str | None, str | None]:  # noqa: ARG002
        return "en", None

    async def set_reachable(self, person: int, *, reachable: bool, at: datetime) -> None:  # noqa: ARG002
        (self.unreachable.discard if reachable else self.unreachable.add)(person)


@dataclass
class Outbox:
    """Returns the due batches once, and records the results."""

    bundles: Sequence[NoticeBatch]
    settled: dict[int, DeliveryResult] = field(default_factory=dict)

    async def claim(self, now: datetime, limit: int = 100) -> Sequence[NoticeBatch]:  # noqa: ARG002
        due, self.bundles = self.bundles, ()
        return due

    async def record_delivery(
        self,
        batch: NoticeBatch,
        result: DeliveryResult,
        now: datetime,  # noqa: ARG002
    ) -> None:
        self.settled[batch.person] = result


def bundle(person: int, kind: NoticeKind = NoticeKind.STATUS, **others: Any) -> NoticeBatch:
    notice = Notice(
        id=f"n{person}",
        person=person,
        kind=kind,
        at=NOW,
        due_at=NOW,
        dedupe_key=f"n{person}",
        exchange="kucoin",
        connection=f"c{person}",
        **others,
    )
    return NoticeBatch(person=person, token="t", notices=(notice,))


def desk_of(people: KnownPeople, clock: Callable[[], datetime] = lambda: NOW) -> Dependencies:
    """Return the dependencies that a sender uses; the others are None."""
    parts: dict[str, Any] = dict.fromkeys(field.name for field in fields(Dependencies))
    parts |= {"exchanges": EXCHANGES, "languages": Languages(), "people": people}
    parts |= {"photos": Photos(), "last_messages": LastMessages()}
    parts |= {"egresses": Egresses(), "strategies": SimpleNamespace(trading=False)}
    return Dependencies(**parts | {"clock": clock})


class World:
    """A sender, and people whose keys need action."""

    def __init__(self, *bundles: NoticeBatch) -> None:
        self.bot, self.people, self.outbox = FakeBot(), KnownPeople(), Outbox(bundles)
        down = [replace(connected(f"c{b.person}", owner=b.person), status=Status.ACTION_NEEDED,
                        problems=(Problem.INVALID_KEY,)) for b in bundles]  # fmt: skip
        alerts = NoticePlanner(
            store=FakeConnections(down),  # type: ignore[arg-type]  # the needed part
            people=self.people,  # type: ignore[arg-type]
            incidents=FakeIncidents(),
            policy=MonitoringPolicy(),
            clock=lambda: NOW,
        )
        self.sender = NoticeSender(
            bot=self.bot,  # type: ignore[arg-type]
            deps=desk_of(self.people),
            notices=self.outbox,  # type: ignore[arg-type]
            planner=alerts,
            metrics=NoMetrics(),
        )


async def test_what_was_sent_is_told_and_known() -> None:
    world = World(bundle(7))
    assert await world.sender.send_due() == 1
    telling = world.outbox.settled[7]
    assert (world.bot.sent, telling.sent) == ([7], ("n7",))
    assert [c.id for c in telling.notified] == ["c7"]


@pytest.mark.parametrize(
    "refusal",
    [
        TelegramForbiddenError(method=CALL, message="Forbidden: bot was blocked by the user"),
        TelegramBadRequest(method=CALL, message="Bad Request: can't parse entities"),
    ],
)
async def test_what_can_never_be_sent_is_dropped_and_not_known(refusal: Exception) -> None:
    world = World(bundle(7))
    world.bot.refusals = {7: refusal}
    await world.sender.send_due()
    telling = world.outbox.settled[7]
    assert (telling.sent, telling.notified, telling.later) == ((), (), {})
    assert telling.dropped == ("n7",)
    assert (7 in world.people.unreachable) is isinstance(refusal, TelegramForbiddenError)


@pytest.mark.parametrize(
    ("refusal", "attempts", "pause"),
    [
        (TelegramRetryAfter(method=CALL, message="", retry_after=40), 0, timedelta(seconds=40)),
        (TelegramNetworkError(method=CALL, message=""), 0, RETRY),
        (TelegramNetworkError(method=CALL, message=""), 3, 8 * RETRY),
        (TelegramNetworkError(method=CALL, message=""), 5000, timedelta(hours=1)),
    ],
)
async def test_what_could_not_be_sent_now_is_tried_again_ever_later(
    refusal: Exception, attempts: int, pause: timedelta
) -> None:
    world = World(bundle(7, attempts=attempts))
    world.bot.refusals = {7: refusal}
    await world.sender.send_due()
    telling = world.outbox.settled[7]
    assert (telling.later, telling.failed, telling.notified) == ({"n7": NOW + pause}, ("n7",), ())


async def test_what_always_goes_wrong_holds_up_nobody_else() -> None:
    world = World(bundle(7), bundle(8), bundle(9))
    world.bot.refusals = {7: RuntimeError("odd")}
    await world.sender.send_due()
    assert world.bot.sent == [8, 9]
    assert world.outbox.settled[7].later == {"n7": NOW + RETRY}
    assert world.outbox.settled[7].failed == ("n7",)


async def test_start_makes_a_person_reachable_again(monkeypatch: pytest.MonkeyPatch) -> None:
    people, bot = KnownPeople(), FakeBot()
    people.unreachable = {7, 8}
    deps = desk_of(people)
    conversation = Conversation(
        deps=deps,
        bot=bot,  # type: ignore[arg-type]
        person=7,
        chat=7,
        t=deps.languages["en"],
        state=None,  # type: ignore[arg-type]  # the greeting needs none
    )
    await general.start(None, CommandObject(command="start"), conversation)  # type: ignore[arg-type]
    assert (people.unreachable, bot.sent) == ({8}, [7])
    linked: list[str] = []

    async def connect_command(_: Any, command: CommandObject, __: Conversation) -> None:
        linked.append(command.args or "")

    monkeypatch.setattr(general, "connect_command", connect_command)
    people.unreachable = {7}
    message: Any = type("Message", (), {"message_id": 1})
    await general.start(message, CommandObject(command="start", args="kucoin"), conversation)
    assert (people.unreachable, linked) == (set(), ["kucoin"])


NOT_MODIFIED = TelegramBadRequest(method=CALL, message="Bad Request: message is not modified: x")
DELETED = TelegramBadRequest(method=CALL, message="Bad Request: message to edit not found")
SHOWN = GroupMessage(message=5, sent_at=NOW, shows=NOW)
ADD_ON = StrategyNews(strategy="s", event="topped-up", pair="BTC/USDT", group=1, held="1")


async def _add_on(refusal: Exception | None, told: GroupMessage = SHOWN) -> World:
    """Return a world after an add-on was delivered."""
    world = World(bundle(7, NoticeKind.STRATEGY, payload=ADD_ON))

    async def groups(_: NoticeBatch) -> dict[tuple[str, int], GroupMessage]:
        return {("s", 1): told}

    world.sender.planner.groups = groups
    world.bot.edit_refusal = refusal
    await world.sender.send_due()
    return world


@pytest.mark.parametrize("refusal", [None, NOT_MODIFIED], ids=["edited", "again"])
async def test_an_add_on_edits_the_message_of_its_group(refusal: Exception | None) -> None:
    world = await _add_on(refusal)
    result = world.outbox.settled[7]
    assert (world.bot.edited, world.bot.sent) == ([5], [])
    assert (result.sent, result.groups) == (("n7",), {("s", 1): SHOWN})


async def test_a_refused_edit_is_a_new_message_soon_and_without_sound() -> None:
    world = await _add_on(DELETED)
    result = world.outbox.settled[7]
    assert (result.later, world.bot.sent) == ({"n7": NOW}, [])
    assert result.groups == {("s", 1): GroupMessage(shows=NOW)}
    world = await _add_on(None, GroupMessage(shows=NOW))
    assert (world.bot.edited, world.bot.sent, world.bot.silent) == ([], [7], [True])
    told = GroupMessage(message=1, sent_at=NOW, shows=NOW)
    assert world.outbox.settled[7].groups == {("s", 1): told}


async def test_an_edit_that_fails_is_tried_again_in_the_same_message() -> None:
    result = (await _add_on(TelegramNetworkError(method=CALL, message=""))).outbox.settled[7]
    assert (result.failed, result.groups) == (("n7",), {})
