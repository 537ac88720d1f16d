"""The names of cities in every language, from Unicode CLDR."""

from collections.abc import Iterable

from bot.i18n import Translator

# CLDR uses the first IANA name of some zones.
_FIRST = {
    "Europe/Kyiv": "Europe/Kiev",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Yangon": "Asia/Rangoon",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "America/Argentina/Buenos_Aires": "America/Buenos_Aires",
    "America/Nuuk": "America/Godthab",
}


def city(t: Translator, place: str) -> str:
    """Return the name of the city of a time zone (IANA name) in a language."""
    known = t.locale.time_zones.get(_FIRST.get(place, place), {})
    named: str = known.get("city") or place.rsplit("/", 1)[-1].replace("_", " ")
    return named


def nearest_first(t: Translator, places: Iterable[str]) -> list[str]:
    """Return places, those first in which the language is official."""
    from babel.core import get_global  # noqa: PLC0415  # imported when needed: rarely used
    from babel.languages import get_official_languages  # noqa: PLC0415

    territories = get_global("zone_territories")
    own = str(t.locale) if t.locale.script == "Hant" else t.locale.language

    def is_far(place: str) -> bool:
        return own not in get_official_languages(territories.get(place, ""), de_facto=True)

    return sorted(places, key=is_far)
