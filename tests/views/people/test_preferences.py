import re
from datetime import timedelta

from bot.domain.diagnosis import Problem
from bot.domain.person import Preferences
from bot.i18n import Translator
from bot.services.people.time_zones import offsets, zone_groups
from bot.views import Action, Press, View
from bot.views.people import muting, preferences, time_zone
from bot.views.people.cities import city, nearest_first
from bot.views.people.time_zone import ZonePurpose
from tests.views.conftest import ID, LANGUAGES, NOW, a_connection, check_view

EN = LANGUAGES["en"]
ALL_SET = Preferences(
    timezone="Europe/Oslo", quiet_from=22 * 60 + 30, quiet_to=7 * 60, digest_at=NOW
)


def read(view: View) -> str:
    return re.sub("[\u200e\u2060\u2068\u2069]", "", check_view(view, EN)).replace("\u00a0", " ")


def presses(view: View) -> dict[str, Press]:
    return {b.label: b.press for row in view.buttons for b in row if b.press}


def test_nothing_is_set_at_first() -> None:
    view = preferences.alerts(EN, Preferences(), (), now=NOW)
    text = read(view)
    for told in ("Quiet hours: none", "Daily summary: off", "times are in UTC"):
        assert told in text
    assert presses(view)["Turn summary on"] == Press(Action.DIGEST, page=1)


def test_what_is_set_is_told_by_the_persons_clock() -> None:
    muted = a_connection(muted_until=NOW + timedelta(hours=8))
    view = preferences.alerts(EN, ALL_SET, [muted, a_connection(name="Loud")], now=NOW)
    text = read(view)
    for told in (
        "Quiet hours: 22:30\u201307:00",
        "Daily summary: at 09:00",
        "Time zone: Oslo, now 13:00",
        "Spot Main: muted until 21:00",
        "You hear at once if a key can withdraw, also in quiet hours",
    ):
        assert told in text
    assert "Loud" not in text
    assert presses(view)["Unmute Spot Main"] == Press(Action.UNMUTE, ID, 1)
    assert presses(view)["Turn summary off"] == Press(Action.DIGEST, page=0)


def test_every_time_there_is_on_earth_is_offered_once_in_order() -> None:
    view = time_zone.ask_time(EN, offsets(NOW), NOW, ZonePurpose.DIGEST)
    offered = [label for label in presses(view) if label != "Back"]
    assert offered == sorted(set(offered))
    assert {"12:00", "13:00", "17:30", "07:00"} <= set(offered)
    assert presses(view)["13:00"] == Press(Action.ZONE_AT, "60", ZonePurpose.DIGEST)


def test_a_guess_is_a_place_with_its_time(t: Translator) -> None:
    view = time_zone.ask_place(t, ("Europe/Oslo",), NOW, ZonePurpose.DIGEST)
    [label] = [k for k, p in presses(view).items() if p.action is Action.ZONE_SET]
    assert "13:00" in label
    assert city(t, "Europe/Oslo") in label
    assert presses(view)[label] == Press(Action.ZONE_SET, "Europe/Oslo", ZonePurpose.DIGEST)
    assert Press(Action.ZONE_TIMES, page=ZonePurpose.DIGEST) in presses(view).values()


def test_a_place_can_be_sent_only_where_it_would_be_read() -> None:
    ways = [
        read(time_zone.ask_place(EN, ("Europe/Oslo",), NOW, typed=typed)) for typed in (True, False)
    ]
    assert ["send the name" in text for text in ways] == [True, False]


def test_clocks_that_go_apart_are_told_by_cities_and_days() -> None:
    view = time_zone.ask_city(EN, zone_groups(60, NOW), ZonePurpose.QUIET)
    text = read(view)
    assert "• Berlin, Paris, Madrid: clock change Mar 28, 2027" in text
    assert "• Lagos, Algiers, Tunis: no clock change" in text
    assert presses(view)["Casablanca"] == Press(
        Action.ZONE_SET, "Africa/Casablanca", ZonePurpose.QUIET
    )


def test_cities_have_the_names_of_the_language() -> None:
    named = {
        "en": ("Kyiv", "Buenos Aires", "New York"),
        "ar": ("كييف", "بوينوس أيرس", "نيويورك"),
        "nb": ("Kyiv", "Buenos Aires", "New York"),
        "ru": ("Киев", "Буэнос-Айрес", "Нью-Йорк"),
    }
    places = ("Europe/Kyiv", "America/Argentina/Buenos_Aires", "America/New_York")
    for language, names in named.items():
        assert tuple(city(LANGUAGES[language], place) for place in places) == names


def test_cities_that_speak_the_language_come_first() -> None:
    places = ("Europe/Berlin", "Europe/Oslo", "Asia/Riyadh", "Europe/Moscow")
    first = {"ar": "Asia/Riyadh", "nb": "Europe/Oslo", "ru": "Europe/Moscow"}
    for language, place in first.items():
        assert nearest_first(LANGUAGES[language], places)[0] == place


def test_quiet_hours_on_offer_can_be_taken(t: Translator) -> None:
    view = preferences.choose_quiet(t, ALL_SET, NOW)
    assert presses(view)["22:00\u201307:00"] == Press(Action.QUIET_SET, "1320-420")
    assert Press(Action.QUIET_SET) in presses(view).values()


def test_muting_until_the_all_clear_is_offered_where_one_can_come() -> None:
    fallen = muting.choose_mute(EN, a_connection(Problem.NO_TRADE))
    assert list(presses(fallen)) == ["1 hour", "8 hours", "Until it is online again", "Back"]
    assert presses(fallen)["8 hours"] == Press(Action.MUTE_FOR, ID, 8)
    online = muting.choose_mute(EN, a_connection())
    assert list(presses(online)) == ["1 hour", "8 hours", "Back"]
