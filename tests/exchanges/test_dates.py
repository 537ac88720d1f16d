"""The expiry of a key, in all formats of exchanges."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exchanges._dates import after_days, end_of, moment

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WHEN = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
SECONDS = round(WHEN.timestamp())


@pytest.mark.parametrize(
    "written",
    [
        *(SECONDS, str(SECONDS), float(SECONDS), f" {SECONDS} "),
        *(SECONDS * 1000, str(SECONDS * 1000), SECONDS * 1_000_000, SECONDS * 1_000_000_000),
        *("2027-01-02T03:04:05Z", "2027-01-02T03:04:05+00:00", "2027-01-02T04:04:05+01:00"),
        *("2027-01-02 03:04:05", "2027-01-02T03:04:05.000+00:00", "20270102T030405Z"),
    ],
)
def test_a_moment_is_read_in_every_form(written: object) -> None:
    assert moment(written) == WHEN


@pytest.mark.parametrize(
    "written",
    [
        *(None, "", "  ", 0, "0", -1, "-1", -2, True, False, [], {}, "never", "Never", "N/A"),
        *("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "null", "0001-01-01T00:00:00Z"),
        *(float("nan"), float("inf"), "1e400", 10**40, "9" * 500, "2027-13-45"),
    ],
)
def test_what_is_no_moment_is_none(written: object) -> None:
    assert moment(written) is None


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.binary()))
def test_no_value_breaks_the_reading(written: object) -> None:
    found, left = moment(written), after_days(written, NOW)

    assert found is None or found.tzinfo is not None
    assert left is None or left > NOW


@pytest.mark.parametrize(
    ("days", "left"),
    [(82, 82), ("82", 82), ("82.5", 82.5), (0, 1), ("0", 1), (-1, None), ("", None), (None, None)],
)
def test_days_that_are_left(days: object, left: float | None) -> None:
    assert after_days(days, NOW) == (None if left is None else NOW + timedelta(days=left))


@pytest.mark.parametrize(
    "name",
    [
        *("expiredAt", "expireTime", "expires", "expiration", "expirationTime", "expiryDate"),
        *("valid_until", "validUntil", "endTime", "end_at", "apiKeyExpireTime"),
    ],
)
def test_the_end_of_a_key_is_found_under_any_name(name: str) -> None:
    assert end_of({"createTime": 1, "note": "x", name: SECONDS * 1000}) == WHEN
    assert end_of({name: 0}) is None
    assert end_of({name: SECONDS}, name) is None


def test_what_is_no_end_is_not_taken_for_one() -> None:
    told = {"createTime": SECONDS, "updateTime": SECONDS, "last_access": SECONDS, "uid": SECONDS}

    assert end_of({**told, "sender": SECONDS, "legend": SECONDS, "validDays": SECONDS}) is None
