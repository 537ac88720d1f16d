import re
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.i18n import Translator
from bot.views import times
from tests.views.conftest import LANGUAGES, NOW, text_of


def read(html: str) -> str:
    """Return a text without invisible marks."""
    return re.sub("[\u00a0\u202f]", " ", re.sub("[\u200e\u2060\u2068\u2069]", "", text_of(html)))


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (timedelta(), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=-5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=400), "400 days ago"),
    ],
)
def test_the_past_is_told_in_its_largest_unit(en: Translator, span: timedelta, told: str) -> None:
    assert read(times.ago(en, NOW - span, NOW)) == told


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (timedelta(seconds=30), "in less than a minute"),
        (timedelta(minutes=30), "in 30 minutes"),
        (timedelta(hours=2), "in 2 hours"),
        (timedelta(days=14), "in 14 days"),
    ],
)
def test_the_future_is_told_in_its_largest_unit(en: Translator, span: timedelta, told: str) -> None:
    assert read(times.ahead(en, NOW + span, NOW)) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, "منذ دقيقة واحدة"),
        (2, "منذ دقيقتين"),
        (3, "منذ 3 دقائق"),
        (10, "منذ 10 دقائق"),
        (11, "منذ 11 دقيقة"),
        (59, "منذ 59 دقيقة"),
    ],
)
def test_arabic_inflects_by_all_its_plurals(count: int, told: str) -> None:
    moment = NOW - timedelta(minutes=count)
    assert read(times.ago(LANGUAGES["ar"], moment, NOW)) == told


def test_an_exact_moment_is_utc_whatever_its_zone(en: Translator) -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    moment = datetime(2026, 12, 1, 1, 5, tzinfo=tehran)
    assert read(times.near(en, moment, NOW, UTC)) == "Nov 30 21:35 UTC"
    assert read(times.near(en, moment, NOW, tehran)) == "Dec 1 01:05"
    assert read(times.day(en, moment)) == "Nov 30, 2026"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Nov 21|Nov 21, 2025"),
        ("ar", "21 نوفمبر|21 نوفمبر 2025"),
        ("nb", "21. nov.|21. nov. 2025"),
        ("ru", "21 нояб.|21 нояб. 2025 г."),  # noqa: RUF001  # the word for a year
    ],
)
def test_a_date_is_written_as_the_language_does(language: str, told: str) -> None:
    """The year is said only if it is another one; no date breaks over lines."""
    t = LANGUAGES[language]
    days = [times.day(t, day, NOW) for day in (NOW, NOW - timedelta(days=365))]
    assert read("|".join(days)) == told
    assert not any(" " in day for day in days)


def test_a_deadline_that_has_passed_is_told_exactly_only(en: Translator) -> None:
    assert read(times.deadline(en, NOW, NOW)) == "12:00 UTC"
    ahead = times.deadline(en, NOW + timedelta(days=3), NOW)
    assert read(ahead) == "in 3 days (Nov 24 12:00 UTC)"
