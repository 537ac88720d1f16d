"""Owns what is nobody's key's fault: outages of exchanges, our own network, our address, clock."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.connection import NO_EVIDENCE, Connection
from bot.domain.diagnosis import Actor, CheckReport, Problem
from bot.domain.incident import Incident
from bot.domain.patience import Patience
from bot.domain.ports import Census, Incidents, Meters, Notices, Schedule
from bot.services.egress import Egress
from bot.services.lanes import Lane
from bot.services.notifying import operator_notices
from bot.services.outages import Outages

log = logging.getLogger(__name__)

LOOK = timedelta(seconds=1)  # between two judgements
CENSUS = timedelta(minutes=1)  # between two counts of the connections
WITNESSES = 20  # keys that are asked at once whether their exchange answers
MATTER_CUT_OFF = "cut-off"
MATTER_EXCHANGE_DOWN = "exchange-down"


@dataclass
class Emergencies:
    """Judges what befalls many keys at once, and tells whoever can mend it."""

    incidents: Incidents
    notices: Notices
    schedule: Schedule
    egress: Egress
    meters: Meters
    patience: Patience
    admins: Collection[int]
    clock: Callable[[], datetime]
    telegram_answers: Callable[[], bool] = lambda: True
    cut_off: bool = False  # our own network is down: no failure is judged
    down: dict[str, Incident] = field(default_factory=dict)  # exchanges that do not answer
    _census: Mapping[str, Census] = field(default_factory=dict)
    _counted_at: datetime | None = None
    _looked_at: datetime | None = None
    _ours: set[tuple[Problem, str]] = field(default_factory=set)  # ours to mend, and where
    _asked_at: dict[str, datetime] = field(default_factory=dict)  # for witnesses, by exchange
    _outages: Outages = field(init=False)

    def __post_init__(self) -> None:
        self._outages = Outages(2 * self.patience.confirm_delay)

    def hear(self, connection: Connection, report: CheckReport, at: datetime) -> bool:
        """Take in a report; return whether it must not be held against the connection."""
        worst = report.problems[0] if report.problems else None
        failed = worst is Problem.EXCHANGE_UNAVAILABLE
        if worst not in NO_EVIDENCE:
            exchange, owner = connection.exchange, connection.owner
            self._outages.note(exchange, connection.id, owner, at, failed=failed)
        if worst is not None and worst.actor is Actor.OPERATOR:
            self._ours.add((worst, connection.exchange))
        self.egress.hear(connection, report, at)
        return failed and (self.cut_off or connection.exchange in self.down)

    def befell_many(self, exchange: str, cause: Problem | None, at: datetime) -> bool:
        """Tell whether a cause befell so many keys that it is not theirs."""
        refused = cause is Problem.IP_NOT_ALLOWED
        return refused and self.egress.refused_by_many(exchange, at)

    async def look(self, lanes: Mapping[str, Lane]) -> None:
        """Judge anew, once a second: open and close outages, write what follows."""
        now = self.clock()
        if self._looked_at and abs(now - self._looked_at) < LOOK:
            return
        self._looked_at = now
        await self._count(now)
        self.down = dict(await self.incidents.current())
        await self._look_for_witnesses(now)
        failing = self._outages.down(now, self._census)
        if self._is_cut_off(now, failing):
            await self._withdraw(now)
        else:
            await self._judge(now, failing)
        for exchange, lane in lanes.items():
            lane.closed = exchange not in self.down
            self.meters.circuit(exchange, closed=lane.closed)
        await self._tell(now)

    async def _look_for_witnesses(self, now: datetime) -> None:
        """Where one key got no answer, ask for others soon: is it the key's or the exchange's?

        The next ones may be due in many minutes; each would be told alone to be unavailable.
        """
        for exchange in self._outages.doubtful(now, self._census):
            asked = self._asked_at.get(exchange)
            if exchange in self.down or (asked and abs(now - asked) < self._outages.window):
                continue
            self._asked_at[exchange] = now
            await self.schedule.call_up(exchange, now, WITNESSES)

    def _is_cut_off(self, now: datetime, failing: Mapping[str, datetime]) -> bool:
        telegram = self.telegram_answers()
        if self.cut_off and self._outages.still_cut_off(now, telegram=telegram):
            return True
        if self.cut_off:
            log.warning("our own network is back")
            self.cut_off = False
            self._outages.restart()
            return False
        asked = {**failing, **{name: i.opened_at for name, i in self.down.items() if not i.told_at}}
        self.cut_off = self._outages.cut_off(now, asked, telegram=telegram)
        if self.cut_off:
            log.warning("our own network is down: no failure is held against an exchange or a key")
        return self.cut_off

    async def _judge(self, now: datetime, failing: Mapping[str, datetime]) -> None:
        for exchange, since in failing.items():
            if exchange not in self.down:
                log.warning("%s does not answer", exchange)
                self.down[exchange] = await self.incidents.open(exchange, since)
                self._outages.restart(exchange)
        for exchange, incident in list(self.down.items()):
            if self._outages.over(exchange):
                log.warning("%s answers again", exchange)
                await self.incidents.close(incident, now)
                del self.down[exchange]
                self._outages.restart(exchange)
            elif incident.told_at is None and now - incident.opened_at >= self.patience.grace:
                people = await self.incidents.tell(incident, now)
                log.warning("%s people are told that %s does not answer", people, exchange)

    async def _withdraw(self, now: datetime) -> None:
        """Take back the outages that were ours, of which nobody was told."""
        for exchange, incident in list(self.down.items()):
            if incident.told_at is None:
                await self.incidents.close(incident, now)
                del self.down[exchange]

    async def _count(self, now: datetime) -> None:
        if self._counted_at is None or abs(now - self._counted_at) > CENSUS:
            self._census = await self.schedule.census()
            self._counted_at = now

    async def _tell(self, now: datetime) -> None:
        ours, self._ours = self._ours, set()
        found = await self.egress.notices(now)
        for problem, exchange in ours:
            found += operator_notices(self.admins, problem.value, exchange, now, exchange=exchange)
        if self.cut_off:
            found += operator_notices(self.admins, MATTER_CUT_OFF, "network", now)
        for exchange, incident in self.down.items():
            found += operator_notices(
                self.admins, MATTER_EXCHANGE_DOWN, incident.id, now, exchange=exchange
            )
        if found:
            await self.notices.write(*found)
