"""The report of a test, by the answers to its calls."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.diagnosis import Answer, KeyInfo, Permission, Problem, Severity, Status, Step
from bot.exchanges._answers import Answers, ProbeCall
from bot.exchanges._dialect import Refused, listed, permissions_in
from bot.exchanges._report import report_of, steps_of

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
SOUND = KeyInfo(
    permissions=dict.fromkeys((Permission.READ, Permission.TRADE, Permission.FUTURES), YES)
    | {Permission.WITHDRAW: NO, Permission.TRANSFER: NO},
    ip_whitelist=("203.0.113.7",),
)
ALL = {ProbeCall.INSPECT, ProbeCall.BALANCE, ProbeCall.ORDERS}


def answers(
    key: KeyInfo | None = SOUND,
    clock: Answer = YES,
    *,
    everywhere: Problem | None = None,
    inspect: Problem | None = None,
    balance: Problem | None = None,
    orders: Problem | None = None,
) -> Answers:
    """Return the answers with these calls refused and all others accepted."""
    said = {ProbeCall.INSPECT: inspect, ProbeCall.BALANCE: balance, ProbeCall.ORDERS: orders}
    problems = {call: problem or everywhere for call, problem in said.items()}
    refused = {call: Refused(problem) for call, problem in problems.items() if problem}
    key = None if ProbeCall.INSPECT in refused else key
    return Answers(key=key, clock=clock, accepted=ALL - set(refused), refused=refused)


@pytest.mark.parametrize(
    ("what", "problems"),
    [
        (answers(), ()),
        (answers(everywhere=Problem.INVALID_SECRET), (Problem.INVALID_SECRET,)),
        # about the values the inspection decides
        (
            answers(
                inspect=Problem.KEY_EXPIRED, balance=Problem.INVALID_KEY, orders=Problem.UNKNOWN
            ),
            (Problem.KEY_EXPIRED,),
        ),
        (
            answers(
                inspect=Problem.IP_NOT_ALLOWED,
                balance=Problem.INVALID_KEY,
                orders=Problem.INVALID_KEY,
            ),
            (Problem.IP_NOT_ALLOWED,),
        ),
        # unless its failure is transient
        (
            answers(
                inspect=Problem.RATE_LIMITED,
                balance=Problem.INVALID_KEY,
                orders=Problem.RATE_LIMITED,
            ),
            (Problem.INVALID_KEY,),
        ),
        # a value that one call accepted is not wrong
        (answers(balance=Problem.INVALID_KEY), ()),
        (answers(inspect=Problem.INVALID_KEY), (Problem.UNKNOWN, Problem.WITHDRAW_UNKNOWN)),
        # UNKNOWN is omitted beside a better reason
        (
            answers(balance=Problem.UNKNOWN, orders=Problem.EXCHANGE_UNAVAILABLE),
            (Problem.EXCHANGE_UNAVAILABLE,),
        ),
        (answers(balance=Problem.NO_READ, orders=Problem.RATE_LIMITED), None),
        # the clock is reported beside other problems
        (answers(clock=NO), (Problem.CLOCK_SKEW,)),
        (
            answers(clock=NO, everywhere=Problem.INVALID_KEY),
            (Problem.INVALID_KEY, Problem.CLOCK_SKEW),
        ),
        (answers(clock=UNKNOWN), ()),
        # no advice on a key that must be replaced; danger is reported
        (
            answers(
                KeyInfo(
                    permissions={Permission.WITHDRAW: YES, Permission.TRADE: NO},
                    ip_whitelist=(),
                    expires_at=NOW - timedelta(1),
                )
            ),
            (Problem.WITHDRAW_ENABLED, Problem.KEY_EXPIRED),
        ),
    ],
)
def test_what_is_worth_telling(what: Answers, problems: tuple[Problem, ...] | None) -> None:
    expected = (Problem.NO_READ, Problem.RATE_LIMITED) if problems is None else problems

    assert report_of(what, NOW).problems == expected


def test_nothing_heard_is_not_online() -> None:
    report = report_of(Answers(), NOW)

    assert report.status is Status.UNAVAILABLE
    assert set(report.steps.values()) == set(report.permissions.values()) == {UNKNOWN}


@pytest.mark.parametrize(
    ("told", "problem", "found"),
    [
        (UNKNOWN, None, YES),
        (NO, None, YES),
        (YES, Problem.NO_READ, NO),
        (UNKNOWN, Problem.RATE_LIMITED, UNKNOWN),
        (YES, Problem.EXCHANGE_UNAVAILABLE, YES),
    ],
)
def test_what_was_tried_outweighs_what_was_told(
    told: Answer, problem: Problem | None, found: Answer
) -> None:
    key = KeyInfo(permissions={**SOUND.permissions, Permission.READ: told})

    assert report_of(answers(key, balance=problem), NOW).permissions[Permission.READ] is found


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        (answers(), YES),
        (answers(everywhere=Problem.NO_READ), YES),
        (answers(everywhere=Problem.INVALID_PASSPHRASE), NO),
        (answers(everywhere=Problem.WRONG_SITE), NO),
        (answers(everywhere=Problem.IP_NOT_ALLOWED), UNKNOWN),
        (answers(everywhere=Problem.EXCHANGE_UNAVAILABLE), UNKNOWN),
        (answers(KeyInfo(faults=(Problem.KEY_EXPIRED,))), NO),
    ],
)
def test_whether_the_key_works(what: Answers, answer: Answer) -> None:
    assert report_of(what, NOW).steps[Step.KEY] is answer


def test_steps_grow_as_calls_come_back() -> None:
    what = Answers()
    assert steps_of(what, NOW) == {}

    what.clock = YES
    assert steps_of(what, NOW) == {Step.CLOCK: YES}

    what.refused[ProbeCall.ORDERS] = Refused(Problem.NO_READ)
    assert steps_of(what, NOW) == {Step.KEY: YES, Step.ORDERS: NO, Step.CLOCK: YES}

    what.key, what.accepted = SOUND, {ProbeCall.INSPECT}
    assert set(Step) - steps_of(what, NOW).keys() == {Step.BALANCE}
    assert [*steps_of(what, NOW)] == [s for s in Step if s is not Step.BALANCE]


def test_the_words_of_a_description() -> None:
    vocabulary = {
        Permission.READ: ({"R", "O"},),
        Permission.TRADE: ({"S"}, {"M"}),
        Permission.WITHDRAW: ({"W"},),
    }
    read, trade, withdraw = Permission.READ, Permission.TRADE, Permission.WITHDRAW

    assert permissions_in({"R", "O", "M"}, vocabulary) == {read: YES, trade: YES, withdraw: NO}
    assert permissions_in({"R", "X"}, vocabulary, {"X"}) == {read: NO, trade: NO, withdraw: NO}
    assert permissions_in({"S", "?"}, vocabulary) == {read: UNKNOWN, trade: YES, withdraw: UNKNOWN}
    assert permissions_in({"W", "?"}, vocabulary)[withdraw] is YES
    assert set(permissions_in(set(), vocabulary).values()) == {UNKNOWN}


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("a, b,,c ", ("a", "b", "c")),
        (["a", " b", 3], ("a", "b", "3")),
        ("", ()),
        (None, ()),
        ([], ()),
    ],
)
def test_lists_come_as_arrays_and_with_commas(value: object, items: tuple[str, ...]) -> None:
    assert listed(value) == items


CAUSES = [p for p in Problem if p.severity >= Severity.TRANSIENT]  # the problem of a refused call
permission_answers = st.sampled_from(Answer)
refusals = st.builds(
    Refused, st.sampled_from(CAUSES), odd=st.booleans(), vague=st.booleans(), said=st.just("")
)
keys = st.builds(
    KeyInfo,
    permissions=st.dictionaries(st.sampled_from(Permission), permission_answers),
    described=st.booleans(),
    faults=st.lists(st.sampled_from(Problem), max_size=2).map(tuple),
    trade_ends_at=st.sampled_from((None, NOW - timedelta(1), NOW + timedelta(1))),
)


@st.composite
def anything_answers(draw: st.DrawFn) -> Answers:
    """Draw the answers of a test: each call accepted, refused for any reason, or pending."""
    what = Answers(clock=draw(st.sampled_from((None, *Answer))))
    for call in ALL:
        fate = draw(st.sampled_from(("accepted", "refused", "silent")))
        if fate == "accepted":
            what.accepted.add(call)
        elif fate == "refused":
            what.refused[call] = draw(refusals)
    if ProbeCall.INSPECT in what.accepted:
        what.key = draw(keys)
    return what


@settings(max_examples=1_000, deadline=None)
@given(anything_answers())
def test_nobody_is_told_that_a_key_cannot_read_which_has_read(what: Answers) -> None:
    report = report_of(what, NOW)

    if (
        report.permissions[Permission.READ] is YES
        or {ProbeCall.BALANCE, ProbeCall.ORDERS} <= what.accepted
    ):
        assert Problem.NO_READ not in report.problems
    if {ProbeCall.BALANCE, ProbeCall.ORDERS} <= what.accepted:
        assert report.permissions[Permission.READ] is YES


@settings(max_examples=1_000, deadline=None)
@given(anything_answers())
def test_nothing_is_claimed_that_was_neither_told_nor_tried(what: Answers) -> None:
    report = report_of(what, NOW)
    told = (what.key or KeyInfo()).permissions

    for permission in set(Permission) - {Permission.READ}:
        if report.permissions[permission] is YES:
            assert told.get(permission) is YES
    if report.permissions[Permission.READ] is YES:
        assert told.get(Permission.READ) is YES or what.has_read()
    if told.get(Permission.WITHDRAW) is YES:
        assert report.status is Status.BLOCKED
    if report.status is Status.ONLINE:
        assert report.permissions[Permission.WITHDRAW] is NO
        assert what.accepted


@settings(max_examples=500, deadline=None)
@given(anything_answers())
def test_values_that_were_let_in_are_not_blamed_for_a_refusal(what: Answers) -> None:
    blamed = {p for p in report_of(what, NOW).problems if p.blames}
    of_itself = {*(what.key or KeyInfo()).faults, Problem.KEY_EXPIRED}

    if what.accepted:
        assert blamed <= of_itself


def test_a_key_that_lost_the_right_to_trade_is_no_expired_key() -> None:
    ended = replace(SOUND, trade_ends_at=NOW)
    near = replace(SOUND, trade_ends_at=NOW + timedelta(3))

    assert report_of(answers(ended), NOW).problems == (Problem.NO_TRADE,)
    assert report_of(answers(ended), NOW).steps[Step.TRADE] is NO
    assert report_of(answers(near), NOW).problems == (Problem.KEY_EXPIRING,)
    assert report_of(answers(near), NOW).expires_at == NOW + timedelta(3)
