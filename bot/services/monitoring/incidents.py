"""What is no one's key's fault: outages of exchanges, our own network, our address, clock."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Problem, Responsible
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

MORE = 2  # times the patience with keys of an exchange that fails many now and then


@dataclass(kw_only=True)
class IncidentMonitor:
    """Judges what befalls many keys at once, and tells whoever can fix it."""

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
    cut_off_since: datetime | None = None  # our own network is down: no failure is judged
    down: dict[str, Incident] = field(default_factory=dict)  # exchanges that do not answer
    _census: Mapping[str, KeyCount] = field(default_factory=dict)
    _counted_at: datetime | None = None
    _looked_at: datetime | None = None
    _ours: set[tuple[Problem, str]] = field(default_factory=set)  # ours to fix, and where
    _spared: dict[str, datetime] = field(default_factory=dict)  # until when an exchange was down
    _cut_off_at: datetime | None = None  # the last moment at which we were
    _outages: OutageDetector = field(init=False)

    def __post_init__(self) -> None:
        self._outages = OutageDetector(2 * self.policy.confirm_delay)

    @property
    def cut_off(self) -> bool:
        """Return whether our own network is down."""
        return self.cut_off_since is not None

    def observe(self, connection: Connection, report: CheckReport, at: datetime) -> bool:
        """Take in a report; return whether it must not be held against the connection."""
        worst = report.problems[0] if report.problems else None
        failed = worst is Problem.EXCHANGE_UNAVAILABLE
        if (
            failed or worst is None or worst.actor is Responsible.USER
        ):  # else it tells nothing of it
            exchange, owner = connection.exchange, connection.owner
            self._outages.note(exchange, connection.id, owner, at, failed=failed)
        if worst is not None and worst.actor is Responsible.OPERATOR:
            self._ours.add((worst, connection.exchange))
        self.egress.observe(connection, report, at)
        return failed and (self.cut_off or connection.exchange in self.down)

    def explains(self, connection: Connection) -> bool:
        """Return whether what was counted against a connection was an outage."""
        moments = (self._spared.get(connection.exchange), self._cut_off_at)
        latest = max((m for m in moments if m), default=None)
        if latest is None or connection.streak_since is None:
            return False
        unavailable = connection.streak_cause is Problem.EXCHANGE_UNAVAILABLE
        return unavailable and connection.streak_since <= latest

    def in_doubt(self, exchange: str, at: datetime) -> bool:
        """Return whether more must be heard of an exchange to know whether it is down."""
        return exchange not in self.down and self._outages.in_doubt(exchange, at, self._census)

    def policy_for(self, exchange: str, report: CheckReport, at: datetime) -> MonitoringPolicy:
        """Return how much it takes to believe a report: more while the exchange fails others too.

        In a brown-out nearly every key fails three times in a row at some time.
        """
        failed = report.problems[:1] == (Problem.EXCHANGE_UNAVAILABLE,)
        if failed and self._outages.wavers(exchange, at):
            return replace(self.policy, failure_threshold=MORE * self.policy.failure_threshold)
        return self.policy

    def affects_many(self, exchange: str, cause: Problem | None, at: datetime) -> bool:
        """Return whether a cause befell so many keys that it is not theirs."""
        refused = cause is Problem.IP_NOT_ALLOWED
        return refused and self.egress.refused_by_many(exchange, at)

    def is_down(self, exchange: str) -> bool:
        """Return whether an exchange does not answer: it is only probed."""
        return exchange in self.down

    async def clock_was_set_back(self, now: datetime) -> None:
        """Make due what was to be notified later than now."""
        await self.notices.bring_forward(now)

    async def look(self) -> None:
        """Judge again, once a second: open and close outages, write what follows."""
        now = self.clock()
        if self._looked_at and _seconds(self._looked_at, now) < self.timings.judgement:
            return
        self._looked_at = now
        await self._count(now)
        await self._keep_up()
        if self._is_cut_off(now):
            await self._withdraw(now)
        else:
            await self._judge(now)
        self._spared |= dict.fromkeys(self.down, now)
        await self._tell(now)

    def _is_cut_off(self, now: datetime) -> bool:
        if self.cut_off:
            cut_off = not self._outages.back(now, telegram=self.telegram_answers())
        else:
            untold = {name: i.opened_at for name, i in self.down.items() if not i.notified_at}
            down = {**self._outages.down(now, self._census), **untold}
            cut_off = self._outages.cut_off(now, down, telegram=self.telegram_answers())
        if cut_off != self.cut_off:
            log.warning("our own network is %s", "down: nothing is judged" if cut_off else "back")
            self._outages.restart()
            self.cut_off_since = now if cut_off else None
        self._cut_off_at = now if cut_off else self._cut_off_at
        self.metrics.network(cut_off=cut_off)
        return cut_off

    async def _keep_up(self) -> None:
        """Learn of the outages under way; whoever else began or ended one, we judge it again."""
        before, self.down = self.down, dict(await self.incidents.current())
        for exchange in before.keys() | self.down.keys():
            was, now = before.get(exchange), self.down.get(exchange)
            if (was and was.id) != (now and now.id):
                self._outages.restart(exchange)

    async def _judge(self, now: datetime) -> None:
        for exchange, since in self._outages.down(now, self._census).items():
            if exchange not in self.down:
                log.warning("%s does not answer", exchange)
                self.down[exchange] = await self.incidents.open(exchange, since)
                self._outages.probe(exchange)
        for exchange, incident in list(self.down.items()):
            if self._outages.over(exchange):
                log.warning("%s answers again", exchange)
                await self.incidents.close(incident, now)
                del self.down[exchange]
                self._outages.restart(exchange)
            elif self._must_tell(incident, now):
                people = await self.incidents.notify(incident, now)
                log.warning("%s people are told that %s does not answer", people, exchange)

    def _must_tell(self, incident: Incident, now: datetime) -> bool:
        lasts = now - incident.opened_at >= self.policy.grace_period
        return lasts and incident.notified_at is None and self._outages.sure(incident.exchange)

    async def _withdraw(self, now: datetime) -> None:
        """Take back the outages that were ours, of which no one was notified."""
        for exchange, incident in list(self.down.items()):
            if incident.notified_at is None:
                await self.incidents.close(incident, now)
                del self.down[exchange]

    async def _count(self, now: datetime) -> None:
        if self._counted_at is None or _seconds(self._counted_at, now) > self.timings.key_counts:
            self._census = await self.schedule.key_counts()
            self._counted_at = now

    async def _tell(self, now: datetime) -> None:
        notify, ours = self.operators.notify, set(self._ours)
        await self.egress.notify(now)
        for problem, exchange in ours:
            await notify(Matter.of(problem), exchange, now, exchange=exchange)
        if self.cut_off:
            await notify(Matter.CUT_OFF, "network", now)
        for exchange, incident in self.down.items():
            await notify(Matter.EXCHANGE_DOWN, incident.id, now, exchange=exchange)
        self._ours -= ours


def _seconds(then: datetime, now: datetime) -> float:
    """Return how many seconds lie between two moments, whichever is later."""
    return abs(now - then).total_seconds()
