"""Amounts of money and of coins in the language of a person."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation

from babel.numbers import format_decimal

from bot.i18n import Translator

_CENTS = Decimal("0.01")
_DIGITS = Context(prec=5, rounding=ROUND_HALF_EVEN)  # of a number below 1, and of coins
_PRECISE = 1_000  # from this price on cents are enough
_ROUGH = Context(prec=3, rounding=ROUND_HALF_EVEN)  # of a small result
_PLACES = "#,##0.##################"


def money(t: Translator, value: Decimal, coin: str) -> str:
    """Return an amount of the coin of prices: cents, or five digits of a small one."""
    if value == value.quantize(_CENTS) or abs(value) >= 1:
        return f"{format_decimal(value.quantize(_CENTS), '#,##0.00', locale=_locale(t))} {coin}"
    return coins(t, value, coin)


def price(t: Translator, value: Decimal, coin: str) -> str:
    """Return a price: cents, and more places where five digits need them."""
    if abs(value) >= _PRECISE:
        return money(t, value, coin)
    return coins(t, value, coin)


def gain(t: Translator, value: Decimal, coin: str) -> str:
    """Return a result: a profit has a plus."""
    sign = "+" if value > 0 else ""
    return f"{sign}{money(t, value if abs(value) >= 1 else _ROUGH.plus(value), coin)}"


def coins(t: Translator, value: Decimal, coin: str) -> str:
    """Return an amount of a coin with five significant digits."""
    return f"{format_decimal(_DIGITS.plus(value), _PLACES, locale=_locale(t))} {coin}"


def number(text: str | None) -> Decimal:
    """Return a stored amount; 0 if it cannot be read."""
    try:
        found = Decimal(text or 0)
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() and abs(found.adjusted()) < 30 else Decimal(0)  # noqa: PLR2004


def _locale(t: Translator) -> str:
    return t.language.replace("-", "_")
