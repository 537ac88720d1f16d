"""How things stand with a person who is to be notified something: what is true, what waits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Responsible, Status
from bot.domain.incident import STEADY
from bot.domain.notice import Notice, NoticeKind, Subject, payloads
from bot.domain.person import Preferences
from bot.domain.status_change import Drift
from bot.domain.timings import USUAL

_ONCE_OVER = timedelta(minutes=1)  # between two looks whether an exchange answers again
_MUTE_STEP = timedelta(hours=1)  # between two looks whether a mute without an end has ended

_DRIFTED: Mapping[Drift, Callable[[Connection], bool]] = {
    Drift.FUTURES_LOST: lambda c: c.permissions.get(Permission.FUTURES) is Answer.NO,
    Drift.FUTURES_GAINED: lambda c: c.permissions.get(Permission.FUTURES) is Answer.YES,
    Drift.TRANSFER_GAINED: lambda c: c.permissions.get(Permission.TRANSFER) is Answer.YES,
    Drift.IP_LIST_REMOVED: lambda c: Problem.NO_IP_WHITELIST in c.problems,
}


@dataclass(frozen=True, kw_only=True)
class Relevance:
    """How things stand with a person at one moment."""

    now: datetime
    preferences: Preferences
    connections: Mapping[str, Connection]  # theirs, by id
    reach: Availability  # what is known of outages
    heard: frozenset[str]  # ids of outages that they were notified of
    covered: frozenset[str]  # exchanges of whose recovery they are notified anyway
    hold: timedelta  # how long one alert may wait for another
    look_again: timedelta = timedelta(seconds=USUAL.look_again)

    def holds(self, notice: Notice) -> bool:
        """Return whether a notice is still true, and news to the person."""
        if notice.kind.subject is Subject.CONNECTION and self.connection_of(notice) is None:
            return False
        still_true = _STILL_TRUE.get(notice.kind)
        return still_true is None or still_true(self, notice)

    def is_covered(self, notice: Notice) -> bool:
        """Return whether a connection rose with its exchange, of which the person is notified."""
        connection = self.connection_of(notice)
        if connection is None or notice.kind is not NoticeKind.STATUS:
            return False
        return fell_silent(connection) and connection.exchange in self.covered

    def put_off(self, notice: Notice) -> datetime | None:
        """Return until when a notice waits, if it does."""
        if notice.urgent:
            return None
        if isinstance(notice.payload, payloads.OutageEnded) and notice.exchange in self.reach.down:
            return self.now + _ONCE_OVER  # it is down again
        if quiet := self.preferences.quiet_until(self.now):
            return quiet
        connection = self.connection_of(notice)
        return self._put_off_of(connection, notice) if connection else None

    def connection_of(self, notice: Notice) -> Connection | None:
        """Return the connection of a notice; None where there is none any more."""
        return self.connections.get(notice.connection or "")

    def _put_off_of(self, connection: Connection, notice: Notice) -> datetime | None:
        of_status = notice.kind is NoticeKind.STATUS
        all_clear = of_status and connection.status is Status.ONLINE
        if connection.is_muted(self.now) and not all_clear:
            return self._unmuted_at(connection)
        if of_status and self._may_pass(connection, notice):
            return self.now + self.hold
        if of_status and self._more_to_come(notice):
            return self.now + min(self.look_again, self.hold)
        return None

    def _unmuted_at(self, connection: Connection) -> datetime:
        """Return when a mute ends, or is looked at again where it ends with an all-clear."""
        until = connection.muted_until
        return until if until and until > self.now else self.now + _MUTE_STEP

    def _may_pass(self, connection: Connection, notice: Notice) -> bool:
        """Return whether it is not the connection's: an outage is notified once for all, ours never.

        What fell in an outage that has just ended is given the time to rise.
        """
        soon = connection.exchange in self.covered and self.now - notice.at < STEADY
        elsewhere = soon or self.reach.silence(connection) is not None
        return elsewhere and connection.cause is Problem.EXCHANGE_UNAVAILABLE

    def _more_to_come(self, notice: Notice) -> bool:
        """Return whether other connections of the person are about to fall: one message for all."""
        falling = any(
            c.streak and c.streak_cause and c.status is Status.ONLINE
            for c in self.connections.values()
        )
        return falling and self.now - notice.at < self.hold


def fell_silent(connection: Connection) -> bool:
    """Return whether a connection is Online again of which its owner knows that it did not answer."""
    unavailable = connection.notified_cause is Problem.EXCHANGE_UNAVAILABLE
    return connection.status is Status.ONLINE and unavailable


def _still_not_told(situation: Relevance, notice: Notice) -> bool:
    connection = _connection(situation, notice)
    ours = connection.cause is not None and connection.cause.actor is Responsible.OPERATOR
    return not (_is_known(connection, notice) or ours or situation.is_covered(notice))


def _still_drifted(situation: Relevance, notice: Notice) -> bool:
    drift = notice.payload_as(payloads.Drifted).drift
    return _DRIFTED[drift](_connection(situation, notice))


def _still_ends(situation: Relevance, notice: Notice) -> bool:
    ends = _connection(situation, notice).expires_at or situation.now
    return ends > situation.now and ends == notice.payload_as(payloads.KeyExpiring).ends


def _still_recalled(situation: Relevance, notice: Notice) -> bool:
    return _connection(situation, notice).recalled  # a new key may have come first


def _still_down(situation: Relevance, notice: Notice) -> bool:
    reach, theirs = situation.reach, situation.connections.values()
    silent = any(reach.silence(c) for c in theirs if c.exchange == notice.exchange)
    incident = reach.down.get(notice.exchange)
    notified_incidents = notice.payload_as(payloads.OutageBegan).incident
    return silent and incident is not None and incident.id == notified_incidents


def _began_for_them(situation: Relevance, notice: Notice) -> bool:
    return notice.payload_as(payloads.OutageEnded).incident in situation.heard


def _still_lacks(situation: Relevance, notice: Notice) -> bool:
    address = notice.payload_as(payloads.AddressChanged).address
    return any(_lacks(c, address) for c in situation.connections.values())


_STILL_TRUE: Mapping[NoticeKind, Callable[[Relevance, Notice], bool]] = {
    NoticeKind.STATUS: _still_not_told,
    NoticeKind.DRIFT: _still_drifted,
    NoticeKind.EXPIRY: _still_ends,
    NoticeKind.LEAK: _still_recalled,
    NoticeKind.INCIDENT: _still_down,
    NoticeKind.INCIDENT_OVER: _began_for_them,
    NoticeKind.NEW_ADDRESS: _still_lacks,
}  # any other kind stays true


def newest_of(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notices without those that a later one about the same thing has overtaken.

    What drifted and drifted back before it was notified is nothing to tell. That an earlier one was
    tried is kept: it may have arrived.
    """
    about: dict[str, list[Notice]] = {}
    for notice in notices:
        about.setdefault(_subject(notice), []).append(notice)
    return [
        replace(same[-1], attempts=max(notice.attempts for notice in same))
        for same in about.values()
        if not same[-1].payload.undoes(same[0].payload)
    ]


def _subject(notice: Notice) -> str:
    """Return what a notice is about, where only the last word on it counts."""
    if notice.kind.newest_wins:
        return f"{notice.kind}:{notice.connection}:{notice.payload.topic}"
    return notice.id


def _connection(situation: Relevance, notice: Notice) -> Connection:
    """Return the connection of a notice, which is known to be there."""
    return situation.connections[notice.connection or ""]


def _lacks(connection: Connection, address: str) -> bool:
    """Return whether a key has an IP list without an address."""
    listed = connection.ip_whitelist
    return connection.has_secrets and bool(listed) and address not in (listed or ())


def _is_known(connection: Connection, notice: Notice) -> bool:
    """Return whether the owner knows how a connection stands.

    A notice that was tried may have arrived although the answer was lost: whoever may have heard
    of a fall hears of its end.
    """
    return connection.is_notified and not notice.attempts
