from datetime import UTC, datetime
from zoneinfo import available_timezones

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.people.places import LONGEST, find_places, is_place, likely_places
from bot.services.people.time_zones import (
    PLACES,
    distinct_clocks,
    distinct_times,
    minute_of,
    offset_of,
)

NOW = datetime(2026, 11, 30, 4, 15, tzinfo=UTC)
OSLO, DUBAI, CAIRO = "Europe/Oslo", "Asia/Dubai", "Africa/Cairo"


@pytest.mark.parametrize(
    ("language", "typed", "place"),
    [
        ("nb", "oslo", OSLO),
        ("nb", "NORGE", OSLO),
        ("ar", "النرويج", OSLO),
        ("ar", "دبي", DUBAI),
        ("ar", "القاهره", CAIRO),  # as it is often written
        ("ru", "киев", "Europe/Kyiv"),
        ("en", "Kyiv", "Europe/Kyiv"),
        ("en", "kiev", "Europe/Kyiv"),
        ("en", "Calcutta", "Asia/Kolkata"),
        ("en", "são  paulo", "America/Sao_Paulo"),
        ("en", "Sao Paolo", "America/Sao_Paulo"),
        ("en", "new york", "America/New_York"),
        ("en", "Hong-Kong", "Asia/Hong_Kong"),
        ("en", "UAE", DUBAI),
        ("en", "Europe/Oslo", OSLO),
        ("en", "mosc", "Europe/Moscow"),
        ("tr", "İSTANBUL", "Europe/Istanbul"),
        ("zh-hans", "上海", "Asia/Shanghai"),
        ("xx", "Oslo", OSLO),  # a language that has no names
    ],
)
def test_a_place_is_found_as_people_type_it(language: str, typed: str, place: str) -> None:
    assert find_places(typed, [language])[0] == place


@pytest.mark.parametrize("typed", ["", " ", "?", "xq", "hello there", "o" * (LONGEST + 1), "0x00"])
def test_what_is_no_place_finds_none(typed: str) -> None:
    assert find_places(typed, ["en"]) == ()


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_finds_places_of_the_database_or_none(typed: str) -> None:
    assert all(is_place(place) for place in find_places(typed, ["en", "ar"]))


@pytest.mark.parametrize("language", ["en", "ar", "nb", "ru"])
def test_every_offered_place_is_found_by_its_name(language: str) -> None:
    """By the city names of CLDR, the same that buttons show."""
    zones = Locale.parse(language).time_zones
    named = {p: zones[p]["city"] for p in PLACES if "city" in zones.get(p, {})}
    assert [p for p, name in named.items() if p not in find_places(name, [language])] == []


def test_a_large_country_has_several_clocks() -> None:
    found = distinct_clocks(find_places("United States", ["en"]), NOW)
    assert found[:3] == ("America/New_York", "America/Chicago", "America/Denver")
    assert len(distinct_clocks(find_places("Deutschland", ["de"]), NOW)) == 1


@pytest.mark.parametrize(
    ("languages", "first"),
    [
        (("nb", "en"), OSLO),
        (("en", "nb"), OSLO),  # English is the weakest hint
        (("ru", None), "Europe/Moscow"),
        (("ar",), CAIRO),
        (("pt-br", "en"), "America/Sao_Paulo"),
        (("en-GB",), "Europe/London"),
        (("zh-hans",), "Asia/Shanghai"),
        (("en", "en"), "America/New_York"),
    ],
)
def test_a_language_is_a_guess(languages: tuple[str | None, ...], first: str) -> None:
    likely = likely_places(*languages)
    assert likely[0] == first
    assert set(likely) <= set(PLACES)


@pytest.mark.parametrize("languages", [(None,), ("xx",), (), ("",), ("-",)])
def test_no_language_is_no_guess(languages: tuple[str | None, ...]) -> None:
    assert likely_places(*languages) == ()


def test_english_is_spoken_under_several_clocks() -> None:
    times = [minute_of(place, NOW) for place in distinct_times(likely_places("en"), NOW)[:4]]
    assert len(set(times)) == 4


def test_only_places_of_the_database_are_places() -> None:
    assert all(is_place(place) for place in PLACES)
    assert all(place in available_timezones() for place in find_places("Russia", ["en"]))
    for name in ("Mars/Olympus", "../../etc/passwd", "", "UTC", "Etc/GMT+3", "localtime"):
        assert not is_place(name)


@pytest.mark.parametrize(
    ("typed", "offset"),
    [
        ("04:15", 0),
        ("5:15", 60),
        ("5.20", 60),  # a clock that is five minutes fast
        ("\u0660\u0665:\u0661\u0665", 60),  # Arabic digits
        ("09:45", 330),
        ("23:15", 19 * 60),
        ("25:15", None),
        ("5:75", None),
        ("4:35", None),
        ("Oslo", None),
        ("", None),
    ],
)
def test_a_typed_time_is_an_offset(typed: str, offset: int | None) -> None:
    assert offset_of(typed, NOW) == offset
