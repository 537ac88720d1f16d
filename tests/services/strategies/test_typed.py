"""What people type: pairs and numbers as traders of many countries write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.strategies.typed import number_in, pair_named, pairs_named

PAIRS = ("BTC/USDT", "ETH/USDT", "BTC/USDC", "ETH/BTC", "1INCH/USDT")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("btc", "BTC/USDT"),
        ("BTC/USDT", "BTC/USDT"),
        ("btcusdt", "BTC/USDT"),
        ("BTC-USDC", "BTC/USDC"),
        (" eth btc ", "ETH/BTC"),
        ("$BTC", "BTC/USDT"),
        ("1inch", "1INCH/USDT"),
        ("usdt", None),
        ("", None),
        ("nonsense", None),
    ],
)
def test_a_pair_is_named_in_every_way(text: str, pair: str | None) -> None:
    assert pair_named(text, PAIRS) == pair


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("300", "300"),
        ("300 USDT", "300"),
        ("$ 300", "300"),
        ("12.5 %", "12.5"),
        ("12,5%", "12.5"),
        ("1,000", "1000"),
        ("1 000,50", "1000.50"),
        ("1.000,50", "1000.50"),
        ("1,000.50", "1000.50"),
        ("1,000,000", "1000000"),
        ("0.125", "0.125"),
        ("1'000.5", "1000.5"),
        ("\u0663\u0660\u0660", "300"),
        ("\u0661\u0662\u066b\u0665", "12.5"),
        ("0", "0"),
        ("-5", None),
        ("much", None),
        ("300 or 400", None),
        ("", None),
        ("²", None),
    ],
)
def test_a_number_is_read_in_every_way(text: str, number: str | None) -> None:
    assert number_in(text) == (Decimal(number) if number else None)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    number = number_in(text)
    assert number is None or (number.is_finite() and number >= 0)


@given(st.decimals(min_value=1, max_value=10**9, places=2))
def test_a_written_number_is_read_back(number: Decimal) -> None:
    assert number_in(f"{number:,}") == number
    assert number_in(f"{number}") == number


@pytest.mark.parametrize(
    ("text", "named", "unknown"),
    [
        ("btc", ["BTC/USDT"], []),
        ("eth btc", ["ETH/BTC"], []),  # one pair as a whole, as ever
        ("eth, btc", ["ETH/USDT", "BTC/USDT"], []),
        ("btc, eth sol/usdt", ["BTC/USDT", "ETH/USDT", "SOL/USDT"], []),
        ("sol / usdt; btcusdt", ["SOL/USDT", "BTC/USDT"], []),
        ("btc usdt, eth usdt", ["BTC/USDT", "ETH/USDT"], []),
        ("btc،eth、sol", ["BTC/USDT", "ETH/USDT", "SOL/USDT"], []),
        ("btc, btc/usdt, BTC", ["BTC/USDT"], []),
        ("btc, nonsense, eth", ["BTC/USDT", "ETH/USDT"], ["nonsense"]),
        ("nonsense, more", [], ["nonsense", "more"]),
        (" , ; / ", [], []),
        ("", [], []),
    ],
)
def test_several_pairs_are_named_in_one_text(
    text: str, named: list[str], unknown: list[str]
) -> None:
    listed = ("BTC/USDT", "ETH/USDT", "SOL/USDT", "ETH/BTC")
    assert pairs_named(text, listed) == (named, unknown)


@given(st.text(max_size=60))
def test_any_text_names_only_what_is_listed(text: str) -> None:
    listed = ("BTC/USDT", "ETH/USDT", "ETH/BTC")
    named, _unknown = pairs_named(text, listed)
    assert set(named) <= set(listed)
    assert len(named) == len(set(named))
