"""Exact amounts: rounding to the steps of an exchange, and the text that is sent to one."""

from decimal import ROUND_DOWN, ROUND_UP, Context, Decimal

ZERO = Decimal(0)
ONE = Decimal(1)
_PERCENT = 100
_MEMORABLE = 3  # digits
_EXACT = Context(prec=80)  # a whole number of steps fits


def floor(value: Decimal, step: Decimal) -> Decimal:
    """Return the greatest multiple of a positive step that is not above a positive value."""
    return _EXACT.multiply(_EXACT.divide_int(value, step), step)


def ceiling(value: Decimal, step: Decimal) -> Decimal:
    """Return the least multiple of a positive step that is not below a positive value."""
    lower = floor(value, step)
    return lower if lower == value else _EXACT.add(lower, step)


def wire(value: Decimal) -> str:
    """Return a number as exchanges take it: digits without an exponent or needless zeros."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def share_of(free: Decimal, percent: int) -> Decimal:
    """Return a share of what is free, rounded down to three digits that people can remember."""
    return significant(free * percent / _PERCENT, _MEMORABLE)


def significant(value: Decimal, digits: int, *, up: bool = False) -> Decimal:
    """Return a number with that many significant digits, rounded down or up."""
    return Context(prec=digits, rounding=ROUND_UP if up else ROUND_DOWN).plus(value)
