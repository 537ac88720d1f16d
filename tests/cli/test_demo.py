"""The demo: its settings, and the actions of its page on the exchanges."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.assembly.trading import LIVE
from bot.cli.demo import _telegram, announcement, demo_settings
from bot.cli.demo_panel import CHECK_INTERVAL, panel_of, shown_money
from bot.domain.diagnosis import Permission, Status
from bot.exchanges import EXCHANGES
from bot.i18n.tags import ENGLISH
from bot.sandbox.exchanges import (
    ExchangeServer,
    KeyAction,
    MoneyAction,
    OrderAction,
    OrderFault,
    Outage,
    PriceAction,
    PriceWorld,
)
from bot.sandbox.telegram import Panel, SampleKind, TelegramServer, words
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


def test_real_orders_go_to_this_machine_only(
    servers: dict[str, ExchangeServer], tmp_path: Path
) -> None:
    """A site of an exchange that is replaced is not asked if it is not replaced as well."""
    urls = {site: url for server in servers.values() for site, url in server.urls.items()}
    settings = demo_settings(tmp_path, TelegramServer(token="1:x", port=8765), urls)
    assert settings.trading == LIVE
    assert set(settings.exchange_urls) >= set(EXCHANGES)
    addresses = [*settings.exchange_urls.values(), settings.telegram_api_url]
    assert {urlsplit(address).hostname for address in addresses} == {"127.0.0.1"}


def test_good_keys_have_buttons_and_no_others(
    panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    shown = [bool(s["actions"]) for group in panel.shown()["groups"] for s in group["samples"]]
    good = [k.expected_status is Status.ONLINE for s in servers.values() for k in s.samples]
    assert shown == good
    assert offered(panel, "KuCoin", "good-with-ip-list") == [
        "add-500-usdt",
        "allow-withdrawals",
        "forbid-trading",
        "forbid-futures",
        "remove-the-ip-list",
        "set-another-ip-list",
        "delete-the-key",
    ]


def test_a_button_changes_the_key_at_its_exchange(
    panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    panel.do("KuCoin", "good", "allow-withdrawals")
    assert Permission.WITHDRAW in servers["kucoin"].key("good").permissions
    assert Permission.WITHDRAW not in servers["mexc"].key("good").permissions
    panel.do("KuCoin", "good", "delete-the-key")
    assert servers["kucoin"].key("good").deleted
    assert offered(panel, "KuCoin", "good") == ["add-500-usdt", "restore-the-key"]
    panel.do("KuCoin", "good", "restore-the-key")
    panel.do("KuCoin", "good", "put-back-as-it-was")
    assert Permission.WITHDRAW not in servers["kucoin"].key("good").permissions


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_each_exchange_can_be_taken_down(
    exchange: str, panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    title = EXCHANGES[exchange].title
    assert offered(panel, title, "")[0] == "exchange-down"
    panel.do(title, "", "exchange-down")
    assert {name for name, server in servers.items() if server.outage} == {exchange}
    assert servers[exchange].outage is Outage.DOWN
    assert offered(panel, title, "")[0] == "exchange-up"
    panel.do(title, "", "exchange-up")
    assert servers[exchange].outage is None


EXCHANGES_WITH_ORDERS = ("kucoin", "mexc", "binance", "bybit")


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_the_orders_of_an_exchange_can_go_wrong(
    exchange: str, panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    title, faults = EXCHANGES[exchange].title, servers[exchange].order_faults
    if exchange not in EXCHANGES_WITH_ORDERS:
        assert offered(panel, title, "") == ["exchange-down"]
        return
    assert offered(panel, title, "")[1:] == ["lose-the-next-answer", "fill-orders-partly"]
    panel.do(title, "", "lose-the-next-answer")
    panel.do(title, "", "fill-orders-partly")
    assert (faults.pending, faults.share) == (OrderFault.LOST, Decimal("0.4"))
    assert offered(panel, title, "")[1:] == ["keep-the-next-answer", "fill-orders-whole"]
    panel.do(title, "", "keep-the-next-answer")
    panel.do(title, "", "fill-orders-whole")
    assert faults.pending is None
    assert faults.share == 1


def test_an_answer_is_lost_once(panel: Panel, servers: dict[str, ExchangeServer]) -> None:
    panel.do("KuCoin", "", "lose-the-next-answer")
    assert servers["kucoin"].order_faults.hit() is OrderFault.LOST
    assert offered(panel, "KuCoin", "")[1] == "lose-the-next-answer"


def test_the_money_of_a_key_is_shown_and_can_be_changed(
    panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    account = servers["bybit"].account("good")
    assert money(panel, "Bybit") == {"coins": (("USDT", "1000", "0"),), "orders": ()}
    account.lock("USDT", Decimal("0.5"))
    account.add("BTC", Decimal("0.00300"))
    panel.do("Bybit", "good", "add-500-usdt")
    assert money(panel, "Bybit")["coins"] == (("USDT", "1499.5", "0.5"), ("BTC", "0.003", "0"))
    panel.do("Bybit", "good", "sell-the-coins")
    assert [coin for coin, *_ in money(panel, "Bybit")["coins"]] == ["USDT"]
    (order,) = money(panel, "Bybit")["orders"]
    assert (order["side"], order["pair"], order["filled"]) == ("sold", "BTC/USDT", "0.003")
    assert "sell-the-coins" not in offered(panel, "Bybit", "good")
    assert money(panel, "Bybit") == money(panel, "Bybit", "good-with-ip-list")  # of one account


def test_five_orders_are_shown_newest_first(servers: dict[str, ExchangeServer]) -> None:
    account = servers["mexc"].account("good")
    for number in range(1, 8):
        account.add("BTC", Decimal(number) / 1000)
        servers["mexc"].change_money("good", MoneyAction.SELL_COINS)
    shown = [order.qty for order in shown_money(account).orders]
    assert shown == ["0.007", "0.006", "0.005", "0.004", "0.003"]


def test_keys_without_orders_have_no_money(panel: Panel) -> None:
    with_money = {
        group["title"]
        for group in panel.shown()["groups"]
        if any(sample["money"] for sample in group["samples"])
    }
    assert with_money == {EXCHANGES[name].title for name in EXCHANGES_WITH_ORDERS}


def money(panel: Panel, group: str, title: str = "good") -> Any:
    shown = next(g for g in panel.shown()["groups"] if g["title"] == group)
    found = next(s for s in shown["samples"] if s["title"] == title)["money"]
    return {name: tuple(rows) for name, rows in found.items()}


PAGE = "http://127.0.0.1:8765/sim/x/"


def test_the_newcomer_is_told_what_to_try_in_five_lines(panel: Panel) -> None:
    lines = announcement(PAGE, panel, keys=False).splitlines()
    assert len(lines) == 5
    assert "Telegram and the exchanges are not" in lines[0]
    assert "checked every 15 seconds" in lines[2]
    assert lines[-1].endswith(PAGE)
    assert max(map(len, lines)) <= 105


def test_every_sample_and_every_action_has_words(
    panel: Panel, servers: dict[str, ExchangeServer]
) -> None:
    said = words.words(ENGLISH)
    named = {f"action-{action}" for action in KeyAction} | {f"kind-{kind}" for kind in SampleKind}
    named |= {f"action-{action}" for action in (*PriceAction, *OrderAction, *MoneyAction)}
    named |= {f"case-{key.case}" for server in servers.values() for key in server.samples}
    for sample in panel.samples:
        named |= {f"field-{field}" for field, _ in (*sample.lines, *sample.right)}
        named |= {f"action-{action.label}" for action in sample.actions()}
    assert named - said.keys() == set()
    of_samples = {key for key in said if key.startswith(("case-", "field-", "kind-", "action-"))}
    assert of_samples - named == {"action-exchange-down", "action-exchange-up"}


def test_samples_are_grouped_by_who_can_help(panel: Panel) -> None:
    kinds = {sample.title: sample.kind for sample in panel.samples if sample.group == "KuCoin"}
    assert kinds["good"] is SampleKind.WORKS
    assert kinds["slow"] is SampleKind.WORKS
    assert kinds["may-withdraw"] is SampleKind.FIXABLE
    assert kinds["wrong-secret"] is SampleKind.FIXABLE
    assert kinds["address-blocked"] is SampleKind.ELSEWHERE
    assert kinds["down"] is SampleKind.ELSEWHERE


def test_the_keys_are_printed_where_asked_for(panel: Panel, servers: dict[str, Any]) -> None:
    told = announcement(PAGE, panel, keys=True)
    assert all(key.fields["api-key"] in told for s in servers.values() for key in s.samples)
    assert told.rstrip().endswith(PAGE)


def test_the_token_is_new_at_every_start(panel: Panel) -> None:
    first, second = _telegram(panel), _telegram(panel)
    assert first.token != second.token
    assert len(first.token) > 40
    assert load_settings(token=first.token).token is not None  # is of a token's shape


async def test_a_button_moves_the_price_at_every_exchange() -> None:
    world = PriceWorld()
    panel = panel_of({}, world)
    before = world.prices["BTC/USDT"].actions()

    panel.do("BTC/USDT", "", "price-delist")

    assert "price-fall-20" in before
    assert offered_of(panel, "BTC/USDT") == ["price-relist"]
    assert [pair.symbol for pair in world.pairs()] == [p for p in world.prices if p != "BTC/USDT"]
    panel.do("BTC/USDT", "", "price-relist")
    assert offered_of(panel, "BTC/USDT") == list(before)


def offered_of(panel: Panel, group: str) -> list[str]:
    shown = next(g for g in panel.shown()["groups"] if g["title"] == group)
    return [action["label"] for action in shown["actions"]]
