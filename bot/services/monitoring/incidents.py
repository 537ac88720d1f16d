"""Detects failures that no key causes: outages, our network, our address, the clock."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Responsible
from bot.domain.egress import Route
from bot.domain.incident import Incident
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice.matters import Matter
from bot.domain.ports.checks import KeyCount, Schedule
from bot.domain.ports.incidents import Incidents
from bot.domain.ports.metrics import Metrics
from bot.domain.ports.notices import Notices
from bot.domain.timings import USUAL, Timings
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.outages import OutageDetector
from bot.services.operating.operators import Operators

log = logging.getLogger(__name__)

WITNESSES = 10  # connections that are checked soon when an exchange may not answer
DEGRADED_FACTOR = 2  # times the failure threshold while an exchange is degraded


@dataclass(kw_only=True)
class IncidentMonitor:
    """Evaluates failures of many keys at once, and notifies those who can fix them."""

    incidents: Incidents
    notices: Notices
    schedule: Schedule
    egress: EgressMonitor
    metrics: Metrics
    policy: MonitoringPolicy
    operators: Operators
    clock: Callable[[], datetime]
    telegram_answers: Callable[[], bool] = lambda: True
    timings: Timings = USUAL
    cut_off_since: datetime | None = None  # our own network is down: failures are ignored
    down: dict[str, Incident] = field(default_factory=dict)  # exchanges that do not answer
    cut_routes: dict[Route, datetime] = field(default_factory=dict)  # they fail on our side
    _key_counts: Mapping[Route, KeyCount] = field(default_factory=dict)
    _counted_at: datetime | None = None
    _evaluated_at: datetime | None = None
    _operator_problems: set[tuple[Problem, str]] = field(
        default_factory=set
    )  # problems for operators, with their exchange
    _down_until: dict[str, datetime] = field(default_factory=dict)  # exchange → last time down
    _cut_until: dict[Route, datetime] = field(default_factory=dict)  # route → last time cut
    _cut_off_at: datetime | None = None  # the last time at which our network was down
    _outages: OutageDetector = field(init=False)

    def __post_init__(self) -> None:
        self._outages = OutageDetector(2 * self.policy.confirm_delay)

    @property
    def cut_off(self) -> bool:
        """Return whether our own network is down."""
        return self.cut_off_since is not None

    def observe(self, connection: Connection, report: CheckReport, at: datetime) -> bool:
        """Record a report; return whether an outage explains it, not the connection."""
        worst = report.problems[0] if report.problems else None
        failed = worst is Problem.EXCHANGE_UNAVAILABLE
        if failed or worst is None or worst.responsible is Responsible.USER:  # it is evidence
            route, owner = connection.route, connection.owner
            self._outages.record(route, connection.id, owner, at, failed=failed)
        if worst is Problem.EGRESS_DOWN:
            self._cut(connection.route, at)
            return True
        if worst is not None and worst.responsible is Responsible.OPERATOR:
            self._operator_problems.add((worst, connection.exchange))
        self.egress.observe(connection, report, at)
        return failed and (self.cut_off or self.is_closed(connection.route))

    def _cut(self, route: Route, at: datetime) -> None:
        """Record that a route fails on our side, until it is proven to work again."""
        if route not in self.cut_routes:
            log.warning("%s is not reached through egress %s", route.exchange, route.egress)
        self.cut_routes.setdefault(route, at)
        self._outages.reset_route(route)

    def explains(self, connection: Connection) -> bool:
        """Return whether an outage explains the streak of a connection."""
        moments = (
            self._down_until.get(connection.exchange),
            self._cut_until.get(connection.route),
            self._cut_off_at,
        )
        latest = max((m for m in moments if m), default=None)
        if latest is None or connection.streak_since is None:
            return False
        unavailable = connection.streak_cause is Problem.EXCHANGE_UNAVAILABLE
        return unavailable and connection.streak_since <= latest

    def is_undecided(self, exchange: str, at: datetime) -> bool:
        """Return whether more observations are needed to decide if an exchange is down."""
        if exchange in self.down:
            return False
        return self._outages.is_undecided(exchange, at, self._key_counts)

    def policy_for(self, exchange: str, report: CheckReport, at: datetime) -> MonitoringPolicy:
        """Return the policy for a report: a higher threshold while the exchange is degraded.

        In a brown-out nearly every key fails three times in a row at some time.
        """
        failed = report.problems[:1] == (Problem.EXCHANGE_UNAVAILABLE,)
        if failed and self._outages.is_degraded(exchange, at):
            return replace(
                self.policy, failure_threshold=DEGRADED_FACTOR * self.policy.failure_threshold
            )
        return self.policy

    def affects_many(self, route: Route, cause: Problem | None, at: datetime) -> bool:
        """Return whether a cause affects so many keys that no key causes it."""
        refused = cause is Problem.IP_NOT_ALLOWED
        return refused and self.egress.refused_by_many(route, at)

    def is_down(self, exchange: str) -> bool:
        """Return whether an exchange does not answer; then it is only probed."""
        return exchange in self.down

    def is_closed(self, route: Route) -> bool:
        """Return whether a route is only probed: its exchange does not answer, or it is cut."""
        return self.is_down(route.exchange) or route in self.cut_routes

    async def suspect(self, exchange: str) -> None:
        """Check some keys of an exchange soon: its prices do not come.

        Prices alone prove no outage; the answers to keys do.
        """
        if not (self.cut_off or self.is_down(exchange)):
            await self.schedule.schedule_some_now(exchange, self.clock(), WITNESSES)

    async def clock_was_set_back(self, now: datetime) -> None:
        """Make notices of later events due now."""
        await self.notices.bring_forward(now)

    async def evaluate(self) -> None:
        """Open and close outages and write the notices, once per second at most."""
        now = self.clock()
        if self._evaluated_at and _seconds(self._evaluated_at, now) < self.timings.judgement:
            return
        self._evaluated_at = now
        await self._update_key_counts(now)
        await self._reload()
        if self._is_cut_off(now):
            await self._close_unnotified(now)
        else:
            await self._judge(now)
        self._down_until |= dict.fromkeys(self.down, now)
        self._cut_until |= dict.fromkeys(self.cut_routes, now)
        await self._notify_operators(now)

    def _is_cut_off(self, now: datetime) -> bool:
        if self.cut_off:
            cut_off = not self._outages.is_reconnected(now, telegram=self.telegram_answers())
        else:
            unnotified = {name: i.opened_at for name, i in self.down.items() if not i.notified_at}
            down = {**self._outages.down(now, self._key_counts), **unnotified}
            cut_off = self._outages.is_cut_off(now, down, telegram=self.telegram_answers())
        if cut_off != self.cut_off:
            log.warning("our own network is %s", "down: failures are ignored" if cut_off else "up")
            self._outages.reset()
            self.cut_off_since = now if cut_off else None
        self._cut_off_at = now if cut_off else self._cut_off_at
        self.metrics.network(cut_off=cut_off)
        return cut_off

    async def _reload(self) -> None:
        """Reload the current outages; reset the detection of those that another process changed."""
        before, self.down = self.down, dict(await self.incidents.current())
        for exchange in before.keys() | self.down.keys():
            was, now = before.get(exchange), self.down.get(exchange)
            if (was and was.id) != (now and now.id):
                self._outages.reset(exchange)

    async def _judge(self, now: datetime) -> None:
        self._judge_routes(now)
        for exchange, since in self._outages.down(now, self._key_counts).items():
            if exchange not in self.down:
                log.warning("%s does not answer", exchange)
                self.down[exchange] = await self.incidents.open(exchange, since)
                for route in [r for r in self.cut_routes if r.exchange == exchange]:
                    del self.cut_routes[route]  # it is the exchange
                self._outages.reset_streak(exchange)
        for exchange, incident in list(self.down.items()):
            if self._outages.has_recovered(exchange):
                log.warning("%s answers again", exchange)
                await self.incidents.close(incident, now)
                del self.down[exchange]
                self._outages.reset(exchange)
            elif self._must_notify(incident, now):
                people = await self.incidents.notify(incident, now)
                log.warning("%s people are notified that %s does not answer", people, exchange)

    def _judge_routes(self, now: datetime) -> None:
        """Cut the routes that fail on our side; open those that work again."""
        failing = self._outages.failing(now, self._key_counts)
        for route in self._outages.cut_routes(now, failing) - self.cut_routes.keys():
            self._cut(route, failing[route])
        for route in [r for r in self.cut_routes if self._outages.is_open_again(r)]:
            log.warning("%s is reached through egress %s again", route.exchange, route.egress)
            del self.cut_routes[route]

    def _must_notify(self, incident: Incident, now: datetime) -> bool:
        lasts = now - incident.opened_at >= self.policy.grace_period
        return (
            lasts and incident.notified_at is None and self._outages.is_confirmed(incident.exchange)
        )

    def _lasts(self, since: datetime, now: datetime) -> bool:
        """Return whether a failure of an egress is none of a moment, such as a restart."""
        return abs(now - since) >= self.policy.confirm_delay

    async def _close_unnotified(self, now: datetime) -> None:
        """Close the outages without a notice: our own network caused them."""
        for exchange, incident in list(self.down.items()):
            if incident.notified_at is None:
                await self.incidents.close(incident, now)
                del self.down[exchange]

    async def _update_key_counts(self, now: datetime) -> None:
        if self._counted_at is None or _seconds(self._counted_at, now) > self.timings.key_counts:
            self._key_counts = await self.schedule.key_counts()
            self._counted_at = now

    async def _notify_operators(self, now: datetime) -> None:
        notify, problems = self.operators.notify, set(self._operator_problems)
        await self.egress.notify(now)
        for problem, exchange in problems:
            await notify(Matter.of(problem), exchange, now, exchange=exchange)
        for egress in {r.egress for r, since in self.cut_routes.items() if self._lasts(since, now)}:
            address = next(iter(self.egress.egresses.addresses_of(egress)), egress)
            await notify(Matter.EGRESS_DOWN, egress, now, address=address)
        if self.cut_off:
            await notify(Matter.CUT_OFF, "network", now)
        for exchange, incident in self.down.items():
            await notify(Matter.EXCHANGE_DOWN, incident.id, now, exchange=exchange)
        self._operator_problems -= problems


def _seconds(then: datetime, now: datetime) -> float:
    """Return the seconds between two times, in either order."""
    return abs(now - then).total_seconds()
