"""The CLDR locale of a language of the bot, for the names of dates and places."""

from typing import Any

from bot.i18n import Translator


def locale_of(t: Translator) -> Any:
    """Return the CLDR locale of a language; its tag may have a script or a territory."""
    from babel import Locale  # noqa: PLC0415  # imported when needed: it is large and rarely used

    return Locale.parse(t.language.replace("-", "_"))
