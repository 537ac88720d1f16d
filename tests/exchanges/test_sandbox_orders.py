"""The real trader at every sandbox exchange that takes orders: a life of an order each."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from bot.domain.credentials import Credentials, Secret
from bot.domain.strategies.orders import Fill, Intent, OrderKind, Side, order_id
from bot.domain.strategies.sending import (
    LookError,
    OrderRefusal,
    OrderRefusedError,
    OrderState,
    Sending,
    SendResult,
)
from bot.exchanges import CcxtTrader
from bot.exchanges._key_line import KeyLine
from bot.exchanges._order_reading import order_in
from bot.exchanges._trade import Wanted
from bot.sandbox.exchanges import ExchangeServer, OrderFault, PriceAction
from tests.exchanges.order_replay import NAMES
from tests.fakes.strategies import always

PAIR = "BTC/USDT"
ANSWERED = SendResult(Sending.ANSWERED)
UNKNOWN = SendResult(Sending.UNKNOWN)
ZERO = Decimal(0)
PATIENCE = 1.0  # seconds for an answer
FEE = Decimal("0.001")
LOT = Decimal("0.00001")


@dataclass
class Person:
    """Somebody whose key trades at one sandbox exchange."""

    server: ExchangeServer
    trader: CcxtTrader
    exchange: str
    number: int = 0

    def key(self, case: str = "good") -> Credentials:
        self.server.key(case).delay = 0
        return {f: Secret(value) for f, value in self.server.sample(case).fields.items()}

    def best(self, side: Side) -> Decimal:
        pair = self.server.world.find(PAIR)
        assert pair is not None
        prices = self.server.world.now(pair)
        return Decimal(prices.ask if side is Side.BUY else prices.bid)

    def order(
        self, side: Side = Side.BUY, qty: str = "0.002", price: str = "", off: str = "0"
    ) -> Intent:
        """Return a new order, at the best price less `off` if no other is given."""
        self.number += 1
        limit = Decimal(price) if price else self.best(side) - Decimal(off)
        now = time.time()
        ours, kind = order_id(self.exchange, 1, self.number), OrderKind.ENTRY
        return Intent(ours, self.number, side, kind, limit, Decimal(qty), Decimal(200), now)

    async def place(self, order: Intent, pair: str = PAIR, case: str = "good") -> SendResult:
        return await self.trader.place(self.exchange, self.key(case), pair, order, always)

    async def find(self, order: Intent, case: str = "good") -> OrderState | None:
        return await self.trader.find(self.exchange, self.key(case), PAIR, order)

    async def fills(self, order: Intent, case: str = "good") -> tuple[Fill, ...]:
        since = order.decided_at - 60
        return tuple(await self.trader.fills(self.exchange, self.key(case), PAIR, order, since))

    def placed(self, case: str = "good") -> int:
        return len(self.server.account(case).orders)


@pytest.fixture(params=NAMES)
async def person(request: pytest.FixtureRequest) -> AsyncIterator[Person]:
    async with ExchangeServer(request.param) as server:
        line = KeyLine(server.urls, timeout=PATIENCE)
        server.world.prices[PAIR].do(PriceAction.FREEZE)
        yield Person(server, CcxtTrader(line), request.param)
        await line.close()


async def test_a_buy_is_filled_and_its_fee_is_told(person: Person) -> None:
    order = person.order()

    assert await person.place(order) == ANSWERED
    state, fills = await person.find(order), await person.fills(order)

    assert state == OrderState(over=True, qty=Decimal("0.002"))
    assert sum(f.qty for f in fills) == Decimal("0.002")
    assert {f.price for f in fills} == {order.price}
    in_quote = person.exchange in {"kucoin", "mexc"}
    assert {f.fee_coin for f in fills} == {"USDT" if in_quote else "BTC"}
    paid = sum(f.cost if in_quote else f.qty for f in fills)
    assert sum(f.fee for f in fills) == paid * FEE
    assert len({f.trade_id for f in fills}) == len(fills) > 1


async def test_each_page_of_the_fills_of_an_order_is_read(person: Person) -> None:
    """Where the exchange has no further page to ask for, a full one is no answer."""
    order = person.order(qty="0.007")
    assert await person.place(order) == ANSWERED
    account = person.server.account("good")
    whole = account.orders[-1]
    first = whole.trades[0]
    lots = int(whole.filled / LOT)
    piece = replace(first, qty=LOT, fee=first.fee / first.qty * LOT)
    trades = tuple(replace(piece, number=first.number + n) for n in range(lots))
    account.orders[-1] = replace(whole, trades=trades)
    assert lots == 700

    if person.exchange == "mexc":
        with pytest.raises(LookError):
            await person.fills(order)
        return
    before = len(person.server.calls)
    fills = await person.fills(order)
    assert len({fill.trade_id for fill in fills}) == len(fills) == lots
    assert sum(fill.qty for fill in fills) == Decimal("0.007")
    assert sum(fill.fee for fill in fills) == whole.fee
    assert len(person.server.calls) - before > 2  # the order, and more than one page


async def test_each_page_of_orders_is_read(person: Person) -> None:
    """An order that is not found by our id is searched for among many others."""
    order = person.order(qty="0.0002")
    assert await person.place(order) == ANSWERED
    account = person.server.account("good")
    wanted = account.orders[-1]
    others = [
        replace(wanted, number=wanted.number + 10 + n, client_id=f"theirs-{n}", trades=())
        for n in range(230)
    ]
    account.orders += others
    look = person.trader._line.catalogue[person.exchange].trade
    assert look is not None
    since = Wanted(order, look.symbol.format(base="BTC", quote="USDT"), "", order.decided_at - 60)
    async with person.trader._looking(person.exchange, person.key()) as desk:
        rows = await desk._all_rows(look.recent, replace(since, now=time.time() + 60))
    found = order_in(look, rows, since)
    assert found is not None
    assert found.qty == wanted.filled


async def test_a_sale_pays_in_money(person: Person) -> None:
    person.server.account("good").add("BTC", Decimal("0.01"))
    order = person.order(Side.SELL, "0.01")

    assert await person.place(order) == ANSWERED
    state, fills = await person.find(order), await person.fills(order)

    assert state == OrderState(over=True, qty=Decimal("0.01"))
    assert sum(f.qty for f in fills) == Decimal("0.01")
    assert {(f.side, f.fee_coin) for f in fills} == {(Side.SELL, "USDT")}


async def test_a_part_is_filled(person: Person) -> None:
    person.server.order_faults.share = Decimal("0.37")
    order = person.order()

    assert await person.place(order) == ANSWERED

    assert await person.find(order) == OrderState(over=True, qty=Decimal("0.00074"))
    assert sum(f.qty for f in await person.fills(order)) == Decimal("0.00074")


async def test_what_finds_nobody_is_over_without_fills(person: Person) -> None:
    order = person.order(off="100")

    assert await person.place(order) == ANSWERED

    assert await person.find(order) == OrderState(over=True, qty=ZERO, fills=())
    assert await person.fills(order) == ()


@pytest.mark.parametrize(
    ("qty", "price", "side", "refusal"),
    [
        ("0.1", "", Side.BUY, {OrderRefusal.BALANCE}),
        ("0.01", "", Side.SELL, {OrderRefusal.BALANCE}),
        ("0.00004", "60000", Side.BUY, {OrderRefusal.MINIMUM}),
        ("0.0000401", "", Side.BUY, {OrderRefusal.RULES}),
        ("0.002", "60000.01", Side.BUY, {OrderRefusal.RULES}),
    ],
    ids=["balance", "coins", "minimum", "lot", "tick"],
)
async def test_an_order_against_the_rules_is_refused(
    person: Person, qty: str, price: str, side: Side, refusal: set[OrderRefusal]
) -> None:
    result = await person.place(person.order(side, qty, price))

    assert (result.sending, result.refusal in refusal) == (Sending.REFUSED, True), result
    assert person.placed() == 0


async def test_a_pair_that_is_not_traded_is_refused(person: Person) -> None:
    closed = person.order()
    person.server.world.prices[PAIR].do(PriceAction.DELIST)

    for order, pair in ((closed, PAIR), (person.order(price="1"), "ABC/USDT")):
        result = await person.place(order, pair)
        assert result == SendResult(Sending.REFUSED, OrderRefusal.PAIR)
    assert person.placed() == 0


@pytest.mark.parametrize("case", ["wrong-secret", "unknown-key", "ip-refused", "read-only"])
async def test_a_key_that_may_not_trade_is_refused(person: Person, case: str) -> None:
    """Also if that happens after its account was asked."""
    result = await person.place(person.order(), case=case)

    binance_says_no_more = case == "read-only" and person.exchange == "binance"
    right = OrderRefusal.PERMISSION if case == "read-only" else OrderRefusal.KEY
    assert result.sending is Sending.REFUSED
    assert result.refusal is (OrderRefusal.KEY if binance_says_no_more else right)


@pytest.mark.parametrize("offset", [3_600.0, -3_600.0], ids=["late", "early"])
async def test_our_wrong_clock_is_named(person: Person, offset: float) -> None:
    """Before the account was asked and afterwards."""
    person.server.clock_offset = offset
    wrong = SendResult(Sending.REFUSED, OrderRefusal.CLOCK)

    with pytest.raises(OrderRefusedError) as caught:
        await person.trader.account(person.exchange, person.key())
    assert caught.value.refusal is OrderRefusal.CLOCK
    assert await person.place(person.order()) == wrong
    person.server.clock_offset = 0.0
    await person.trader.account(person.exchange, person.key())
    person.server.clock_offset = offset
    assert await person.place(person.order()) == wrong
    assert person.placed() == 0
    person.server.clock_offset = 0.0
    assert await person.place(person.order()) == ANSWERED


@pytest.mark.parametrize("person", ["kucoin", "bybit"], indirect=True)
async def test_an_account_of_another_kind_is_refused(person: Person) -> None:
    case = {"kucoin": "unified-account", "bybit": "classic-account"}[person.exchange]
    with pytest.raises(OrderRefusedError) as caught:
        await person.trader.account(person.exchange, person.key(case))

    assert caught.value.refusal is OrderRefusal.ACCOUNT
    result = await person.place(person.order(), case=case)
    assert result == SendResult(Sending.REFUSED, OrderRefusal.ACCOUNT)
    assert person.placed(case) == 0


async def test_an_answer_that_was_lost_is_found(person: Person) -> None:
    await person.trader.account(person.exchange, person.key())
    person.server.order_faults.fault = OrderFault.LOST
    order = person.order()

    assert await person.place(order) == UNKNOWN

    assert person.placed() == 1
    assert await person.find(order) == OrderState(over=True, qty=Decimal("0.002"))
    assert sum(f.qty for f in await person.fills(order)) == Decimal("0.002")


@pytest.mark.parametrize(
    ("fault", "placed"), [(OrderFault.DOWN_BEFORE, 0), (OrderFault.DOWN_AFTER, 1)]
)
async def test_a_503_proves_nothing(person: Person, fault: OrderFault, placed: int) -> None:
    await person.trader.account(person.exchange, person.key())
    person.server.order_faults.fault = fault
    order = person.order()

    assert await person.place(order) == UNKNOWN

    assert person.placed() == placed
    assert (await person.find(order) is None) is (placed == 0)


async def test_too_many_requests_place_nothing(person: Person) -> None:
    person.server.order_faults.fault = OrderFault.LIMITED
    order = person.order()

    result = await person.place(order)

    told = person.exchange == "binance"  # the others do not document it
    assert result == (SendResult(Sending.REFUSED, OrderRefusal.BUSY) if told else UNKNOWN)
    assert person.placed() == 0


async def test_an_order_that_is_not_found_at_first_is_found_then(person: Person) -> None:
    person.server.order_faults.unseen = 0.6
    order = person.order()

    assert await person.place(order) == ANSWERED

    assert await person.find(order) is None
    await asyncio.sleep(0.7)
    assert await person.find(order) == OrderState(over=True, qty=Decimal("0.002"))


async def test_a_late_order_arrives_once(person: Person) -> None:
    await person.trader.account(person.exchange, person.key())
    person.server.order_faults.late = PATIENCE + 0.3
    order = person.order()

    assert await person.place(order) == UNKNOWN

    assert await person.find(order) is None
    await asyncio.sleep(0.6)
    assert await person.find(order) == OrderState(over=True, qty=Decimal("0.002"))
    assert person.placed() == 1


async def test_after_a_restart_the_order_and_its_fills_are_found(person: Person) -> None:
    order = person.order()
    await person.place(order)
    line = KeyLine(person.server.urls, timeout=PATIENCE)

    fills = await CcxtTrader(line).fills(
        person.exchange, person.key(), PAIR, order, order.decided_at - 60
    )

    assert sum(f.qty for f in fills) == Decimal("0.002")
    await line.close()


async def test_the_orders_of_others_are_not_found(person: Person) -> None:
    order = person.order()
    await person.place(order)

    assert await person.find(order, "slow") is None
    with pytest.raises(LookError):
        await person.find(order, "wrong-secret")
