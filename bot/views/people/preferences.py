"""The views of notification preferences."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.person import DIGEST_HOUR, Preferences
from bot.i18n import Markup, Translator
from bot.services.people.preferences import QuietProblem
from bot.views import times
from bot.views.people.cities import city
from bot.views.people.muting import muted_until
from bot.views.view import Action, Button, Press, View, lines, pairs, press, rows, stack

HOURS = ((22 * 60, 7 * 60), (23 * 60, 8 * 60), (0, 9 * 60))  # offered quiet hours
_MUTED = 8  # muted connections that are named


def alerts(
    t: Translator,
    preferences: Preferences,
    connections: Sequence[Connection],
    *,
    now: datetime,
    headline: str = "",
) -> View:
    """Show the preferences with buttons to change them. `headline`: HTML above the text."""
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


def ask_quiet(t: Translator, *, explained: bool = False) -> View:
    """Ask for quiet hours as text. `explained`: say what they are for."""
    text = stack(t("quiet-choose") if explained else "", t("quiet-ask"))
    return View(text, rows(press(t, Action.CANCEL)))


def quiet_refused(t: Translator, why: QuietProblem) -> View:
    """Say why typed quiet hours were rejected, and ask again."""
    return View(stack(t(f"quiet-{why}"), t("quiet-ask")), rows(press(t, Action.CANCEL)))


def saved(t: Translator) -> Markup:
    """Return the headline that confirms a change."""
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
    listed = [
        t("alerts-muted", name=c.name, until=muted_until(t, c, now, preferences.zone))
        for c in muted[:_MUTED]
    ]
    more = len(muted) - _MUTED
    return lines(
        *(f"🔕 {line}" for line in listed), t("alert-more", count=more) if more > 0 else ""
    )


def _unmute(t: Translator, connection: Connection) -> Button:
    label = t.plain("button-unmute-name", name=connection.name)
    return Button(label=label, press=Press(Action.UNMUTE, connection.id, 1))


def _span(begin: int, end: int) -> str:
    return f"{times.clock(begin)}–{times.clock(end)}"  # noqa: RUF001  # an en dash is meant
