"""What people see while they set when they are notified things."""

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum

from bot.domain.connection import Connection
from bot.domain.person import DIGEST_HOUR, Preferences
from bot.i18n import Markup, Translator
from bot.services.people.preferences import QuietProblem
from bot.services.people.time_zones import ZoneGroup
from bot.views import times
from bot.views.people.cities import city, nearest_first
from bot.views.people.muting import muted_until
from bot.views.view import Action, Button, Press, Rows, View, lines, pairs, press, rows, stack

HOURS = ((22 * 60, 7 * 60), (23 * 60, 8 * 60), (0, 9 * 60))  # on offer as quiet hours
_MUTED = 8  # muted connections that are named
_ROW = 3  # times side by side
_CITIES = 3  # that stand for a clock


class Errand(IntEnum):
    """What the person wanted when they had to be asked for their time zone."""

    ZONE = 0
    QUIET = 1
    DIGEST = 2


def alerts(
    t: Translator,
    preferences: Preferences,
    connections: Sequence[Connection],
    *,
    now: datetime,
    headline: str = "",
) -> View:
    """Show when the person is notified things, and offer to change it. `headline`: HTML above all."""
    muted = [c for c in connections if c.is_muted(now)]
    digest = preferences.digest_at is not None
    text = stack(
        headline,
        lines(
            t("alerts-title"),
            f"🌙 {_quiet(t, preferences)}",
            f"☀️ {_digest(t) if digest else t('alerts-digest-off')}",
            f"🕐 {_zone(t, preferences, now)}",
        ),
        _muted(t, muted, now, preferences),
        t("alerts-urgent"),
    )
    turn = press(
        t,
        Action.DIGEST,
        page=0 if digest else 1,
        label="button-digest-off" if digest else "button-digest-on",
    )
    unmute = [_unmute(t, connection) for connection in muted[:_MUTED]]
    main = pairs(press(t, Action.QUIET), press(t, Action.ZONE), turn, press(t, Action.MENU))
    return View(text, (*main, *rows(*unmute)))


def choose_quiet(t: Translator, preferences: Preferences, now: datetime) -> View:
    """Offer quiet hours."""
    offered = [
        Button(label=_span(*hours), press=Press(Action.QUIET_SET, f"{hours[0]}-{hours[1]}"))
        for hours in HOURS
    ]
    off = press(t, Action.QUIET_SET, label="button-quiet-off")
    text = stack(t("quiet-choose"), _zone(t, preferences, now))
    buttons = (
        *pairs(*offered, press(t, Action.QUIET_TYPE)),
        (off, press(t, Action.ALERTS, label="button-back")),
    )
    return View(text, buttons)


def ask_quiet(t: Translator) -> View:
    """Ask for quiet hours in the person's own words."""
    return View(t("quiet-ask"), rows(press(t, Action.CANCEL)))


def quiet_refused(t: Translator, why: QuietProblem) -> View:
    """Say what is wrong with quiet hours that were typed, and ask again."""
    return View(stack(t(f"quiet-{why}"), t("quiet-ask")), rows(press(t, Action.CANCEL)))


def ask_time(
    t: Translator, offsets: Sequence[int], now: datetime, errand: Errand = Errand.ZONE
) -> View:
    """Ask what time it is where the person is. `offsets`: from UTC, in minutes of a day."""
    here = now.hour * 60 + now.minute
    offered = [
        Button(
            label=times.clock((here + offset) % (24 * 60)),
            press=Press(Action.ZONE_AT, str(offset), errand),
        )
        for offset in offsets
    ]
    grid: Rows = tuple(tuple(offered[n : n + _ROW]) for n in range(0, len(offered), _ROW))
    back = press(t, Action.ALERTS, label="button-back")
    why = t(f"zone-why-{errand.name.lower()}")
    return View(lines(t("zone-ask-time"), why), (*grid, (back,)))


def ask_city(t: Translator, clocks: Sequence[ZoneGroup], errand: Errand) -> View:
    """Ask which of the clocks that agree now is the person's."""
    found = [(nearest_first(t, clock.places)[:_CITIES], clock.changes_on) for clock in clocks]
    told = [
        t("zone-clock-changes", cities=_cities(t, places), date=times.day(day))
        if day
        else t("zone-clock-stays", cities=_cities(t, places))
        for places, day in found
    ]
    buttons = [
        Button(label=_cities(t, places), press=Press(Action.ZONE_SET, places[0], errand))
        for places, _ in found
    ]
    back = press(t, Action.ZONE, page=errand, label="button-back")
    text = stack(t("zone-ask-city"), lines(*(f"• {line}" for line in told)))
    return View(text, rows(*buttons, back))


def saved(t: Translator) -> Markup:
    """Return the headline that says that a wish is taken."""
    return Markup(f"✅ {t('alerts-saved')}")


def _quiet(t: Translator, preferences: Preferences) -> Markup:
    begin, end = preferences.quiet_from, preferences.quiet_to
    if begin is None or end is None:
        return t("alerts-quiet-off")
    return t("alerts-quiet", hours=_span(begin, end))


def _digest(t: Translator) -> Markup:
    return t("alerts-digest", time=times.clock(DIGEST_HOUR * 60))


def _zone(t: Translator, preferences: Preferences, now: datetime) -> Markup:
    if preferences.timezone is None:
        return t("alerts-zone-unknown")
    time = f"{now.astimezone(preferences.zone):%H:%M}"
    return t("alerts-zone", city=city(t, preferences.timezone), time=time)


def _muted(
    t: Translator, muted: Sequence[Connection], now: datetime, preferences: Preferences
) -> Markup:
    told = [
        t("alerts-muted", name=c.name, until=muted_until(t, c, now, preferences.zone))
        for c in muted[:_MUTED]
    ]
    more = len(muted) - _MUTED
    return lines(*(f"🔕 {line}" for line in told), t("alert-more", count=more) if more > 0 else "")


def _unmute(t: Translator, connection: Connection) -> Button:
    label = t.plain("button-unmute-name", name=connection.name)
    return Button(label=label, press=Press(Action.UNMUTE, connection.id, 1))


def _span(begin: int, end: int) -> str:
    return f"{times.clock(begin)}–{times.clock(end)}"  # noqa: RUF001  # an en dash is meant


def _cities(t: Translator, places: Sequence[str]) -> str:
    return ", ".join(city(t, place) for place in places)
