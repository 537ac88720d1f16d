"""The pauses of our address at one exchange, which calls about orders share with all others."""

from collections.abc import Callable
from datetime import datetime

from bot.domain.diagnosis import Problem
from bot.domain.ports.markets import AddressBudget
from bot.exchanges._classification import asked_wait, problem_of
from bot.exchanges._dialect import Dialect
from bot.exchanges._reply import Reply


class AddressPauses:
    """Pauses of calls about orders. `budget` has them for all calls; None: there are none."""

    def __init__(
        self, dialect: Dialect, budget: AddressBudget | None, clock: Callable[[], datetime]
    ) -> None:
        self._dialect = dialect
        self._budget = budget
        self._clock = clock

    def hold(self) -> bool:
        """Return whether nothing may be sent now."""
        return self._budget is not None and self._budget.paused(self._clock())

    def note(self, reply: Reply | None) -> None:
        """Begin a pause if an answer limits the rate of calls."""
        if reply is None or self._budget is None:
            return
        problem, _ = problem_of(self._dialect, reply, None)
        if problem is Problem.RATE_LIMITED:
            self._budget.slow_down(self._clock(), asked_wait(reply, self._clock()))
