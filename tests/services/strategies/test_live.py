"""Strategies with real money, on both kinds of database: what is sent, and with which key."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.domain.availability import Availability
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.incident import Incident
from bot.domain.notice.matters import Matter
from bot.domain.strategies.group import Phase
from bot.domain.strategies.orders import Intent, OrderKind, Side
from bot.domain.strategies.sending import IntentStatus, LookError, OrderProof, OrderRefusal
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus, with_status
from bot.domain.strategies.watch import HoldCause
from bot.services.strategies.verbs import StrategyVerbs, VerbRefusedError
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.schema.tables import (
    CONNECTIONS,
    FILLS,
    INTENTS,
    NOTICES,
    SEALED,
    STRATEGIES,
    TRADE_GROUPS,
)
from bot.storage.strategies.rows import group_values
from tests.domain.strategies.market import D
from tests.fakes.markets import MarketsInMemory
from tests.fakes.strategies import always
from tests.services.strategies.desk import (
    OWNER,
    Clock,
    Desk,
    change_connection,
    connect,
    no_money,
    start,
)
from tests.services.strategies.exchange import WINDOW, Exchange, Mood
from tests.services.strategies.gateway import GatewayInMemory

LIVE = StrategyMode.LIVE
BUY = Intent("bf1", 1, Side.BUY, OrderKind.ENTRY, D(100), D("0.1"), D("10.01"), 1_790_000_000.0)
PRICES = (100, 97, 94, 90, 84, 110)


@pytest.fixture
async def desk(database: Database) -> Desk:
    clock = Clock()
    await connect(database)
    return Desk(database, clock, MarketsInMemory(clock))


def kucoin(desk: Desk) -> Exchange:
    return desk.gateway.exchanges["kucoin"]


async def intents(desk: Desk) -> list[Any]:
    async with desk.database.read() as c:
        return list((await c.execute(select(INTENTS).order_by(INTENTS.c.number))).all())


async def facts_of(desk: Desk, event: str) -> Any:
    """Return the facts of the last notice of an event."""
    async with desk.database.read() as c:
        found = list(await c.scalars(select(NOTICES.c["values"]).order_by(NOTICES.c.at)))
    return [values for values in found if values["event"] == event][-1]


def sent_once(desk: Desk) -> bool:
    ids = [order.id for _, order in desk.gateway.placed]
    return len(ids) == len(set(ids))


async def test_each_order_is_sent_once_with_the_key_of_its_connection(desk: Desk) -> None:
    await start(desk, mode=LIVE)
    for price in PRICES:
        await desk.at(price, apart=10)
    (group, *_) = await desk.groups_stored()
    assert group.phase is Phase.CLOSED
    assert group.step > 2
    arrived = [order.id for _, order, _ in kucoin(desk).arrived]
    assert sorted(arrived) == sorted(row.id for row in await intents(desk))
    assert sent_once(desk)
    assert set(desk.gateway.keys) == {"c1"}
    assert (await facts_of(desk, "opened"))["mode"] == "live"


async def test_a_rehearsal_sends_nothing(desk: Desk) -> None:
    await start(desk)
    await desk.at(100)
    assert (await desk.groups_stored())[0].phase is Phase.OPEN
    assert desk.gateway.keys == []


@pytest.mark.parametrize(
    ("changes", "cause", "sells"),
    [
        ({"status": Status.BLOCKED, "problems": [Problem.WITHDRAW_ENABLED]}, "blocked", False),
        ({"recalled": True}, "blocked", False),
        ({"status": Status.ACTION_NEEDED, "problems": [Problem.KEY_GONE]}, "key", False),
        ({"status": Status.UNAVAILABLE, "problems": []}, "unavailable", False),
        ({"status": Status.ACTION_NEEDED, "problems": [Problem.WITHDRAW_UNKNOWN]}, "doubt", True),
        ({"account": "a2"}, "account", False),
    ],
    ids=["withdrawals", "recalled", "key", "unavailable", "doubt", "account"],
)
async def test_the_watch_decides_what_may_be_sent(
    desk: Desk, changes: dict[str, object], cause: str, *, sells: bool
) -> None:
    strategy = await start(desk, mode=LIVE)
    await desk.at(100)
    await change_connection(desk.database, **changes)
    await desk.at(97)
    assert len(desk.gateway.placed) == 1  # no top-up
    assert (await desk.strategies.strategy(strategy.id)).cause == cause
    await desk.at(110)
    assert (len(desk.gateway.placed) == 2) is sells
    told = await facts_of(desk, "held")
    assert (told["what"], told["mode"], told["held"]) == (cause, "live", told["held"])
    online = {"status": Status.ONLINE, "problems": [], "recalled": False, "account": "a1"}
    await change_connection(desk.database, **online)
    await desk.at(110)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED
    assert sent_once(desk)


async def test_a_key_that_is_found_to_withdraw_sends_nothing_that_was_decided(desk: Desk) -> None:
    """It is found between the decision and the sending."""
    await start(desk, mode=LIVE)
    run = (await desk.runs.running())[0]
    await change_connection(
        desk.database, status=Status.BLOCKED, problems=[Problem.WITHDRAW_ENABLED]
    )
    trader = desk.orders.trader(run)
    result = await trader.place("BTC/USDT", BUY, always)
    assert (result.sending, desk.gateway.placed) == ("unsent", [])


class ReplacedBetween(SqlConnectionStore):
    """The key is replaced by one that can withdraw after its connection was read."""

    async def get(self, owner: int, connection_id: str) -> Any:
        found = await super().get(owner, connection_id)
        assert found is not None
        keyed = found.with_new_key("new", found.keyed_at + timedelta(seconds=1))
        await self.replace_key(keyed, b"another", b"another")
        return found


async def test_a_key_that_was_replaced_since_its_connection_was_read_is_not_used(
    desk: Desk,
) -> None:
    await start(desk, mode=LIVE)
    run = (await desk.runs.running())[0]
    orders = replace(desk.orders, connections=ReplacedBetween(desk.database))
    result = await orders.trader(run).place("BTC/USDT", BUY, always)
    assert (result.sending, desk.gateway.keys) == ("unsent", [])


@pytest.mark.parametrize("sells", [False, True], ids=["buy", "sale"])
@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.ACTION_NEEDED, "problems": [Problem.WITHDRAW_UNKNOWN]},
        {"permissions": {Permission.TRADE: Answer.YES}},
        {"permissions": {Permission.WITHDRAW: Answer.UNKNOWN, Permission.TRADE: Answer.YES}},
    ],
    ids=["doubt", "attested", "unknown"],
)
async def test_a_key_of_which_nothing_proves_that_it_cannot_withdraw_only_sells(
    desk: Desk, changes: dict[str, object], *, sells: bool
) -> None:
    """It is found between the decision and the sending."""
    await start(desk, mode=LIVE)
    run = (await desk.runs.running())[0]
    await change_connection(desk.database, **changes)
    side, kind = (Side.SELL, OrderKind.PROFIT) if sells else (Side.BUY, OrderKind.TOPUP)
    order = replace(BUY, side=side, kind=kind)
    result = await desk.orders.trader(run).place("BTC/USDT", order, always)
    assert (result.sending != "unsent", len(desk.gateway.placed)) == (sells, int(sells))


async def test_what_the_person_attests_of_a_replaced_key_buys_nothing(desk: Desk) -> None:
    strategy = await start(desk, mode=LIVE)
    await desk.at(100)
    await change_connection(
        desk.database,
        permissions={Permission.TRADE: Answer.YES},
        problems=[Problem.WITHDRAW_UNKNOWN],
        withdrawals_attested_at=desk.clock.moment(),
    )
    await desk.at(97)
    assert len(desk.gateway.placed) == 1  # no top-up
    assert (await desk.strategies.strategy(strategy.id)).cause is HoldCause.DOUBT
    await desk.at(110)
    assert len(desk.gateway.placed) == 2


async def test_an_outage_stops_all_and_sales_come_first_after_it(desk: Desk) -> None:
    await connect(desk.database, "c2")
    await start(desk, mode=LIVE)
    await desk.at(100)
    now = desk.clock.moment()
    incident = Incident(id="i", exchange="kucoin", opened_at=now)
    desk.availability = Availability(down={"kucoin": incident})
    await start(desk, name="s2", mode=LIVE, connection="c2")
    await desk.at(60)
    assert len(desk.gateway.placed) == 1
    desk.availability = Availability()
    await desk.at(60, steps=6)
    sides = [(key, order.side) for key, order in desk.gateway.placed[1:]]
    assert sides[0] == ("c1", "sell")
    assert ("c2", "buy") in sides


async def test_after_panic_it_ends_with_the_numbers(desk: Desk) -> None:
    strategy = await start(desk, mode=LIVE)
    await desk.at(100)
    async with desk.database.write() as c:
        await c.execute(delete(SEALED))
    await change_connection(desk.database, has_secrets=False)
    await desk.at(97)
    assert (await desk.strategies.strategy(strategy.id)).status is StrategyStatus.ENDED
    ended = await facts_of(desk, "ended")
    assert ended["held"]
    assert ended["what"] == "gone"
    assert "order" not in ended
    assert len(desk.gateway.placed) == 1


async def test_panic_while_an_order_is_under_way_tells_the_order(desk: Desk) -> None:
    strategy = await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="unanswered", hides=1_000.0)
    await desk.at(100, steps=3)
    async with desk.database.write() as c:
        await c.execute(delete(CONNECTIONS))
    await desk.at(97)
    assert (await desk.strategies.strategy(strategy.id)).status is StrategyStatus.ENDED
    (order,) = await intents(desk)
    assert order.status is IntentStatus.LOST
    assert (await facts_of(desk, "ended"))["order"] == order.id


async def test_a_key_that_cannot_be_opened_sends_nothing_and_is_not_tried_each_second(
    desk: Desk,
) -> None:
    await start(desk, mode=LIVE)
    async with desk.database.write() as c:
        await c.execute(update(SEALED).values(blob=b"damaged"))
    await desk.at(100, steps=30)
    assert desk.gateway.placed == []
    assert len(await intents(desk)) <= 3  # none where the exchange is asked for the id before


@pytest.mark.parametrize("account", ["a1", None], ids=["same", "unknown"])
async def test_a_replaced_key_settles_and_goes_on(desk: Desk, account: str | None) -> None:
    """Only a key of the same account proves that an order does not exist."""
    await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="lost")
    await desk.at(100, steps=3)
    keyed = desk.clock.moment()
    await change_connection(desk.database, keyed_at=keyed, account=account)
    kucoin(desk).mood = Mood()
    await desk.at(100, steps=20, apart=10)
    (first, *_) = await intents(desk)
    proven = account == "a1"
    assert (first.status is IntentStatus.VOID) is proven
    assert (len(kucoin(desk).arrived) == 1) is proven


async def test_no_fills_of_another_account_prove_nothing(desk: Desk) -> None:
    """The key is replaced between the looks for the order and the one for its fills."""
    await start(desk, mode=LIVE)
    run = (await desk.runs.running())[0]
    await change_connection(desk.database, account="a2")
    with pytest.raises(LookError):
        await desk.orders.trader(run).fills("BTC/USDT", BUY, 0.0)


async def test_what_a_replaced_key_finds_is_counted(desk: Desk) -> None:
    await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="unanswered", hides=5.0)
    await desk.at(100, steps=3)
    await change_connection(desk.database, keyed_at=desk.clock.moment(), account=None)
    await desk.at(100, steps=4, apart=10)
    (group,) = await desk.groups_stored()
    assert group.held > 0
    assert group.live is None


async def test_with_rehearsals_only_nothing_is_sent_and_the_order_is_looked_at(
    desk: Desk,
) -> None:
    strategy = await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="unanswered", hides=3.0)
    await desk.at(100, steps=2)
    other = Desk(desk.database, desk.clock, desk.markets, gateway=desk.gateway, live=False)
    await desk.role.release()
    for price in (100, 97, 110):
        await other.at(price)
    (group,) = await desk.groups_stored()
    assert group.held > 0
    assert len(desk.gateway.placed) == 1
    held = await desk.strategies.strategy(strategy.id)
    assert held.cause is HoldCause.REHEARSALS
    assert (await facts_of(desk, "held"))["what"] == "rehearsals"
    await other.role.release()
    kucoin(desk).mood = Mood()
    await desk.at(110)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED


async def test_an_older_copy_in_the_same_place_is_noticed_before_its_first_order(
    desk: Desk,
) -> None:
    """The exchange knows the order that would come next: another content had sent it."""
    strategy = await start(desk, mode=LIVE)
    await desk.at(100)
    (older,) = await desk.groups_stored()
    await desk.at(97)
    (newer,) = await desk.groups_stored()
    assert (older.orders, newer.orders) == (1, 2)
    second = select(INTENTS.c.id).where(INTENTS.c.number == 2)
    async with desk.database.write() as c:  # as it was before the add-on
        await c.execute(delete(FILLS).where(FILLS.c.intent.in_(second)))
        await c.execute(delete(INTENTS).where(INTENTS.c.number == 2))
        await c.execute(update(TRADE_GROUPS).values(group_values(older)))
    sent = len(desk.gateway.placed)
    await desk.role.release()
    again = Desk(desk.database, desk.clock, desk.markets, gateway=desk.gateway)
    await again.at(97)

    assert len(desk.gateway.placed) == sent
    held = await again.strategies.strategy(strategy.id)
    assert (held.status, held.cause) == (StrategyStatus.HELD, HoldCause.RESTORED)
    assert (await again.notices()).count("held") == 1
    await verbs(again).resume(OWNER, strategy.id)
    await again.at(97)
    assert len(desk.gateway.placed) == sent + 1  # with an id of another series
    assert sent_once(desk)


async def test_after_an_outage_sales_come_first(desk: Desk) -> None:
    """The strategy of the sale comes after the one of the add-on, by name."""
    for name, pair in (("s1", "BTC/USDT"), ("s2", "ETH/USDT")):
        await start(desk, mode=LIVE, name=name, pair=pair)
        desk.markets.set("100", pair)
    kucoin(desk).pairs = ("BTC/USDT", "ETH/USDT")
    for _ in range(6):
        desk.clock.now += 1
        for pair in ("BTC/USDT", "ETH/USDT"):
            desk.markets.set("100", pair)
        await desk.step()
    assert len(desk.gateway.placed) == 2
    desk.availability = Availability(cut_off_since=desk.clock.moment())
    for _ in range(3):
        desk.clock.now += 700
        desk.markets.set("97", "BTC/USDT")  # an add-on is due
        desk.markets.set("110", "ETH/USDT")  # a sale is due
        await desk.step()
    assert len(desk.gateway.placed) == 2
    desk.availability = Availability()
    await desk.step()
    kinds = [order.kind for _, order in desk.gateway.placed[2:4]]
    assert kinds == [OrderKind.PROFIT, OrderKind.TOPUP]


@pytest.mark.parametrize("mode", StrategyMode)
async def test_switched_off_it_is_told_once_and_the_order_of_before_is_looked_at(
    desk: Desk, mode: StrategyMode
) -> None:
    strategy = await start(desk, mode=mode)
    kucoin(desk).mood = Mood(fault="unanswered", hides=3.0)
    await desk.at(100, steps=2)
    if mode is LIVE:
        assert (await desk.groups_stored())[0].live is not None
    else:
        await desk.at(100)
    placed = len(desk.gateway.placed)
    for _ in range(2):  # a second start repeats nothing
        await desk.role.release()
        desk = Desk(desk.database, desk.clock, desk.markets, gateway=desk.gateway, live=False)
        desk.off = True
        for price in (97, 60, 130):  # an add-on, the stop, the take profit
            await desk.at(price)
    (group,) = await desk.groups_stored()
    assert (group.live, group.held > 0, group.orders) == (None, True, 1)
    assert len(desk.gateway.placed) == placed
    assert (await desk.strategies.strategy(strategy.id)).cause is HoldCause.OFF
    assert (await desk.notices()).count("held") == 1
    told = await facts_of(desk, "held")
    assert told["what"] == "off"

    await desk.role.release()
    desk = Desk(desk.database, desk.clock, desk.markets, gateway=desk.gateway)
    kucoin(desk).mood = Mood()
    await desk.at(130)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED
    assert (await desk.notices()).count("released") == 1


async def test_a_restored_strategy_waits_for_its_owner(desk: Desk) -> None:
    await start(desk, mode=LIVE)
    await desk.at(100)
    async with desk.database.write() as c:
        held = {"status": StrategyStatus.HELD, "cause": HoldCause.RESTORED}
        await c.execute(update(STRATEGIES).values(**held))
    await desk.at(110)
    assert len(desk.gateway.placed) == 1
    await verbs(desk).resume(OWNER, "s1")
    await desk.at(110)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED


def verbs(desk: Desk) -> StrategyVerbs:
    return StrategyVerbs(
        runs=desk.runs,
        store=desk.strategies,
        groups=desk.groups,
        clock=desk.clock.moment,
        require_money=no_money,
        history=desk.history,
    )


@pytest.mark.parametrize("refusal", OrderRefusal)
async def test_a_refusal_is_told_once_and_to_who_can_fix_it(
    desk: Desk, refusal: OrderRefusal
) -> None:
    await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="refused", refusal=refusal)
    await desk.at(100, steps=100, apart=7)
    told = await desk.notices()
    assert told.count("refused") == (0 if refusal is OrderRefusal.BUSY else 1)
    assert (await desk.events()).count("refused") == 1
    rows = await intents(desk)
    assert {row.refusal for row in rows} == {refusal}
    assert 3 <= len(rows) <= 9
    of_keys = {OrderRefusal.KEY, OrderRefusal.PERMISSION, OrderRefusal.ACCOUNT}
    assert (set(desk.checked) == {OWNER}) is (refusal in of_keys)
    ours = {OrderRefusal.RULES, OrderRefusal.MINIMUM, OrderRefusal.UNKNOWN}
    assert (set(desk.matters) == {Matter.ORDER_REFUSED}) is (refusal in ours)
    assert (set(desk.matters) == {Matter.CLOCK_SKEW}) is (refusal is OrderRefusal.CLOCK)
    last = (await desk.runs.trouble("s1")).refused
    assert last is not None
    assert last.refusal is refusal
    kucoin(desk).mood = Mood()
    await desk.at(100, steps=100, apart=7)
    assert (await desk.runs.trouble("s1")).refused is None
    assert (await desk.groups_stored())[0].held > 0


async def test_a_refused_buy_does_not_delay_a_sale(desk: Desk) -> None:
    await start(desk, mode=LIVE)
    await desk.at(100)
    kucoin(desk).mood = Mood(fault="refused", refusal=OrderRefusal.BALANCE)
    await desk.at(97)
    kucoin(desk).mood = Mood()
    await desk.at(110)
    assert (await desk.groups_stored())[0].phase is Phase.CLOSED


async def a_lost_order(desk: Desk) -> None:
    """Pass so much time that the exchange does not remember an order."""
    await start(desk, mode=LIVE)
    kucoin(desk).proof = OrderProof(WINDOW, 600.0)
    kucoin(desk).mood = Mood(fault="unanswered", hides=1_000_000.0)
    await desk.at(100, steps=3)
    await desk.at(100, steps=3, apart=300)


async def test_a_lost_order_stands_still_until_its_owner_looked(desk: Desk) -> None:
    await a_lost_order(desk)
    await desk.at(100, steps=5, apart=100)
    (row,) = await intents(desk)
    assert row.status is IntentStatus.LOST
    told = await facts_of(desk, "lost")
    assert (told["order"], told["side"], told["qty"]) == (row.id, "buy", told["qty"])
    assert (await desk.notices()).count("lost") == 1
    assert (await desk.runs.trouble("s1")).lost is not None
    kucoin(desk).mood = Mood()
    await verbs(desk).not_filled(OWNER, "s1")
    await desk.at(100)
    first, second = await intents(desk)
    assert (first.status, second.status) == (IntentStatus.VOID, IntentStatus.DONE)
    assert "not-filled" in await desk.events()
    with pytest.raises(VerbRefusedError):
        await verbs(desk).not_filled(OWNER, "s1")


async def test_a_strategy_with_a_lost_order_can_be_stopped(desk: Desk) -> None:
    await a_lost_order(desk)
    await verbs(desk).stop_and_keep(OWNER, "s1")
    await desk.at(100)
    assert (await desk.strategies.strategy("s1")).status is StrategyStatus.ENDED
    assert (await facts_of(desk, "ended"))["order"]
    with pytest.raises(VerbRefusedError):
        await verbs(desk).not_filled(OWNER, "s1")


async def test_a_silent_exchange_that_forgets_leaves_the_order_to_the_person(desk: Desk) -> None:
    await start(desk, mode=LIVE)
    kucoin(desk).proof = OrderProof(WINDOW, 600.0)
    kucoin(desk).mood = Mood(fault="lost")
    await desk.at(100, steps=3)
    kucoin(desk).mood = Mood(deaf=True)
    await desk.at(100, steps=3, apart=300)
    assert (await intents(desk))[0].status is IntentStatus.LOST


async def test_closing_with_a_lost_order_ends_in_time(desk: Desk) -> None:
    await a_lost_order(desk)
    now = await desk.strategies.strategy("s1")
    await desk.strategies.save(now, with_status(now, StrategyStatus.CLOSING, desk.clock.now))
    await desk.at(100, steps=3, apart=301)
    assert (await desk.strategies.strategy("s1")).status is StrategyStatus.ENDED


async def test_a_slow_exchange_delays_no_other_and_no_step(desk: Desk) -> None:
    gateway = desk.gateway
    gateway.exchanges["bybit"] = Exchange()
    await connect(desk.database, "c2", "bybit")
    await start(desk, mode=LIVE)
    await start(desk, name="s2", mode=LIVE, connection="c2")
    gateway.slow["kucoin"] = asyncio.Event()
    await desk.role.take()
    async with asyncio.timeout(30):
        while not (gateway.exchanges["bybit"].arrived and gateway.at_once["kucoin"]):
            desk.clock.now += 1
            await desk.role.take()
            desk.markets.set(100)
            await desk.engine.step()
            await asyncio.sleep(0.01)
        assert gateway.at_once["kucoin"] == 1
        gateway.slow["kucoin"].set()
        await desk.engine.idle()
    assert sent_once(desk)


async def test_eight_at_an_exchange_and_one_per_connection(desk: Desk) -> None:
    gateway = desk.gateway
    pairs = ("BTC/USDT", "ETH/USDT")
    for number in range(2, 12):
        await connect(desk.database, f"c{number}")
    for number in range(1, 12):
        for index, pair in enumerate(pairs):
            await start(
                desk, name=f"s{number}-{index}", mode=LIVE, connection=f"c{number}", pair=pair
            )
    desk.gateway.exchanges["kucoin"].pairs = pairs
    gateway.slow["kucoin"] = asyncio.Event()
    await desk.role.take()
    for _ in range(8):
        await desk.role.take()
        for pair in pairs:
            desk.markets.set(100, pair)
        await desk.engine.step()
        await asyncio.sleep(0.05)
    assert gateway.at_once["kucoin"] == 8
    gateway.slow["kucoin"].set()
    await desk.engine.idle()
    for _ in range(5):
        desk.clock.now += 1
        for pair in pairs:
            desk.markets.set(100, pair)
        await desk.step()
    assert gateway.most_at_once["kucoin"] == 8
    assert max(most for key, most in gateway.most_at_once.items() if key.startswith("c")) == 1
    assert len({order.id for _, order in gateway.placed}) == 22
    assert sent_once(desk)


async def test_the_end_of_a_process_leaves_an_order_to_the_next_one(
    desk: Desk, second: Database
) -> None:
    await start(desk, mode=LIVE)
    desk.gateway.slow["kucoin"] = asyncio.Event()
    await desk.role.take()
    async with asyncio.timeout(30):
        while not desk.gateway.at_once["kucoin"]:
            desk.markets.set(100)
            await desk.engine.step()
            await asyncio.sleep(0.02)
    assert desk.gateway.at_once["kucoin"] == 1
    await desk.engine.stop(0.01)
    await desk.role.release()
    assert (await intents(desk))[0].status is IntentStatus.WRITTEN
    desk.gateway.slow.clear()
    other = Desk(second, desk.clock, desk.markets, gateway=desk.gateway)
    await other.at(100, steps=20, apart=10)
    first, *_ = await intents(desk)
    assert first.status is IntentStatus.VOID
    assert len(kucoin(desk).arrived) == 1


class Twins:
    """Two processes on one database, one exchange and one clock."""

    def __init__(self, *databases: Database) -> None:
        self.clock = Clock()
        self.markets, self.gateway = MarketsInMemory(self.clock), GatewayInMemory(self.clock)
        self.desks = [
            Desk(one, self.clock, self.markets, gateway=self.gateway) for one in databases
        ]

    async def step(self, desk: Desk) -> None:
        """Do one round; a stalled send stays under way."""
        if await desk.role.take():
            desk.engine.start()
        if desk.role.until() is not None:
            await desk.engine.step()
        if self.gateway.slow:
            await asyncio.sleep(0.1)
        else:
            await desk.engine.idle()

    async def live(self, price: int, mood: Mood) -> None:
        """Live at a price for a while: a bad order at first, a stall later."""
        for turn in range(10):
            self.clock.now += 5 if turn % 3 else 20  # the longer ones end the lease
            self.gateway.exchanges["kucoin"].mood = mood if turn == 0 else Mood(hides=mood.hides)
            if turn == 4:
                self.gateway.slow["kucoin"] = asyncio.Event()
            self.markets.set(price)
            for desk in self.desks if turn % 2 else reversed(self.desks):
                await self.step(desk)
            if turn == 6:
                self.gateway.slow.pop("kucoin").set()


@pytest.mark.parametrize("fault", ["none", "unanswered", "late", "lost"])
async def test_two_processes_with_stalls_send_nothing_twice(
    database: Database, second: Database, fault: str
) -> None:
    await connect(database)
    twins = Twins(database, second)
    desk, exchange = twins.desks[0], twins.gateway.exchanges["kucoin"]
    await start(desk, mode=LIVE)
    for number, price in enumerate(PRICES):
        await twins.live(price, Mood(fault=fault, hides=number % 3))
    for _ in range(30):
        twins.clock.now += 10
        twins.markets.set(110)
        await desk.step()
    groups = await desk.groups_stored()
    assert groups[0].phase is Phase.CLOSED
    arrived = [order.id for _, order, _ in exchange.arrived]
    assert len(set(arrived)) == len(arrived)
    assert sent_once(desk)
    fills = [fill for name in arrived for fill in exchange.trades(name)]
    bought = sum(fill.qty for fill in fills if fill.side == "buy")
    sold = sum(fill.qty for fill in fills if fill.side == "sell")
    assert bought - sold == sum(group.held for group in groups)


async def blocked(desk: Desk) -> None:
    """Find that the key can withdraw."""
    found = {"status": Status.BLOCKED, "problems": [Problem.WITHDRAW_ENABLED]}
    await change_connection(desk.database, **found)


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "lost"])
async def test_a_key_that_can_withdraw_does_not_look_at_an_order(
    desk: Desk, *, filled: bool
) -> None:
    """Its owner gets the id, and it is looked at when the key cannot withdraw any more."""
    await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="unanswered" if filled else "lost", hides=3.0)
    await desk.at(100, steps=2)
    await blocked(desk)
    used = len(desk.gateway.keys)
    await desk.at(100, steps=20, apart=10)
    assert len(desk.gateway.keys) == used
    (order,) = await intents(desk)
    assert order.status is IntentStatus.WRITTEN
    told = await facts_of(desk, "held")
    assert (told["what"], told["order"], told["side"]) == ("blocked", order.id, "buy")
    kucoin(desk).mood = Mood()
    await change_connection(desk.database, status=Status.ONLINE, problems=[])
    await desk.at(100, steps=20, apart=10)
    (first, *others) = await intents(desk)
    assert first.status is (IntentStatus.DONE if filled else IntentStatus.VOID)
    assert bool(others) is not filled
    assert sent_once(desk)


async def test_fills_are_not_asked_for_with_a_key_that_can_withdraw(desk: Desk) -> None:
    """It is found between the look for the order and the one for its fills."""
    await start(desk, mode=LIVE)
    run = (await desk.runs.running())[0]
    await blocked(desk)
    with pytest.raises(LookError):
        await desk.orders.trader(run).fills("BTC/USDT", BUY, 0.0)
    assert desk.gateway.keys == []


@pytest.mark.parametrize("verb", ["stop_and_keep", "close_now"])
async def test_a_strategy_whose_key_may_not_look_ends_with_its_order(desk: Desk, verb: str) -> None:
    strategy = await start(desk, mode=LIVE)
    kucoin(desk).mood = Mood(fault="unanswered", hides=1_000.0)
    await desk.at(100, steps=3)
    await blocked(desk)
    await desk.at(100)
    await getattr(verbs(desk), verb)(OWNER, strategy.id)
    await desk.at(100, steps=4 if verb == "stop_and_keep" else 70, apart=10)
    assert (await desk.strategies.strategy(strategy.id)).status is StrategyStatus.ENDED
    (order,) = await intents(desk)
    assert order.status is IntentStatus.LOST
    assert (await facts_of(desk, "ended"))["order"] == order.id
