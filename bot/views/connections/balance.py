"""The balance of a connection: what is free, what is in orders, and its worth."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Responsible
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator, escape
from bot.services.balances import MONEY, AccountReading, CoinWorth
from bot.views import times
from bot.views.connections.status_line import titled
from bot.views.problems import Findings, address_buttons, blocks
from bot.views.strategies import amounts
from bot.views.view import Action, Rows, View, lines, pairs, press, rows, stack

_MOST = 10  # coins that are shown; the others are one line


def balance(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    reading: AccountReading,
    *,
    now: datetime,
    zone: tzinfo = UTC,
    page: int = 0,
) -> View:
    """Show a reading. `zone`: of the person; `page`: of the list, as for the card."""
    shown, rest = reading.coins[:_MOST], reading.coins[_MOST:]
    text = stack(
        _title(t, exchange, connection),
        _total(t, reading),
        *(_coin(t, coin, priced=reading.priced) for coin in shown),
        _rest(t, rest),
        lines(
            "" if reading.priced else t("balance-no-prices", exchange=exchange.title),
            t("balance-read", time=times.near(t, reading.at, now, zone)),
        ),
    )
    return View(text, _buttons(t, connection, page))


def reading_now(t: Translator, exchange: Exchange, connection: Connection) -> View:
    """Say that the exchange is being asked."""
    asking = t("balance-asking", exchange=exchange.title)
    return View(stack(_title(t, exchange, connection), asking))


def failed(
    t: Translator,
    exchange: Exchange,
    connection: Connection,
    problem: Problem,
    *,
    addresses: Sequence[str] = (),
    page: int = 0,
) -> View:
    """Say why there is no balance, and what helps. `addresses`: ours, for IP lists."""
    findings = Findings(problems=(problem,), exchange=exchange, addresses=tuple(addresses))
    text = stack(_title(t, exchange, connection), t("balance-unread"), *blocks(t, findings))
    theirs = problem.responsible is Responsible.USER
    test = press(t, Action.TEST, connection.id, style="primary") if theirs else None
    return View(text, (*address_buttons(t, findings), *rows(test), *_buttons(t, connection, page)))


def refused(t: Translator, card: View) -> View:
    """Say above the card that this key is not used to read a balance."""
    return View(stack(t("balance-refused"), card.text), card.buttons)


def _title(t: Translator, exchange: Exchange, connection: Connection) -> Markup:
    return t("balance-title", name=titled(t, connection, exchange))


def _total(t: Translator, reading: AccountReading) -> Markup:
    if not reading.coins:
        return t("balance-empty")
    several = len(reading.coins) > 1 and reading.worth
    return t("balance-total", worth=_money(t, reading.worth)) if several else Markup()


def _coin(t: Translator, one: CoinWorth, *, priced: bool) -> Markup:
    return lines(_worth(t, one, priced=priced), *_amounts(t, one))


def _worth(t: Translator, one: CoinWorth, *, priced: bool) -> Markup:
    """Return a coin with its worth, which is not repeated for the money itself."""
    coin = escape(one.coin)
    if one.worth is not None and one.coin != MONEY:
        return t("balance-coin", coin=coin, worth=_money(t, one.worth))
    if one.worth is None and priced:
        return t("balance-coin-unpriced", coin=coin, money=MONEY)
    return t("balance-coin-alone", coin=coin)


def _amounts(t: Translator, one: CoinWorth) -> Iterator[Markup]:
    free, locked = (_amount(t, one, value) for value in (one.balance.free, one.balance.locked))
    yield t("balance-free", free=free)
    if one.balance.locked:
        yield t("balance-locked", locked=locked)


def _amount(t: Translator, one: CoinWorth, value: Decimal) -> str:
    shown = amounts.money if one.coin == MONEY else amounts.coins
    return shown(t, value, one.coin)


def _rest(t: Translator, rest: Sequence[CoinWorth]) -> Markup:
    if not rest:
        return Markup()
    worth = sum((one.worth for one in rest if one.worth), start=Decimal(0))
    return t("balance-rest", count=len(rest), worth=_money(t, worth))


def _money(t: Translator, value: Decimal) -> str:
    return amounts.money(t, value, MONEY)


def _buttons(t: Translator, connection: Connection, page: int) -> Rows:
    return pairs(
        press(t, Action.BALANCE, connection.id, page=page, label="button-status"),
        press(t, Action.CARD, connection.id, page=page, label="button-back"),
    )
