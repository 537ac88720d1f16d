"""What the bot reads of an account is what the sandbox has on it."""

from decimal import Decimal

import pytest

from bot.domain.credentials import Secret
from bot.domain.ports.balances import CoinBalance
from bot.exchanges import CcxtBalances
from bot.exchanges._key_line import KeyLine
from bot.sandbox.exchanges import ExchangeServer, MoneyAction
from tests.exchanges.order_replay import NAMES


@pytest.mark.parametrize("name", NAMES)
async def test_free_and_locked_coins_are_read_as_they_are(name: str) -> None:
    async with ExchangeServer(name) as server:
        line = KeyLine(server.urls, timeout=5.0)
        fields = server.sample("good").fields
        credentials = {field: Secret(value) for field, value in fields.items()}
        account = server.account("good")
        account.add("BTC", Decimal("0.01234567"))
        account.lock("USDT", Decimal("50.5"))

        first = await CcxtBalances(line).read(name, credentials)
        server.change_money("good", MoneyAction.SELL_COINS)
        sold = await CcxtBalances(line).read(name, credentials)
        await line.close()

    assert first == {
        "USDT": CoinBalance(Decimal("949.5"), Decimal("50.5")),
        "BTC": CoinBalance(Decimal("0.01234567"), Decimal(0)),
    }
    assert set(sold) == {"USDT"}
    assert sold["USDT"].free > Decimal("949.5")
