"""Amounts of money and of coins in the language of a person; no line breaks inside one."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation, localcontext

from babel.numbers import format_decimal

from bot.i18n import Translator
from bot.views.picture import DigitMarks

_CENTS = Decimal("0.01")
_DIGITS = Context(prec=5, rounding=ROUND_HALF_EVEN)  # of a number below 1, and of coins
_LONG = Context(prec=80)
_PRECISE = 1_000  # from this price on cents are enough
_ROUGH = Context(prec=3, rounding=ROUND_HALF_EVEN)  # of a small result
_PRICE = "#,##0.00################"
_PLACES = "#,##0.##################"


def money(t: Translator, value: Decimal, coin: str) -> str:
    """Return an amount of the coin of prices: cents, or five digits of a small one."""
    if value == _cents(value) or abs(value) >= 1:
        return f"{_written(t, _cents(value), '#,##0.00')}\u00a0{coin}"
    return coins(t, value, coin)


def price(t: Translator, value: Decimal, coin: str) -> str:
    """Return a price: cents, and more places where five digits need them."""
    shown = _cents(value) if abs(value) >= _PRECISE else _DIGITS.plus(value)
    return f"{_written(t, shown, _PRICE)}\u00a0{coin}"


def gain(t: Translator, value: Decimal, coin: str) -> str:
    """Return a result: a profit has a plus."""
    sign = "+" if value > 0 else ""
    return f"{sign}{money(t, value if abs(value) >= 1 else _ROUGH.plus(value), coin)}"


def coins(t: Translator, value: Decimal, coin: str) -> str:
    """Return an amount of a coin with five significant digits."""
    return f"{_written(t, _DIGITS.plus(value), _PLACES)}\u00a0{coin}"


def plain(t: Translator, value: Decimal) -> str:
    """Return a number as it is, without a coin."""
    return _written(t, value, _PLACES)


def digit_marks(t: Translator) -> DigitMarks:
    """Return what the language writes between Latin digits, in characters that each font has."""
    symbols = t.locale.number_symbols["latn"]
    thousands, decimal = (str(symbols[name]) for name in ("group", "decimal"))
    return DigitMarks(thousands=" " if thousands.isspace() else thousands, decimal=decimal)


def number(text: str | None) -> Decimal:
    """Return a stored amount; 0 if it cannot be read."""
    try:
        found = Decimal(text or 0)
    except InvalidOperation:
        return Decimal(0)
    return found if found.is_finite() and abs(found.adjusted()) < 30 else Decimal(0)  # noqa: PLR2004


def _cents(value: Decimal) -> Decimal:
    return value.quantize(_CENTS, context=_LONG)


def _written(t: Translator, value: Decimal, pattern: str) -> str:
    """Return a number as the language writes it, also one with more digits than usual.

    An account can have 10¹² of a coin, written with 18 places.
    """
    with localcontext(_LONG):
        return str(format_decimal(value, pattern, locale=t.language.replace("-", "_")))
