from datetime import UTC, date, datetime, timedelta
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

import pytest

from bot.services.people.time_zones import (
    PLACES,
    ZoneGroup,
    minute_of,
    offsets,
    zone_groups,
    zone_groups_of,
)

WINTER = datetime(2026, 1, 15, 12, 7, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, 7, tzinfo=UTC)


def cities(found: tuple[ZoneGroup, ...]) -> list[set[str]]:
    return [set(clock.places) for clock in found]


def test_every_place_is_in_the_database() -> None:
    assert set(PLACES) <= available_timezones()
    assert len(set(PLACES)) == len(PLACES)


@pytest.mark.parametrize("now", [WINTER, SUMMER])
def test_every_clock_on_earth_can_be_chosen(now: datetime) -> None:
    """Each zone of the database agrees with an offered place for a year."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone1970.tab").read_text()
    everywhere = [line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")]
    assert len(everywhere) > 300
    assert len(zone_groups_of((*PLACES, *everywhere), now)) == len(zone_groups_of(PLACES, now))


@pytest.mark.parametrize("now", [WINTER, SUMMER])
def test_each_place_is_reached_by_its_time(now: datetime) -> None:
    reached = [p for o in offsets(now) for clock in zone_groups(o, now) for p in clock.places]
    assert sorted(reached) == sorted(PLACES)


def test_times_are_in_the_order_of_the_day() -> None:
    here = 12 * 60 + 7
    shown = [(here + offset) % (24 * 60) for offset in offsets(WINTER)]
    assert shown == sorted(set(shown))


def test_places_that_go_together_are_one_clock() -> None:
    [together, *apart] = zone_groups(60, WINTER)
    assert {"Europe/Berlin", "Europe/Oslo", "Europe/Paris"} <= set(together.places)
    assert together.changes_on == date(2026, 3, 29)
    assert any({"Africa/Lagos", "Africa/Algiers"} <= places for places in cities(tuple(apart)))


def test_one_clock_needs_no_choice() -> None:
    [only] = zone_groups(330, WINTER)
    assert "Asia/Kolkata" in only.places
    assert only.changes_on is None


def test_places_a_day_apart_show_the_same_time() -> None:
    found = cities(zone_groups(13 * 60, WINTER))
    assert any("Pacific/Pago_Pago" in places for places in found)
    assert any("Pacific/Apia" in places for places in found)
    assert not any({"Pacific/Pago_Pago", "Pacific/Apia"} <= places for places in found)


def test_the_clock_is_read_as_people_read_it() -> None:
    local = WINTER.astimezone(ZoneInfo("Asia/Kathmandu"))
    assert minute_of("Asia/Kathmandu", WINTER) == local.hour * 60 + local.minute == 17 * 60 + 52


def test_an_offset_that_no_clock_has_leads_nowhere() -> None:
    assert zone_groups(7, WINTER) == ()


def test_a_change_at_hand_is_seen() -> None:
    eve = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
    [oslo] = zone_groups_of(["Europe/Oslo"], eve)
    assert oslo.changes_on == eve.date() + timedelta(days=1)
