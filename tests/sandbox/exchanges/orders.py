"""What every sandbox exchange with orders promises: the same tests, in the exchange's own words.

A test class derives from `Orders` and says how its exchange is asked and what it answers.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from aiohttp import ClientError

from bot.domain.diagnosis import Permission
from bot.sandbox.exchanges import ExchangeServer, MoneyAction, OrderFault, PriceAction, PriceWorld
from tests.sandbox.exchanges.conftest import Ask
from tests.sandbox.exchanges.contract import Call, Contract, Verdict

NOW = 1_800_000_000.0
DAY = 86_400.0
ID = "bfabcdefghijklmnop"
FEE = Decimal("0.001")
ZERO = Decimal(0)


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Wish:
    """An order to place; `change`: what is sent in place of the usual parameters."""

    side: str = "buy"
    qty: str = "0.002"
    price: str = ""  # "" = the best price
    client_id: str = ID
    pair: str = "BTC/USDT"
    change: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Seen:
    """An order as it is shown."""

    over: bool
    state: object
    filled: Decimal
    cost: Decimal


@dataclass(frozen=True)
class SeenTrade:
    """A trade as it is shown."""

    price: Decimal
    qty: Decimal
    fee: Decimal
    coin: str


Changes = Mapping[str, tuple[Wish, Verdict]]


class Orders:
    """What the exchanges have in common about orders."""

    contract: ClassVar[Contract]  # how it is signed
    refusals: ClassVar[Changes]  # the reason → an order, and the answer
    no_order: ClassVar[Verdict]
    limited: ClassVar[Verdict]
    unsure: ClassVar[Verdict]
    denied: ClassVar[Verdict]
    fee_in_quote: ClassVar[bool]
    states: ClassVar[Sequence[object]]  # of orders that were filled, in part, not at all
    duplicate: ClassVar[Verdict]  # the answer to an id that was used before
    found_for: ClassVar[tuple[float, float]]  # days: of an order with trades, of one without
    window: ClassVar[float] = 5.0  # seconds a signed call is valid

    def placing(self, wish: Wish) -> Call:
        raise NotImplementedError

    def finding(self, client_id: str, pair: str) -> Call:
        raise NotImplementedError

    def listing_trades(self, order: Any, pair: str) -> Call:
        raise NotImplementedError

    def open_orders(self) -> Call:
        raise NotImplementedError

    def balances(self) -> Call:
        raise NotImplementedError

    def read_order(self, body: Any) -> Seen | None:
        raise NotImplementedError

    def read_trades(self, body: Any) -> list[SeenTrade]:
        raise NotImplementedError

    def read_open(self, body: Any) -> list[Any]:
        raise NotImplementedError

    def read_balances(self, body: Any) -> dict[str, tuple[Decimal, Decimal]]:
        raise NotImplementedError

    @pytest.fixture
    def clock(self) -> Clock:
        return Clock()

    @pytest.fixture
    async def server(self, clock: Clock) -> AsyncIterator[ExchangeServer]:
        world = PriceWorld(clock=clock)
        async with ExchangeServer(self.contract.exchange, clock=clock, world=world) as server:
            yield server

    @pytest.fixture
    def desk(self, server: ExchangeServer, ask: Ask, clock: Clock) -> "Trader":
        return Trader(self, server, ask, clock)

    async def test_a_buy_is_filled_at_the_ask_with_its_fee(self, desk: "Trader") -> None:
        ask = desk.best("buy")
        assert await desk.place(Wish()) == self.contract.accepted
        seen, trades = await desk.see(), await desk.trades()
        assert seen == Seen(
            over=True, state=self.states[0], filled=Decimal("0.002"), cost=Decimal("0.002") * ask
        )
        assert len(trades) == 2
        assert {t.price for t in trades} == {ask}
        assert sum(t.qty for t in trades) == seen.filled
        coin, paid = ("USDT", seen.cost) if self.fee_in_quote else ("BTC", seen.filled)
        assert {t.coin for t in trades} == {coin}
        assert sum(t.fee for t in trades) == paid * FEE
        quote_fee, base_fee = (paid * FEE, ZERO) if self.fee_in_quote else (ZERO, paid * FEE)
        assert await desk.balances() == {
            "USDT": (1000 - seen.cost - quote_fee, ZERO),
            "BTC": (seen.filled - base_fee, ZERO),
        }

    async def test_a_sale_is_filled_at_the_bid_and_pays_in_money(self, desk: "Trader") -> None:
        desk.server.account("good").add("BTC", Decimal("0.01"))
        bid = desk.best("sell")
        assert await desk.place(Wish(side="sell", qty="0.01")) == self.contract.accepted
        seen, trades = await desk.see(), await desk.trades()
        assert (seen.filled, seen.cost) == (Decimal("0.01"), Decimal("0.01") * bid)
        assert {t.coin for t in trades} == {"USDT"}
        assert sum(t.fee for t in trades) == seen.cost * FEE
        assert await desk.balances() == {"USDT": (1000 + seen.cost * (1 - FEE), ZERO)}

    async def test_what_finds_nobody_is_over_and_rests_nowhere(self, desk: "Trader") -> None:
        under = str(desk.best("buy") - 1)
        assert await desk.place(Wish(price=under)) == self.contract.accepted
        assert await desk.see() == Seen(over=True, state=self.states[2], filled=ZERO, cost=ZERO)
        assert await desk.trades() == []
        assert self.read_open(await desk.body(self.open_orders())) == []
        assert await desk.balances() == {"USDT": (Decimal(1000), ZERO)}

    async def test_a_part_is_filled_and_the_rest_is_cancelled(self, desk: "Trader") -> None:
        desk.server.order_faults.share = Decimal("0.37")
        assert await desk.place(Wish()) == self.contract.accepted
        seen = await desk.see()
        assert (seen.over, seen.state, seen.filled) == (True, self.states[1], Decimal("0.00074"))
        assert self.read_open(await desk.body(self.open_orders())) == []

    async def test_no_more_is_filled_than_the_market_has(self, desk: "Trader") -> None:
        desk.server.account("good").add("USDT", Decimal(10**9))
        assert await desk.place(Wish(qty="100")) == self.contract.accepted
        assert (await desk.see()).filled == Decimal(desk.prices().size)

    async def test_an_order_against_the_rules_is_refused(self, reason: str, desk: "Trader") -> None:
        wish, verdict = self.refusals[reason]
        if reason == "closed":
            desk.server.world.prices[wish.pair].do(PriceAction.DELIST)
        assert await desk.place(wish) == verdict
        assert desk.server.account("good").orders == []
        assert await desk.balances() == {"USDT": (Decimal(1000), ZERO)}

    async def test_locked_money_buys_nothing(self, desk: "Trader") -> None:
        desk.server.account("good").lock("USDT", Decimal(950))
        assert await desk.place(Wish()) == self.refusals["balance"][1]
        assert await desk.balances() == {"USDT": (Decimal(50), Decimal(950))}

    async def test_coins_that_their_owner_sold_are_gone(self, desk: "Trader") -> None:
        await desk.place(Wish())
        desk.server.change_money("good", MoneyAction.SELL_COINS)
        assert set(await desk.balances()) == {"USDT"}
        short = self.refusals.get("no coins", self.refusals["balance"])[1]
        assert await desk.place(Wish(side="sell", client_id="another")) == short

    async def test_an_unknown_order_is_not_found(self, desk: "Trader") -> None:
        assert await desk.look("unknown") == self.no_order

    async def test_trading_needs_its_permission_and_the_right_key(self, desk: "Trader") -> None:
        call = self.placing(replace(Wish(), price=str(desk.best("buy"))))
        for case in ("wrong-secret", "unknown-key", "ip-refused", "clock-skew", "down"):
            assert await desk.judge(call, case) == self.contract.refusals[case]
        assert await desk.judge(call, "read-only") == self.denied
        desk.server.key("good").permissions = frozenset({Permission.TRADE})
        assert await desk.look() == self.denied  # to look is to read
        assert await desk.place(Wish()) == self.contract.accepted
        assert desk.server.account("read-only").orders == []

    async def test_a_reader_can_look(self, desk: "Trader") -> None:
        for call in (self.balances(), self.open_orders()):
            assert await desk.judge(call, "read-only") == self.contract.accepted
        found = await desk.look(ID, "read-only")
        assert found == self.no_order

    async def test_two_keys_of_one_account_share_it_and_others_do_not(self, desk: "Trader") -> None:
        await desk.place(Wish())
        twin = self.read_order(await desk.body(self.finding(ID, "BTC/USDT"), "good-with-ip-list"))
        assert twin == await desk.see()
        assert await desk.balances("good-with-ip-list") == await desk.balances()
        assert await desk.balances("slow") == {"USDT": (Decimal(1000), ZERO)}

    async def test_an_id_that_was_used_before(self, desk: "Trader") -> None:
        first = str(desk.best("buy") - 1)
        await desk.place(Wish(price=first))
        assert await desk.place(Wish()) == self.duplicate
        taken = self.duplicate == self.contract.accepted
        assert len(desk.server.account("good").orders) == 1 + taken
        assert bool((await desk.see()).filled) is taken  # the newest is shown

    async def test_finished_orders_are_found_for_some_days(
        self, desk: "Trader", clock: Clock
    ) -> None:
        await desk.place(Wish())
        await desk.place(Wish(price=str(desk.best("buy") - 1), client_id="empty"))
        for days, client_id in zip(self.found_for, (ID, "empty"), strict=True):
            clock.now = NOW + (days - 0.01) * DAY
            assert await desk.look(client_id) == self.contract.accepted
            if days < 1000:
                clock.now = NOW + (days + 0.01) * DAY
                assert await desk.look(client_id) == self.no_order

    async def test_an_answer_can_be_lost_after_the_order_was_placed(self, desk: "Trader") -> None:
        desk.server.order_faults.fault = OrderFault.LOST
        desk.server.order_faults.times = 1
        with pytest.raises(ClientError):
            await desk.place(Wish())
        assert (await desk.see()).filled == Decimal("0.002")
        assert await desk.place(Wish(client_id="next")) == self.contract.accepted

    @pytest.mark.parametrize(
        ("fault", "placed"), [(OrderFault.DOWN_BEFORE, 0), (OrderFault.DOWN_AFTER, 1)]
    )
    async def test_a_503_says_nothing_of_the_order(
        self, fault: OrderFault, placed: int, desk: "Trader"
    ) -> None:
        desk.server.order_faults.fault = fault
        assert (await desk.place(Wish()))[0] == 503
        assert len(desk.server.account("good").orders) == placed

    async def test_an_exchange_can_be_unsure_of_an_order(self, desk: "Trader") -> None:
        desk.server.order_faults.fault = OrderFault.UNSURE
        assert await desk.place(Wish()) == self.unsure
        assert len(desk.server.account("good").orders) == 1

    async def test_the_end_of_the_server_drops_what_is_on_its_way(self, desk: "Trader") -> None:
        desk.server.order_faults.late = 0.3
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(desk.place(Wish()), 0.1)
        await desk.server.__aexit__()
        await asyncio.sleep(0.3)
        assert desk.server.account("good").orders == []

    async def test_too_many_calls_place_nothing(self, desk: "Trader") -> None:
        desk.server.order_faults.fault = OrderFault.LIMITED
        assert await desk.place(Wish()) == self.limited
        assert desk.server.account("good").orders == []

    async def test_an_order_can_be_found_late(self, desk: "Trader", clock: Clock) -> None:
        desk.server.order_faults.unseen = 2.0
        await desk.place(Wish())
        assert await desk.look() == self.no_order
        clock.now += 2
        assert (await desk.see()).filled == Decimal("0.002")

    async def test_a_late_order_arrives_although_its_caller_is_gone(self, desk: "Trader") -> None:
        desk.server.order_faults.late = 0.3
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(desk.place(Wish()), 0.1)
        assert await desk.look() == self.no_order
        await asyncio.sleep(0.4)
        assert (await desk.see()).filled == Decimal("0.002")

    async def test_an_order_that_is_later_than_its_window_is_refused(
        self, desk: "Trader", clock: Clock
    ) -> None:
        desk.server.order_faults.late = 0.2
        clock.now += self.window - 0.1
        sent_at = NOW
        verdict = await desk.place(Wish(), at=sent_at)
        assert verdict == self.contract.refusals["clock-skew"]
        assert desk.server.account("good").orders == []

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        if "reason" in metafunc.fixturenames:
            metafunc.parametrize("reason", list(self.refusals))


class TwoKindsOfAccount(Orders):
    """One kind of account has no such orders."""

    other_account: ClassVar[tuple[str, Verdict]]

    async def test_another_kind_of_account_has_no_such_orders(self, desk: "Trader") -> None:
        case, verdict = self.other_account
        assert await desk.place(Wish(), case) == verdict
        assert desk.server.account(case).orders == []


@dataclass(frozen=True)
class Trader:
    """Places and reads orders at a server."""

    orders: Orders
    server: ExchangeServer
    ask: Ask
    clock: Clock

    def prices(self, name: str = "BTC/USDT") -> Any:
        pair = self.server.world.find(name)
        assert pair is not None
        return self.server.world.now(pair)

    def best(self, side: str, name: str = "BTC/USDT") -> Decimal:
        prices = self.prices(name)
        return Decimal(prices.ask if side == "buy" else prices.bid)

    async def place(self, wish: Wish, case: str = "good", at: float | None = None) -> Verdict:
        listed = self.server.world.find(wish.pair)
        best = str(self.best(wish.side, wish.pair)) if listed else "1"
        return await self.judge(
            self.orders.placing(replace(wish, price=wish.price or best)), case, at
        )

    async def judge(self, call: Call, case: str = "good", at: float | None = None) -> Verdict:
        status, body = await self._ask(call, case, at)
        return self.orders.contract.verdict(status, body)

    async def look(self, client_id: str = ID, case: str = "good") -> Verdict:
        """Return the verdict on a call that asks for an order by its id."""
        status, body = await self._ask(self.orders.finding(client_id, "BTC/USDT"), case)
        verdict = self.orders.contract.verdict(status, body)
        if verdict == self.orders.contract.accepted and self.orders.read_order(body) is None:
            return self.orders.no_order
        return verdict

    async def body(self, call: Call, case: str = "good") -> Any:
        status, body = await self._ask(call, case)
        assert self.orders.contract.verdict(status, body) == self.orders.contract.accepted, body
        return body

    async def see(self, client_id: str = ID) -> Seen:
        seen = self.orders.read_order(await self.body(self.orders.finding(client_id, "BTC/USDT")))
        assert seen is not None
        return seen

    async def trades(self, client_id: str = ID) -> list[SeenTrade]:
        order = await self.body(self.orders.finding(client_id, "BTC/USDT"))
        call = self.orders.listing_trades(order, "BTC/USDT")
        return self.orders.read_trades(await self.body(call))

    async def balances(self, case: str = "good") -> dict[str, tuple[Decimal, Decimal]]:
        return self.orders.read_balances(await self.body(self.orders.balances(), case))

    async def _ask(self, call: Call, case: str, at: float | None = None) -> tuple[int, Any]:
        self.server.key(case).delay = 0
        contract = self.orders.contract
        moment = self.clock.now if at is None else at
        sent = contract.sign(self.server.sample(case).fields, call, moment)
        status, body, _ = await contract.send(self.ask, self.server, sent)
        return status, body
