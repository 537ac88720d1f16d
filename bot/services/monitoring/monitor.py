"""The monitor: checks every stored key again and again, and stores the results."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.domain.egress import Egresses, Route
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.ports.checks import CheckResult, DueCheck, Schedule
from bot.domain.ports.metrics import Metrics
from bot.domain.timings import USUAL, Timings
from bot.services.key_access import KeyAccess
from bot.services.loops import run_forever, survive
from bot.services.monitoring.call_budget import CallBudget
from bot.services.monitoring.checks import CheckRunner
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.results import ResultWriter

log = logging.getLogger(__name__)

CATCH_UP = timedelta(minutes=10)  # longest window over which missed checks are spread
SET_BACK = timedelta(minutes=1)  # smaller corrections of the clock are ignored


@dataclass(kw_only=True)
class Monitor:
    """Checks due keys within the budget of each route and stores the results."""

    schedule: Schedule
    access: KeyAccess
    incident_monitor: IncidentMonitor
    metrics: Metrics
    policy: MonitoringPolicy
    paces: Mapping[str, float]
    clock: Callable[[], datetime]
    timings: Timings = USUAL
    egresses: Egresses = field(default_factory=Egresses)
    processes: Callable[[], int] = lambda: 1  # that check keys; they share the budgets
    budgets: dict[Route, CallBudget] = field(default_factory=dict)
    _checks: set[asyncio.Task[None]] = field(default_factory=set)
    _round_began_at: datetime | None = None  # the last round
    _round_ended_at: float = field(default_factory=time.monotonic)
    _results: ResultWriter = field(init=False)
    _runner: CheckRunner = field(init=False)

    def __post_init__(self) -> None:
        self._results = ResultWriter(
            schedule=self.schedule,
            clock=self.clock,
            metrics=self.metrics,
            lease=self.timings.check_lease,
        )
        self._runner = CheckRunner(
            schedule=self.schedule,
            access=self.access,
            incident_monitor=self.incident_monitor,
            metrics=self.metrics,
            policy=self.policy,
            clock=self.clock,
            budget_of=self._budget,
            egresses=self.egresses,
        )

    @property
    def idle(self) -> float:
        """Seconds since the last round ended, or since the start."""
        return time.monotonic() - self._round_ended_at

    async def run(self) -> None:
        """Run rounds until cancelled. A failed round is logged and repeated."""
        await survive(self.catch_up)
        pauses = (self.timings.watch, self.timings.longest_pause)
        await run_forever("a round of the monitor", self._timed_round, *pauses)

    async def catch_up(self) -> None:
        """Spread the checks that were missed while the bot was down."""
        now = self.clock()
        window = self._catch_up_window
        late = await self.schedule.spread_due(now - window / 2, now, window)
        if late:
            log.info("%s checks were missed; they are spread over %s", late, window)

    async def round(self) -> None:
        """Store the results since the last round and begin the due checks.

        A failed step does not stop the others; the first failure is raised at the end.
        """
        now = self.clock()
        steps: list[Callable[[], Awaitable[None]]] = [
            self._results.store,
            lambda: self._check_clock(now),
            self._update_circuits,
        ]
        failures = [error for step in steps if (error := await _failure_of(step))]
        for route, since in (await self.schedule.due(now)).items():
            self.metrics.lagged(route.exchange, (now - since).total_seconds())
            begin = partial(self._begin, route, self._budget(route), now)
            failures += filter(None, [await _failure_of(begin)])
        if failures:
            raise failures[0]

    async def finish(self, seconds: float) -> None:
        """Wait for the checks in progress and store their results; return the rest."""
        if self._checks:
            _, late = await asyncio.wait(self._checks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await survive(self._results.store)

    async def _timed_round(self) -> None:
        await self.round()
        self._round_ended_at = time.monotonic()

    async def _begin(self, route: Route, budget: CallBudget, now: datetime) -> None:
        available = budget.available(now)
        if available <= 0:
            return
        claiming = asyncio.create_task(
            self.schedule.claim(route.exchange, now, available, route.egress)
        )
        try:
            claimed = await asyncio.shield(claiming)
        except asyncio.CancelledError:  # the claimed checks are returned at once
            claimed = await claiming
            for due in claimed.work:
                self._give_back(claimed.token, due)
            raise
        budget.acquire(len(claimed.work))
        self.metrics.leased(route.exchange, len(claimed.work), egress=route.egress)
        for due in claimed.work:
            check = self._check(budget, claimed.token, due, probe=not budget.circuit_closed)
            task = asyncio.create_task(check)
            self._checks.add(task)
            task.add_done_callback(self._checks.discard)

    async def _check(self, budget: CallBudget, token: str, due: DueCheck, *, probe: bool) -> None:
        """Check one connection; a failure affects no other."""
        try:
            async with budget.slots:
                result = await self._runner.run(budget, due, probe=probe)
        except asyncio.CancelledError:
            self._give_back(token, due)
            raise
        except Exception:
            log.exception("a check of %.8s failed", due.connection.id)
            retry = self.clock() + self.policy.interval
            result = CheckResult(id=due.connection.id, due_at=retry)
        finally:
            budget.release()
        self._results.add(token, result)

    def _give_back(self, token: str, due: DueCheck) -> None:
        """Make a claimed check due now, for another worker: this one stops."""
        self._results.add(token, CheckResult(id=due.connection.id, due_at=self.clock()))

    async def _update_circuits(self) -> None:
        """Evaluate outages, and open or close the circuit of each route."""
        await self.incident_monitor.evaluate()
        for route, budget in self.budgets.items():
            budget.switch(closed=not self.incident_monitor.is_closed(route))
            self.metrics.circuit(route.exchange, closed=budget.circuit_closed, egress=route.egress)

    async def _check_clock(self, now: datetime) -> None:
        """Spread the checks that a clock set back would delay."""
        last = self._round_began_at
        if last and now < last - SET_BACK:
            log.warning("the clock was set back by %s", last - now)
            latest = last + 2 * self.policy.interval
            await self.schedule.spread_due(latest, now, self._catch_up_window)
            await self.incident_monitor.clock_was_set_back(now)
        self._round_began_at = now

    @property
    def _catch_up_window(self) -> timedelta:
        return min(self.policy.interval, CATCH_UP)

    def _budget(self, route: Route) -> CallBudget:
        """Return the budget of a route: the share of this process."""
        pace = self.paces.get(route.exchange, 1.0) / self.processes()
        if route not in self.budgets:
            self.budgets[route] = CallBudget(
                per_second=pace,
                probe_every=self.policy.confirm_delay / 3,
                circuit_closed=not self.incident_monitor.is_closed(route),
            )
        self.budgets[route].per_second = pace
        return self.budgets[route]


async def _failure_of(step: Callable[[], Awaitable[None]]) -> Exception | None:
    """Run a step; return its exception, or None."""
    try:
        await step()
    except Exception as error:  # noqa: BLE001  # raised at the end of the round
        return error
    return None
