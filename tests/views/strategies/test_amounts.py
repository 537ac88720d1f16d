"""Amounts in the language of a person."""

from decimal import Decimal

import pytest

from bot.views.strategies import amounts
from tests.views.conftest import LANGUAGES

ENGLISH = LANGUAGES["en"]


@pytest.mark.parametrize(
    ("value", "coins", "money"),
    [
        ("1234567890123", "1,234,600,000,000\u00a0X", "1,234,567,890,123.00\u00a0X"),
        ("9e21", "9,000,000,000,000,000,000,000\u00a0X", "9,000,000,000,000,000,000,000.00\u00a0X"),
        ("0.000000000000000001", "0.000000000000000001\u00a0X", "0.000000000000000001\u00a0X"),
        ("812.4", "812.4\u00a0X", "812.40\u00a0X"),
    ],
)
def test_no_amount_is_too_long_to_be_written(value: str, coins: str, money: str) -> None:
    assert amounts.coins(ENGLISH, Decimal(value), "X") == coins
    assert amounts.money(ENGLISH, Decimal(value), "X") == money
    assert amounts.price(ENGLISH, Decimal(value), "X").endswith("\u00a0X")
