"""Each of the eight known mistakes is planted by a wrong part; the lives over the engine show it.

With right parts the same lives pass.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.strategies.engine_life import EngineLives, Parts
from tests.services.strategies.planting import require_shown
from tests.services.strategies.wrong_parts import WRONG

pytestmark = [pytest.mark.drill, pytest.mark.timeout(900)]


def lives(parts: Parts) -> type[EngineLives]:
    """Return lives whose processes are made of other parts."""
    return type("LivesOfParts", (EngineLives,), {"parts": parts})


@pytest.mark.parametrize("parts", WRONG.values(), ids=WRONG)
def test_the_lives_show_a_wrong_part(parts: Parts) -> None:
    require_shown(lives(parts), examples=300, steps=25)


def test_the_same_lives_pass_with_right_parts() -> None:
    """Those at the beginning of each series, which need no patience to run."""
    run_state_machine_as_test(
        lives(Parts()),
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
