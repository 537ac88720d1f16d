from collections.abc import Mapping

import pytest

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
    assert 0 < len(text_of(leaving.export_caption(t))) <= 1024


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


def test_each_exchange_is_listed_once(exchanges: Mapping[str, Exchange]) -> None:
    owned = [a_connection(name=f"{n}") for n in range(3)]
    assert [e.id for e in leaving.exchanges_of(owned, exchanges.values())] == ["acme"]
