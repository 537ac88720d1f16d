"""Bounds of external values: whatever an exchange answers can be stored."""

import ipaddress
import math
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.diagnosis import Answer, CheckReport, KeyInfo

LONGEST_ACCOUNT = 128  # characters of the id of an account
LONGEST_ITEM = 64  # characters of one entry of an IP list
MOST_ITEMS = 500  # entries of an IP list
LONGEST_DETAIL = 1000  # characters for the log
LONGEST_WAIT = 30 * 86_400.0  # seconds; no known ban of an exchange is longer
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # older than any exchange
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)  # a later end means that there is none


def plain(text: str, longest: int | None = None) -> str:
    """Return a text without NUL and lone surrogates, which databases reject, cut to a length."""
    if not text.isascii() or "\0" in text:
        text = "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")
    return text[:longest]


def clean(text: str, longest: int) -> str:
    """Return a text on one line: control and separator characters become spaces."""
    line = text[: 4 * longest]
    if not line.isprintable():
        line = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in line)
    return " ".join(line.split())[:longest]


def bounded_key(key: KeyInfo) -> KeyInfo:
    """Return the key info with storable values only.

    An invalid value counts as not reported. An IP list with invalid entries still restricts.
    """
    listed = _listed(key.ip_whitelist)
    unreadable = key.ip_whitelist is not None and listed is None
    return replace(
        key,
        ip_whitelist=listed,
        ip_restricted=Answer.YES if unreadable else key.ip_restricted,
        expires_at=moment(key.expires_at),
        account=account(key.account),
    )


def bounded(report: CheckReport) -> CheckReport:
    """Return a report with storable values only."""
    return replace(
        report,
        ip_whitelist=_listed(report.ip_whitelist),
        seen_ip=address(report.seen_ip),
        expires_at=moment(report.expires_at),
        account=account(report.account),
        seconds=_amount(report.seconds) or 0.0,
        wait=_amount(report.wait),
        detail=clean(str(report.detail), LONGEST_DETAIL),
    )


def account(value: object) -> str | None:
    """Return the id of an account; None if invalid. It is never cut: two ids could collide."""
    text = _text(value)
    return text if 0 < len(text) <= LONGEST_ACCOUNT else None


def address(value: object) -> str | None:
    """Return an IP address in canonical form; None if invalid."""
    try:
        return str(ipaddress.ip_address(str(value).strip().partition("%")[0]))
    except ValueError:
        return None


def moment(value: object) -> datetime | None:
    """Return a plausible time in UTC; None for any other, or one without a zone."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        return None
    try:
        return value.astimezone(UTC) if _EARLIEST <= value < _LATEST else None
    except OverflowError:
        return None


def _listed(items: object) -> tuple[str, ...] | None:
    """Return the entries of an IP list; None if any is invalid or there are too many."""
    if not isinstance(items, (list, tuple)) or len(items) > MOST_ITEMS:
        return None
    texts = tuple(map(_text, items))
    return texts if all(0 < len(text) <= LONGEST_ITEM for text in texts) else None


def _text(value: object) -> str:
    """Return a printable text, stripped; an empty one for anything else."""
    return value.strip() if isinstance(value, str) and value.isprintable() else ""


def _amount(value: object) -> float | None:
    """Return seconds between 0 and the longest wait; None if not a number."""
    if not isinstance(value, (int, float)) or (isinstance(value, float) and math.isnan(value)):
        return None
    return float(min(max(value, 0), LONGEST_WAIT))
