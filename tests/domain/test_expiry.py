from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.expiry import SAME, STEPS, after_reminder, merged_end, next_reminder, step_of

calm = settings(deadline=None)  # no deadline: the machine may be busy

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MOMENTS = st.integers(-3000, 60 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("known", "told", "expected"),
    [
        (None, None, None),
        (None, 30 * DAY, 30 * DAY),
        (30 * DAY, None, 30 * DAY),  # not reported this time
        (30 * DAY, 30 * DAY, 30 * DAY),
        (30 * DAY, 31 * DAY, 30 * DAY),  # whole days left: the time shifts
        (30 * DAY, 29 * DAY, 30 * DAY),
        (30 * DAY, 90 * DAY, 90 * DAY),  # renewed
        (30 * DAY, 20 * DAY, 20 * DAY),
    ],
)
def test_a_moment_that_is_about_the_same_stays_as_it_was_known(
    known: timedelta | None, told: timedelta | None, expected: timedelta | None
) -> None:
    at = [None if span is None else NOW + span for span in (known, told)]
    assert merged_end(*at) == (None if expected is None else NOW + expected)


@calm
@given(wanders=st.lists(st.floats(-1, 1), max_size=30))
def test_a_wandering_moment_never_drifts_away(wanders: list[float]) -> None:
    known = NOW + 30 * DAY
    for share in wanders:
        known = merged_end(known, NOW + 30 * DAY + share * SAME * 0.99) or known
    assert known == NOW + 30 * DAY


@pytest.mark.parametrize(
    ("left", "first"),
    [
        (None, None),
        (-DAY, None),
        (0 * DAY, None),
        (30 * DAY, 16 * DAY),
        (14 * DAY, 0 * DAY),
        (5 * DAY, 0 * DAY),  # known late: at once
    ],
)
def test_the_first_reminder(left: timedelta | None, first: timedelta | None) -> None:
    ends = None if left is None else NOW + left
    assert next_reminder(ends, NOW) == (None if first is None else NOW + first)


@pytest.mark.parametrize(
    ("left", "step", "then"),
    [
        (15 * DAY, None, 14),
        (14 * DAY, 14, 7),
        (14 * DAY - timedelta(seconds=1), 14, 7),
        (8 * DAY, 14, 7),
        (7 * DAY, 7, 3),
        (3 * DAY, 3, 1),
        (2 * DAY, 3, 1),
        (DAY, 1, None),
        (timedelta(hours=1), 1, None),
    ],
)
def test_each_step_leads_to_the_next(left: timedelta, step: int | None, then: int | None) -> None:
    ends = NOW + left
    assert step_of(ends, NOW) == step
    assert after_reminder(ends, NOW) == (None if then is None else ends - then * DAY)


@calm
@given(left=MOMENTS, looks=st.lists(MOMENTS, max_size=60))
def test_no_step_comes_twice_however_late_one_looks(
    left: timedelta, looks: list[timedelta]
) -> None:
    ends, told = NOW + left, list[int]()
    due = next_reminder(ends, NOW)
    for at in sorted(NOW + abs(look) for look in looks):
        if due is not None and due <= at < ends:
            told.append(step_of(ends, at) or 0)
            due = after_reminder(ends, at)
            assert due is None or due > at
    assert told == sorted(set(told), reverse=True)
    assert set(told) <= set(STEPS)
