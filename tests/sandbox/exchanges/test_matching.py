"""Any orders, in any order: no money appears or vanishes, and nothing rests in the book."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.exchanges import OrderFault
from bot.sandbox.exchanges._accounts import BookOrder, SandboxAccount
from bot.sandbox.exchanges._desk import Desk, TradingFloor
from bot.sandbox.exchanges._key import Key
from bot.sandbox.exchanges._markets.kucoin import fee_of
from bot.sandbox.exchanges._matching import (
    FlawedOrderError,
    OrderWish,
    TradingRules,
    flaw_of,
)
from bot.sandbox.exchanges._world import PAIRS, PriceWorld

NOW = 1_800_000_000.0
ZERO = Decimal(0)
RULES = (
    TradingRules(),
    TradingRules(fee_in_quote=True, fee=fee_of),
    TradingRules(fee_in_quote=True, has_min_qty=False, unique_ids=True),
)
ONE = Decimal(1)


class Life:
    """One account at one exchange, with a market whose clock is moved by hand."""

    def __init__(self, rules: TradingRules) -> None:
        self.now = NOW
        self.floor = TradingFloor(rules=rules, world=PriceWorld(clock=lambda: self.now))
        self.account: SandboxAccount = self.floor.account(1)

    @property
    def desk(self) -> Desk:
        return self.floor.desk(Key(account=1), self.now)


lots = st.integers(-1, 30_000)
steps = st.one_of(st.integers(-200, 200), st.just(0))
shares = st.sampled_from([ONE, Decimal("0.37"), Decimal("0.004"), ZERO])
orders = st.tuples(
    st.sampled_from(PAIRS),
    st.booleans(),
    lots,
    steps,
    st.sampled_from(["", "a", "b"]),
    shares,
    st.floats(0, 100_000),
)


def wished(life: Life, order: tuple) -> OrderWish:  # type: ignore[type-arg]
    """Return an order near the market: a number of lots, at some steps from the best price."""
    pair, buys, quantity, steps_away, client_id, share, seconds = order
    life.now += seconds
    life.floor.faults.share = share
    prices = life.floor.world.now(pair)
    best = Decimal(prices.ask if buys else prices.bid)
    return OrderWish(
        pair=pair,
        buys=buys,
        qty=quantity * Decimal(pair.lot),
        price=best + steps_away * Decimal(pair.tick),
        client_id=client_id,
    )


@given(st.sampled_from(RULES), st.lists(orders, max_size=30))
def test_money_is_conserved_whatever_is_ordered(
    rules: TradingRules,
    life_of_orders: list[tuple],  # type: ignore[type-arg]
) -> None:
    life = Life(rules)
    for order in life_of_orders:
        wish, before = wished(life, order), dict(life.account.free)
        try:
            placed = life.desk.place(wish)
        except FlawedOrderError as error:
            assert error.flaw is flaw_of(wish, life.account, rules)  # noqa: PT017  # of many
            assert life.account.free == before
            continue
        check_order(wish, placed, rules)
        check_money(before, life.account.free, placed)
    assert all(amount >= 0 for amount in life.account.free.values())
    assert len({o.number for o in life.account.orders}) == len(life.account.orders)


def check_order(wish: OrderWish, placed: BookOrder, rules: TradingRules) -> None:
    """No worse than the limit, on the grid, no more than wished, the fee exact."""
    assert placed.filled == sum((t.qty for t in placed.trades), ZERO)
    assert placed.filled + placed.rest == wish.qty
    assert placed.rest >= 0
    for trade in placed.trades:
        assert trade.qty > 0
        assert trade.qty % Decimal(wish.pair.lot) == 0
        assert trade.price % Decimal(wish.pair.tick) == 0
        assert (wish.price - trade.price) * (1 if wish.buys else -1) >= 0
        in_base = wish.buys and not rules.fee_in_quote
        assert trade.fee_coin == (wish.pair.base if in_base else wish.pair.quote)
        paid = trade.qty if in_base else trade.qty * trade.price
        assert trade.fee == paid * rules.fee(wish.pair)


def check_money(before: dict[str, Decimal], after: dict[str, Decimal], placed: BookOrder) -> None:
    """What changed is what was traded, and the fee."""
    sign = 1 if placed.buys else -1
    expected = {placed.pair.base: sign * placed.filled, placed.pair.quote: -sign * placed.cost}
    for trade in placed.trades:
        expected[trade.fee_coin] -= trade.fee
    changed = {coin: after[coin] - before.get(coin, ZERO) for coin in after}
    assert {c: a for c, a in changed.items() if a} == {c: a for c, a in expected.items() if a}


at_the_market = st.tuples(
    st.sampled_from(PAIRS),
    st.booleans(),
    st.integers(10_000, 30_000),
    st.integers(0, 3),
    st.just(""),
    st.just(ONE),
    st.floats(0, 100_000),
)


@given(st.sampled_from(RULES), at_the_market)
def test_what_is_reserved_is_just_enough_at_the_limit(
    rules: TradingRules,
    order: tuple,  # type: ignore[type-arg]
) -> None:
    life = Life(rules)
    wish = wished(life, order)
    coin = wish.pair.quote if wish.buys else wish.pair.base
    in_quote = wish.buys and rules.fee_in_quote
    needed = wish.qty * (wish.price if wish.buys else 1)
    needed *= 1 + rules.fee(wish.pair) if in_quote else 1
    life.account.free = {coin: needed - Decimal("1e-10")}
    with pytest.raises(FlawedOrderError, match="BALANCE"):
        life.desk.place(wish)
    life.account.free = {coin: needed}
    life.desk.place(wish)
    assert life.account.free[coin] >= 0


def test_an_order_that_cannot_be_paid_changes_nothing() -> None:
    life = Life(TradingRules())
    life.account.add("BTC", ONE)
    price = Decimal(life.floor.world.now(PAIRS[0]).bid)
    placed = life.desk.place(OrderWish(pair=PAIRS[0], buys=False, qty=ONE, price=price))
    before = life.account.coins()
    with pytest.raises(ValueError, match=str(placed.number)):
        life.account.settle(placed)
    assert life.account.coins() == before
    assert life.account.orders == [placed]


@given(st.lists(st.tuples(st.booleans(), st.decimals(-2000, 2000, places=4)), max_size=20))
def test_locking_and_moving_never_makes_a_balance_negative(
    moves: list[tuple[bool, Decimal]],
) -> None:
    account = SandboxAccount()
    for locks, amount in moves:
        before = dict(account.free), dict(account.locked)
        try:
            (account.lock if locks else account.add)("USDT", amount)
        except ValueError:
            assert (account.free, account.locked) == before
        free, locked = account.coins().get("USDT", (ZERO, ZERO))
        assert free >= 0
        assert locked >= 0


def test_what_the_owner_sells_by_hand_is_gone_at_once() -> None:
    life = Life(TradingRules())
    life.account.add("BTC", Decimal("0.123456789"))  # no whole number of lots
    bid = Decimal(life.floor.world.now(PAIRS[0]).bid)
    life.desk.sell_by_hand()
    assert life.account.coins() == {
        "USDT": (1000 + Decimal("0.123456789") * bid * Decimal("0.999"), ZERO)
    }
    (order,) = life.desk.orders()
    assert (order.client_id, order.rest) == ("", ZERO)


def test_a_fault_hits_as_often_as_it_should() -> None:
    faults = TradingFloor(rules=TradingRules(), world=PriceWorld()).faults
    assert faults.hit() is None
    faults.fault, faults.times = OrderFault.LOST, 2
    assert [faults.hit() for _ in range(3)] == [OrderFault.LOST, OrderFault.LOST, None]
    faults.times = None
    assert faults.hit() is OrderFault.LOST


@pytest.mark.parametrize("rules", RULES)
def test_an_order_that_nobody_gave_an_id_is_never_a_duplicate(rules: TradingRules) -> None:
    life = Life(rules)
    pair = PAIRS[0]
    price = Decimal(life.floor.world.now(pair).ask)
    for _ in range(2):
        wish = OrderWish(pair=pair, buys=True, qty=Decimal("0.001"), price=price)
        assert life.desk.place(wish).trades
