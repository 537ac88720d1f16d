"""The views that ask for a person's time zone: by a place, else by the local time."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from bot.i18n import Translator
from bot.services.people.time_zones import ZoneGroup
from bot.views import times
from bot.views.people.cities import city, nearest_first
from bot.views.view import Action, Button, Press, Rows, View, lines, pairs, press, rows, stack

_ROW = 3  # times per row
_CITIES = 3  # that represent a zone


class ZonePurpose(IntEnum):
    """The setting for which the time zone is needed."""

    ZONE = 0
    QUIET = 1
    DIGEST = 2


def ask_place(
    t: Translator,
    places: Sequence[str],
    now: datetime,
    purpose: ZonePurpose = ZonePurpose.ZONE,
    *,
    typed: bool = True,
) -> View:
    """Ask where the person is, with a guess. `typed`: the name of a place can be sent."""
    how = t("zone-where-how" if typed else "zone-where-tap")
    why = t(f"zone-why-{purpose.name.lower()}")
    return View(lines(t("zone-where"), how, why), _places(t, places, now, purpose))


def choose_place(t: Translator, places: Sequence[str], now: datetime, purpose: ZonePurpose) -> View:
    """Ask which of the places with a typed name is meant."""
    return View(t("zone-several"), _places(t, places, now, purpose))


def place_not_found(
    t: Translator, places: Sequence[str], now: datetime, purpose: ZonePurpose
) -> View:
    """Say that no place has the typed name, and offer the guess again.

    The text is not repeated: it may be a secret that was sent by mistake.
    """
    return View(t("zone-not-found"), _places(t, places, now, purpose))


def ask_time(
    t: Translator, offsets: Sequence[int], now: datetime, purpose: ZonePurpose = ZonePurpose.ZONE
) -> View:
    """Ask for the local time of the person. `offsets`: from UTC, in minutes of a day."""
    here = now.hour * 60 + now.minute
    buttons = [
        Button(
            label=times.clock((here + offset) % (24 * 60)),
            press=Press(Action.ZONE_AT, str(offset), purpose),
        )
        for offset in offsets
    ]
    grid: Rows = tuple(tuple(buttons[n : n + _ROW]) for n in range(0, len(buttons), _ROW))
    back = press(t, Action.ZONE, page=purpose, label="button-back")
    why = t(f"zone-why-{purpose.name.lower()}")
    return View(lines(t("zone-ask-time"), why), (*grid, (back,)))


def ask_city(t: Translator, clocks: Sequence[ZoneGroup], purpose: ZonePurpose) -> View:
    """Ask which of the zones with the same time is the person's."""
    found = [(nearest_first(t, clock.places)[:_CITIES], clock.changes_on) for clock in clocks]
    listed = [
        t("zone-clock-changes", cities=_cities(t, places), date=times.day(t, day))
        if day
        else t("zone-clock-stays", cities=_cities(t, places))
        for places, day in found
    ]
    buttons = [
        Button(label=_cities(t, places), press=Press(Action.ZONE_SET, places[0], purpose))
        for places, _ in found
    ]
    back = press(t, Action.ZONE, page=purpose, label="button-back")
    text = stack(t("zone-ask-city"), lines(*(f"• {line}" for line in listed)))
    return View(text, rows(*buttons, back))


def _places(t: Translator, places: Sequence[str], now: datetime, purpose: ZonePurpose) -> Rows:
    """Return a button for each place with its time, and the other ways."""
    offered = [
        Button(
            label=t.plain("zone-place", city=city(t, place), time=_time_at(place, now)),
            press=Press(Action.ZONE_SET, place, purpose),
        )
        for place in places
    ]
    other = press(t, Action.ZONE_TIMES, page=purpose)
    return (*pairs(*offered), (other, press(t, Action.ALERTS, label="button-back")))


def _time_at(place: str, now: datetime) -> str:
    return times.time_of_day(now, ZoneInfo(place))


def _cities(t: Translator, places: Sequence[str]) -> str:
    return t.plain("list-separator").join(city(t, place) for place in places)
