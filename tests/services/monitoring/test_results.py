from dataclasses import replace

import pytest

from bot.domain.diagnosis import Answer, Problem, Status
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice.rules import overtaken
from bot.domain.ports.checks import CheckResult
from bot.services.monitoring.results import ResultWriter
from tests.fakes.metrics import NoMetrics
from tests.fakes.schedule import FakeSchedule
from tests.fakes.values import MINUTE, NOW, Clock, connected, report


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def schedule() -> FakeSchedule:
    return FakeSchedule(NOW, *(connected(f"c{n}") for n in range(4)))


async def ended(schedule: FakeSchedule, clock: Clock) -> ResultWriter:
    """Return a writer with the results of all claimed checks."""
    writer = ResultWriter(schedule=schedule, clock=clock, metrics=NoMetrics())
    claimed = await schedule.claim("kucoin", NOW, 10)
    for due in claimed.work:
        writer.add(claimed.token, CheckResult(id=due.connection.id, due_at=NOW + MINUTE))
    return writer


def stored(schedule: FakeSchedule) -> list[str]:
    return [result.id for result in schedule.recorded]


async def test_all_of_a_shift_is_stored_once(schedule: FakeSchedule, clock: Clock) -> None:
    writer = await ended(schedule, clock)
    await writer.store()
    await writer.store()
    assert stored(schedule) == ["c0", "c1", "c2", "c3"]


async def test_what_cannot_be_stored_now_is_stored_later(
    schedule: FakeSchedule, clock: Clock
) -> None:
    writer = await ended(schedule, clock)
    schedule.unstorable = set(schedule.connections)
    for _ in range(10):
        with pytest.raises(OSError, match="stored"):
            await writer.store()
    schedule.unstorable = set()
    await writer.store()
    assert sorted(stored(schedule)) == ["c0", "c1", "c2", "c3"]


async def test_one_that_cannot_be_stored_at_all_holds_up_no_other(
    schedule: FakeSchedule, clock: Clock
) -> None:
    writer = await ended(schedule, clock)
    schedule.unstorable = {"c1"}
    for _ in range(3):
        with pytest.raises(OSError, match="stored"):
            await writer.store()
    assert sorted(stored(schedule)) == ["c0", "c2", "c3"]
    writer.lease = 0.0  # the lease has ended
    with pytest.raises(OSError, match="stored"):
        await writer.store()
    await writer.store()  # it was dropped


async def test_what_was_being_stored_when_the_bot_was_stopped_is_not_lost(
    schedule: FakeSchedule, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = await ended(schedule, clock)

    async def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schedule, "record_results", cut_off)
        with pytest.raises(KeyboardInterrupt):
            await writer.store()
    await writer.store()
    assert stored(schedule) == ["c0", "c1", "c2", "c3"]


async def test_one_that_does_not_fit_holds_up_no_other_and_is_no_failure(
    schedule: FakeSchedule, clock: Clock
) -> None:
    """The result of one key fits no row: the others are stored in the same round."""
    writer = await ended(schedule, clock)
    schedule.unfit = {"c1"}
    await writer.store()
    assert sorted(stored(schedule)) == ["c0", "c2", "c3"]


async def test_a_withdrawal_is_stored_also_where_the_rest_of_the_answer_cannot_be(
    schedule: FakeSchedule, clock: Clock
) -> None:
    """Blocked, with its destruction and its notice, without the exchange's values."""
    writer = ResultWriter(schedule=schedule, clock=clock, metrics=NoMetrics())
    claimed = await schedule.claim("kucoin", NOW, 1)
    [due] = claimed.work
    said = replace(
        report(Problem.WITHDRAW_ENABLED, withdraw=Answer.YES), account="odd", seen_ip="odd"
    )
    after, change = observe(due.connection, said, NOW, MonitoringPolicy())
    assert change
    notice = replace(overtaken(after, NOW), dedupe_key="key", urgent=True)
    result = CheckResult(
        id=after.id, due_at=NOW + MINUTE, connection=after, change=change, notices=(notice,)
    )
    schedule.fits = lambda one: one.connection is None or one.connection.account != "odd"
    writer.add(claimed.token, result)
    await writer.store()
    [kept] = schedule.recorded
    assert kept.connection is not None
    assert (kept.connection.status, kept.connection.secrets_end_at) == (
        Status.BLOCKED,
        after.secrets_end_at,
    )
    assert (kept.change, kept.notices, kept.due_at) == (change, (notice,), NOW + MINUTE)
