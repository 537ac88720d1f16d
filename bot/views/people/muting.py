"""The views of muting a connection, and the line of a muted one."""

from datetime import datetime, tzinfo

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.view import Action, Button, Press, View, press, rows

HOURS = (1, 8)
UNTIL_CLEAR = 0  # hours of the button for "until it recovers"


def choose_mute(t: Translator, connection: Connection) -> View:
    """Ask how long to mute a connection."""
    choices = [
        Button(
            label=t.plain("mute-hours", count=hours),
            press=Press(Action.MUTE_FOR, connection.id, hours),
        )
        for hours in HOURS
    ]
    clear = press(t, Action.MUTE_FOR, connection.id, page=UNTIL_CLEAR, label="mute-until-clear")
    offered = (clear,) if connection.status is not Status.ONLINE else ()
    back = press(t, Action.CARD, connection.id, label="button-back")
    return View(t("mute-choose", name=connection.name), (tuple(choices), *rows(*offered, back)))


def muted_line(t: Translator, connection: Connection, now: datetime, zone: tzinfo) -> Markup:
    """Return until when a connection is muted; empty if it is not."""
    if not connection.is_muted(now):
        return Markup()
    return Markup(f"🔕 {t('mute-line', until=muted_until(t, connection, now, zone))}")


def muted_until(t: Translator, connection: Connection, now: datetime, zone: tzinfo) -> Markup:
    """Return the end of a mute."""
    if connection.muted_until_clear or connection.muted_until is None:
        return t("until-clear")
    return t("until-moment", moment=times.near(t, connection.muted_until, now, zone))
