"""One claimed check: test the key, apply the report, derive the notices."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Responsible
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice.rules import notices_of
from bot.domain.ports.checks import CheckResult, DueCheck, Schedule
from bot.domain.ports.metrics import Metrics
from bot.domain.streak import without_streak
from bot.services.key_access import KeyAccess
from bot.services.monitoring.call_budget import CallBudget
from bot.services.monitoring.incidents import WITNESSES, IncidentMonitor
from bot.services.monitoring.intervals import jitter, next_check

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class CheckRunner:
    """Runs one check at a time and returns its result."""

    schedule: Schedule
    access: KeyAccess
    incident_monitor: IncidentMonitor
    metrics: Metrics
    policy: MonitoringPolicy
    clock: Callable[[], datetime]

    async def run(self, budget: CallBudget, due: DueCheck, *, probe: bool) -> CheckResult:
        """Return the result of a due check. `probe`: it probes an exchange that is down."""
        connection, now = due.connection, self.clock()
        if budget.paused(now) or not (budget.circuit_closed or probe):  # changed since the claim
            return CheckResult(id=connection.id, due_at=now)
        if abs(now - connection.tested_at) < self.policy.confirm_delay / 2:  # tested by its owner
            return CheckResult(id=connection.id, due_at=next_check(connection, now, self.policy))
        report = await self.access.check(connection, due.blob)
        now = self.clock()
        self.metrics.checked(connection.exchange, _label(report), report.seconds)
        _adjust(budget, report, now)
        if self.incident_monitor.observe(connection, report, now):
            again = now + jitter(self.policy.confirm_delay)
            return CheckResult(id=connection.id, due_at=again)
        return await self._observed(connection, report, now)

    async def _observed(
        self, connection: Connection, report: CheckReport, now: datetime
    ) -> CheckResult:
        """Return the result of a report that is held against the connection."""
        incidents = self.incident_monitor
        before = without_streak(connection) if incidents.explains(connection) else connection
        policy = incidents.policy_for(connection.exchange, report, now)
        after, change = observe(before, report, now, policy)
        if after.streak == 1 and after.streak_cause:
            await self._check_related(after, after.streak_cause, now)
        if change:
            cause = change.cause or "nothing is wrong"
            log.info("%.8s: %s → %s (%s)", after.id, change.before, change.after, cause)
        many = incidents.affects_many(after.exchange, after.cause, now)
        notices = notices_of(change, after, self.policy, many=many) if change else ()
        return CheckResult(
            id=after.id,
            due_at=next_check(after, now, self.policy, report),
            connection=None if after is connection else after,
            change=change,
            notices=tuple(notices),
        )

    async def _check_related(self, connection: Connection, cause: Problem, now: datetime) -> None:
        """Schedule connections that the same cause may affect, to notify of all in one message."""
        exchange = connection.exchange
        if cause.responsible is Responsible.USER:
            await self.schedule.schedule_now(connection.owner, now)
        elif cause is Problem.EXCHANGE_UNAVAILABLE and self.incident_monitor.is_undecided(
            exchange, now
        ):
            await self.schedule.schedule_some_now(exchange, now, WITNESSES)


def _adjust(budget: CallBudget, report: CheckReport, now: datetime) -> None:
    """Pause a budget after a rate limit, and reset its pauses after a normal answer."""
    if report.wait or Problem.RATE_LIMITED in report.problems:
        budget.slow_down(now, report.wait)
    elif Problem.EXCHANGE_UNAVAILABLE not in report.problems:
        budget.reset_pauses(now)


def _label(report: CheckReport) -> str:
    return report.problems[0].value if report.problems else "online"
