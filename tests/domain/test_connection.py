from datetime import UTC, datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.observing import CURE_TIME

NOW = datetime(2026, 11, 21, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
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
)


def report(*problems: Problem, withdraw: Answer = Answer.NO) -> CheckReport:
    return CheckReport(problems=problems, steps={}, permissions={Permission.WITHDRAW: withdraw})


BLOCKING = report(Problem.WITHDRAW_ENABLED, withdraw=Answer.YES)


def test_a_status_is_dated_from_its_first_test() -> None:
    still = FRESH.observe(report(), LATER)[0]
    assert (still.status_since, still.tested_at) == (NOW, LATER)
    changed = still.observe(report(Problem.NO_TRADE), LATER)[0]
    assert (changed.status, changed.status_since) == (Status.ACTION_NEEDED, LATER)


def test_a_key_that_may_withdraw_is_unusable_and_ends_after_the_cure_time() -> None:
    blocked = FRESH.observe(BLOCKING, NOW)[0]
    assert blocked.status is Status.BLOCKED
    assert not blocked.usable
    assert blocked.secrets_end_at == NOW + CURE_TIME
    assert blocked.observe(BLOCKING, LATER)[0].secrets_end_at == NOW + CURE_TIME


def test_a_blocked_key_stays_blocked_until_the_exchange_says_otherwise() -> None:
    blocked = FRESH.observe(BLOCKING, NOW)[0]
    for silent in (
        report(Problem.EXCHANGE_UNAVAILABLE, withdraw=Answer.UNKNOWN),
        report(Problem.WITHDRAW_UNKNOWN, withdraw=Answer.UNKNOWN),
    ):
        still = blocked.observe(silent, LATER)[0]
        assert still.status is Status.BLOCKED
        assert still.secrets_end_at == NOW + CURE_TIME
        assert still.take_word(LATER).status is Status.BLOCKED
    cured = blocked.observe(report(), LATER)[0]
    assert (cured.status, cured.secrets_end_at) == (Status.ONLINE, None)


def test_the_persons_word_counts_until_the_exchange_proves_otherwise() -> None:
    doubtful = FRESH.observe(report(Problem.WITHDRAW_UNKNOWN, withdraw=Answer.UNKNOWN), NOW)[0]
    assert doubtful.status is Status.ACTION_NEEDED
    vouched = doubtful.take_word(LATER)
    assert (vouched.status, vouched.word_given_at) == (Status.ONLINE, LATER)
    proven = vouched.observe(BLOCKING, LATER)[0]
    assert (proven.status, proven.word_given_at) == (Status.BLOCKED, None)


def test_a_word_is_taken_only_where_it_was_asked_for() -> None:
    assert FRESH.take_word(LATER) == FRESH


def test_a_connection_without_secrets_is_not_usable() -> None:
    assert FRESH.usable
    assert not FRESH.without_secrets().usable
