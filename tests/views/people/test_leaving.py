from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.exchange import Exchange
from bot.i18n import Translator
from bot.views.connecting import duplicates
from bot.views.people import leaving
from tests.views.conftest import HOSTILE, a_connection, check_view, text_of


@pytest.mark.parametrize("count", [0, 1, 2, 3, 11, 50, 100])
def test_telegram_draws_the_ways_out(
    t: Translator, exchanges: Mapping[str, Exchange], count: int
) -> None:
    every = list(exchanges.values())
    views = (
        leaving.confirm_panic(t, count),
        leaving.panicked(t, every, count),
        leaving.confirm_leaving(t, count),
        leaving.left(t, every),
        leaving.full(t, count),
    )
    for view in views:
        check_view(view, t)
    assert 0 < len(text_of(leaving.exported(t).text)) <= 1024
    assert all(view.buttons for view in views)


def test_telegram_draws_what_is_said_of_accounts(
    t: Translator, exchanges: Mapping[str, Exchange]
) -> None:
    exchange, connection = exchanges["acme"], a_connection(name=HOSTILE)
    for view in (
        duplicates.connected_already(t, exchange, connection),
        duplicates.other_account(t, exchange, connection),
        duplicates.confirm_account(t, exchange, connection),
    ):
        assert HOSTILE in check_view(view, t)
    assert HOSTILE not in check_view(duplicates.connected_elsewhere(t, exchange), t)


IDS = ["binance", "bybit", "kucoin", "mexc", "okx"]


@given(st.sets(st.sampled_from(IDS)), st.permutations(IDS))
def test_the_exchanges_of_a_person_fit_into_a_button(used: set[str], known: list[str]) -> None:
    """The order in which exchanges are known does not matter."""
    code = leaving.code_of(used, known)
    assert leaving.of_code(code, IDS) == used


@pytest.mark.parametrize("code", [-1, 0, 10**30])
def test_a_forged_code_names_known_exchanges_only(code: int) -> None:
    assert leaving.of_code(code, IDS) <= set(IDS)


def test_nobody_is_asked_to_destroy_nothing(t: Translator) -> None:
    text = text_of(leaving.confirm_leaving(t, 0).text)
    assert "0" not in text
    assert t.plain("leave-what-rest").strip("\u200f") in text


def test_who_left_finds_the_way_back(t: Translator) -> None:
    labels = [b.label for row in leaving.left(t, []).buttons for b in row]
    assert labels == [t.plain("button-start-anew")]
