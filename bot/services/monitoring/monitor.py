"""The watch: every stored key is checked again and again, and changes are noticed."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Responsible
from bot.domain.health import forget, observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice.rules import notices_of
from bot.domain.ports.checks import CheckResult, DueCheck, Schedule
from bot.domain.ports.metrics import Metrics
from bot.domain.timings import USUAL, Timings
from bot.services.key_access import KeyAccess
from bot.services.loops import run_forever
from bot.services.monitoring.call_budget import CallBudget
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.intervals import jitter, next_check
from bot.services.monitoring.results import ResultWriter

log = logging.getLogger(__name__)

STARTED = timedelta(minutes=10)  # within which checks that were missed are made up for
SET_BACK = timedelta(minutes=1)  # by which a clock is put right without anybody noticing
WITNESSES = 10  # connections by which an exchange is judged when one of it fails


@dataclass(kw_only=True)
class Monitor:
    """Checks what is due, within each exchange's budget, and stores what that brought."""

    schedule: Schedule
    access: KeyAccess
    emergencies: IncidentMonitor
    metrics: Metrics
    policy: MonitoringPolicy
    paces: Mapping[str, float]
    clock: Callable[[], datetime]
    timings: Timings = USUAL
    lanes: dict[str, CallBudget] = field(default_factory=dict)
    _checks: set[asyncio.Task[None]] = field(default_factory=set)
    _began_at: datetime | None = None  # the last round
    _turned_at: float = field(default_factory=time.monotonic)
    _settling: ResultWriter = field(init=False)

    def __post_init__(self) -> None:
        self._settling = ResultWriter(
            schedule=self.schedule,
            clock=self.clock,
            metrics=self.metrics,
            lease=self.timings.check_lease,
        )

    @property
    def idle(self) -> float:
        """Seconds since the last round ended, or since the start."""
        return time.monotonic() - self._turned_at

    async def run(self) -> None:
        """Watch until cancelled. A round that fails is logged, and the next one tries again."""
        await self._survive(self.catch_up)
        pauses = (self.timings.watch, self.timings.longest_pause)
        await run_forever("a round of the watch", self._turn, *pauses)

    async def catch_up(self) -> None:
        """Draw apart the checks that no one made while the bot was down."""
        now = self.clock()
        window = self._make_up_within
        late = await self.schedule.spread_due(now - window / 2, now, window)
        if late:
            log.info("%s checks were missed; they are made up for within %s", late, window)

    async def round(self) -> None:
        """Store what was found since the last round, and begin the checks that are due.

        A step that fails holds up no other; the first failure is raised when all were tried.
        """
        now = self.clock()
        steps: list[Callable[[], Awaitable[None]]] = [
            self._settling.store,
            lambda: self._mind_the_clock(now),
            self._judge,
        ]
        failures = [error for step in steps if (error := await _failure_of(step))]
        for exchange, since in (await self.schedule.due(now)).items():
            self.metrics.lagged(exchange, (now - since).total_seconds())
            begin = partial(self._begin, exchange, self._lane(exchange), now)
            failures += filter(None, [await _failure_of(begin)])
        if failures:
            raise failures[0]

    async def _turn(self) -> None:
        await self.round()
        self._turned_at = time.monotonic()

    async def finish(self, seconds: float) -> None:
        """Wait for the checks under way and store them; others take up the rest."""
        if self._checks:
            _, late = await asyncio.wait(self._checks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._survive(self._settling.store)

    async def _begin(self, exchange: str, lane: CallBudget, now: datetime) -> None:
        room = lane.available(now)
        if room <= 0:
            return
        taking = asyncio.create_task(self.schedule.claim(exchange, now, room))
        try:
            shift = await asyncio.shield(taking)
        except asyncio.CancelledError:  # what was taken is given back: others need not wait
            shift = await taking
            for due in shift.work:
                self._give_back(shift.token, due)
            raise
        lane.acquire(len(shift.work))
        self.metrics.leased(exchange, len(shift.work))
        for due in shift.work:
            check = self._check(lane, shift.token, due, probe=not lane.circuit_closed)
            task = asyncio.create_task(check)
            self._checks.add(task)
            task.add_done_callback(self._checks.discard)

    async def _check(self, lane: CallBudget, token: str, due: DueCheck, *, probe: bool) -> None:
        """Check one connection. Whatever goes wrong with it hurts no other."""
        try:
            async with lane.slots:
                outcome = await self._outcome(lane, due, probe=probe)
        except asyncio.CancelledError:
            self._give_back(token, due)
            raise
        except Exception:
            log.exception("a check of %.8s failed", due.connection.id)
            retry = self.clock() + self.policy.interval
            outcome = CheckResult(id=due.connection.id, due_at=retry)
        finally:
            lane.release()
        self._settling.add(token, outcome)

    def _give_back(self, token: str, due: DueCheck) -> None:
        """Let another worker have a check at once that is not made here: we stop."""
        self._settling.add(token, CheckResult(id=due.connection.id, due_at=self.clock()))

    async def _outcome(self, lane: CallBudget, due: DueCheck, *, probe: bool) -> CheckResult:
        """Return what becomes of a connection. `probe`: it tries an exchange that is down."""
        connection, now = due.connection, self.clock()
        if lane.paused(now) or not (lane.circuit_closed or probe):  # since it was taken
            return CheckResult(id=connection.id, due_at=now)
        if abs(now - connection.tested_at) < self.policy.confirm_delay / 2:  # its owner's test
            return CheckResult(id=connection.id, due_at=next_check(connection, now, self.policy))
        report = await self.access.check(connection, due.blob)
        now = self.clock()
        self.metrics.checked(connection.exchange, _label(report), report.seconds)
        self._pace(lane, report, now)
        if self.emergencies.observe(connection, report, now):
            again = now + jitter(self.policy.confirm_delay)
            return CheckResult(id=connection.id, due_at=again)
        return await self._observed(connection, report, now)

    async def _observed(
        self, connection: Connection, report: CheckReport, now: datetime
    ) -> CheckResult:
        before = forget(connection) if self.emergencies.explains(connection) else connection
        patience = self.emergencies.policy_for(connection.exchange, report, now)
        after, change = observe(before, report, now, patience)
        if after.streak == 1 and after.streak_cause:
            await self._look_around(after, after.streak_cause, now)
        if change:
            cause = change.cause or "nothing is wrong"
            log.info("%.8s: %s → %s (%s)", after.id, change.before, change.after, cause)
        many = self.emergencies.affects_many(after.exchange, after.cause, now)
        told = notices_of(change, after, self.policy, many=many) if change else ()
        return CheckResult(
            id=after.id,
            due_at=next_check(after, now, self.policy, report),
            connection=None if after is connection else after,
            change=change,
            notices=tuple(told),
        )

    async def _look_around(self, connection: Connection, cause: Problem, now: datetime) -> None:
        """Check others soon that the same may have befallen: it is notified in one message."""
        if cause.actor is Responsible.USER:
            await self.schedule.schedule_now(connection.owner, now)
        elif cause is Problem.EXCHANGE_UNAVAILABLE and self.emergencies.in_doubt(
            connection.exchange, now
        ):
            await self.schedule.schedule_some_now(connection.exchange, now, WITNESSES)

    async def _judge(self) -> None:
        """Judge outages, and open or close the circuit of each exchange by that."""
        await self.emergencies.look()
        for exchange, lane in self.lanes.items():
            lane.switch(closed=not self.emergencies.is_down(exchange))
            self.metrics.circuit(exchange, closed=lane.circuit_closed)

    async def _mind_the_clock(self, now: datetime) -> None:
        """Draw apart what would wait for as long as the clock was set back."""
        last = self._began_at
        if last and now < last - SET_BACK:
            log.warning("the clock was set back by %s", last - now)
            latest = last + 2 * self.policy.interval
            await self.schedule.spread_due(latest, now, self._make_up_within)
            await self.emergencies.clock_was_set_back(now)
        self._began_at = now

    @property
    def _make_up_within(self) -> timedelta:
        return min(self.policy.interval, STARTED)

    @staticmethod
    def _pace(lane: CallBudget, report: CheckReport, now: datetime) -> None:
        if report.wait or Problem.RATE_LIMITED in report.problems:
            lane.slow_down(now, report.wait)
        elif Problem.EXCHANGE_UNAVAILABLE not in report.problems:
            lane.go_on(now)

    def _lane(self, exchange: str) -> CallBudget:
        if exchange not in self.lanes:
            self.lanes[exchange] = CallBudget(
                per_second=self.paces.get(exchange, 1.0),
                probe_every=self.policy.confirm_delay / 3,
                circuit_closed=not self.emergencies.is_down(exchange),
            )
        return self.lanes[exchange]

    @staticmethod
    async def _survive(chore: Callable[[], Awaitable[None]]) -> None:
        try:
            await chore()
        except Exception:
            log.exception("a round of the watch failed")


async def _failure_of(step: Callable[[], Awaitable[None]]) -> Exception | None:
    """Take a step; return why it failed, None where it did not."""
    try:
        await step()
    except Exception as error:  # noqa: BLE001  # it is raised at the end of the round
        return error
    return None


def _label(report: CheckReport) -> str:
    return report.problems[0].value if report.problems else "online"
