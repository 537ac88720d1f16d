from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.person import Preferences

calm = settings(deadline=None)  # no deadline: the machine may be busy

ZONES = ("Europe/Oslo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Riyadh")
MINUTES = st.integers(0, 24 * 60 - 1)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def quiet(begin: str, end: str, zone: str | None = "Europe/Oslo") -> Preferences:
    return Preferences(timezone=zone, quiet_from=minute(begin), quiet_to=minute(end))


def minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(
    ("begin", "end", "moment", "until"),
    [
        ("22:00", "07:00", "2026-11-21 20:59:59", None),
        ("22:00", "07:00", "2026-11-21 21:00", "2026-11-22 06:00"),  # Oslo is an hour ahead
        ("22:00", "07:00", "2026-11-22 01:30", "2026-11-22 06:00"),
        ("22:00", "07:00", "2026-11-22 05:59:59", "2026-11-22 06:00"),
        ("22:00", "07:00", "2026-11-22 06:00", None),
        ("13:00", "15:00", "2026-11-21 12:30", "2026-11-21 14:00"),
        ("13:00", "15:00", "2026-11-21 14:00", None),
        ("00:00", "00:00", "2026-11-21 12:30", None),  # of no length
        ("22:00", "07:00", "2026-07-01 20:00", "2026-07-02 05:00"),  # summer: two hours ahead
        # the start of summer time, from 2 to 3
        ("22:00", "07:00", "2026-03-28 22:00", "2026-03-29 05:00"),
        ("22:00", "02:30", "2026-03-29 00:30", "2026-03-29 01:30"),  # 2:30 is skipped
        # the end of summer time, from 3 to 2
        ("22:00", "07:00", "2026-10-24 21:00", "2026-10-25 06:00"),
        ("22:00", "02:30", "2026-10-24 23:30", "2026-10-25 00:30"),
        ("22:00", "02:30", "2026-10-25 00:40", None),
        ("22:00", "02:30", "2026-10-25 01:10", "2026-10-25 01:30"),  # 2:10 for the second time
    ],
)
def test_quiet_hours_are_those_of_the_persons_own_clock(
    begin: str, end: str, moment: str, until: str | None
) -> None:
    found = quiet(begin, end).quiet_until(at(moment))
    assert found == (None if until is None else at(until))


def test_without_quiet_hours_it_is_never_quiet() -> None:
    assert Preferences().quiet_until(at("2026-11-21 03:00")) is None
    assert Preferences(quiet_from=60).quiet_until(at("2026-11-21 03:00")) is None


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../secret", "Europe", "a\0b"])
def test_a_zone_that_is_not_known_is_utc(zone: str | None) -> None:
    preferences = quiet("22:00", "07:00", zone)
    assert preferences.zone is UTC
    assert preferences.quiet_until(at("2026-11-21 23:00")) == at("2026-11-22 07:00")


@calm
@given(
    zone=st.sampled_from(ZONES),
    begin=MINUTES,
    end=MINUTES,
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001  # as UTC
)
def test_quiet_hours_end_and_it_is_not_quiet_then(
    zone: str, begin: int, end: int, moment: datetime
) -> None:
    preferences = Preferences(timezone=zone, quiet_from=begin, quiet_to=end)
    now = moment.replace(tzinfo=UTC)
    until = preferences.quiet_until(now)
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
        assert preferences.quiet_until(until) is None


@pytest.mark.parametrize(
    ("zone", "moment", "then"),
    [
        (None, "2026-11-21 08:59", "2026-11-21 09:00"),
        (None, "2026-11-21 09:00", "2026-11-22 09:00"),
        ("Europe/Oslo", "2026-11-21 08:30", "2026-11-22 08:00"),
        ("Europe/Oslo", "2026-03-28 12:00", "2026-03-29 07:00"),  # summer has begun
        ("Pacific/Kiritimati", "2026-11-21 12:00", "2026-11-21 19:00"),
    ],
)
def test_a_digest_comes_in_the_morning_of_the_persons_day(
    zone: str | None, moment: str, then: str
) -> None:
    assert Preferences(timezone=zone).next_digest(at(moment)) == at(then)


@calm
@given(
    zone=st.sampled_from(ZONES),
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001  # as UTC
)
def test_digests_come_once_a_day(zone: str, moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    days = []
    for _ in range(5):
        now = Preferences(timezone=zone).next_digest(now)
        days.append(now.astimezone(ZoneInfo(zone)).date())
    assert days == [days[0] + timedelta(days=n) for n in range(5)]
