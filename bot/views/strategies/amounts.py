"""Amounts of money and of coins in the language of a person."""

from decimal import ROUND_HALF_EVEN, Context, Decimal

from babel.numbers import format_decimal

from bot.i18n import Translator

_CENTS = Decimal("0.01")
_DIGITS = Context(prec=5, rounding=ROUND_HALF_EVEN)  # of a number below 1, and of coins
_PLACES = "#,##0.##################"


def money(t: Translator, value: Decimal, coin: str) -> str:
    """Return an amount of the coin of prices: cents, or five digits of a small one."""
    if value == value.quantize(_CENTS) or abs(value) >= 1:
        return f"{format_decimal(value.quantize(_CENTS), '#,##0.00', locale=_locale(t))} {coin}"
    return coins(t, value, coin)


def gain(t: Translator, value: Decimal, coin: str) -> str:
    """Return a result: a profit has a plus."""
    sign = "+" if value > 0 else ""
    return f"{sign}{money(t, value, coin)}"


def coins(t: Translator, value: Decimal, coin: str) -> str:
    """Return an amount of a coin with five significant digits."""
    return f"{format_decimal(_DIGITS.plus(value), _PLACES, locale=_locale(t))} {coin}"


def _locale(t: Translator) -> str:
    return t.language.replace("-", "_")
