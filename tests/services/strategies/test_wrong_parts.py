"""Each of the eight known mistakes is planted by a wrong part; the lives over the engine show it.

The lives of a mistake are narrow: real money, and only those rules, moods and crashes that lead to
where it bites. With right parts the same lives pass.
"""

import inspect

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RULE_MARKER, initialize, rule, run_state_machine_as_test

from bot.domain.strategies.strategy import StrategyMode
from tests.domain.strategies.market import D
from tests.services.strategies.desk import connect
from tests.services.strategies.engine_life import WHERE, EngineLives, Parts
from tests.services.strategies.exchange import Mood
from tests.services.strategies.planting import require_shown
from tests.services.strategies.wrong_parts import WRONG, Wrong

pytestmark = [pytest.mark.drill, pytest.mark.timeout(300)]
RULES = {name for name, _ in inspect.getmembers(EngineLives, lambda m: hasattr(m, RULE_MARKER))}
STEPS = 8


def lives(wrong: Wrong, parts: Parts) -> type[EngineLives]:
    """Return lives whose processes are made of these parts, and in which only this happens."""

    class NarrowLives(EngineLives):
        @initialize(dear=st.booleans())
        def begin(self, *, dear: bool) -> None:
            world = self.world
            world.mode = StrategyMode.LIVE
            if dear:  # than the rules say
                world.exchange.fee = world.exchange.rules.fee * 3
            self.do(connect(world.database))
            self.do(world.fresh())
            if wrong.custom:
                self.do(world.edit(D(300), dict(wrong.custom)))
            self.passes(3)

        @rule(
            where=WHERE,
            mood=st.sampled_from(wrong.moods),
            crash=st.sampled_from(wrong.crashes),
            gap=st.sampled_from([60.0, 2_000.0]),
            apart=st.sampled_from([2.0, 6.0]),
        )
        def trade(
            self, where: str, mood: Mood, crash: tuple[str, int], gap: float, apart: float
        ) -> None:
            EngineLives.trade(self, where, mood, crash, gap, apart)

    NarrowLives.parts = parts
    left = set(wrong.rules.split())
    assert left <= RULES
    return type("LivesOfParts", (NarrowLives,), dict.fromkeys(RULES - left))


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_the_lives_show_a_wrong_part(wrong: Wrong) -> None:
    require_shown(lives(wrong, wrong.parts), examples=30, steps=STEPS)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_the_same_lives_pass_with_right_parts(wrong: Wrong) -> None:
    run_state_machine_as_test(
        lives(wrong, Parts()),
        settings=settings(
            max_examples=4,
            stateful_step_count=STEPS,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
