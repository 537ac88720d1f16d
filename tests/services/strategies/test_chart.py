"""What the picture of a strategy shows, from the sheet and from the stored group."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pytest

from bot.domain.strategies.market import Candle
from bot.services.strategies.chart import Charts, StrategyChart
from bot.storage.engine.database import Database
from bot.storage.strategies.events import SqlStrategyEvents
from tests.fakes.markets import MarketsInMemory
from tests.services.strategies.desk import OWNER, connect
from tests.services.strategies.test_strategies import Person

D = Decimal
DAY = 86_400.0


@dataclass
class HangingMarkets(MarketsInMemory):
    """Markets whose past prices never come."""

    async def candles(self, exchange: str, pair: str, days: int) -> Sequence[Candle]:
        await asyncio.Event().wait()
        return await super().candles(exchange, pair, days)


@pytest.fixture
async def person(database: Database) -> Person:
    await connect(database)
    return Person(database)


@pytest.fixture
def charts(person: Person, database: Database) -> Charts:
    events = SqlStrategyEvents(database)
    return Charts(markets=person.desk.markets, events=events, clock=person.desk.clock.moment)


async def chart_now(charts: Charts, person: Person, strategy: str) -> StrategyChart | None:
    return await charts.of_card(await person.services.card(OWNER, strategy))


async def test_a_sheet_shows_its_buys_and_what_holds_after_all(
    charts: Charts, person: Person
) -> None:
    proposal = await person.sheet()
    chart = await charts.of_proposal("kucoin", proposal)
    sheet = proposal.sheet
    assert chart.due == tuple(buy.price for buy in sheet.buys)
    assert chart.bought == ()
    assert (chart.average, chart.sells_at) == (sheet.buys[-1].average, sheet.sells_at)
    assert (chart.price, chart.stop_at, chart.since) == (D(100), sheet.stop_at, None)
    assert len(chart.past) == 24 * chart.days == 24 * 7


async def test_done_buys_are_apart_from_those_to_come(charts: Charts, person: Person) -> None:
    strategy = await person.started()
    assert await chart_now(charts, person, strategy) is None
    prices = [buy.price for buy in (await person.sheet("ETH/USDT")).sheet.buys]
    await person.desk.at(100)
    began = person.desk.clock.moment().timestamp()
    for price in ("97.5", "94.25"):
        await person.desk.at(price)
    chart = await chart_now(charts, person, strategy)
    assert chart is not None
    assert chart.bought == (D(100), D("97.5"), D("94.25"))
    assert len(chart.bought + chart.due) == len(prices)
    assert all(later < D("94.25") for later in chart.due)
    assert chart.since is not None
    assert abs(chart.since - began) < 60


@pytest.mark.parametrize(("age", "days"), [(1, 7), (7, 30), (28, 30), (40, 90), (400, 90)])
async def test_the_past_reaches_back_to_the_first_buy(
    charts: Charts, person: Person, age: int, days: int
) -> None:
    strategy = await person.started()
    await person.desk.at(100)
    card = await person.services.card(OWNER, strategy)
    person.desk.clock.now += age * DAY
    chart = await charts.of_card(card)
    assert chart is not None
    assert chart.days == days


async def test_without_past_prices_it_shows_the_rest(
    person: Person, charts: Charts, database: Database
) -> None:
    proposal = await person.sheet()
    person.desk.markets.silent = True
    assert not (await charts.of_proposal("kucoin", proposal)).past
    slow = Charts(
        markets=HangingMarkets(person.desk.clock),
        events=SqlStrategyEvents(database),
        clock=person.desk.clock.moment,
        patience=0.05,
    )
    chart = await slow.of_proposal("kucoin", proposal)
    assert not chart.past
    assert chart.due
