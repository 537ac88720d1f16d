"""Verifies the Bitget server with typed-bitget: it checks each answer against types of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import TypeAlias

import pytest
from typed_bitget import Bitget
from typed_bitget.core import ApiError, AuthError
from typed_bitget.core.exc import AccountModeMismatch

from bot.domain.credentials import Field
from bot.sandbox.exchanges import ExchangeServer

Connect: TypeAlias = Callable[[str], Bitget]


@pytest.fixture
async def client(bitget: ExchangeServer) -> AsyncIterator[Connect]:
    async with AsyncExitStack() as opened:

        def connect(case: str) -> Bitget:
            fields = bitget.sample(case).fields
            made = Bitget.new(
                access_key=fields[Field.API_KEY],
                secret_key=fields[Field.SECRET],
                passphrase=fields[Field.PASSPHRASE],
            )
            made.http_client.base_url = bitget.url
            opened.push_async_exit(made.http_client)
            return made

        yield connect


async def test_it_reads_a_classic_key(client: Connect) -> None:
    payload = await client("good-with-ip-list").classic.spot.account.info()
    assert (payload["ips"], payload["authorities"]) == ("203.0.113.7", ["stow", "coow", "cpow"])


async def test_it_reads_a_unified_key(client: Connect) -> None:
    payload = await client("unified-account").uta.account.info()
    assert (payload["permType"], payload["ips"]) == ("read_and_write", "203.0.113.7")
    assert payload["permissions"] == ["uta_mgt", "uta_trade"]


async def test_it_reads_the_clock(client: Connect) -> None:
    asker = client("good")
    for payload in (await asker.classic.common.time(), await asker.uta.market.server_time()):
        assert payload["serverTime"].year >= 2026


async def test_it_reads_balances_and_orders(client: Connect) -> None:
    classic, unified = client("good").classic, client("unified-account").uta
    assert (await classic.spot.account.assets(coin="USDT"))[0]["coin"] == "USDT"
    assert await classic.spot.order.open(symbol="BTCUSDT") == []
    assert (await unified.account.assets())["assets"][0]["coin"] == "USDT"
    assert (await unified.trade.order.unfilled("SPOT"))["list"] == []


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("unknown-key", "40037"),
        ("wrong-secret", "40009"),
        ("wrong-passphrase", "40012"),
        ("ip-refused", "40018"),
        ("clock-skew", "40008"),
    ],
)
async def test_it_is_refused(case: str, code: str, client: Connect) -> None:
    with pytest.raises(AuthError) as caught:
        await client(case).classic.spot.account.info()
    assert caught.value.args[0] == code


@pytest.mark.parametrize(
    ("case", "code"), [("account-restricted", "40024"), ("maintenance", "40200")]
)
async def test_it_is_refused_for_another_reason(case: str, code: str, client: Connect) -> None:
    with pytest.raises(ApiError) as caught:
        await client(case).classic.spot.account.info()
    assert caught.value.args[0] == code


async def test_it_is_sent_to_the_other_api(client: Connect) -> None:
    with pytest.raises(AccountModeMismatch):
        await client("unified-account").classic.spot.account.info()
    with pytest.raises(AccountModeMismatch):
        await client("good").uta.account.info()


@pytest.mark.parametrize(("case", "code"), [("good", "43001"), ("read-only", "40014")])
async def test_it_cancels_an_order_that_is_none(case: str, code: str, client: Connect) -> None:
    with pytest.raises(ApiError) as caught:
        await client(case).classic.spot.order.cancel(symbol="BTCUSDT", order_id="1")
    assert caught.value.args[0] == code
