"""A crash at any point of a life ends as if there had been none."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.plan import plan_of
from bot.services.strategies.terms import Terms
from tests.domain.strategies.market import RULES, D, without_market
from tests.services.strategies.exchange import Mood
from tests.services.strategies.life import World

PRICES = (100, 97, 94, 90, 84, 96, 96, 93, 89, 83, 60, 60, 100, 103)
LIVES = [(("1",), "USDT"), (("1", "0.37", "0.6", "0", "0.37"), "USDT"), (("1", "0.37"), "BTC")]


class CrashingWorld(World):
    """A world that counts the points of its life, and crashes at one of them."""

    def __init__(self, crash_on: int | None, parts: Sequence[str], coin: str) -> None:
        self.points, self.crash_on = 0, crash_on
        super().__init__()
        self.parts, self.coin = parts, coin
        self.terms = Terms(without_market(plan_of(PRESETS[RiskLevel.MEDIUM], D(300))), RULES)

    def point(self, name: str) -> None:
        self.points += 1
        if self.points == self.crash_on:
            self.crash_at = name
        super().point(name)

    def see(self, price: int) -> None:
        """Stay at a price until nothing is due any more."""
        self.price = D(price)
        self.exchange.pass_time(30_000.0)
        idle = 0
        while idle < 4:  # a crash and an order without a fill change nothing either
            before = self.state()
            part = self.parts[len(self.exchange.arrived) % len(self.parts)]
            self.exchange.mood = Mood(part=D(part), coin=self.coin)
            self.tick()
            self.exchange.pass_time(10.0)
            same = self.state() == before and self.group.live is None
            idle = idle + 1 if same else 0

    def state(self) -> list[tuple[Any, ...]]:
        """Return what must not depend on crashes: all but numbers and times of orders."""
        return [
            (g.phase, g.step, g.spent_on_step, g.entry, g.held, g.cost, g.paid, g.got, g.cause)
            for g in self.store.groups.values()
        ]


def lived(crash_on: int | None, parts: Sequence[str], coin: str) -> CrashingWorld:
    world = CrashingWorld(crash_on, parts, coin)
    for price in PRICES:
        world.see(price)
    world.check_sums()
    assert world.wrong == []
    return world


@pytest.mark.parametrize(("parts", "coin"), LIVES, ids=["whole", "in parts", "fees in coins"])
def test_a_crash_at_any_point_changes_nothing(parts: Sequence[str], coin: str) -> None:
    calm = lived(None, parts, coin)
    assert len(calm.store.groups) > 2
    assert calm.points > 50
    for point in range(1, calm.points + 1):
        crashed = lived(point, parts, coin)
        assert crashed.state() == calm.state(), point


def test_the_life_has_orders_of_each_kind() -> None:
    kinds = {order.kind for _, order, _ in lived(None, ("1",), "USDT").exchange.arrived}
    assert kinds == {"entry", "top-up", "take-profit", "stop"}
