"""Parses BOT_EGRESS. The texts of errors never contain a value."""

import json
import re
from collections.abc import Mapping
from datetime import date
from ipaddress import ip_address
from typing import Any

from bot.domain.credentials import Secret
from bot.domain.egress import DEFAULT, Egress
from bot.setting_values import check_url

_JSON = (
    'write it as JSON, for example {"b": {"address": "203.0.113.6", "via": "http://proxy:3128"}}'
)
_PARTS = {"address", "via", "bind", "retires"}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def read_egresses(value: Any) -> tuple[Egress, ...]:
    """Return the egresses of a setting. Raises ValueError, which names entry and part."""
    try:
        entries = json.loads(value, object_pairs_hook=_unique) if isinstance(value, str) else value
    except (ValueError, RecursionError):  # its text quotes the value
        raise ValueError(_JSON) from None
    if not isinstance(entries, Mapping) or not entries:
        raise ValueError(_JSON)
    found = tuple(_read(n, *entry) for n, entry in enumerate(entries.items(), start=1))
    named = [address for egress in found for address in egress.addresses]
    if len(named) != len(set(named)):
        raise ValueError("two entries have the same address: exchanges cannot tell them apart")
    return found


def joined(entries: tuple[Egress, ...], default: Egress) -> tuple[Egress, ...]:
    """Return all egresses: the default one first, which an entry of its name completes."""
    own = next((egress for egress in entries if egress.id == DEFAULT), None)
    if own is not None:
        default = Egress(
            addresses=own.addresses or default.addresses,
            proxy=own.proxy or default.proxy,
            bind=own.bind or default.bind,
            retires=own.retires,
        )
    return (default, *(egress for egress in entries if egress.id != DEFAULT))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON. Raises ValueError for a name that is given twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twice")
    return found


def _read(number: int, name: str, entry: Any) -> Egress:
    where = f"entry {number}"
    if not _ID.fullmatch(name):
        raise ValueError(f"{where}: use a name of up to 32 letters a-z, digits and -")
    if not isinstance(entry, Mapping) or entry.keys() - _PARTS:
        raise ValueError(f"{where}: its parts are address, via, bind and retires")
    if name != DEFAULT and not entry.get("address"):
        raise ValueError(f"{where}: `address` is missing: the one that exchanges see")
    via, bind = entry.get("via"), entry.get("bind")
    return Egress(
        id=name,
        addresses=_addresses(where, entry.get("address", [])),
        proxy=None if via is None else Secret(_url(where, via)),
        bind=None if bind is None else _address(where, "bind", bind),
        retires=None if (day := entry.get("retires")) is None else _day(where, day),
    )


def _addresses(where: str, value: Any) -> tuple[str, ...]:
    listed = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(listed, list):
        raise ValueError(f"{where}: write `address` as 203.0.113.7, or as a list of such")  # noqa: TRY004  # of a setting
    return tuple(_address(where, "address", one) for one in listed)


def _address(where: str, part: str, value: Any) -> str:
    try:
        return str(ip_address(value if isinstance(value, str) else ""))
    except ValueError:  # its text quotes the value
        raise ValueError(f"{where}: write `{part}` as an address such as 203.0.113.7") from None


def _url(where: str, value: Any) -> str:
    try:
        return check_url(value if isinstance(value, str) else "")
    except ValueError as error:
        raise ValueError(f"{where}: `via`: {error}") from None


def _day(where: str, value: Any) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:  # its text quotes the value
        raise ValueError(f"{where}: write `retires` as a day such as 2027-01-31") from None
