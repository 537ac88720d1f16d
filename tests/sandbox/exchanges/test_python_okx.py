"""Verifies the OKX server with OKX's own SDK."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, TypeAlias

import pytest
from okx.Account import AccountAPI
from okx.PublicData import PublicAPI
from okx.Trade import TradeAPI

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer

Connect: TypeAlias = Callable[..., Any]

LIVE, DEMO = "0", "1"

# It hands a body to httpx as httpx before 0.18 had it.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=")


@pytest.fixture
def client(okx: ExchangeServer) -> Iterator[Connect]:
    with ExitStack() as opened:

        def connect(api: Any, case: str, flag: str = LIVE, site: str = "okx") -> Any:
            fields = okx.sample(case).fields
            made = api(
                fields[Field.API_KEY],
                fields[Field.SECRET],
                fields[Field.PASSPHRASE],
                flag=flag,
                domain=okx.urls[site],
            )
            return opened.enter_context(made)

        yield connect


async def ask(question: Callable[[], Any]) -> Any:
    return await asyncio.to_thread(question)


async def test_it_reads_the_key(client: Connect) -> None:
    account = client(AccountAPI, "good-with-ip-list")
    (payload,) = (await ask(account.get_account_config))["data"]
    assert (payload["perm"], payload["ip"]) == ("read_only,trade", "203.0.113.7")


async def test_it_reads_the_clock(okx: ExchangeServer) -> None:
    with PublicAPI(flag=LIVE, domain=okx.url) as public:
        payload = await ask(public.get_system_time)
    assert int(payload["data"][0]["ts"]) > 1_700_000_000_000


async def test_it_reads_balances_and_orders(client: Connect) -> None:
    account, trade = client(AccountAPI, "good"), client(TradeAPI, "good")
    payload = await ask(lambda: account.get_account_balance("USDT"))
    assert payload["data"][0]["details"][0]["ccy"] == "USDT"
    assert (await ask(lambda: trade.get_order_list(instType="SPOT")))["data"] == []


async def test_it_cancels_an_order_that_is_none(client: Connect) -> None:
    trade = client(TradeAPI, "good")
    payload = await ask(lambda: trade.cancel_order("BTC-USDT", ordId="1"))
    assert payload["data"][0]["sCode"] == "51400"


async def test_it_is_known_at_its_own_site(client: Connect) -> None:
    account = client(AccountAPI, "regional-site", site="okx/eea")
    assert (await ask(account.get_account_config))["code"] == "0"


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("unknown-key", "50119"),
        ("regional-site", "50119"),
        ("wrong-secret", "50113"),
        ("wrong-passphrase", "50105"),
        ("ip-refused", "50110"),
        ("clock-skew", "50102"),
        ("account-restricted", "50100"),
    ],
)
async def test_it_is_refused(case: str, code: str, client: Connect) -> None:
    account = client(AccountAPI, case)
    assert (await ask(account.get_account_config))["code"] == code


async def test_it_is_refused_an_order_of_a_reader(client: Connect) -> None:
    trade = client(TradeAPI, "read-only")
    payload = await ask(lambda: trade.cancel_order("BTC-USDT", ordId="1"))
    assert payload["code"] == "50120"


async def test_it_is_refused_demo_trading_with_a_live_key(client: Connect) -> None:
    account = client(AccountAPI, "good", DEMO)
    assert (await ask(account.get_account_config))["code"] == "50101"
