"""Risk levels, settings and shares in the language of a person."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from babel.numbers import format_decimal, format_percent

from bot.domain.strategies.ladder import RiskLevel
from bot.i18n import Translator, has_right_to_left

SHARES = frozenset({"first_drop", "take_profit", "stop", "recovery"})  # the others are numbers
SWITCHES = frozenset({"guards"})  # on or off
_NAMED = 2  # pairs on a button
_FINEST = Decimal("0.0001")


def share(t: Translator, value: Decimal) -> str:
    """Return a share as a percentage with at most two digits after the point."""
    rounded = value.quantize(_FINEST).normalize()
    return format_percent(rounded, locale=t.locale, decimal_quantization=False)


def setting(t: Translator, name: str) -> str:
    """Return the name of a setting."""
    return t.plain(f"setting-{name.replace('_', '-')}")


def value_of(t: Translator, name: str, value: Decimal | int) -> str:
    """Return the value of a setting; a share of 0 is off."""
    exact = Decimal(value)
    if name in SWITCHES:
        return t.plain("button-plan-on" if exact else "button-plan-off")
    if name not in SHARES:
        return format_decimal(exact.normalize(), "#,##0.##", locale=t.locale)
    return share(t, exact) if exact else t.plain("button-plan-off")


def setting_now(t: Translator, name: str, value: Decimal | int) -> str:
    """Return a setting with its value, for a button.

    After a right-to-left name a bare percentage would have its sign on the other side.
    """
    named, written = setting(t, name), value_of(t, name, value)
    return f"{named}: \u2068{written}\u2069" if has_right_to_left(named) else f"{named}: {written}"


def level(t: Translator, chosen: RiskLevel, custom: Mapping[str, Decimal] | None = None) -> str:
    """Return the name of a risk level; with changed numbers it is the person's own."""
    return t.plain("level-own" if custom else f"level-{chosen}")


def pairs(chosen: Sequence[str]) -> str:
    """Return the name of some pairs: their coins, and once the coin that all are paid with."""
    if len(chosen) == 1:
        return chosen[0]
    bases = " · ".join(pair.partition("/")[0] for pair in chosen)
    return f"{bases} / {chosen[0].partition('/')[2]}" if chosen else ""


def short_pairs(chosen: Sequence[str]) -> str:
    """Return the name of some pairs as it fits a button."""
    if len(chosen) <= _NAMED:
        return pairs(chosen)
    bases = " · ".join(pair.partition("/")[0] for pair in chosen[:_NAMED])
    return f"{bases} +{len(chosen) - _NAMED}"
