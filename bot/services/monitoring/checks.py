"""One claimed check: test the key, apply the report, derive the notices."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Responsible, is_let_in
from bot.domain.egress import Egresses, Route
from bot.domain.health import observe
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice.rules import address_moved, notices_of
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
    budget_of: Callable[[Route], CallBudget]
    egresses: Egresses

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
        if connection.moving_to and (there := await self._try_next(connection, due.blob)):
            left = connection.egress
            return await self._observed(connection.moved(), there, self.clock(), left=left)
        if self.incident_monitor.observe(connection, report, now):
            again = now + jitter(self.policy.confirm_delay)
            return CheckResult(id=connection.id, due_at=again)
        return await self._observed(connection, report, now)

    async def _try_next(self, connection: Connection, blob: bytes) -> CheckReport | None:
        """Test a key at its next egress; return the report if the exchange lets it in there."""
        moved, now = connection.moved(), self.clock()
        budget = self.budget_of(moved.route)
        if not budget.circuit_closed or budget.available(now) <= 0:
            return None
        budget.acquire(1)
        try:
            async with budget.slots:
                report = await self.access.check(moved, blob)
        finally:
            budget.release()
        _adjust(budget, report, self.clock())
        return report if is_let_in(report) else None

    async def _observed(
        self,
        connection: Connection,
        report: CheckReport,
        now: datetime,
        *,
        left: str | None = None,
    ) -> CheckResult:
        """Return the result of a report that is held against the connection.

        `left`: the egress from which it has moved.
        """
        incidents = self.incident_monitor
        before = without_streak(connection) if incidents.explains(connection) else connection
        policy = incidents.policy_for(connection.exchange, report, now)
        after, change = observe(before, report, now, policy)
        if after.streak == 1 and after.streak_cause:
            await self._check_related(after, after.streak_cause, now)
        if change:
            cause = change.cause or "nothing is wrong"
            log.info("%.8s: %s → %s (%s)", after.id, change.before, change.after, cause)
        many = incidents.affects_many(after.route, after.cause, now)
        notices = [*notices_of(change, after, self.policy, many=many)] if change else []
        if left is not None:
            log.info("%.8s moved from egress %s to %s", after.id, left, after.egress)
            old = self.egresses.addresses_of(left)
            notices += [address_moved(after, old, now)] if after.has_ip_list else []
        return CheckResult(
            id=after.id,
            due_at=next_check(after, now, self.policy, report),
            connection=None if after is connection and left is None else after,
            change=change,
            notices=tuple(notices),
            moved=left is not None,
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
