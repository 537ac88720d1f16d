from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.health import FIX_TIME, observe

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
    still = observe(FRESH, report(), LATER)[0]
    assert (still.status_since, still.tested_at) == (NOW, LATER)
    changed = observe(still, report(Problem.NO_TRADE), LATER)[0]
    assert (changed.status, changed.status_since) == (Status.ACTION_NEEDED, LATER)


def test_a_key_that_may_withdraw_is_unusable_and_ends_after_the_cure_time() -> None:
    blocked = observe(FRESH, BLOCKING, NOW)[0]
    assert blocked.status is Status.BLOCKED
    assert not blocked.usable
    assert blocked.secrets_end_at == NOW + FIX_TIME
    assert observe(blocked, BLOCKING, LATER)[0].secrets_end_at == NOW + FIX_TIME


def test_a_blocked_key_stays_blocked_until_the_exchange_says_otherwise() -> None:
    blocked = observe(FRESH, BLOCKING, NOW)[0]
    for silent in (
        report(Problem.EXCHANGE_UNAVAILABLE, withdraw=Answer.UNKNOWN),
        report(Problem.WITHDRAW_UNKNOWN, withdraw=Answer.UNKNOWN),
    ):
        still = observe(blocked, silent, LATER)[0]
        assert still.status is Status.BLOCKED
        assert still.secrets_end_at == NOW + FIX_TIME
        assert still.attest_no_withdrawals(LATER).status is Status.BLOCKED
    cured = observe(blocked, report(), LATER)[0]
    assert (cured.status, cured.secrets_end_at) == (Status.ONLINE, None)


def test_the_persons_word_counts_until_the_exchange_proves_otherwise() -> None:
    doubtful = observe(FRESH, report(Problem.WITHDRAW_UNKNOWN, withdraw=Answer.UNKNOWN), NOW)[0]
    assert doubtful.status is Status.ACTION_NEEDED
    vouched = doubtful.attest_no_withdrawals(LATER)
    assert (vouched.status, vouched.withdrawals_attested_at) == (Status.ONLINE, LATER)
    proven = observe(vouched, BLOCKING, LATER)[0]
    assert (proven.status, proven.withdrawals_attested_at) == (Status.BLOCKED, None)


def test_a_word_is_taken_only_where_it_was_asked_for() -> None:
    assert FRESH.attest_no_withdrawals(LATER) == FRESH


def test_a_connection_without_secrets_is_not_usable() -> None:
    assert FRESH.usable
    assert not FRESH.without_secrets(LATER).usable


# ---- notified status, mute


def test_told_is_the_status_together_with_its_cause() -> None:
    down = observe(FRESH, report(Problem.NO_TRADE), NOW)[0]
    assert not down.is_notified
    assert down.mark_notified().is_notified
    other = observe(down.mark_notified(), report(Problem.INVALID_KEY), LATER)[0]
    assert not other.is_notified
    assert observe(other, report(Problem.NO_TRADE), LATER)[0].is_notified  # as last notified


def test_advice_is_no_cause_and_neither_is_a_doubt_that_their_word_settles() -> None:
    advised = replace(FRESH, problems=(Problem.NO_IP_WHITELIST, Problem.NO_FUTURES))
    assert advised.cause is None
    doubtful = replace(FRESH, problems=(Problem.WITHDRAW_UNKNOWN, Problem.NO_FUTURES))
    assert doubtful.cause is Problem.WITHDRAW_UNKNOWN
    assert replace(doubtful, withdrawals_attested_at=NOW).cause is None


def test_a_mute_ends_at_its_moment() -> None:
    muted = replace(FRESH, muted_until=LATER)
    assert muted.is_muted(NOW)
    assert not muted.is_muted(LATER)


def test_a_mute_until_the_all_clear_ends_with_it_told_or_not() -> None:
    down = observe(FRESH, report(Problem.NO_TRADE), NOW)[0]
    muted = replace(down, muted_until_clear=True)
    assert muted.is_muted(LATER + timedelta(days=99))
    assert not observe(muted, report(), LATER)[0].muted_until_clear
    assert muted.mark_notified().muted_until_clear  # they were not notified of a recovery


def test_a_mute_until_the_all_clear_silences_nothing_that_is_online() -> None:
    muted = replace(FRESH, muted_until_clear=True)
    assert not muted.is_muted(NOW)
    assert observe(muted, report(Problem.NO_TRADE), NOW)[0].is_muted(NOW)
    assert not muted.mark_notified().muted_until_clear


def test_an_order_to_replace_holds_until_there_is_another_key() -> None:
    ordered = FRESH.recall(LATER)
    assert (ordered.status, ordered.cause) == (Status.ACTION_NEEDED, Problem.MUST_REPLACE)
    assert ordered.offline_since == LATER
    tested = observe(ordered, report(), LATER)[0]
    assert tested.cause is Problem.MUST_REPLACE
    replaced = observe(tested.with_new_key("abcd…wxyz", LATER), report(), LATER)[0]
    assert replaced.status is Status.ONLINE


def test_what_is_known_of_one_key_is_not_said_of_another() -> None:
    old = replace(
        FRESH,
        permissions={Permission.WITHDRAW: Answer.YES},
        ip_whitelist=("203.0.113.7",),
        expires_at=LATER,
        remind_at=NOW,
        account="8812",
        withdrawals_attested_at=NOW,
        secrets_end_at=LATER,
        has_secrets=False,
    )
    new = old.with_new_key("abcd…wxyz", LATER)
    assert (new.masked_key, new.keyed_at, new.has_secrets) == ("abcd…wxyz", LATER, True)
    assert (new.permissions, new.ip_whitelist, new.account, new.withdrawals_attested_at) == (
        {},
        None,
        None,
        None,
    )
    assert (new.expires_at, new.remind_at, new.secrets_end_at) == (None, None, None)


def test_the_end_of_a_key_sets_its_reminder_once() -> None:
    ends = NOW + timedelta(days=20)
    told = replace(report(), expires_at=ends)
    known = observe(FRESH, told, NOW)[0]
    assert (known.expires_at, known.remind_at) == (ends, ends - timedelta(days=14))
    reminded = replace(known, remind_at=ends - timedelta(days=7))
    wandered = replace(report(), expires_at=ends + timedelta(hours=20))
    for again in (told, wandered, report()):
        assert observe(reminded, again, LATER)[0].remind_at == ends - timedelta(days=7)
    renewed = replace(report(), expires_at=ends + timedelta(days=90))
    assert observe(reminded, renewed, LATER)[0].remind_at == ends + timedelta(days=76)
    assert reminded.without_secrets(LATER).remind_at is None
