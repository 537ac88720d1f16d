"""Finds places with a time zone by the names of cities and countries in a language."""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

from bot.services.people.time_zones import PLACES

LONGEST = 60  # characters of a name
_BEGINNING = 3  # letters that suffice to find a name
_CLOSE = 0.84  # similarity of a name with a typing error
_LETTERS = str.maketrans(  # letters that are often typed as others
    {"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "\u0131": "i", "\u0629": "\u0647", "\u0649": "\u064a"}
)
_WORLD = "001"  # the territory of zones without a place
_MOSTLY = 80  # percent of a country that speaks a language
_SHORT = {"usa": "US", "uk": "GB", "uae": "AE"}  # besides the codes of countries


def find_places(text: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the places (IANA names) of a typed city or country, well-known ones first.

    `languages`: tags of the languages of the name; English and IANA names are understood too.
    Exact names win over beginnings, and these over names with a typing error.
    """
    wanted = _folded(text)
    if not wanted or len(text) > LONGEST:
        return ()
    indexes = [_names(language) for language in dict.fromkeys((*languages, "en"))]
    known = {name for index in indexes for name in index}
    for found in _matches(wanted, known):
        if found:
            places = {p for name in found for index in indexes for p in index.get(name, ())}
            return tuple(sorted(places, key=_rank))
    return ()


def likely_places(*languages: str | None) -> tuple[str, ...]:
    """Return the places where languages are spoken, the likeliest first.

    `languages`: tags, the best hint first. English is the weakest hint, so it is used last.
    """
    tags = [tag.replace("-", "_") for tag in languages if tag]
    ordered = sorted(tags, key=lambda tag: tag == "en")
    countries = dict.fromkeys(t for tag in ordered for t in _territories(tag))
    known = [[p for p in _places_of(country) if p in PLACES] for country in countries]
    first = (place for places in known for place in places[:1])
    rest = (place for places in known for place in places[1:])
    return tuple(dict.fromkeys((*first, *rest)))


@cache
def is_place(name: str) -> bool:
    """Return whether the IANA database has a place of this name."""
    return name in _everywhere()


def _matches(wanted: str, known: Iterable[str]) -> Iterator[list[str]]:
    yield [name for name in known if name == wanted]
    begun = [name for name in known if name.startswith(wanted)]
    yield begun if len(wanted) >= _BEGINNING else []
    yield difflib.get_close_matches(wanted, known, n=1, cutoff=_CLOSE)


@cache
def _everywhere() -> frozenset[str]:
    from babel.core import get_global  # noqa: PLC0415  # imported when needed: it is large

    zones: Mapping[str, str] = get_global("zone_territories")
    named = {n for n, where in zones.items() if where != _WORLD and not n.startswith("Etc/")}
    return frozenset(available_timezones() & named.union(PLACES))


@cache
def _names(language: str) -> Mapping[str, frozenset[str]]:
    """Return the places of each name in a language: of cities, countries, and the database."""
    from babel.core import get_global  # noqa: PLC0415  # as above

    found: dict[str, set[str]] = defaultdict(set)
    for place in _everywhere():
        found[_folded(place)].add(place)
        found[_folded(place.rsplit("/", 1)[-1])].add(place)
    aliases = get_global("zone_aliases")
    for old, place in aliases.items():
        if place in _everywhere():
            found[_folded(old.rsplit("/", 1)[-1])].add(place)
    for short, territory in _SHORT.items():
        found[short].update(_places_of(territory))
    for name, places in _translated(language):
        found[_folded(name)].update(places)
    return {name: frozenset(places) for name, places in found.items() if name and places}


def _translated(language: str) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the names of cities and countries in a language, with their places."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # as above
    from babel.core import get_global  # noqa: PLC0415

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return
    aliases = get_global("zone_aliases")
    for zone, facts in locale.time_zones.items():
        place = aliases.get(zone, zone)
        if "city" in facts and place in _everywhere():
            yield facts["city"], (place,)
    for territory, name in locale.territories.items():
        yield name, _places_of(territory)
        yield territory, _places_of(territory)


@cache
def _places_of(territory: str) -> tuple[str, ...]:
    from babel.core import get_global  # noqa: PLC0415  # as above

    territories = get_global("zone_territories")
    return tuple(sorted((p for p in _everywhere() if territories.get(p) == territory), key=_rank))


def _territories(tag: str) -> Iterator[str]:
    """Yield the countries of a language: its likeliest, then those where most people speak it."""
    from babel.core import get_global  # noqa: PLC0415  # as above

    likely = get_global("likely_subtags")
    language, *rest = tag.split("_")
    named = next((part.upper() for part in rest if len(part) == len("NO")), None)
    home = likely.get("_".join((language, *map(str.title, rest))), likely.get(language, ""))
    yield named or home.rsplit("_", 1)[-1]
    for place in PLACES:
        territory = get_global("zone_territories").get(place, "")
        spoken = get_global("territory_languages").get(territory, {}).get(language, {})
        if spoken.get("official_status") and spoken.get("population_percent", 0) >= _MOSTLY:
            yield territory


def _rank(place: str) -> tuple[int, str]:
    return (PLACES.index(place) if place in PLACES else len(PLACES), place)


def _folded(name: str) -> str:
    """Return a name without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", letters).strip()
