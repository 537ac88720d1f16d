"""A rehearsal fills no more than the market shows."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.strategies.amounts import ZERO, floor
from bot.domain.strategies.market import Quote
from bot.domain.strategies.orders import Intent, OrderKind, Side
from bot.domain.strategies.paper import paper_fill
from tests.domain.strategies.market import RULES, D

PRICES = st.decimals(1, 1000, places=2)
SIZES = st.one_of(st.none(), st.decimals("0.000001", 50, places=6))


def order(side: Side, price: Decimal, qty: Decimal) -> Intent:
    return Intent("bf1", 1, side, OrderKind.ENTRY, price, qty, ZERO, 0.0)


@given(st.sampled_from(Side), PRICES, st.integers(1, 10_000_000), SIZES, SIZES)
def test_a_fill_is_within_the_size_of_its_side(
    side: Side, price: Decimal, lots: int, bid_size: Decimal | None, ask_size: Decimal | None
) -> None:
    qty = lots * RULES.lot
    quote = Quote(price, price + D("0.01"), 1.0, bid_size=bid_size, ask_size=ask_size)
    at, size = (quote.ask, ask_size) if side is Side.BUY else (quote.bid, bid_size)
    done = paper_fill(RULES, order(side, at, qty), quote, "USDT")
    if not RULES.accepts(qty, at) or (size is not None and size < RULES.lot):
        assert done is None
        return
    assert done is not None
    assert done.qty == (qty if size is None else min(qty, floor(size, RULES.lot)))
    assert (done.price, done.fee) == (at, at * done.qty * RULES.fee)


def test_a_limit_that_is_not_reached_fills_nothing() -> None:
    quote = Quote(D(100), D("100.01"), 1.0, bid_size=D(1), ask_size=D(1))
    assert paper_fill(RULES, order(Side.BUY, D(100), D(1)), quote, "USDT") is None
    assert paper_fill(RULES, order(Side.SELL, D("100.01"), D(1)), quote, "USDT") is None
