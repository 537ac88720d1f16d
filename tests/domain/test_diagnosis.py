from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import (
    Answer,
    CheckReport,
    KeyInfo,
    Permission,
    Problem,
    Responsible,
    Severity,
    Status,
    findings,
    status_of,
    worst_first,
)

NOW = datetime(2026, 11, 21, tzinfo=UTC)
YES, NO, UNKNOWN = Answer
GOOD = {Permission.READ: YES, Permission.TRADE: YES, Permission.WITHDRAW: NO}


def info(**changes: Answer) -> KeyInfo:
    told = {**GOOD, **{Permission(name): answer for name, answer in changes.items()}}
    return KeyInfo(permissions=told)


def test_the_slugs_are_those_that_others_build_on() -> None:
    assert " ".join(p.value for p in Problem) == (
        "withdraw-enabled must-replace key-gone key-gone-or-changed "
        "invalid-key invalid-secret invalid-passphrase key-expired "
        "wrong-site "
        "ip-not-allowed key-or-ip-or-permission no-read no-trade account-restricted "
        "nonce-in-use our-address-blocked egress-down region-blocked clock-skew "
        "unknown rate-limited exchange-unavailable "
        "withdraw-unknown key-expiring no-ip-whitelist transfer-enabled no-futures"
    )
    assert " ".join(s.value for s in Status) == (
        "online action-needed blocked unavailable disconnected"
    )


def test_worst_first_orders_by_severity_and_puts_advice_last() -> None:
    ordered = worst_first([*Problem, *Problem])
    assert len(ordered) == len(Problem)
    assert [p.severity for p in ordered] == sorted((p.severity for p in Problem), reverse=True)
    assert ordered[0] is Problem.WITHDRAW_ENABLED


def test_a_key_that_may_withdraw_is_blocked_whatever_else_is_true() -> None:
    for problem in Problem:
        both = [problem, Problem.WITHDRAW_ENABLED]
        assert status_of(both) is Status.BLOCKED
        assert status_of(both, withdrawals_attested=True) is Status.BLOCKED


@pytest.mark.parametrize(
    ("problems", "status"),
    [
        ([], Status.ONLINE),
        ([Problem.NO_FUTURES, Problem.NO_IP_WHITELIST], Status.ONLINE),
        ([Problem.NO_TRADE], Status.ACTION_NEEDED),
        ([Problem.EXCHANGE_UNAVAILABLE, Problem.NO_TRADE], Status.ACTION_NEEDED),
        ([Problem.CLOCK_SKEW], Status.UNAVAILABLE),
        ([Problem.WITHDRAW_UNKNOWN], Status.ACTION_NEEDED),
    ],
)
def test_the_heaviest_problem_decides(problems: list[Problem], status: Status) -> None:
    assert status_of(problems) is status


def test_the_persons_word_outweighs_the_doubt_alone() -> None:
    assert status_of([Problem.WITHDRAW_UNKNOWN], withdrawals_attested=True) is Status.ONLINE
    assert status_of(
        [Problem.WITHDRAW_UNKNOWN, Problem.NO_READ], withdrawals_attested=True
    ) is not (Status.ONLINE)


def test_what_heals_by_itself_or_by_us_blames_no_field() -> None:
    for problem in Problem:
        if problem.responsible is not Responsible.USER:
            assert problem.severity is Severity.TRANSIENT
            assert not problem.blames


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (info(), ()),
        (info(withdraw=YES), (Problem.WITHDRAW_ENABLED,)),
        (info(withdraw=UNKNOWN), (Problem.WITHDRAW_UNKNOWN,)),
        (info(read=NO), (Problem.NO_READ,)),
        (info(trade=NO), (Problem.NO_TRADE,)),
        (info(trade=UNKNOWN), (Problem.UNKNOWN,)),
        (info(futures=NO), (Problem.NO_FUTURES,)),
        (info(transfer=YES), (Problem.TRANSFER_ENABLED,)),
    ],
)
def test_findings_follow_from_what_is_proven(key: KeyInfo, expected: tuple[Problem, ...]) -> None:
    assert findings(key, NOW) == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (timedelta(0), (Problem.KEY_EXPIRED,)),
        (timedelta(seconds=1), (Problem.KEY_EXPIRING,)),
        (timedelta(days=14), (Problem.KEY_EXPIRING,)),
        (timedelta(days=14, seconds=1), ()),
    ],
)
def test_the_end_of_a_key_is_told_fourteen_days_ahead(
    left: timedelta, expected: tuple[Problem, ...]
) -> None:
    assert findings(KeyInfo(permissions=GOOD, expires_at=NOW + left), NOW) == expected


def test_blames_names_each_field_once_in_the_order_of_asking() -> None:
    report = CheckReport(
        problems=(Problem.INVALID_PASSPHRASE, Problem.INVALID_KEY), steps={}, permissions={}
    )
    assert report.blames == (Field.API_KEY, Field.PASSPHRASE)
