"""The balance of a connection, in every language."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.domain.diagnosis import Answer, Permission, Problem
from bot.domain.ports.balances import CoinBalance
from bot.i18n import Translator
from bot.services.balances import AccountReading, CoinWorth, FreeMoney
from bot.views import View
from bot.views.connections import balance
from bot.views.connections.card import card
from bot.views.strategies import questions
from bot.views.view import Action
from tests.views.conftest import HOSTILE, LANGUAGES, NOW, a_connection, an_exchange, check_view

D = Decimal
ACME = an_exchange()
ENGLISH = LANGUAGES["en"]


def has(coin: str, free: str, locked: str = "0", worth: str | None = "1") -> CoinWorth:
    return CoinWorth(coin, CoinBalance(D(free), D(locked)), D(worth) if worth else None)


def reading(*coins: CoinWorth, priced: bool = True) -> AccountReading:
    return AccountReading(NOW - timedelta(seconds=1), coins, priced)


MANY = [has(f"COIN{n}", f"{n}.123456789", "0.5", str(100 - n)) for n in range(30)]
READINGS = (
    reading(),
    reading(has("USDT", "812.4", "0", "812.4")),
    reading(*MANY, has("ODD", "1e-12", "0", None)),
    reading(has(HOSTILE, "9e21", "9e21", "9.9e19"), has("USDT", "1e21", "0", "1e19")),
    reading(has("BTC", "1", "0", None), priced=False),
)


def read(view: View) -> str:
    """Return the text without invisible marks."""
    return re.sub("[\u200e\u2068\u2069]", "", check_view(view, ENGLISH)).replace("\u00a0", " ")


def show(t: Translator, found: AccountReading) -> View:
    connection = a_connection(name=HOSTILE)
    return balance.balance(t, ACME, connection, found, now=NOW, page=3)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_screen_is_valid(code: str) -> None:
    t, connection = LANGUAGES.pick(code, None), a_connection(name=HOSTILE)
    views = [
        *(show(t, found) for found in READINGS),
        *(balance.failed(t, ACME, connection, p, addresses=("203.0.113.7",)) for p in Problem),
        balance.reading_now(t, ACME, connection),
        balance.refused(t, card(t, ACME, connection, now=NOW)),
    ]
    for view in views:
        check_view(view, t)


def test_ten_coins_are_shown_and_the_others_are_one_line() -> None:
    text = read(show(ENGLISH, READINGS[2]))

    assert text.count("Free:") == 10
    assert "And 21 more coins, worth about 1,610.00 USDT." in text
    assert "Worth about 2,565.00 USDT together." in text


def test_money_is_not_valued_in_itself() -> None:
    text = read(show(ENGLISH, READINGS[1]))

    assert "Free: 812.40 USDT" in text
    assert "about" not in text
    assert "In orders" not in text


def test_a_coin_without_a_price_says_so() -> None:
    assert "ODD · no price in USDT" in read(show(ENGLISH, reading(has("ODD", "1", "0", None))))
    text = read(show(ENGLISH, READINGS[4]))
    assert "no price" not in text
    assert f"{ACME.title} does not send prices now" in text


@pytest.mark.parametrize("withdraws", list(Answer))
def test_the_card_offers_it_for_a_safe_key_alone(withdraws: Answer) -> None:
    permissions = {Permission.READ: Answer.YES, Permission.WITHDRAW: withdraws}
    shown = card(ENGLISH, ACME, a_connection(permissions=permissions), now=NOW)

    actions = {b.press.action for row in shown.buttons for b in row if b.press}

    assert (Action.BALANCE in actions) is (withdraws is Answer.NO)


@pytest.mark.parametrize(
    ("free", "amounts"),
    [
        ("812.40", ["81.2", "203", "406"]),
        ("123456.789", ["12300", "30800", "61700"]),
        ("0.00123456", ["0.000123", "0.000308", "0.000617"]),
    ],
)
def test_shares_are_rounded_down(free: str, amounts: list[str]) -> None:
    view = questions.ask_limit(ENGLISH, "", ACME, "USDT", FreeMoney(D(free)))

    pressed = [b.press.target for row in view.buttons for b in row if b.press][:3]

    assert pressed == amounts


@pytest.mark.parametrize("free", [FreeMoney(), FreeMoney(D(0)), FreeMoney(problem=Problem.UNKNOWN)])
def test_the_question_works_without_money(free: FreeMoney) -> None:
    view = questions.ask_limit(ENGLISH, "", ACME, "USDT", free)

    check_view(view, ENGLISH)
    assert len(view.buttons) == 1
