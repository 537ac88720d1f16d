"""What money is free for a strategy, and how much of it the others may still take."""

from collections.abc import Iterator
from decimal import Decimal

from bot.domain.strategies.starting import TooLittleError
from bot.i18n import Markup, Translator
from bot.services.balances import FreeMoney
from bot.views.strategies import amounts
from bot.views.view import lines, sentences


def free(t: Translator, found: FreeMoney, coin: str) -> Markup:
    """Return what is free, what others may take of it, and what that leaves; empty: not known."""
    if found.amount is None or found.left is None:
        return Markup()
    left = t("plan-free-left", money=amounts.money(t, found.left, coin)) if found.reserved else ""
    return sentences(t, (*_free(t, found.amount, found.reserved, coin), left))


def after(t: Translator, found: FreeMoney, limit: Decimal, coin: str) -> Markup:
    """Return what is free now, and what stays free when all of the limit is used."""
    if found.amount is None or found.left is None:
        return t("sheet-balance")
    if limit > found.left:
        stays = t("sheet-free-less", missing=amounts.money(t, limit - found.left, coin))
    else:
        stays = t("sheet-free-after", left=amounts.money(t, found.left - limit, coin))
    return sentences(t, (*_free(t, found.amount, found.reserved, coin), stays))


def short(t: Translator, error: TooLittleError) -> Markup:
    """Return by how much too little is free."""
    needs = amounts.money(t, error.needs, error.coin)
    missing = amounts.money(t, error.needs + error.reserved - error.free, error.coin)
    known = sentences(t, _free(t, error.free, error.reserved, error.coin))
    return lines(known, t("start-refused-missing", needs=needs, missing=missing))


def _free(t: Translator, amount: Decimal, reserved: Decimal, coin: str) -> Iterator[Markup]:
    yield t("plan-free", money=amounts.money(t, amount, coin))
    if reserved:
        yield t("plan-free-reserved", money=amounts.money(t, reserved, coin))
