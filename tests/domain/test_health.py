from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.health import observe
from bot.domain.monitoring_policy import IMMEDIATE, MonitoringPolicy
from bot.domain.status_change import Drift, StatusChange

calm = settings(deadline=None)  # no deadline: the machine may be busy

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
STEADY = MonitoringPolicy(
    failure_threshold=3, success_threshold=2, interval=timedelta(minutes=15), flap_threshold=1000
)
COUNTERS = {"tested_at", "seconds", *(f"streak{part}" for part in ("", "_cause", "_since"))}
COUNTERS |= {"streak_unwatched", "good_at"}
GOOD = dict.fromkeys(Permission, Answer.YES) | {Permission.WITHDRAW: Answer.NO}


def made(*problems: Problem, withdraw: Answer = Answer.UNKNOWN) -> CheckReport:
    return CheckReport(problems=problems, steps={}, permissions={Permission.WITHDRAW: withdraw})


RESULTS = {
    "o": CheckReport(problems=(), steps={}, permissions=GOOD),
    "k": made(Problem.INVALID_KEY),
    "t": made(Problem.NO_TRADE, withdraw=Answer.NO),
    "i": made(Problem.IP_NOT_ALLOWED),
    "u": made(Problem.EXCHANGE_UNAVAILABLE),
    "x": made(Problem.UNKNOWN),
    "g": made(Problem.REGION_BLOCKED),
    "w": made(Problem.WITHDRAW_ENABLED, withdraw=Answer.YES),
    "r": made(Problem.RATE_LIMITED),
    "c": made(Problem.CLOCK_SKEW),
}
NO_EVIDENCE = "rc"
FRESH = Connection(
    id="c1",
    owner=7,
    exchange="kucoin",
    name="Main",
    masked_key="6705…d3eb",
    status=Status.ONLINE,
    status_since=NOW - HOUR,
    created_at=NOW - HOUR,
    keyed_at=NOW - HOUR,
    tested_at=NOW - MINUTE,
    permissions=GOOD,
    notified_status=Status.ONLINE,
)


def watched(
    results: str,
    connection: Connection = FRESH,
    policy: MonitoringPolicy = STEADY,
    at: datetime = NOW,
) -> tuple[Connection, list[StatusChange]]:
    """Return a connection after checks a minute apart, and its changes."""
    changes = []
    for n, letter in enumerate(results.replace(" ", "")):
        connection, change = observe(connection, RESULTS[letter], at + n * MINUTE, policy)
        changes += [change] if change else []
    return connection, changes


def heads(changes: Sequence[StatusChange]) -> list[str]:
    return [f"{c.after}:{c.cause or ''}" for c in changes]


DEAD, BLOCKED, UP = "action-needed:key-gone", "blocked:withdraw-enabled", "online:"
NO_TRADE, AWAY = "action-needed:no-trade", "unavailable:exchange-unavailable"


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("k", []),
        ("kk", []),
        ("kkk", [DEAD]),
        ("kkkkkkkk", [DEAD]),  # once
        ("kkokkokk", []),  # not in a row
        ("kktkk", []),  # not of one kind
        ("kktttt", [NO_TRADE]),
        ("ktktktkt", []),
        ("kkrk", [DEAD]),  # a rate limit is no evidence
        ("rrrrrrcccccc", []),
        ("kkrrrccck", [DEAD]),
        ("uuu", [AWAY]),
        ("xxx", ["unavailable:unknown"]),
        ("ggg", ["unavailable:region-blocked"]),
        ("iii", ["action-needed:ip-not-allowed"]),
        ("kkko", [DEAD]),
        ("kkkoo", [DEAD, UP]),
        ("kkkokoko", [DEAD]),
        ("kkkoroo", [DEAD, UP]),
        ("kkkttkkttt", [DEAD, NO_TRADE]),  # another cause is a change, too
        ("uuukkk", [AWAY, DEAD]),
        ("w", [BLOCKED]),  # at once
        ("kkw", [BLOCKED]),
        ("kkkw", [DEAD, BLOCKED]),
        ("wwww", [BLOCKED]),
        ("wuuuukkkkxxxx", [BLOCKED]),  # none of these proves that it cannot withdraw
        ("wo", [BLOCKED]),
        ("woo", [BLOCKED, UP]),
        ("wttt", [BLOCKED, NO_TRADE]),
    ],
)
def test_what_a_row_of_results_amounts_to(results: str, expected: list[str]) -> None:
    connection, changes = watched(results)
    assert heads(changes) == expected
    if expected:
        assert f"{connection.status}:{connection.cause or ''}" == expected[-1]
    else:
        assert connection.status is Status.ONLINE


def test_a_change_is_dated_from_the_first_result_that_showed_it() -> None:
    connection, [down] = watched("okkk")
    assert (down.at, down.noticed_at) == (NOW + MINUTE, NOW + 3 * MINUTE)
    assert down.since == FRESH.status_since
    assert connection.status_since == connection.offline_since == NOW + MINUTE
    later = NOW + HOUR
    connection, [up] = watched("oo", connection, at=later)
    assert (up.since, up.at, up.noticed_at) == (NOW + MINUTE, later, later + MINUTE)
    assert (connection.status_since, connection.offline_since) == (later, None)


def test_offline_is_counted_from_the_first_cause() -> None:
    connection, _ = watched("kkkttt")
    assert connection.offline_since == connection.status_since == NOW
    [up] = watched("oo", connection, at=NOW + HOUR)[1]
    assert up.since == NOW


@pytest.mark.parametrize("results", ["k", "kk", "kkkt", "kkko", "wo", "wt", "ktk"])
def test_a_result_that_is_held_back_changes_the_counters_alone(results: str) -> None:
    before, _ = watched(results[:-1])
    after, change = observe(before, RESULTS[results[-1]], NOW + HOUR, STEADY)
    assert change is None
    assert differing(before, after) <= COUNTERS
    assert after.streak > 0


@pytest.mark.parametrize("letter", NO_EVIDENCE)
@pytest.mark.parametrize("before", ["", "kk", "kkk", "kkko", "w"])
def test_what_is_no_evidence_changes_nothing_at_all(before: str, letter: str) -> None:
    connection, _ = watched(before)
    assert observe(connection, RESULTS[letter], NOW + HOUR, STEADY) == (connection, None)


def test_a_test_that_a_person_asked_for_shows_what_it_found() -> None:
    for letter, status in {"k": "action-needed", "u": "unavailable", "r": "unavailable"}.items():
        seen, change = observe(FRESH, RESULTS[letter], NOW)
        assert (seen.status, change and change.after) == (status, status)
    assert observe(watched("kkk")[0], RESULTS["o"], NOW + HOUR)[0].status is Status.ONLINE


def differing(one: Connection, other: Connection) -> set[str]:
    return {f.name for f in fields(one) if getattr(one, f.name) != getattr(other, f.name)}


@calm
@given(
    results=st.text(alphabet="".join(RESULTS), max_size=40),
    policy=st.builds(
        MonitoringPolicy,
        failure_threshold=st.integers(1, 4),
        success_threshold=st.integers(1, 3),
        flap_threshold=st.just(1000),
    ),
)
def test_a_row_of_results_is_judged_as_simple_counting_does(
    results: str, policy: MonitoringPolicy
) -> None:
    connection, state, run, of = FRESH, "o", 0, "o"
    for n, letter in enumerate(results):
        kind = "w" if state == "w" and letter in "kiuxg" else letter
        if letter in NO_EVIDENCE:
            kind = ""
        elif kind == state:
            run = 0
        else:
            run, of = (run + 1 if kind == of else 1), kind
            needed = {"w": 1, "o": policy.success_threshold}.get(kind, policy.failure_threshold)
            if run >= needed:
                state, run = kind, 0
        before = connection
        connection, change = observe(before, RESULTS[letter], NOW + n * MINUTE, policy)
        assert standing(connection) == standing_after(state)
        assert (change is not None) == (standing(before) != standing(connection))
        assert connection.streak == run


def standing(connection: Connection) -> tuple[Status, Problem | None]:
    return connection.status, connection.cause


def standing_after(letter: str) -> tuple[Status, Problem | None]:
    cause = next(iter(RESULTS[letter].problems), None)
    gone = cause is Problem.INVALID_KEY  # it had worked
    return RESULTS[letter].status, Problem.KEY_GONE if gone else cause


GAPS = st.integers(-4000, 90_000).map(lambda seconds: timedelta(seconds=seconds))


@calm
@given(
    steps=st.lists(st.tuples(st.sampled_from("".join(RESULTS)), GAPS), max_size=40),
    policy=st.builds(
        MonitoringPolicy,
        failure_threshold=st.integers(1, 4),
        success_threshold=st.integers(1, 3),
        flap_threshold=st.integers(1, 6),
    ),
)
def test_whatever_the_clock_does_no_key_is_online_unproven(
    steps: list[tuple[str, timedelta]], policy: MonitoringPolicy
) -> None:
    connection, at, good = FRESH, NOW, 0
    for letter, gap in steps:
        at += gap
        before, (connection, change) = (
            connection,
            observe(connection, RESULTS[letter], at, policy),
        )
        if letter not in NO_EVIDENCE:
            good = good + 1 if letter == "o" else 0
        if connection.status is Status.ONLINE is not before.status:
            assert good >= policy.success_threshold
        if letter == "w":
            assert connection.status is Status.BLOCKED
        may_withdraw = connection.permissions[Permission.WITHDRAW] is Answer.YES
        assert (connection.status is Status.BLOCKED) == may_withdraw
        assert (connection.secrets_end_at is not None) == may_withdraw
        assert (connection.offline_since is None) == (connection.status is Status.ONLINE)
        if change is None and connection.streak:
            assert differing(before, connection) <= COUNTERS


# ---- in a row


def test_results_far_apart_do_not_confirm_each_other() -> None:
    doubted, _ = watched("kk")
    later = NOW + timedelta(hours=5)
    connection, change = observe(doubted, RESULTS["k"], later, STEADY)
    assert (change, connection.streak, connection.streak_since) == (None, 1, later)
    [down] = watched("kk", connection, at=later + MINUTE)[1]
    assert (down.at, down.unwatched) == (later, True)


@pytest.mark.parametrize(
    ("gap", "unwatched"), [(timedelta(minutes=16), False), (timedelta(minutes=31), True)]
)
def test_a_change_that_nobody_watched_begin_says_so(gap: timedelta, unwatched: bool) -> None:  # noqa: FBT001
    [change] = watched("kkk", at=FRESH.tested_at + gap)[1]
    assert change.unwatched is unwatched


@pytest.mark.parametrize("jump", [-HOUR, HOUR, timedelta(days=-3), timedelta(days=3)])
def test_a_clock_that_jumps_delays_a_change_by_one_row_at_most(jump: timedelta) -> None:
    doubted, _ = watched("kk")
    assert len(watched("kkk", doubted, at=NOW + jump)[1]) == 1


# ---- flapping

FLAPPING = replace(STEADY, flap_threshold=4)


def test_after_four_changes_within_an_hour_an_all_clear_takes_an_hour_of_calm() -> None:
    restless, changes = watched("kkkoo kkkoo kkk", policy=FLAPPING)
    assert len(changes) == 5
    good = NOW + 13 * MINUTE
    still, changes = watched("o" * 60, restless, FLAPPING, at=good)
    assert (still.status, changes) == (Status.ACTION_NEEDED, [])
    calm, [up] = watched("o", still, FLAPPING, at=good + HOUR)
    assert (up.after, up.at) == (Status.ONLINE, good)
    _, changes = watched("kkkoo", calm, FLAPPING, at=good + 2 * HOUR)
    assert heads(changes) == [DEAD, UP]


def test_calm_begins_anew_with_each_bad_result() -> None:
    restless, _ = watched("kkkoo kkkoo kkk", policy=FLAPPING)
    wavering, changes = watched("o" * 50 + "k" + "o" * 50, restless, FLAPPING, NOW + 13 * MINUTE)
    assert (wavering.status, changes) == (Status.ACTION_NEEDED, [])


def test_bad_news_is_never_held_back_by_flapping() -> None:
    restless, _ = watched("kkkoo kkkoo kkkt", policy=FLAPPING)
    assert heads(watched("ttt", restless, FLAPPING, NOW + 20 * MINUTE)[1]) == [NO_TRADE]
    assert heads(watched("w", restless, FLAPPING, NOW + 20 * MINUTE)[1]) == [BLOCKED]


def test_what_has_been_down_for_an_hour_flaps_no_more() -> None:
    restless, _ = watched("kkkoo kkkoo kkk", policy=FLAPPING)
    down, _ = watched("k" * 61, restless, FLAPPING, NOW + 13 * MINUTE)
    assert heads(watched("oo", down, FLAPPING, NOW + 74 * MINUTE)[1]) == [UP]


def test_four_changes_in_four_hours_are_no_flapping() -> None:
    connection, at = FRESH, NOW
    for _ in range(4):
        connection, changes = watched("kkkoo", connection, FLAPPING, at)
        assert heads(changes) == [DEAD, UP]
        at += HOUR


def test_a_persons_own_test_ends_the_wait_for_calm() -> None:
    restless, _ = watched("kkkoo kkkoo kkk", policy=FLAPPING)
    assert observe(restless, RESULTS["o"], NOW + 14 * MINUTE, IMMEDIATE)[0].status is Status.ONLINE


def test_a_new_key_does_not_inherit_the_flapping_of_the_old_one() -> None:
    restless, _ = watched("kkkoo kkkoo kkk", policy=FLAPPING)
    keyed = restless.with_new_key("abcd…wxyz", NOW + 14 * MINUTE)
    assert (keyed.flips, keyed.flips_since) == (0, None)


# ---- drifts


def report(listed: tuple[str, ...] | None = ("203.0.113.7",), **permissions: str) -> CheckReport:
    given = {Permission(name): Answer(answer) for name, answer in permissions.items()}
    problems = (Problem.NO_IP_WHITELIST,) if listed == () else ()
    return CheckReport(
        problems=problems, steps={}, permissions={**GOOD, **given}, ip_whitelist=listed
    )


LISTED = observe(FRESH, report(), NOW, STEADY)[0]


@pytest.mark.parametrize(
    ("before", "after", "drifts"),
    [
        (report(), report(futures="no"), (Drift.FUTURES_LOST,)),
        (report(futures="no"), report(), (Drift.FUTURES_GAINED,)),
        (report(transfer="no"), report(), (Drift.TRANSFER_GAINED,)),
        (report(), report(()), (Drift.IP_LIST_REMOVED,)),
        (report(), report((), futures="no"), (Drift.FUTURES_LOST, Drift.IP_LIST_REMOVED)),
        (report(), report(futures="unknown"), ()),  # an unreported permission is not lost
        (report(), report(transfer="no"), ()),  # a safer key is no drift
        (report(()), report(), ()),
        (report(), report(None), ()),
        (report(()), report(()), ()),
    ],
)
def test_what_drifts_within_online_is_a_change(
    before: CheckReport, after: CheckReport, drifts: tuple[Drift, ...]
) -> None:
    known = observe(LISTED, before, NOW, STEADY)[0]
    seen, change = observe(known, after, NOW + HOUR, STEADY)
    assert (change.drifts if change else ()) == drifts
    assert seen.status is Status.ONLINE
    if change:
        assert (change.before, change.after) == (Status.ONLINE, Status.ONLINE)
        assert change.at == change.noticed_at == NOW + HOUR
    assert observe(seen, after, NOW + 2 * HOUR, STEADY)[1] is None  # once


def test_a_list_of_which_nothing_was_known_is_not_said_to_be_removed() -> None:
    never_told = observe(FRESH, report(None), NOW, STEADY)[0]
    assert observe(never_told, report(()), NOW + HOUR, STEADY)[1] is None


def test_where_the_exchange_gives_a_flag_its_change_is_a_removed_list() -> None:
    bare = replace(report(None), problems=(Problem.NO_IP_WHITELIST,))
    change = observe(FRESH, bare, NOW, STEADY)[1]
    assert change is not None
    assert change.drifts == (Drift.IP_LIST_REMOVED,)
    keyed = FRESH.with_new_key("abcd…wxyz", NOW)
    assert observe(keyed, bare, NOW, STEADY)[1] is None  # it is another key


def test_what_drifted_while_in_doubt_is_found_afterwards() -> None:
    doubted = watched("kk", LISTED)[0]
    change = observe(doubted, report(futures="no"), NOW + 3 * MINUTE, STEADY)[1]
    assert change is not None
    assert change.drifts == (Drift.FUTURES_LOST,)
