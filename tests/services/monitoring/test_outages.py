from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.egress import Route
from bot.domain.ports.checks import KeyCount
from bot.services.monitoring.outages import OutageDetector
from tests.fakes.values import HOUR, MINUTE, NOW, direct

KUCOIN = direct("kucoin")
WINDOW = 2 * MINUTE
SECOND = timedelta(seconds=1)
MANY = {KUCOIN: KeyCount(connections=1000, owners=500)}


def key_counts(connections: int, owners: int) -> Mapping[Route, KeyCount]:
    return {KUCOIN: KeyCount(connections=connections, owners=owners)}


def heard(*results: tuple[int, int, bool], exchange: str = "kucoin") -> OutageDetector:
    """Return a detector after answers (connection, owner, failed), a second apart, the last now."""
    outages = OutageDetector(WINDOW)
    note(outages, *results, exchange=exchange)
    return outages


def note(
    outages: OutageDetector, *results: tuple[int, int, bool], exchange: str = "kucoin"
) -> None:
    for n, (connection, owner, failed) in enumerate(results):
        at = NOW - (len(results) - 1 - n) * SECOND
        outages.record(direct(exchange), f"{exchange}-{connection}", owner, at, failed=failed)


def each(count: int, *, failed: bool, first: int = 0) -> list[tuple[int, int, bool]]:
    """Return one answer to each of some people's keys."""
    return [(n, n, failed) for n in range(first, first + count)]


@pytest.mark.parametrize(
    ("results", "known", "down"),
    [
        (each(5, failed=True), MANY, True),
        (each(4, failed=True), MANY, False),  # too few
        (each(5, failed=True) + each(5, failed=False, first=5), MANY, True),
        (each(5, failed=True) + each(6, failed=False, first=5), MANY, False),
        ([(n, 1, True) for n in range(9)], MANY, False),  # all of one person
        ([(n, n % 3, True) for n in range(9)], MANY, True),
        (each(5, failed=True), {}, True),  # without a count
        (each(1, failed=True), key_counts(1, 1), False),  # once may be chance
        (each(1, failed=True) * 2, key_counts(1, 1), True),
        (each(2, failed=True), key_counts(2, 2), True),
        (each(1, failed=True) * 9 + each(1, failed=False, first=1), key_counts(2, 2), False),
        (each(3, failed=True), key_counts(3, 1), True),
        (each(3, failed=False), key_counts(3, 1), False),
        (each(5, failed=True) + each(5, failed=False), MANY, False),  # the latest of each counts
        ([], key_counts(0, 0), False),
    ],
)
def test_an_exchange_is_down_by_the_share_of_connections_that_fail(
    results: list[tuple[int, int, bool]],
    known: Mapping[Route, KeyCount],
    down: bool,  # noqa: FBT001  # a row of a table
) -> None:
    assert bool(heard(*results).down(NOW, known)) is down


def test_an_outage_is_dated_from_its_first_failure() -> None:
    assert heard(*each(5, failed=True)).down(NOW, MANY) == {"kucoin": NOW - 4 * SECOND}


@pytest.mark.parametrize("later", [WINDOW + SECOND, HOUR, -HOUR, -WINDOW - 10 * SECOND])
def test_what_is_not_of_the_last_minutes_counts_no_more_nor_what_a_clock_puts_ahead(
    later: timedelta,
) -> None:
    outages = heard(*each(9, failed=True))
    assert outages.down(NOW + later, MANY) == {}
    assert outages.is_undecided("kucoin", NOW + later, MANY)


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_clock_that_jumps_does_not_stop_the_judgement(jump: timedelta) -> None:
    outages = heard(*each(9, failed=False))
    for n in range(9):
        outages.record(KUCOIN, f"kucoin-{n}", n, NOW + jump, failed=True)
    assert set(outages.down(NOW + jump, MANY)) == {"kucoin"}


@pytest.mark.parametrize(
    ("results", "known", "doubt"),
    [
        ([], MANY, True),
        (each(4, failed=True), MANY, True),
        (each(5, failed=True), MANY, False),
        (each(2, failed=True), key_counts(2, 1), False),
    ],
)
def test_there_is_doubt_while_too_few_were_heard_of(
    results: list[tuple[int, int, bool]],
    known: Mapping[Route, KeyCount],
    doubt: bool,  # noqa: FBT001  # a row of a table
) -> None:
    assert heard(*results).is_undecided("kucoin", NOW, known) is doubt


def test_an_outage_is_over_after_three_good_probes_in_a_row() -> None:
    outages = heard(*each(5, failed=True))
    outages.reset("kucoin")
    for failed, over in ((False, False), (False, False), (True, False), (False, False)):
        outages.record(KUCOIN, "kucoin-1", 1, NOW, failed=failed)
        assert outages.has_recovered("kucoin") is over
    note(outages, *each(2, failed=False))
    assert outages.has_recovered("kucoin")


def test_after_a_restart_nothing_of_before_counts() -> None:
    outages = heard(*each(9, failed=True))
    note(outages, *each(9, failed=False), exchange="okx")
    outages.reset("kucoin")
    assert outages.down(NOW, MANY) == {}
    assert outages.has_recovered("okx")
    outages.reset()
    assert not outages.has_recovered("okx")


@pytest.mark.parametrize(
    ("silent", "answering", "telegram", "cut_off"),
    [
        (3, 0, True, True),
        (3, 2, True, True),
        (3, 3, True, False),  # half of them may really be down
        (2, 0, True, False),
        (2, 0, False, True),  # neither does Telegram answer
        (1, 0, False, True),
        (1, 1, False, False),
        (0, 0, False, False),
        (0, 3, False, False),
    ],
)
def test_our_own_network_is_down_where_most_exchanges_fail_at_once(
    silent: int,
    answering: int,
    telegram: bool,  # noqa: FBT001  # a row of a table
    cut_off: bool,  # noqa: FBT001  # a row of a table
) -> None:
    outages, exchanges = OutageDetector(WINDOW), [f"e{n}" for n in range(silent + answering)]
    for n, exchange in enumerate(exchanges):
        note(outages, *each(5, failed=n < silent), exchange=exchange)
    known = dict.fromkeys(map(direct, exchanges), KeyCount(connections=9, owners=9))
    down = outages.down(NOW, known)
    assert len(down) == silent
    assert outages.is_cut_off(NOW, down, telegram=telegram) is cut_off


@pytest.mark.parametrize(
    ("silent", "answering", "telegram", "back"),
    [
        (0, 0, True, False),  # no observations yet
        (0, 1, False, True),
        (1, 0, False, False),
        (1, 0, True, True),  # it is the exchange
        (3, 0, True, False),
        (3, 3, True, True),
        (2, 1, False, True),
    ],
)
def test_our_own_network_is_back_only_by_what_is_heard(
    silent: int,
    answering: int,
    telegram: bool,  # noqa: FBT001  # a row of a table
    back: bool,  # noqa: FBT001  # a row of a table
) -> None:
    outages = OutageDetector(WINDOW)
    for n in range(silent + answering):
        note(outages, *each(1, failed=n < silent), exchange=f"e{n}")
    assert outages.is_reconnected(NOW, telegram=telegram) is back


# ---- several ways out


A, B = Route("a", "kucoin"), Route("b", "kucoin")


def on(outages: OutageDetector, route: Route, count: int, *, failed: bool, ago: int = 0) -> None:
    """Record an answer to each of some people's keys, some seconds ago."""
    for n in range(count):
        name, at = f"{route.egress}-{route.exchange}-{n}", NOW - ago * SECOND
        outages.record(route, name, n, at, failed=failed)


def judged(outages: OutageDetector) -> tuple[set[str], set[Route]]:
    """Return the exchanges that are down, and the routes that fail on our side."""
    failing = outages.failing(NOW, {})
    return set(outages.down(NOW, {})), set(outages.cut_routes(NOW, failing))


def test_a_route_that_fails_while_another_reaches_the_exchange_is_our_failure() -> None:
    outages = OutageDetector(WINDOW)
    on(outages, A, 5, failed=True, ago=9)
    on(outages, B, 1, failed=False)
    assert judged(outages) == (set(), {A})


def test_an_exchange_that_no_route_reaches_is_down_once() -> None:
    outages = OutageDetector(WINDOW)
    on(outages, A, 5, failed=True)
    on(outages, B, 5, failed=True)
    assert judged(outages) == ({"kucoin"}, set())


def test_what_was_reached_before_the_failure_proves_nothing() -> None:
    """The exchange may have gone down since."""
    outages = OutageDetector(WINDOW)
    on(outages, B, 5, failed=False, ago=60)
    on(outages, A, 5, failed=True, ago=9)
    assert judged(outages) == ({"kucoin"}, set())


def test_an_egress_through_which_nothing_is_reached_is_dead_at_every_exchange() -> None:
    """Also at one that no other egress has a key at, if another exchange proves it."""
    outages, okx = OutageDetector(WINDOW), Route("a", "okx")
    on(outages, A, 5, failed=True, ago=9)
    on(outages, okx, 5, failed=True, ago=9)
    on(outages, B, 1, failed=False)
    assert judged(outages) == (set(), {A, okx})
    on(outages, Route("a", "mexc"), 1, failed=False)  # it lives: OKX itself is silent
    assert judged(outages) == ({"okx"}, {A})


def test_several_silent_exchanges_of_one_egress_are_the_egress_while_others_work() -> None:
    outages, okx = OutageDetector(WINDOW), Route("a", "okx")
    on(outages, A, 5, failed=True)
    on(outages, okx, 5, failed=True)
    assert judged(outages) == ({"kucoin", "okx"}, set())  # nothing works anywhere
    on(outages, Route("b", "mexc"), 1, failed=False)
    assert judged(outages) == (set(), {A, okx})


def test_an_outage_ends_and_is_confirmed_over_all_routes() -> None:
    outages = OutageDetector(WINDOW)
    on(outages, A, 3, failed=True)
    assert outages.is_confirmed("kucoin")
    on(outages, B, 1, failed=False)
    assert not outages.is_confirmed("kucoin")
    on(outages, B, 2, failed=False)
    assert outages.has_recovered("kucoin")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]),
            st.sampled_from(["kucoin", "okx"]),
            st.integers(0, 9),
            st.booleans(),
            st.integers(0, 100),
        ),
        max_size=60,
    )
)
def test_no_exchange_is_down_that_a_route_has_reached_since(
    answers: list[tuple[str, str, int, bool, int]],
) -> None:
    outages = OutageDetector(WINDOW)
    for egress, exchange, person, failed, ago in sorted(answers, key=lambda one: -one[4]):
        route, at = Route(egress, exchange), NOW - ago * SECOND
        outages.record(route, f"{egress}{person}", person, at, failed=failed)
    down, ours = outages.down(NOW, {}), outages.cut_routes(NOW, outages.failing(NOW, {}))
    failing = outages.failing(NOW, {})
    for exchange, since in down.items():
        assert any(r.exchange == exchange and r not in ours for r in failing)
        others = [r for r in failing if r.exchange == exchange and r not in ours]
        assert since == min(failing[r] for r in others)
    assert ours <= failing.keys()
