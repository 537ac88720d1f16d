"""Owns what a person is told and when: what is still true, wanted and grouped into one message."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Actor, Problem, Status
from bot.domain.incident import Incident
from bot.domain.notice import Notice, NoticeKind
from bot.domain.patience import Patience
from bot.domain.person import Preferences
from bot.domain.ports import Book, Bundle, Incidents, People, Telling

_TOGETHER = {  # one message, however many there are
    NoticeKind.STATUS: "connections",
    NoticeKind.DRIFT: "connections",
    NoticeKind.EXPIRY: "connections",
    NoticeKind.NEW_ADDRESS: "connections",
    NoticeKind.INCIDENT: "connections",
    NoticeKind.INCIDENT_OVER: "connections",
    NoticeKind.LEAK: "connections",
    NoticeKind.OPERATOR: "operator",
}
_OF_A_CONNECTION = {NoticeKind.STATUS, NoticeKind.DRIFT, NoticeKind.EXPIRY, NoticeKind.LEAK}
_LOOK_AGAIN = timedelta(seconds=2)  # where other connections of the person are being confirmed


@dataclass(frozen=True, kw_only=True)
class News:
    """One thing to tell, and the connection it is about, as it stands now."""

    notice: Notice
    connection: Connection | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What to tell a person now, message by message; what is not told, and what later."""

    messages: tuple[tuple[News, ...], ...] = ()
    connections: Sequence[Connection] = ()  # all of the person's
    dropped: tuple[str, ...] = ()
    later: Mapping[str, datetime] = field(default_factory=dict)


class Alerts:
    """Decides. What is told is how a connection stands when it is told, not how it once stood."""

    def __init__(
        self,
        book: Book,
        people: People,
        incidents: Incidents,
        patience: Patience,
        clock: Callable[[], datetime],
    ) -> None:
        self._book = book
        self._people = people
        self._incidents = incidents
        self._patience = patience
        self._clock = clock

    async def plan(self, bundle: Bundle) -> Plan:
        """Return what becomes of a bundle of notices."""
        if not await self._people.is_reachable(bundle.person):
            return Plan(dropped=tuple(n.id for n in bundle.notices))
        connections = await self._book.list(bundle.person)
        situation = _Situation(
            now=self._clock(),
            preferences=await self._people.preferences(bundle.person),
            connections={c.id: c for c in connections},
            down=await self._incidents.current(),
            hold=self._patience.failures * self._patience.confirm_delay,
        )
        return situation.sort(bundle, connections)

    @staticmethod
    def telling(plan: Plan, told: Sequence[News], failed: Mapping[str, datetime]) -> Telling:
        """Return what became of a plan. `failed`: notices that could not be sent → the next try."""
        heard = {n.connection.id: n.connection.hear() for n in told if n.connection}
        return Telling(
            told=tuple(n.notice.id for n in told),
            dropped=plan.dropped,
            later={**plan.later, **failed},
            failed=tuple(failed),
            heard=tuple(heard.values()),
        )


@dataclass(frozen=True, kw_only=True)
class _Situation:
    """How things stand with a person at one moment."""

    now: datetime
    preferences: Preferences
    connections: Mapping[str, Connection]
    down: Mapping[str, Incident]
    hold: timedelta  # how long one alert may wait for another

    def sort(self, bundle: Bundle, connections: Sequence[Connection]) -> Plan:
        """Return what to tell now, what later and what never."""
        dropped, later, now = [], {}, []
        for notice in self._newest(bundle.notices):
            if not self._holds_true(notice):
                dropped.append(notice.id)
            elif moment := self._put_off(notice):
                later[notice.id] = moment
            else:
                now.append(self._news(notice))
        repeated = {n.id for n in bundle.notices} - {n.id for n in self._newest(bundle.notices)}
        return Plan(
            messages=tuple(_messages(now)),
            connections=connections,
            dropped=(*dropped, *repeated),
            later=later,
        )

    @staticmethod
    def _newest(notices: Sequence[Notice]) -> list[Notice]:
        """Return the notices with one status for each connection: the last, tried as any was."""
        last: dict[str | None, Notice] = {}
        for notice in (n for n in notices if n.kind is NoticeKind.STATUS):
            before = last.get(notice.connection, notice)
            tries = max(before.attempts, notice.attempts)
            last[notice.connection] = replace(notice, attempts=tries)
        return [*last.values(), *(n for n in notices if n.kind is not NoticeKind.STATUS)]

    def _holds_true(self, notice: Notice) -> bool:
        if notice.kind not in _OF_A_CONNECTION:
            return True
        connection = self.connections.get(notice.connection or "")
        if connection is None:
            return False
        if notice.kind is NoticeKind.EXPIRY:
            ends = connection.expires_at
            return ends is not None and ends.isoformat() == notice.values["ends"]
        return notice.kind is not NoticeKind.STATUS or self._is_news(notice, connection)

    def _is_news(self, notice: Notice, connection: Connection) -> bool:
        """Tell whether the owner does not know how a connection stands and has use for it.

        A notice that was tried may have arrived although the answer was lost: what the owner heard
        last is then not known. What the operator must mend is not for the owner, and an outage
        is told once for all.
        """
        cause = connection.cause
        ours = cause is not None and cause.actor is Actor.OPERATOR
        outage = cause is Problem.EXCHANGE_UNAVAILABLE and connection.exchange in self.down
        known = connection.told and not notice.attempts
        return not (known or ours or outage)

    def _news(self, notice: Notice) -> News:
        connection = self.connections.get(notice.connection or "")
        values = notice.values
        if connection and connection.told and notice.kind is NoticeKind.STATUS:
            values = {**values, "since": values["at"]}  # of a fall that has ended: its length
        return News(notice=replace(notice, values=values), connection=connection)

    def _put_off(self, notice: Notice) -> datetime | None:
        """Return until when a notice waits, if it does."""
        if notice.urgent:
            return None
        if quiet := self.preferences.quiet_until(self.now):
            return quiet
        connection = self.connections.get(notice.connection or "")
        if connection is None or notice.kind is not NoticeKind.STATUS:
            return None
        if connection.muted(self.now) and connection.status is not Status.ONLINE:
            an_hour = self.now + timedelta(hours=1)
            return an_hour if connection.muted_until_clear else connection.muted_until
        if self._more_to_come(notice):
            return self.now + min(_LOOK_AGAIN, self.hold)
        return None

    def _more_to_come(self, notice: Notice) -> bool:
        """Tell whether other connections of the person are about to fall: one message for all."""
        falling = any(
            c.streak and c.streak_cause and c.status is Status.ONLINE
            for c in self.connections.values()
        )
        return falling and self.now - notice.at < self.hold


def _messages(news: Sequence[News]) -> Iterator[tuple[News, ...]]:
    groups: dict[str, list[News]] = {}
    for one in news:
        groups.setdefault(_TOGETHER.get(one.notice.kind, one.notice.id), []).append(one)
    yield from map(tuple, groups.values())
