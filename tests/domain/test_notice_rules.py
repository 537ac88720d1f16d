from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.diagnosis import Answer, Permission, Problem, Responsible, Status
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import NoticeKind
from bot.domain.notice.matters import Matter
from bot.domain.notice.rules import address_changed, notices_of, operator_matter
from bot.domain.status_change import Drift
from tests.fakes.values import GOOD, HOUR, MINUTE, NOW, connected, report

PATIENCE = MonitoringPolicy(failure_threshold=1, success_threshold=1)
GRACE = PATIENCE.grace_period
CAUSES = [p for p in Problem if p.severity.value > 1]


@pytest.mark.parametrize("cause", CAUSES)
def test_owners_are_told_what_is_not_the_operators_to_mend(cause: Problem) -> None:
    answer = Answer.YES if cause is Problem.WITHDRAW_ENABLED else Answer.UNKNOWN
    seen, change = observe(connected("a"), report(cause, withdraw=answer), NOW)
    assert change is not None
    notices = list(notices_of(change, seen, PATIENCE, many=False))
    assert [n.kind for n in notices] == (
        [] if cause.responsible is Responsible.OPERATOR else [NoticeKind.STATUS]
    )
    for notice in notices:
        passing = cause.responsible is Responsible.NO_ONE and cause is not Problem.RATE_LIMITED
        assert notice.due_at == NOW + (GRACE if passing else timedelta(0))
        assert notice.urgent is (seen.status is Status.BLOCKED)
        assert (notice.person, notice.connection, notice.name) == (7, "a", "a")


@pytest.mark.parametrize(
    ("many", "began", "due"),
    [
        (False, 2 * MINUTE, timedelta(0)),
        (True, 2 * MINUTE, GRACE - 2 * MINUTE),  # counted from the first failure
        (True, HOUR, timedelta(0)),
    ],
)
def test_what_befell_many_waits_for_whoever_mends_it(
    many: bool,  # noqa: FBT001  # a row of a table
    began: timedelta,
    due: timedelta,
) -> None:
    seen, change = observe(connected("a"), report(Problem.IP_NOT_ALLOWED), NOW)
    assert change is not None
    [notice] = notices_of(replace(change, at=NOW - began), seen, PATIENCE, many=many)
    assert notice.due_at == NOW + due


def test_nothing_is_told_of_a_change_back_to_what_was_last_told() -> None:
    down = observe(connected("a"), report(Problem.NO_TRADE), NOW)[0]
    up, change = observe(down, report(), NOW)  # they were not notified of the other one yet
    assert change is not None
    assert list(notices_of(change, up, PATIENCE, many=False)) == []
    assert list(
        notices_of(change, replace(up, notified_cause=Problem.NO_TRADE), PATIENCE, many=False)
    )


def test_an_all_clear_is_told_without_delay_and_says_since_when_it_was_down() -> None:
    down = observe(connected("a"), report(Problem.EXCHANGE_UNAVAILABLE), NOW)[0].mark_notified()
    up, change = observe(down, report(), NOW + HOUR)
    assert change is not None
    [notice] = notices_of(change, up, PATIENCE, many=False)
    assert notice.due_at == NOW + HOUR
    assert notice.values["since"] == NOW.isoformat()


def test_each_drift_is_a_notice_of_its_own() -> None:
    lost = {**GOOD, Permission.FUTURES: Answer.NO, Permission.TRANSFER: Answer.YES}
    before = replace(connected("a"), permissions={**GOOD, Permission.TRANSFER: Answer.NO})
    seen, change = observe(before, replace(report(), permissions=lost), NOW)
    assert change is not None
    notices = list(notices_of(change, seen, PATIENCE, many=False))
    assert [n.values for n in notices] == [
        {"drift": Drift.FUTURES_LOST},
        {"drift": Drift.TRANSFER_GAINED},
    ]
    assert len({n.dedupe_key for n in notices}) == 2


def test_the_same_change_is_one_notice_and_the_next_another() -> None:
    def key(hours: int) -> str:
        seen, change = observe(connected("a"), report(Problem.NO_TRADE), NOW + hours * HOUR)
        assert change is not None
        [notice] = notices_of(change, seen, PATIENCE, many=False)
        return notice.dedupe_key

    assert key(0) == key(0) != key(1)


def test_operators_are_each_told_once_a_day_of_one_matter() -> None:
    def keys(matter: Matter, about: str, hours: int) -> list[str]:
        at = NOW + hours * HOUR
        return [operator_matter(p, matter, about, at).dedupe_key for p in (1, 2)]

    unknown, skew = Matter.UNKNOWN, Matter.CLOCK_SKEW
    same = keys(unknown, "okx", 0)
    assert len(set(same)) == 2
    assert keys(unknown, "okx", 11) == same
    for other in (keys(unknown, "okx", 12), keys(unknown, "kucoin", 0), keys(skew, "okx", 0)):
        assert not set(other) & set(same)


def test_an_address_is_told_to_a_person_once() -> None:
    first, again = (address_changed(7, "198.51.100.9", NOW + n * HOUR, NOW) for n in (0, 99))
    assert first.dedupe_key == again.dedupe_key
    assert address_changed(8, "198.51.100.9", NOW, NOW).dedupe_key != first.dedupe_key
