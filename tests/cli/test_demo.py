"""The demo: its settings, and the actions of its page on the exchanges."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from bot.cli.demo import CHECK_INTERVAL, _telegram, announcement, demo_settings, panel_of
from bot.domain.diagnosis import Permission, Status
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import ExchangeServer, Outage
from bot.sandbox.telegram import Panel, TelegramServer
from bot.settings import Settings, load_settings


@pytest.fixture
async def servers() -> AsyncIterator[dict[str, ExchangeServer]]:
    async with AsyncExitStack() as stack:
        yield {name: await stack.enter_async_context(ExchangeServer(name)) for name in EXCHANGES}


@pytest.fixture
def panel(servers: dict[str, ExchangeServer]) -> Panel:
    return panel_of(servers)


def offered(panel: Panel, group: str, title: str) -> list[str]:
    shown = next(g for g in panel.shown()["groups"] if g["title"] == group)
    place = next(s for s in shown["samples"] if s["title"] == title) if title else shown
    return [action["label"] for action in place["actions"]]


def test_the_watch_is_quick_and_valid(tmp_path: Path) -> None:
    telegram = TelegramServer(token="1:x", port=8765)
    settings = demo_settings(tmp_path, telegram, {"kucoin": "http://127.0.0.1:2"})
    assert settings.check_interval == CHECK_INTERVAL == 15
    assert settings.confirm_delay == 2
    assert settings.incident_grace == 10
    assert (settings.confirm_failures, settings.recover_successes) == (3, 2)
    assert Settings.model_validate(settings.model_dump()) == settings


def test_good_keys_have_buttons_and_no_others(
    panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    shown = [bool(s["actions"]) for group in panel.shown()["groups"] for s in group["samples"]]
    good = [k.expected_status is Status.ONLINE for s in servers.values() for k in s.samples]
    assert shown == good
    assert offered(panel, "KuCoin", "Good with IP list") == [
        "Allow withdrawals",
        "Forbid trading",
        "Forbid futures",
        "Remove the IP list",
        "Set another IP list",
        "Delete the key",
    ]


def test_a_button_changes_the_key_at_its_exchange(
    panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    panel.do("KuCoin", "Good", "Allow withdrawals")
    assert Permission.WITHDRAW in servers["kucoin"].key("good").permissions
    assert Permission.WITHDRAW not in servers["mexc"].key("good").permissions
    panel.do("KuCoin", "Good", "Delete the key")
    assert servers["kucoin"].key("good").deleted
    assert offered(panel, "KuCoin", "Good") == ["Restore the key"]
    panel.do("KuCoin", "Good", "Restore the key")
    panel.do("KuCoin", "Good", "Put back as it was")
    assert Permission.WITHDRAW not in servers["kucoin"].key("good").permissions


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_each_exchange_can_be_taken_down(
    exchange: str, panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    title = EXCHANGES[exchange].title
    assert offered(panel, title, "") == ["Exchange down"]
    panel.do(title, "", "Exchange down")
    assert {name for name, server in servers.items() if server.outage} == {exchange}
    assert servers[exchange].outage is Outage.DOWN
    assert offered(panel, title, "") == ["Exchange up"]
    panel.do(title, "", "Exchange up")
    assert servers[exchange].outage is None


PAGE = "http://127.0.0.1:8765/sim/x/"


def test_the_newcomer_is_told_what_to_try_in_a_few_lines(panel: Panel) -> None:
    told = announcement(PAGE, panel, keys=False)
    for words in (" ".join(told.split()), panel.shown()["hint"]):
        assert "Stored keys are checked every 15 seconds." in words
        assert "allow withdrawals, forbid trading, delete the key" in words
    lines = told.splitlines()
    assert len(lines) <= 6
    assert lines[-1].endswith(PAGE)
    assert max(map(len, lines)) <= 100


def test_the_keys_are_printed_where_asked_for(panel: Panel, servers: dict[str, Any]) -> None:
    told = announcement(PAGE, panel, keys=True)
    assert all(key.fields["api-key"] in told for s in servers.values() for key in s.samples)
    assert told.rstrip().endswith(PAGE)


def test_the_token_is_new_at_every_start(panel: Panel) -> None:
    first, second = _telegram(panel), _telegram(panel)
    assert first.token != second.token
    assert len(first.token) > 40
    assert load_settings(token=first.token).token is not None  # is of a token's shape
