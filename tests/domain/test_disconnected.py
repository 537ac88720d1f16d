"""A connection without a key is always disconnected."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status, Step
from bot.domain.health import observe
from bot.domain.incident import Incident
from bot.domain.monitoring_policy import IMMEDIATE, MonitoringPolicy

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GOOD = dict.fromkeys(Permission, Answer.YES) | {Permission.WITHDRAW: Answer.NO}
FRESH = Connection(
    id="c1",
    owner=7,
    exchange="kucoin",
    name="Main",
    masked_key="6705…d3eb",
    status=Status.ONLINE,
    status_since=NOW,
    created_at=NOW,
    keyed_at=NOW,
    tested_at=NOW,
    permissions=GOOD,
)
REPORTS = st.builds(
    CheckReport,
    problems=st.lists(st.sampled_from(Problem), max_size=3).map(tuple),
    steps=st.dictionaries(st.sampled_from(Step), st.sampled_from(Answer)),
    permissions=st.dictionaries(st.sampled_from(Permission), st.sampled_from(Answer)),
)
PATIENCES = st.sampled_from([IMMEDIATE, MonitoringPolicy()])
Deed = Callable[[Connection, datetime], Connection]
DEEDS: st.SearchStrategy[Deed] = st.one_of(
    st.builds(lambda report, p: lambda c, at: observe(c, report, at, p)[0], REPORTS, PATIENCES),
    st.sampled_from(
        [
            lambda c, at: c.without_secrets(at),
            lambda c, at: c.recall(at),
            lambda c, at: c.attest_no_withdrawals(at),
            lambda c, _: c.mark_notified(),
            lambda c, at: replace(c, muted_until=at, name="Other"),
            lambda c, _: replace(c, has_secrets=False),
            lambda c, _: replace(c, status=Status.ONLINE),
        ]
    ),
)


@settings(deadline=None)
@given(deeds=st.lists(DEEDS, max_size=12))
def test_whatever_happens_no_key_is_no_status_but_disconnected(deeds: list[Deed]) -> None:
    connection, lost = FRESH, False
    for n, deed in enumerate(deeds):
        connection = deed(connection, NOW + n * MINUTE)
        lost = lost or not connection.has_secrets
        assert connection.has_secrets is not lost  # none of these restores a key
        assert (connection.status is Status.DISCONNECTED) is lost
        assert not (lost and connection.usable)


def test_a_late_result_changes_nothing() -> None:
    gone = FRESH.without_secrets(NOW)
    good = CheckReport(problems=(), steps={}, permissions=GOOD)
    assert observe(gone, good, NOW + MINUTE) == (gone, None)
    assert observe(gone, good, NOW + MINUTE, MonitoringPolicy(success_threshold=1)) == (gone, None)


def test_nothing_is_claimed_of_a_key_that_is_gone() -> None:
    known = replace(
        FRESH,
        problems=(Problem.NO_FUTURES,),
        ip_whitelist=("203.0.113.7",),
        ip_restricted=Answer.YES,
        expires_at=NOW,
        good_at=NOW,
        withdrawals_attested_at=NOW,
    )
    gone = known.without_secrets(NOW + MINUTE)
    assert (gone.permissions, gone.problems, gone.ip_whitelist) == ({}, (), None)
    assert (gone.expires_at, gone.good_at, gone.withdrawals_attested_at) == (None, None, None)
    assert gone.ip_restricted is Answer.UNKNOWN
    assert gone.status_since == gone.offline_since == NOW + MINUTE
    assert gone.is_notified  # the caller reports the destruction
    assert gone.without_secrets(NOW + 2 * MINUTE) == gone


def test_another_key_connects_it_again() -> None:
    gone = FRESH.without_secrets(NOW)
    keyed = gone.with_new_key("abcd…wxyz", NOW + MINUTE)
    good = CheckReport(problems=(), steps={}, permissions=GOOD)
    seen, change = observe(keyed, good, NOW + MINUTE)
    assert seen.usable
    assert change is not None
    assert (change.before, change.after) == (Status.DISCONNECTED, Status.ONLINE)
    assert (change.since, seen.good_at) == (NOW, NOW + MINUTE)


# ---- a key that worked and was deleted


@pytest.mark.parametrize(
    ("refused", "meaning"),
    [
        (Problem.INVALID_KEY, Problem.KEY_GONE),
        (Problem.KEY_OR_IP_OR_PERMISSION, Problem.KEY_GONE_OR_CHANGED),
        (Problem.IP_NOT_ALLOWED, Problem.IP_NOT_ALLOWED),
        (Problem.KEY_EXPIRED, Problem.KEY_EXPIRED),
    ],
)
@pytest.mark.parametrize("policy", [IMMEDIATE, MonitoringPolicy()])
def test_a_refusal_is_read_by_whether_the_key_had_worked(
    refused: Problem, meaning: Problem, policy: MonitoringPolicy
) -> None:
    said = CheckReport(problems=(refused,), steps={}, permissions={})
    worked, never = FRESH, replace(FRESH, permissions={})
    for n in range(policy.failure_threshold):
        worked = observe(worked, said, NOW + n * MINUTE, policy)[0]
        never = observe(never, said, NOW + n * MINUTE, policy)[0]
    assert (worked.cause, never.cause) == (meaning, refused)
    new = observe(worked.with_new_key("abcd…wxyz", NOW), said, NOW)[0]
    assert new.cause is refused  # it may be mistyped


# ---- the status shown while tests are impossible


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("ours", [False, True])
def test_online_is_not_claimed_while_there_is_no_answer(status: Status, ours: bool) -> None:  # noqa: FBT001
    incident = Incident(id="i", exchange="kucoin", opened_at=NOW)
    reach = Availability(cut_off_since=NOW) if ours else Availability(down={"kucoin": incident})
    stored = replace(FRESH, status=status, has_secrets=status is not Status.DISCONNECTED)
    shown = reach.status(stored)
    unclear = {Status.ONLINE, Status.UNAVAILABLE}
    assert shown is (Status.UNAVAILABLE if status in unclear else status)
    assert Availability().status(stored) is status
    elsewhere = replace(stored, exchange="okx")
    assert reach.status(elsewhere) is (shown if ours else status)


def test_the_last_good_test_is_none_that_failed() -> None:
    bad = CheckReport(problems=(Problem.EXCHANGE_UNAVAILABLE,), steps={}, permissions={})
    good = CheckReport(problems=(), steps={}, permissions=GOOD)
    seen = observe(FRESH, good, NOW + MINUTE, MonitoringPolicy())[0]
    seen = observe(seen, bad, NOW + 2 * MINUTE, MonitoringPolicy())[0]
    assert (seen.status, seen.good_at) == (Status.ONLINE, NOW + MINUTE)
    assert seen.tested_at == NOW + 2 * MINUTE


def test_what_is_proven_of_the_ip_list_is_kept() -> None:
    def said(answer: Answer) -> CheckReport:
        return CheckReport(problems=(), steps={Step.IP_WHITELIST: answer}, permissions=GOOD)

    set_ = observe(FRESH, said(Answer.YES), NOW)[0]
    assert set_.ip_restricted is Answer.YES
    assert observe(set_, said(Answer.UNKNOWN), NOW)[0].ip_restricted is Answer.YES
    assert observe(set_, said(Answer.NO), NOW)[0].ip_restricted is Answer.NO
