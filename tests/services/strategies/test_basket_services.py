"""What people do with baskets, on both kinds of database."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.strategies.basket import count_of, takes_place
from bot.domain.strategies.events import EventKind
from bot.domain.strategies.ladder import OutOfRangeError, RiskLevel
from bot.domain.strategies.market import Rules
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import PriceMovedError, StartRefusal, StartRefusedError
from bot.domain.strategies.strategy import StrategyStatus
from bot.services.strategies.basket_life import BasketLife
from bot.services.strategies.basket_proposal import (
    AT_ONCE,
    BasketProposal,
    PairRangeError,
    basket_effect,
    confirmed_basket,
)
from bot.services.strategies.basket_starting import BasketStarts
from bot.services.strategies.strategies import StrategyGoneError
from bot.services.strategies.verbs import RiskError, StrategyVerbs, VerbRefusedError
from bot.storage.engine.database import Database
from bot.storage.people.archive import SqlArchive
from tests.domain.strategies.market import RULES
from tests.fakes.balances import coin
from tests.services.strategies.desk import OWNER, connect
from tests.services.strategies.test_strategies import Person

D = Decimal
PAIRS = ("BTC/USDT", "ETH/USDT", "SOL/USDT")
LISTED = (*PAIRS, "ETH/BTC", "XRP/USDT")


class Trader(Person):
    """A person who trades several pairs. At most two strategies are allowed."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.desk.markets.listed = LISTED
        self.desk.gateway.exchanges["kucoin"].pairs = LISTED
        for pair in LISTED:
            self.desk.markets.set(100, pair)
        self.starts = BasketStarts(strategies=self.services)
        self.life = BasketLife(starts=self.starts, verbs=self.verbs)

    async def basket(
        self, *pairs: str, at_once: int = 2, limit: str = "600", **custom: str
    ) -> BasketProposal:
        changed = {name: D(value) for name, value in custom.items()}
        given = pairs or PAIRS, RiskLevel.MEDIUM, D(limit), at_once, changed
        return await self.starts.sheet_for(OWNER, "c1", *given)

    async def begun(self, *, live: bool = False) -> BasketProposal:
        proposal = await self.basket()
        await (self.starts.start_live if live else self.starts.start)(OWNER, proposal)
        return proposal

    async def runs(self, basket: str) -> list[StrategyRun]:
        return list(await self.starts.runs(OWNER, basket))

    async def prices(self, price: float, *, steps: int = 6) -> None:
        for _ in range(steps):
            self.desk.clock.now += 1
            for pair in PAIRS:
                self.desk.markets.set(str(price), pair)
            await self.desk.step()

    async def edited(self, basket: str, limit: str = "600", at_once: int = 2, **custom: str) -> Any:
        changed = {name: D(value) for name, value in custom.items()}
        given = basket, changed, D(limit), RiskLevel.MEDIUM, at_once
        return await self.starts.edited(OWNER, *given)


@pytest.fixture
async def person(database: Database) -> Trader:
    await connect(database)
    return Trader(database)


async def refusal(act: Callable[[], Awaitable[object]]) -> StartRefusedError:
    with pytest.raises(StartRefusedError) as error:
        await act()
    return error.value


async def test_the_sheet_that_was_shown_is_stored_with_each_pair(person: Trader) -> None:
    proposal = await person.basket()
    again = BasketProposal.restored(proposal.values())
    assert (again, again.sheet) == (proposal, proposal.sheet)
    for _ in range(2):  # the same proposal is started once
        runs = await person.starts.start(OWNER, proposal)
    assert [run.pair for run in runs] == list(PAIRS)
    assert {run.strategy.basket for run in runs} == {proposal.id}
    assert {(run.strategy.at_once, run.next_plan.limit) for run in runs} == {(2, D(300))}
    shown = runs[0].sheet["basket"]
    assert shown["limit"] == "600"
    assert D(shown["worst_loss"]) == proposal.sheet.worst_loss
    assert shown["pairs"] == list(PAIRS)
    assert confirmed_basket(runs) == proposal
    assert count_of(await person.services.list_of(OWNER)) == 1


async def test_a_basket_counts_as_one_strategy(person: Trader) -> None:
    await person.begun()
    await person.services.start(OWNER, await person.sheet("XRP/USDT"))
    assert (await person.services.offers(OWNER))[0].refusal is StartRefusal.TOO_MANY


async def test_all_pairs_start_or_none(person: Trader) -> None:
    proposal = await person.basket()
    await person.services.start(OWNER, await person.sheet("ETH/USDT"))
    error = await refusal(lambda: person.starts.start(OWNER, proposal))
    assert (error.reason, error.pair) == (StartRefusal.PAIR_USED, "ETH/USDT")
    assert [run.pair for run in await person.services.list_of(OWNER)] == ["ETH/USDT"]
    with pytest.raises(StrategyGoneError):
        await person.runs(proposal.id)


async def test_typed_words_are_taken_or_named(person: Trader) -> None:
    chosen = await person.starts.chosen(OWNER, "c1", "btc, nonsense eth sol/usdt, eth/btc")
    assert chosen.pairs == PAIRS
    assert chosen.refused == {
        "nonsense": StartRefusal.UNKNOWN_PAIR,
        "eth/btc".upper(): StartRefusal.OTHER_COIN,
    }
    more = await person.starts.chosen(OWNER, "c1", "xrp", chosen.pairs)
    assert more.pairs == (*PAIRS, "XRP/USDT")
    await person.services.start(OWNER, await person.sheet("BTC/USDT"))
    used = await person.starts.chosen(OWNER, "c1", "btc, eth")
    assert (used.pairs, used.refused) == (("ETH/USDT",), {"BTC/USDT": StartRefusal.PAIR_USED})


async def test_at_most_ten_pairs(person: Trader) -> None:
    person.desk.markets.listed = tuple(f"C{n}/USDT" for n in range(12))
    text = ", ".join(f"c{n}" for n in range(12))
    chosen = await person.starts.chosen(OWNER, "c1", text)
    assert len(chosen.pairs) == 10
    assert set(chosen.refused.values()) == {StartRefusal.TOO_MANY_PAIRS}


@pytest.mark.parametrize("at_once", [0, 4])
async def test_groups_at_a_time_have_a_range(person: Trader, at_once: int) -> None:
    with pytest.raises(OutOfRangeError) as error:
        await person.basket(at_once=at_once)
    assert (error.value.setting, error.value.least, error.value.most) == (AT_ONCE, 1, 3)


async def test_the_least_limit_is_that_of_all_groups(person: Trader) -> None:
    with pytest.raises(OutOfRangeError) as error:
        await person.basket(limit="20")
    least = D(error.value.least)
    assert error.value.setting == "limit"
    assert (await person.basket(limit=str(least))).at_once == 2
    with pytest.raises(OutOfRangeError):
        await person.basket(limit=str(least - D("0.1")))


async def test_a_pair_with_coarse_steps_is_named(person: Trader) -> None:
    async def rules(exchange: str, pair: str) -> Rules:  # noqa: ARG001
        return replace(RULES, tick=D(50)) if pair == "SOL/USDT" else RULES

    person.desk.markets.rules = rules  # type: ignore[method-assign]
    with pytest.raises(PairRangeError) as error:
        await person.basket()
    assert (error.value.setting, error.value.pair) == ("tick", "SOL/USDT")


async def test_real_money_needs_the_money_of_all_groups(person: Trader) -> None:
    proposal = await person.basket()
    person.desk.balances.has = {"USDT": coin("599")}
    error = await refusal(lambda: person.starts.start_live(OWNER, proposal))
    assert error.reason is StartRefusal.TOO_LITTLE
    person.desk.clock.now += 120
    person.desk.balances.has = {"USDT": coin("900")}
    runs = await person.starts.start_live(OWNER, proposal)
    assert all(run.is_live for run in runs)
    person.desk.clock.now += 120
    other = await person.sheet("XRP/USDT", limit="300")
    assert (await person.services.start_live(OWNER, other)).is_live  # 600, not 900, are reserved


async def test_a_moved_price_of_one_pair_stops_the_start(person: Trader) -> None:
    proposal = await person.basket()
    person.desk.markets.set(102, "SOL/USDT")
    with pytest.raises(PriceMovedError):
        await person.starts.start_live(OWNER, proposal)


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        (StrategyVerbs.pause, StrategyStatus.PAUSED),
        (StrategyVerbs.finish, StrategyStatus.FINISHING),
        (StrategyVerbs.close_now, StrategyStatus.CLOSING),
        (StrategyVerbs.stop_and_keep, StrategyStatus.STOPPING),
    ],
)
async def test_a_verb_is_for_all_pairs_that_allow_it(
    person: Trader, verb: Any, status: StrategyStatus
) -> None:
    basket = (await person.begun()).id
    first, *others = await person.runs(basket)
    await person.verbs.stop_and_keep(OWNER, first.strategy.id)
    await person.prices(100)
    assert (await person.runs(basket))[0].has_ended
    for _ in range(2):
        await person.life.each(OWNER, basket, verb)
    found = await person.runs(basket)
    assert found[0].has_ended
    assert {run.strategy.status for run in found[1:]} == {status}
    assert len(others) == 2


async def test_an_ended_basket_allows_nothing(person: Trader) -> None:
    basket = (await person.begun()).id
    await person.life.each(OWNER, basket, StrategyVerbs.stop_and_keep)
    await person.prices(100)
    assert all(run.has_ended for run in await person.runs(basket))
    with pytest.raises(VerbRefusedError):
        await person.life.each(OWNER, basket, StrategyVerbs.pause)
    shown = await person.life.card(OWNER, basket)
    assert shown.has_ended


async def test_a_card_has_the_sums_and_who_waits(person: Trader) -> None:
    basket = (await person.begun()).id
    await person.prices(100, steps=8)
    shown = await person.life.card(OWNER, basket)
    assert shown.under_way == 2
    assert shown.at_work == sum(run.group.cost for run in shown.runs if run.group)
    assert sum(not card.has_place for card in shown.cards) == 1
    assert [event.kind for event in await person.life.history(OWNER, basket)].count(
        EventKind.STARTED
    ) == 3


async def test_an_edit_is_for_all_pairs_and_safer_at_once(person: Trader) -> None:
    basket = (await person.begun(live=True)).id
    await person.prices(100, steps=16)
    proposal = await person.edited(basket, limit="300", at_once=1, take_profit="0.01")
    before = await person.runs(basket)
    assert basket_effect(before, proposal).now >= {AT_ONCE, "take_profit"}
    await person.life.edit(OWNER, proposal)
    runs = await person.runs(basket)
    assert {(r.strategy.at_once, r.next_plan.limit) for r in runs} == {(1, D(300))}
    assert all(r.plan.take_profit == D("0.01") for r in runs)
    assert confirmed_basket(runs).limit == D(300)
    await person.prices(100, steps=4)
    assert sum(takes_place(r.group) for r in await person.runs(basket)) == 2
    assert [e.kind for e in await person.life.history(OWNER, basket)].count(EventKind.EDITED) == 3


@pytest.mark.parametrize("change", [{"at_once": 3}, {"limit": "700"}, {"stop": "0"}])
async def test_more_risk_is_asked_for(person: Trader, change: dict[str, Any]) -> None:
    basket = (await person.begun(live=True)).id
    proposal = await person.edited(basket, **change)
    with pytest.raises(RiskError):
        await person.life.edit(OWNER, proposal)
    person.desk.clock.now += 120
    await person.life.edit(OWNER, proposal, sure=True)
    person.desk.clock.now += 120
    person.desk.balances.has = {"USDT": coin("1")}
    more = await person.edited(basket, limit="5000", at_once=3)
    error = await refusal(lambda: person.life.edit(OWNER, more, sure=True))
    assert error.reason is StartRefusal.TOO_LITTLE


async def test_an_edit_after_a_pair_has_ended_is_looked_at_again(person: Trader) -> None:
    basket = (await person.begun()).id
    proposal = await person.edited(basket, at_once=1)
    first, *_ = await person.runs(basket)
    await person.verbs.stop_and_keep(OWNER, first.strategy.id)
    await person.prices(100)
    with pytest.raises(VerbRefusedError):
        await person.life.edit(OWNER, proposal)
    again = await person.edited(basket, at_once=1)
    await person.life.edit(OWNER, again)
    assert len(again.pairs) == 2


async def test_another_person_sees_and_changes_nothing(person: Trader) -> None:
    proposal = await person.begun()
    other = OWNER + 1
    assert not await person.life.is_basket(other, proposal.id)
    for act in (person.life.card, person.starts.runs):
        with pytest.raises(StrategyGoneError):
            await act(other, proposal.id)
    with pytest.raises(StrategyGoneError):
        await person.life.each(other, proposal.id, StrategyVerbs.pause)


async def test_the_past_respects_the_number_of_groups(person: Trader) -> None:
    one = await person.starts.past(OWNER, await person.basket(at_once=1))
    assert set(one.pairs) == set(PAIRS)
    assert one.days == 60
    assert sum(past.on_paper > 0 for past in one.pairs.values()) == 1
    three = await person.starts.past(OWNER, await person.basket(at_once=3))
    assert sum(past.on_paper > 0 for past in three.pairs.values()) == 3


async def test_the_archive_of_a_person_names_the_basket(person: Trader) -> None:
    proposal = await person.begun()
    archive = await SqlArchive(person.desk.database).export(OWNER)
    assert str(archive).count(proposal.id) >= 3
