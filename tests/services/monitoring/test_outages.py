from collections.abc import Mapping
from datetime import timedelta

import pytest

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
