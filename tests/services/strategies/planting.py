"""Requires that the lives of a state machine show a mistake that was planted."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def require_shown(lives: type[RuleBasedStateMachine], *, examples: int, steps: int) -> None:
    """Require that one of so many lives, of at most so many steps each, fails."""
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            lives,
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                phases=[Phase.generate],
                derandomize=True,
                database=None,
                deadline=None,
                print_blob=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
