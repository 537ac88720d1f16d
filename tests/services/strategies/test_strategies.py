"""What people do with their strategies, on both kinds of database."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

import pytest

from bot.domain.diagnosis import Problem, Status
from bot.domain.snapshot import TradingFigures
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, RecoveryCause
from bot.domain.strategies.ladder import PRESETS, OutOfRangeError, RiskLevel
from bot.domain.strategies.market import Quote
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import OrderRefusal, WrittenIntent
from bot.domain.strategies.starting import PriceMovedError, StartRefusal, StartRefusedError
from bot.domain.strategies.stops import StopOrigin, TradingStop
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus
from bot.services.connections import Connections, OpenPositionError
from bot.services.strategies.funding import Funding
from bot.services.strategies.proposal import Proposal, ProposalError
from bot.services.strategies.strategies import Strategies, StrategyGoneError
from bot.services.strategies.verbs import RiskError, StrategyVerbs, VerbRefusedError
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.strategies.events import SqlStrategyEvents
from bot.storage.strategies.figures import SqlTradingFigures
from tests.fakes.balances import coin
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import OWNER, Clock, Desk, change_connection, connect
from tests.services.strategies.exchange import Mood

D, PAIR = Decimal, "BTC/USDT"
LIVE_REFUSED: dict[StartRefusal, dict[str, object]] = {
    StartRefusal.WITHDRAWALS: {"permissions": {"trade": "yes", "withdraw": "unknown"}},
    StartRefusal.NO_TRADE: {"permissions": {"trade": "unknown", "withdraw": "no"}},
    StartRefusal.NOT_ONLINE: {"status": Status.ACTION_NEEDED, "problems": [Problem.KEY_GONE]},
}


class Person:
    """The services and a process that trades."""

    def __init__(self, database: Database) -> None:
        clock = Clock()
        self.desk = desk = Desk(database, clock, MarketsInMemory(clock))
        desk.markets.set(100)
        desk.markets.set(20, "ETH/BTC")
        desk.markets.set(2000, "ETH/USDT")
        self.services = Strategies(
            runs=desk.runs,
            store=desk.strategies,
            events=SqlStrategyEvents(database),
            connections=SqlConnectionStore(database),
            markets=desk.markets,
            conditions=desk.conditions,
            live=desk.orders,
            funding=Funding(accounts=desk.accounts, runs=desk.runs),
            clock=clock.moment,
            most=2,
        )
        self.verbs = StrategyVerbs(
            runs=desk.runs,
            store=desk.strategies,
            groups=desk.groups,
            clock=clock.moment,
            require_money=self.services.require_money,
            history=desk.history,
        )

    async def sheet(self, pair: str = PAIR, limit: str = "300", **custom: str) -> Proposal:
        changed = {name: D(value) for name, value in custom.items()}
        level = RiskLevel.MEDIUM
        return await self.services.sheet_for(OWNER, "c1", pair, level, D(limit), changed)

    async def started(self, pair: str = PAIR) -> str:
        return (await self.services.start(OWNER, await self.sheet(pair))).strategy.id

    async def status(self, strategy: str) -> StrategyStatus:
        return (await self.services.get(OWNER, strategy)).strategy.status


@pytest.fixture
async def person(database: Database) -> Person:
    await connect(database)
    return Person(database)


async def test_the_sheet_that_was_shown_is_stored(person: Person) -> None:
    proposal = await person.sheet()
    again = Proposal.restored(proposal.values())
    assert (again, again.sheet) == (proposal, proposal.sheet)
    person.desk.markets.set(150)
    run = await person.services.start(OWNER, again)
    assert run.sheet["proposal"] == proposal.values()
    assert D(run.sheet["buys"][0]["price"]) == 100
    assert run.plan == proposal.plan


async def test_a_start_that_is_repeated_starts_once(person: Person) -> None:
    proposal = await person.sheet()
    for _ in range(3):
        await person.services.start(OWNER, proposal)
    assert len(await person.services.list_of(OWNER)) == 1
    (event,) = await person.services.history(OWNER)
    assert (event.kind, event.name) == ("started", "c1")


@pytest.mark.parametrize("damaged", [{}, {"id": "x"}, {"limit": "much"}, {"rules": None}])
def test_damaged_values_are_no_proposal(damaged: dict[str, object]) -> None:
    with pytest.raises(ProposalError):
        Proposal.restored(damaged)


async def test_what_cannot_be_started_is_refused(person: Person) -> None:
    async def refused(doing: Callable[[], object]) -> StartRefusal:
        with pytest.raises(StartRefusedError) as caught:
            await doing()  # type: ignore[misc]
        return caught.value.reason

    assert await refused(lambda: person.sheet("NOT/USDT")) is StartRefusal.UNKNOWN_PAIR
    late, crossed = await person.sheet(), await person.sheet("ETH/BTC")
    await person.started()
    assert await refused(lambda: person.services.start(OWNER, late)) is StartRefusal.PAIR_USED
    assert await refused(lambda: person.services.start(OWNER, crossed)) is StartRefusal.COIN_USED
    assert await person.services.pairs(OWNER, "c1") == ["ETH/USDT"]
    await person.started("ETH/USDT")
    (offer,) = await person.services.offers(OWNER)
    assert offer.refusal is StartRefusal.TOO_MANY
    person.desk.markets.silent = True
    assert await refused(lambda: person.services.pairs(OWNER, "c1")) is StartRefusal.NO_MARKET
    facts = {"status": Status.ACTION_NEEDED, "problems": [Problem.KEY_GONE]}
    await change_connection(person.desk.database, **facts)
    (offer,) = await person.services.offers(OWNER)
    assert offer.refusal is StartRefusal.NOT_ONLINE
    assert await refused(person.sheet) is StartRefusal.NOT_ONLINE
    person.services.trading = False
    assert await refused(person.sheet) is StartRefusal.OFF


async def test_numbers_out_of_range_are_refused(person: Person) -> None:
    for limit, custom in (("20", {}), ("300", {"take_profit": "2"})):
        with pytest.raises(OutOfRangeError):
            await person.sheet(limit=limit, **custom)


async def test_the_card_says_what_is_next(person: Person) -> None:
    strategy = await person.started()
    assert (await person.services.card(OWNER, strategy)).held is None
    await person.desk.at(100)
    card = await person.services.card(OWNER, strategy)
    assert card.held is not None
    assert card.average is not None
    assert card.next_buy == D("97.5")
    assert card.next_money is not None
    assert card.sells_at is not None
    assert card.sells_at > card.average > card.next_buy
    assert card.stop_at is not None
    assert card.on_paper is not None
    assert card.on_paper < 0  # the fees
    person.desk.markets.silent = True
    assert (await person.services.card(OWNER, strategy)).next_buy == card.next_buy


async def test_verbs_do_what_they_say(person: Person) -> None:
    strategy = await person.started()
    desk, verbs = person.desk, person.verbs
    await desk.at(100)
    await verbs.pause(OWNER, strategy)
    await verbs.pause(OWNER, strategy)
    await desk.at(97)
    assert (await desk.groups_stored())[0].step == 1
    await verbs.resume(OWNER, strategy)
    await desk.at(97)
    assert (await desk.groups_stored())[0].step == 2
    await verbs.recover(OWNER, strategy)
    group = (await person.services.get(OWNER, strategy)).open_group
    assert group is not None
    assert group.cause is RecoveryCause.CHOSEN
    await verbs.end_recovery(OWNER, strategy)
    await verbs.finish(OWNER, strategy)
    await desk.at(110)
    await desk.at(110, steps=3, apart=700)
    assert await person.status(strategy) is StrategyStatus.ENDED
    assert len(await desk.groups_stored()) == 1
    with pytest.raises(VerbRefusedError):
        await verbs.pause(OWNER, strategy)
    said = [str(event.kind) for event in await person.services.history(OWNER, strategy, 50)]
    assert said.count("paused") == 1
    assert said[0] == "ended"


async def test_stop_and_keep_sends_nothing_more(person: Person) -> None:
    strategy = await person.started()
    await person.desk.at(100)
    await person.verbs.stop_and_keep(OWNER, strategy)
    await person.desk.at(110)
    (group,) = await person.desk.groups_stored()
    assert group.held > 0
    assert await person.status(strategy) is StrategyStatus.ENDED


async def test_close_now_sells_and_ends(person: Person) -> None:
    strategy = await person.started()
    await person.desk.at(100)
    await person.verbs.close_now(OWNER, strategy)
    await person.desk.at(99, steps=6)
    (group,) = await person.desk.groups_stored()
    assert group.phase is Phase.CLOSED
    assert await person.status(strategy) is StrategyStatus.ENDED


async def test_what_is_safer_applies_to_the_open_group(person: Person) -> None:
    strategy = await person.started()
    edited = await person.services.edited(OWNER, strategy, {"stop": D("0.1")})
    run = await person.verbs.edit(OWNER, edited)
    assert run.plan.stop == D("0.1")
    again = await person.services.edited(OWNER, strategy, {"take_profit": D("0.02")}, D(400))
    run = await person.verbs.edit(OWNER, again)
    assert (run.plan.stop, run.plan.take_profit, run.plan.limit) == (D("0.1"), D("0.02"), D(400))
    await person.desk.at(100)
    more = {"stop": D("0.05"), "take_profit": D("0.05"), "topups": D(2)}
    run = await person.verbs.edit(
        OWNER, await person.services.edited(OWNER, strategy, more, D(900))
    )
    group = run.open_group
    assert group is not None
    assert group.plan == run.plan
    assert (run.plan.stop, run.plan.take_profit) == (D("0.05"), D("0.02"))  # the safer ones
    assert (run.plan.limit, len(run.plan.money)) == (D(400), 3)
    assert (run.next_plan.take_profit, run.next_plan.limit) == (D("0.05"), D(900))
    await person.desk.at(100 * 0.94)
    await person.desk.at(90)
    (group,) = await person.desk.groups_stored()
    assert group.closing == "stop"
    assert (await person.services.get(OWNER, strategy)).plan.limit == D(900)


SAFER: list[dict[str, str]] = [
    {},
    {"limit": "250"},
    {"take_profit": "0.02"},
    {"stop": "0.1"},
    {"pause": "60"},
]
RISKIER: list[dict[str, str]] = [
    {"limit": "300.01"},
    {"stop": "0"},
    {"stop": "0.3"},
    {"limit": "299", "stop": "0"},
    {"limit": "301", "stop": "0.05"},
]


async def edit(
    person: Person, strategy: str, changed: Mapping[str, str], *, sure: bool = False
) -> StrategyRun:
    numbers = {name: D(value) for name, value in changed.items()}
    limit = numbers.pop("limit", None)
    proposal = await person.services.edited(OWNER, strategy, numbers, limit)
    return await person.verbs.edit(OWNER, proposal, sure=sure)


async def live(person: Person) -> str:
    """Return the id of a strategy with real money that has bought once."""
    run = await person.services.start_live(OWNER, await person.sheet(stop="0.2"))
    await person.desk.at(100)
    return run.strategy.id


@pytest.mark.parametrize("changed", SAFER, ids=str)
async def test_what_is_safer_needs_no_money_and_no_second_press(
    person: Person, changed: dict[str, str]
) -> None:
    strategy = await live(person)
    person.desk.balances.has = {"USDT": coin("0")}
    person.services.live = replace(person.services.live, allowed=False)
    person.desk.markets.set(90)
    run = await edit(person, strategy, changed)
    assert run.sheet["proposal"]["limit"] == changed.get("limit", "300")


@pytest.mark.parametrize("changed", RISKIER, ids=str)
async def test_what_can_lose_more_real_money_must_be_confirmed_again(
    person: Person, changed: dict[str, str]
) -> None:
    strategy = await live(person)
    before = await person.services.get(OWNER, strategy)
    with pytest.raises(RiskError):
        await edit(person, strategy, changed)
    assert (await person.services.get(OWNER, strategy)).sheet == before.sheet
    run = await edit(person, strategy, changed, sure=True)
    assert run.sheet["proposal"]["limit"] == changed.get("limit", "300")


async def test_a_rehearsal_is_changed_at_once(person: Person) -> None:
    strategy = await person.started()
    person.desk.balances.has = {"USDT": coin("0")}
    assert (await edit(person, strategy, {"limit": "900"})).plan.limit == D(900)


async def test_a_higher_limit_needs_only_the_money_that_it_adds(person: Person) -> None:
    """What the open group has paid is not free any more, and not needed again."""
    strategy = await live(person)
    (group,) = await person.desk.groups_stored()
    person.desk.balances.has = {"USDT": coin(str(D(500) - group.cost)), "BTC": coin("9")}
    with pytest.raises(StartRefusedError) as error:
        await edit(person, strategy, {"limit": "500.01"}, sure=True)
    assert error.value.reason is StartRefusal.TOO_LITTLE
    run = await edit(person, strategy, {"limit": "500"}, sure=True)
    assert (run.plan.limit, run.next_plan.limit) == (D(300), D(500))
    other = await person.sheet("ETH/USDT", limit="100")
    with pytest.raises(StartRefusedError) as error:  # the next group may use all of the 500
        await person.services.start_live(OWNER, other)
    assert error.value.reason is StartRefusal.TOO_LITTLE


@pytest.mark.parametrize("reason", LIVE_REFUSED)
async def test_a_higher_limit_needs_what_a_start_needs(
    person: Person, reason: StartRefusal
) -> None:
    strategy = await live(person)
    await change_connection(person.desk.database, **LIVE_REFUSED[reason])
    with pytest.raises(StartRefusedError) as error:
        await edit(person, strategy, {"limit": "400"}, sure=True)
    assert error.value.reason is reason
    assert (await person.services.get(OWNER, strategy)).next_plan.limit == D(300)


async def test_a_higher_limit_is_refused_where_the_operator_stopped_trading(
    person: Person,
) -> None:
    strategy = await live(person)
    await person.desk.stops.begin(
        TradingStop("kucoin", person.desk.clock.moment(), StopOrigin.CHAT)
    )
    with pytest.raises(StartRefusedError) as error:
        await edit(person, strategy, {"limit": "400"}, sure=True)
    assert error.value.reason is StartRefusal.STOPPED
    person.services.live = replace(person.services.live, allowed=False)
    assert (await edit(person, strategy, {"limit": "200"})).next_plan.limit == D(200)


async def test_a_higher_limit_is_of_the_price_that_was_shown(person: Person) -> None:
    strategy = await live(person)
    proposal = await person.services.edited(OWNER, strategy, {}, D(400))
    person.desk.markets.set(102)
    with pytest.raises(PriceMovedError):
        await person.verbs.edit(OWNER, proposal, sure=True)
    again = await person.services.edited(OWNER, strategy, {}, D(400))
    assert again.mark != proposal.mark
    assert Proposal.restored(again.values()).mark == again.mark
    assert (await person.verbs.edit(OWNER, again, sure=True)).next_plan.limit == D(400)


async def test_an_edited_group_writes_no_order_of_the_plan_before(person: Person) -> None:
    """Also where nothing was bought yet: the order was decided before the edit."""
    strategy = await person.started()
    desk = person.desk
    while not await desk.groups_stored():
        await desk.at(100, steps=1)
    (before,) = await desk.groups_stored()
    edited = await person.services.edited(OWNER, strategy, {"topups": D(2)}, D(100))
    await person.verbs.edit(OWNER, edited)
    run = (await desk.runs.running())[0]
    stale, intent = decide(
        plan_of(PRESETS[RiskLevel.MEDIUM], D(300)),
        edited.rules,
        before,
        desk.markets.prices["", PAIR],
        OPEN,
        desk.clock.now,
    )
    assert intent is not None
    row = WrittenIntent(intent, strategy, 1, PAIR, desk.clock.now, desk.clock.now + 30)
    assert not await desk.groups.write(before, write(stale, intent), row)
    assert run.plan.limit == D(100)


async def test_the_pause_and_the_guards_of_the_sheet_are_obeyed(person: Person) -> None:
    """They are stored with the confirmation; no calm market is needed, an hour passes."""
    desk, proposal = person.desk, await person.sheet(pause="60", guards="0")
    run = await person.services.start(OWNER, proposal)
    assert run.sheet["proposal"]["custom"] == {"pause": "60", "guards": "0"}

    async def wild(price: int, *, apart: float) -> None:
        for _ in range(4):
            desk.clock.now += apart
            desk.markets.prices["", PAIR] = Quote(D(price), D(price), desk.clock.now)
            await desk.step()

    await wild(100, apart=1)
    (group,) = await desk.groups_stored()
    assert group.held > 0
    await wild(110, apart=1)
    await wild(110, apart=800)  # 53 minutes later
    assert len(await desk.groups_stored()) == 1
    await wild(110, apart=150)
    assert len(await desk.groups_stored()) == 2


async def test_guards_wait_for_a_calm_market(person: Person) -> None:
    await person.started()
    desk = person.desk
    for _ in range(4):
        desk.clock.now += 1
        desk.markets.prices["", PAIR] = Quote(D(100), D(100), desk.clock.now)
        await desk.step()
    (group,) = await desk.groups_stored()
    assert group.orders == 0


@pytest.mark.parametrize(("setting", "value"), [("pause", "0"), ("pause", "1441"), ("guards", "2")])
async def test_what_is_out_of_range_says_the_range(
    person: Person, setting: str, value: str
) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        await person.sheet(**{setting: value})
    assert refused.value.setting == setting


async def test_another_person_sees_and_changes_nothing(person: Person) -> None:
    strategy = await person.started()
    other = OWNER + 1
    assert await person.services.list_of(other) == []
    assert await person.services.history(other, strategy) == []
    for act in (person.verbs.pause, person.verbs.close_now, person.services.card):
        with pytest.raises(StrategyGoneError):
            await act(other, strategy)
    with pytest.raises(StartRefusedError):
        await person.services.start(other, replace(await person.sheet("ETH/USDT"), id="x"))


async def test_a_connection_that_holds_coins_is_not_deleted(person: Person) -> None:
    store = SqlConnectionStore(person.desk.database)
    clock, nothing = person.desk.clock.moment, cast("Any", None)
    connections = Connections(
        exchanges={}, access=nothing, store=store, clock=clock, runs=person.desk.runs
    )
    strategy = await person.started()
    await person.desk.at(100)
    with pytest.raises(OpenPositionError):
        await connections.delete(OWNER, "c1")
    await person.verbs.stop_and_keep(OWNER, strategy)
    await person.desk.at(100)
    assert (await connections.delete(OWNER, "c1")).id == "c1"
    assert (await person.services.history(OWNER, strategy))[0].name == "c1"  # as it was shown


async def test_operators_see_counts(person: Person) -> None:
    figures = SqlTradingFigures(person.desk.database)
    assert await figures.read() == TradingFigures()
    await person.started()
    await person.desk.at(100, steps=1)
    await person.desk.step()
    found = await figures.read()
    assert (found.strategies, sum(found.groups.values())) == (1, 1)
    await person.desk.at(100)
    found = await figures.read()
    assert (found.groups, found.orders, found.oldest) == ({Phase.OPEN: 1}, {}, None)


async def test_real_money_is_started_once_and_a_rehearsal_never_becomes_live(
    person: Person,
) -> None:
    proposal = await person.sheet()
    for _ in range(2):
        run = await person.services.start_live(OWNER, proposal)
        assert run.strategy.mode is StrategyMode.LIVE
    assert (await person.services.start(OWNER, proposal)).is_live
    assert run.account == "a1"
    other = await person.sheet("ETH/USDT")
    paper = await person.services.start(OWNER, other)
    assert not (await person.services.start_live(OWNER, other)).is_live
    assert not paper.is_live
    assert len(await person.services.list_of(OWNER)) == 2


@pytest.mark.parametrize("reason", LIVE_REFUSED)
async def test_what_is_not_proven_gets_no_real_money(person: Person, reason: StartRefusal) -> None:
    proposal = await person.sheet()
    given_word = {"withdrawals_attested_at": person.desk.clock.moment()}
    await change_connection(person.desk.database, **LIVE_REFUSED[reason], **given_word)
    with pytest.raises(StartRefusedError) as error:
        await person.services.start_live(OWNER, proposal)
    assert error.value.reason is reason
    assert await person.services.list_of(OWNER) == []


async def test_the_account_is_asked_for_before_real_money(person: Person) -> None:
    proposal = await person.sheet()
    person.desk.gateway.refuses = OrderRefusal.ACCOUNT
    with pytest.raises(StartRefusedError) as error:
        await person.services.start_live(OWNER, proposal)
    assert error.value.reason is StartRefusal.ACCOUNT
    person.desk.gateway.exchanges.clear()
    with pytest.raises(StartRefusedError) as error:
        await person.services.start_live(OWNER, proposal)
    assert error.value.reason is StartRefusal.NOT_LIVE_HERE
    assert not (await person.services.start(OWNER, proposal)).is_live


@pytest.mark.parametrize(
    ("refuses", "reason"),
    [
        (OrderRefusal.CLOCK, StartRefusal.CLOCK),
        (OrderRefusal.BUSY, StartRefusal.NO_MARKET),
        (OrderRefusal.KEY, StartRefusal.ACCOUNT),
    ],
)
async def test_an_account_is_not_blamed_for_others(
    person: Person, refuses: OrderRefusal, reason: StartRefusal
) -> None:
    person.desk.gateway.refuses = refuses
    with pytest.raises(StartRefusedError) as error:
        await person.services.start_live(OWNER, await person.sheet())
    assert error.value.reason is reason


async def test_with_rehearsals_only_nothing_real_is_started(person: Person) -> None:
    proposal = await person.sheet()
    person.services.live = replace(person.services.live, allowed=False)
    with pytest.raises(StartRefusedError) as error:
        await person.services.start_live(OWNER, proposal)
    assert error.value.reason is StartRefusal.REHEARSALS


@pytest.mark.parametrize(("price", "starts"), [(101, True), ("101.1", False), ("98.9", False)])
async def test_a_price_that_moved_must_be_confirmed_again(
    person: Person, price: str, *, starts: bool
) -> None:
    proposal = await person.sheet()
    person.desk.markets.set(price)
    if starts:
        assert (await person.services.start_live(OWNER, proposal)).is_live
        return
    with pytest.raises(PriceMovedError):
        await person.services.start_live(OWNER, proposal)
    assert await person.services.list_of(OWNER) == []


async def test_an_order_under_way_keeps_its_connection(person: Person) -> None:
    """It may have bought coins."""
    person.desk.gateway.exchanges["kucoin"].mood = Mood(fault="unanswered", hides=1_000.0)
    await person.services.start_live(OWNER, await person.sheet())
    await person.desk.at(100)
    assert len(await person.services.holding_on(OWNER, "c1")) == 1
