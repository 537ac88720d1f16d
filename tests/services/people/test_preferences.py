from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.person import Preferences
from bot.services.people.preferences import PreferenceService, QuietProblem, quiet_hours

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)


class FakePeople:
    def __init__(self) -> None:
        self.kept: dict[int, Preferences] = {}

    async def preferences(self, person: int) -> Preferences:
        return self.kept.get(person, Preferences())

    async def save_preferences(self, person: int, preferences: Preferences) -> None:
        self.kept[person] = preferences


@pytest.fixture
def preferring() -> PreferenceService:
    people: Any = FakePeople()
    return PreferenceService(people=people, clock=lambda: NOW)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22:30-07:15", (1350, 435)),
        ("22-7", (1320, 420)),
        (" 22.30 \u2013 7.15 ", (1350, 435)),
        ("0:00\u20149:00", (0, 540)),
        ("22-24", (1320, 0)),
        ("\u0662\u0662:\u0663\u0660-\u0660\u0667:\u0661\u0665", (1350, 435)),  # Arabic digits
    ],
)
def test_hours_that_people_type(text: str, hours: tuple[int, int]) -> None:
    assert quiet_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", QuietProblem.SHAPE),
        ("22:30", QuietProblem.SHAPE),
        ("from ten to seven", QuietProblem.SHAPE),
        ("22:3-7:15", QuietProblem.SHAPE),
        ("22-7-9", QuietProblem.SHAPE),
        ("-22-7", QuietProblem.SHAPE),
        ("25:00-07:00", QuietProblem.TIME),
        ("22:60-07:00", QuietProblem.TIME),
        ("24:01-07:00", QuietProblem.TIME),
        ("7-7", QuietProblem.EMPTY),
        ("0-24", QuietProblem.EMPTY),
    ],
)
def test_what_is_no_quiet_hours(text: str, problem: QuietProblem) -> None:
    assert quiet_hours(text) is problem


async def test_a_digest_is_due_next_by_the_persons_clock(preferring: PreferenceService) -> None:
    await preferring.set_timezone(42, "America/New_York")
    wishes = await preferring.send_digest(42, wanted=True)
    assert wishes.digest_at == datetime(2026, 1, 15, 14, 0, tzinfo=UTC)
    moved = await preferring.set_timezone(42, "Europe/Oslo")
    assert moved.digest_at == datetime(2026, 1, 16, 8, 0, tzinfo=UTC)
    assert (await preferring.send_digest(42, wanted=False)).digest_at is None


async def test_a_time_zone_that_is_not_on_offer_changes_nothing(
    preferring: PreferenceService,
) -> None:
    await preferring.set_timezone(42, "Europe/Oslo")
    for place in ("", "Mars/Olympus", "../../etc/passwd"):
        assert (await preferring.set_timezone(42, place)).timezone == "Europe/Oslo"


async def test_quiet_hours_leave_the_rest_as_it_is(preferring: PreferenceService) -> None:
    await preferring.set_timezone(42, "Europe/Oslo")
    digest = await preferring.send_digest(42, wanted=True)
    wishes = await preferring.set_quiet_hours(42, (1320, 420))
    assert wishes.quiet_until(NOW + timedelta(hours=10)) == NOW + timedelta(hours=18)
    off = await preferring.set_quiet_hours(42, None)
    assert off == digest
