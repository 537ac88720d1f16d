"""Owns the watch: every stored key is checked again and again, and changes are noticed."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.connection import NO_EVIDENCE, Connection
from bot.domain.diagnosis import Actor, CheckReport, Problem, Status
from bot.domain.patience import Patience
from bot.domain.ports import CannotOpenError, Due, Meters, Outcome, Prober, Schedule, Vault
from bot.services.emergencies import Emergencies
from bot.services.jumps import Jumps
from bot.services.lanes import Lane
from bot.services.notifying import notices_of
from bot.services.onboarding import stored_binding
from bot.services.rounds import repeat

log = logging.getLogger(__name__)

TICK = 0.25  # seconds between two looks for due work
LATEST_BACKOFF = 24  # intervals between two checks of a key that has long been unfit
BLOCKED_INTERVAL = timedelta(minutes=5)  # such a key is destroyed soon: a cure is looked for
STARTED = timedelta(minutes=10)  # within which checks that were missed are made up for


@dataclass
class _Done:
    """A check that has ended and is not stored yet."""

    token: str
    outcome: Outcome


@dataclass
class Watch:
    """Checks what is due, within each exchange's budget, and stores what that brought."""

    schedule: Schedule
    prober: Prober
    vault: Vault
    emergencies: Emergencies
    meters: Meters
    patience: Patience
    paces: Mapping[str, float]
    clock: Callable[[], datetime]
    _lanes: dict[str, Lane] = field(default_factory=dict)
    _checks: set[asyncio.Task[None]] = field(default_factory=set)
    _done: list[_Done] = field(default_factory=list)
    _jumps: Jumps = field(default_factory=Jumps)

    async def run(self) -> None:
        """Watch until cancelled. A round that fails is logged, and the next one tries again."""
        await self._survive(self.catch_up)
        await repeat("a round of the watch", self.round, TICK)

    async def catch_up(self) -> None:
        """Draw apart the checks that nobody made while the bot was down."""
        now, window = self.clock(), min(self.patience.interval, STARTED)
        late = await self.schedule.spread(now - window / 2, now, window)
        if late:
            log.info("%s checks were missed; they are made up for within %s", late, window)

    async def round(self) -> None:
        """Store what was found since the last round, and begin the checks that are due."""
        await self._mind_the_clock()
        await self.store()
        await self.emergencies.look(self._lanes)
        now = self.clock()
        for exchange, since in (await self.schedule.due(now)).items():
            self.meters.lagged(exchange, (now - since).total_seconds())
            await self._begin(exchange, self._lane(exchange), now)

    async def store(self) -> None:
        """Store the checks that have ended; what cannot be stored now is tried again."""
        done, self._done = self._done, []
        by_token: dict[str, list[Outcome]] = {}
        for one in done:
            by_token.setdefault(one.token, []).append(one.outcome)
        try:
            while by_token:
                token = next(iter(by_token))
                await self.schedule.settle(token, by_token[token], self.clock())
                del by_token[token]
        except BaseException:
            self._done += [_Done(t, o) for t, rest in by_token.items() for o in rest]
            raise

    async def finish(self, seconds: float) -> None:
        """Wait for the checks under way and store them; others take up the rest."""
        if self._checks:
            _, late = await asyncio.wait(self._checks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._survive(self.store)

    async def _mind_the_clock(self) -> None:
        """Let nothing wait for as long as the clock was set back."""
        now = self.clock()
        self._jumps.look(now)
        if not self._jumps.set_back:
            return
        for lane in self._lanes.values():
            lane.forget_times()
        await self.schedule.draw_near(now, now + self.patience.interval)
        await self.emergencies.notices.draw_near(now)
        self._jumps.set_back = False

    async def _begin(self, exchange: str, lane: Lane, now: datetime) -> None:
        room = lane.room(now)
        if room <= 0:
            return
        taking = asyncio.create_task(self.schedule.claim(exchange, now, room))
        try:
            shift = await asyncio.shield(taking)
        except asyncio.CancelledError:
            shift = await taking
            self._done += [self._given_back(shift.token, due) for due in shift.work]
            raise
        lane.begin(len(shift.work))
        for due in shift.work:
            task = asyncio.create_task(self._check(lane, shift.token, due))
            self._checks.add(task)
            task.add_done_callback(self._checks.discard)

    async def _check(self, lane: Lane, token: str, due: Due) -> None:
        """Check one connection. Whatever goes wrong with it hurts no other."""
        try:
            async with lane.places:
                outcome = await self._outcome(lane, due)
        except asyncio.CancelledError:
            self._done.append(self._given_back(token, due))
            raise
        except Exception:
            log.exception("a check of %.8s failed", due.connection.id)
            retry = self.clock() + self.patience.interval
            outcome = Outcome(id=due.connection.id, due_at=retry)
        finally:
            lane.end()
        self._done.append(_Done(token, outcome))

    def _given_back(self, token: str, due: Due) -> _Done:
        """Return what lets another worker have a check at once that we do not make: we stop."""
        return _Done(token, Outcome(id=due.connection.id, due_at=self.clock()))

    async def _outcome(self, lane: Lane, due: Due) -> Outcome:
        connection, now = due.connection, self.clock()
        since = abs(now - connection.tested_at)  # clocks jump back, too
        if since < self.patience.confirm_delay / 2:  # its owner was faster
            return Outcome(id=connection.id, due_at=self.next_check(connection, now))
        report = await self._probe(due)
        now = self.clock()
        self.meters.checked(connection.exchange, _label(report), report.seconds)
        self._pace(lane, report, now)
        if self.emergencies.hear(connection, report, now):
            again = now + self._jitter(self.patience.confirm_delay)
            return Outcome(id=connection.id, due_at=again)
        return await self._observed(connection, report, now)

    async def _observed(
        self, connection: Connection, report: CheckReport, now: datetime
    ) -> Outcome:
        after, change = connection.observe(report, now, self.patience)
        if after.streak == 1 and after.streak_cause and after.streak_cause.actor is Actor.USER:
            await self.schedule.hasten(after.owner, now)
        if change:
            log.info("%.8s: %s → %s (%s)", after.id, change.before, change.after, change.cause)
        many = self.emergencies.befell_many(after.exchange, after.cause, now)
        told = notices_of(change, after, self.patience, many=many) if change else ()
        return Outcome(
            id=after.id,
            due_at=self.next_check(after, now, report),
            connection=after,
            change=change,
            notices=tuple(told),
        )

    async def _probe(self, due: Due) -> CheckReport:
        try:
            credentials = self.vault.open(due.blob, stored_binding(due.connection))
        except CannotOpenError:
            log.exception("connection %.8s cannot be opened", due.connection.id)
            return CheckReport(problems=(Problem.UNKNOWN,), steps={}, permissions={})
        return await self.prober.check(due.connection.exchange, credentials)

    def next_check(
        self, connection: Connection, now: datetime, report: CheckReport | None = None
    ) -> datetime:
        """Return when a connection is checked next.

        A change is confirmed soon; a key that has long been unfit is asked for ever more rarely.
        """
        if connection.streak:
            return now + self._jitter(self.patience.confirm_delay, 0.2)
        interval = self.patience.interval
        if report and report.problems and report.problems[0] in NO_EVIDENCE:
            interval = min(interval, 5 * self.patience.confirm_delay)
        elif connection.status is Status.BLOCKED:
            interval = min(interval, BLOCKED_INTERVAL)
        elif connection.status is Status.ACTION_NEEDED:
            age = now - (connection.offline_since or connection.status_since)
            interval = min(max(age / 2, interval), LATEST_BACKOFF * interval)
        return now + self._jitter(interval)

    @staticmethod
    def _pace(lane: Lane, report: CheckReport, now: datetime) -> None:
        if report.wait or Problem.RATE_LIMITED in report.problems:
            lane.slow_down(now, report.wait)
        else:
            lane.go_on()

    def _lane(self, exchange: str) -> Lane:
        if exchange not in self._lanes:
            self._lanes[exchange] = Lane(
                per_second=self.paces.get(exchange, 1.0),
                probe_every=self.patience.confirm_delay / 3,
                closed=exchange not in self.emergencies.down,
            )
        return self._lanes[exchange]

    @staticmethod
    def _jitter(span: timedelta, share: float = 0.1) -> timedelta:
        return span * random.uniform(1 - share, 1 + share)  # noqa: S311  # no secret

    @staticmethod
    async def _survive(chore: Callable[[], Awaitable[None]]) -> None:
        try:
            await chore()
        except Exception:
            log.exception("a step of the watch failed")


def _label(report: CheckReport) -> str:
    return report.problems[0].value if report.problems else "online"
