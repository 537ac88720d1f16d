"""Finds a person's time zone: by the local time, then by a city."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_DAY = 24 * 60  # minutes
_TIME = re.compile(r"(\d{1,2})[:.]([0-5\u0660-\u0665]\d)")
_SLACK = 7  # minutes that a typed time may be off
_AHEAD = 366  # days within which clocks are compared

# Cities of the IANA database, well-known ones first; at least one for each offset.
_CITIES = """
Europe/London Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Oslo
Europe/Stockholm Europe/Zurich Europe/Warsaw Europe/Vienna Europe/Lisbon Europe/Dublin
Europe/Athens Europe/Kyiv Europe/Bucharest Europe/Helsinki Europe/Chisinau Europe/Moscow
Europe/Istanbul Europe/Minsk Europe/Kaliningrad Europe/Samara Atlantic/Reykjavik Atlantic/Azores
Asia/Riyadh Asia/Dubai Asia/Baghdad Asia/Kuwait Asia/Qatar Asia/Amman Asia/Damascus Asia/Beirut
Asia/Jerusalem Asia/Gaza Asia/Tehran Asia/Baku Asia/Tbilisi Asia/Yerevan Asia/Kabul Asia/Karachi
Asia/Tashkent Asia/Almaty Asia/Yekaterinburg Asia/Omsk Asia/Novosibirsk Asia/Krasnoyarsk
Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Magadan Asia/Kamchatka Asia/Kolkata
Asia/Colombo Asia/Kathmandu Asia/Dhaka Asia/Yangon Asia/Bangkok Asia/Ho_Chi_Minh Asia/Jakarta
Asia/Shanghai Asia/Hong_Kong Asia/Singapore Asia/Kuala_Lumpur Asia/Taipei Asia/Manila
Asia/Tokyo Asia/Seoul
Africa/Cairo Africa/Lagos Africa/Johannesburg Africa/Nairobi Africa/Casablanca Africa/Algiers
Africa/Tunis Africa/Tripoli Africa/Khartoum Africa/Accra Africa/Abidjan Atlantic/Cape_Verde
America/New_York America/Toronto America/Chicago America/Denver America/Phoenix
America/Los_Angeles America/Vancouver America/Anchorage America/Adak Pacific/Honolulu
America/Mexico_City America/Tijuana America/Monterrey America/Cancun America/Bogota America/Lima
America/Havana America/Port-au-Prince America/Caracas America/Halifax America/Puerto_Rico
America/La_Paz America/Santiago America/Asuncion America/Punta_Arenas America/Sao_Paulo
America/Argentina/Buenos_Aires America/Montevideo America/Noronha America/St_Johns
America/Miquelon America/Nuuk America/Coyhaique
Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Adelaide Australia/Darwin
Australia/Perth Australia/Eucla Australia/Lord_Howe Pacific/Auckland Pacific/Chatham
Pacific/Port_Moresby Pacific/Guadalcanal Pacific/Noumea Pacific/Norfolk Pacific/Fiji
Pacific/Tongatapu Pacific/Apia Pacific/Kiritimati Pacific/Tahiti Pacific/Marquesas
Pacific/Gambier Pacific/Pitcairn Pacific/Easter Pacific/Galapagos Pacific/Pago_Pago
Antarctica/Troll
"""
PLACES = tuple(_CITIES.split())


@dataclass(frozen=True, kw_only=True)
class ZoneGroup:
    """Cities whose clocks agree for the next year."""

    places: tuple[str, ...]  # names in the IANA database
    changes_on: date | None  # the next change of the clock; None: not within a year


def minute_of(place: str, now: datetime) -> int:
    """Return the minute of the day at a place."""
    local = now.astimezone(ZoneInfo(place))
    return local.hour * 60 + local.minute


def offsets(now: datetime) -> tuple[int, ...]:
    """Return the current offsets from UTC in minutes of a day, ordered by local time."""
    here = minute_of("UTC", now)
    distinct = {(minute_of(place, now) - here) % _DAY for place in PLACES}
    return tuple(sorted(distinct, key=lambda offset: (here + offset) % _DAY))


def distinct_times(places: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Return the first place of each local time."""
    first: dict[int, str] = {}
    for place in places:
        first.setdefault(minute_of(place, now), place)
    return tuple(first.values())


def distinct_clocks(places: Iterable[str], now: datetime) -> tuple[str, ...]:
    """Return the first place of those whose clocks agree for the next year."""
    first: dict[tuple[timedelta | None, ...], str] = {}
    for place in places:
        first.setdefault(_course(place, now), place)
    return tuple(first.values())


def offset_of(text: str, now: datetime) -> int | None:
    """Return the offset from UTC (minutes of a day) of a typed local time, as 05:15.

    None if it is no time, or none that a clock on earth shows now.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = map(int, found.groups())
    typed = (hour * 60 + minute - minute_of("UTC", now)) % _DAY

    def apart(offset: int) -> int:
        return min((offset - typed) % _DAY, (typed - offset) % _DAY)

    nearest = min(offsets(now), key=apart)
    return nearest if hour * 60 + minute < _DAY and apart(nearest) <= _SLACK else None


def zone_groups(offset: int, now: datetime) -> tuple[ZoneGroup, ...]:
    """Return the groups of places with an offset from UTC now; several if they will differ.

    `offset`: minutes of a day; places a whole day apart show the same time.
    """
    here = minute_of("UTC", now)
    together = (p for p in PLACES if (minute_of(p, now) - here) % _DAY == offset % _DAY)
    return zone_groups_of(together, now)


def zone_groups_of(places: Iterable[str], now: datetime) -> tuple[ZoneGroup, ...]:
    """Return places grouped by their offsets of the next year."""
    found: dict[tuple[timedelta | None, ...], list[str]] = defaultdict(list)
    for place in places:
        found[_course(place, now)].append(place)
    return tuple(
        ZoneGroup(places=tuple(same), changes_on=_change(course, now))
        for course, same in found.items()
    )


def _course(place: str, now: datetime) -> tuple[timedelta | None, ...]:
    """Return the offset of a place from UTC now and at noon UTC of each day of the next year."""
    zone = ZoneInfo(place)
    noon = now.astimezone(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    days = (noon + timedelta(days=n) for n in range(1, _AHEAD))
    return tuple(moment.astimezone(zone).utcoffset() for moment in (now, *days))


def _change(course: tuple[timedelta | None, ...], now: datetime) -> date | None:
    turned = (n for n, offset in enumerate(course) if offset != course[0])
    return next((now.astimezone(UTC).date() + timedelta(days=n) for n in turned), None)
