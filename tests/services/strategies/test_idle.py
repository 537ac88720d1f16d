"""Idle strategies wake when their price, their time or another market comes."""

from dataclasses import dataclass, field, replace

import pytest

from bot.domain.strategies.calm import Calm
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.plan import Guards
from bot.services.strategies.idle import IdleStrategies, Sight, TradingPlace, sight
from tests.domain.strategies.market import RULES, D, at

HERE = TradingPlace("kucoin", "BTC/USDT", Guards())
CALM = Calm(low=D(97), high=D(103), until=600.0)


@dataclass
class Market:
    """What is seen at every place."""

    quote: Quote | None = field(default_factory=lambda: at(100))
    rules: Rules | None = RULES
    now: float = 0.0

    def look(self, place: TradingPlace) -> Sight:
        return sight(place, self.quote, self.rules, self.now)

    def see(self, price: str | int) -> None:
        self.quote = at(price, self.now)


@pytest.fixture
def market() -> Market:
    return Market()


@pytest.fixture
def idle(market: Market) -> IdleStrategies:
    return IdleStrategies(market.look)


def sleep(idle: IdleStrategies, market: Market, name: str = "s", calm: Calm = CALM) -> bool:
    return idle.add(name, HERE, calm, market.look(HERE))


@pytest.mark.parametrize(("price", "wakes"), [(97, True), (98, False), (102, False), (103, True)])
def test_it_wakes_at_its_price(
    idle: IdleStrategies, market: Market, price: int, *, wakes: bool
) -> None:
    assert sleep(idle, market)
    market.see(price)
    assert idle.wake_due(market.now) == (["s"] if wakes else [])
    assert list(idle) == ([] if wakes else ["s"])
    assert idle.wake_due(market.now) == []


def test_it_wakes_at_its_time(idle: IdleStrategies, market: Market) -> None:
    sleep(idle, market)
    assert idle.wake_due(599.9) == []
    assert idle.wake_due(600.0) == ["s"]


def test_it_wakes_with_another_market(idle: IdleStrategies, market: Market) -> None:
    for change in ("clear", "rules", "no price"):
        market.see(100)
        sleep(idle, market)
        if change == "clear":
            market.quote = replace(at(100), bid=D(99))
        elif change == "rules":
            market.rules = replace(RULES, tick=D(1))
        else:
            market.quote = None
        assert idle.wake_due(market.now) == ["s"], change


def test_only_what_wants_each_quote_gets_it(idle: IdleStrategies, market: Market) -> None:
    sleep(idle, market)
    sleep(idle, market, "each", Calm(each_quote=True))
    assert idle.wake_due(market.now) == []  # the same quote
    market.see(100)
    assert idle.wake_due(market.now) == ["each"]


def test_it_does_not_sleep_where_the_others_saw_something_else(
    idle: IdleStrategies, market: Market
) -> None:
    sleep(idle, market)
    market.quote = replace(at(100), bid=D(99))
    assert not sleep(idle, market, "later")
    assert idle.wake_due(market.now) == ["s"]
    assert sleep(idle, market, "later")


def test_an_old_alarm_does_not_ring(idle: IdleStrategies, market: Market) -> None:
    for low in range(60, 98):
        sleep(idle, market, calm=Calm(low=D(low)))
    sleep(idle, market, calm=Calm(low=D(50)))
    market.see(60)
    assert idle.wake_due(market.now) == []
    market.see(50)
    assert idle.wake_due(market.now) == ["s"]
