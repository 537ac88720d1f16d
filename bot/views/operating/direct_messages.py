"""Messages that operators get directly, without a stored notice."""

from datetime import UTC, datetime

from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.view import Action, Rows, View, press, rows


def database_down(t: Translator, since: datetime, now: datetime) -> View:
    """Return the message that the database does not answer."""
    text = t("direct-database-down", since=times.near(t, since, now, UTC))
    return View(Markup(f"🛑 {text}"))


def database_back(t: Translator, seconds: float) -> View:
    """Return the message that it answers again; `seconds`: the length of the outage."""
    text = t("direct-database-back", length=times.length(t, seconds))
    return View(Markup(f"🟢 {text}"), _overview(t))


def conflict(t: Translator, webhook: str | None) -> View:
    """Return the message of a polling conflict; `webhook`: its host, if one is set."""
    text = t("direct-conflict-webhook", host=webhook) if webhook else t("direct-conflict-program")
    return View(Markup(f"🛑 {text}"))


def conflict_over(t: Translator) -> View:
    """Return the message that the polling conflict is over."""
    return View(Markup(f"🟢 {t('direct-conflict-over')}"), _overview(t))


def _overview(t: Translator) -> Rows:
    return rows(press(t, Action.STATUS, label="command-status"))
