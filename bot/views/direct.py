"""Owns what those who run the bot are told past the database, because it does not answer."""

from datetime import UTC, datetime

from bot.i18n import Markup, Translator
from bot.views import moments
from bot.views.view import View


def database_down(t: Translator, since: datetime, now: datetime) -> View:
    """Return the message that the database does not answer."""
    text = t("direct-database-down", since=moments.near(since, now, UTC))
    return View(Markup(f"🛑 {text}"))


def database_back(t: Translator, seconds: float) -> View:
    """Return the message that it answers again; `seconds`: how long it did not."""
    text = t("direct-database-back", length=moments.length(t, seconds))
    return View(Markup(f"🟢 {text}"))
