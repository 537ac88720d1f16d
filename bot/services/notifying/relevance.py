"""Decides which notices of a person are still true, and which are postponed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Responsible, Status
from bot.domain.incident import STEADY
from bot.domain.notice import Notice, NoticeKind, Subject, payloads
from bot.domain.notice.group_message import GroupKey, GroupMessage
from bot.domain.person import Preferences
from bot.domain.status_change import Drift
from bot.domain.timings import USUAL

_ONCE_OVER = timedelta(minutes=1)  # between two evaluations of a recurring outage
_MUTE_STEP = timedelta(hours=1)  # between two evaluations of a mute without an end

_DRIFTED: Mapping[Drift, Callable[[Connection], bool]] = {
    Drift.FUTURES_LOST: lambda c: c.permissions.get(Permission.FUTURES) is Answer.NO,
    Drift.FUTURES_GAINED: lambda c: c.permissions.get(Permission.FUTURES) is Answer.YES,
    Drift.TRANSFER_GAINED: lambda c: c.permissions.get(Permission.TRANSFER) is Answer.YES,
    Drift.IP_LIST_REMOVED: lambda c: Problem.NO_IP_WHITELIST in c.problems,
}


@dataclass(frozen=True, kw_only=True)
class Relevance:
    """The state of a person's connections at one time."""

    now: datetime
    preferences: Preferences
    connections: Mapping[str, Connection]  # of the person, by id
    availability: Availability
    notified_incidents: frozenset[str]  # ids of outages of which they were notified
    covered: frozenset[str]  # exchanges of whose recovery they are notified anyway
    hold: timedelta  # how long one notice may wait for another
    look_again: timedelta = timedelta(seconds=USUAL.look_again)
    groups: Mapping[GroupKey, GroupMessage] = field(default_factory=dict)  # of their strategies

    def holds(self, notice: Notice) -> bool:
        """Return whether a notice is still true and new to the person."""
        if notice.kind.subject is Subject.CONNECTION and self.connection_of(notice) is None:
            return False
        still_true = _STILL_TRUE.get(notice.kind)
        return still_true is None or still_true(self, notice)

    def is_covered(self, notice: Notice) -> bool:
        """Return whether a notice of a recovered outage covers the recovery of a connection."""
        connection = self.connection_of(notice)
        if connection is None or notice.kind is not NoticeKind.STATUS:
            return False
        return was_unavailable(connection) and connection.exchange in self.covered

    def postponed_until(self, notice: Notice) -> datetime | None:
        """Return until when a notice is postponed; None: it is due."""
        if notice.urgent:
            return None
        if (
            isinstance(notice.payload, payloads.OutageEnded)
            and notice.exchange in self.availability.down
        ):
            return self.now + _ONCE_OVER  # it is down again
        if told := self._group_of(notice):
            if told.waits:
                return self.now + self.look_again  # the first buy comes first
            if told.is_editable(self.now):
                return None  # it makes no sound
        if quiet := self.preferences.quiet_until(self.now):
            return quiet
        connection = self.connection_of(notice)
        return self._postponed_for(connection, notice) if connection else None

    def connection_of(self, notice: Notice) -> Connection | None:
        """Return the connection of a notice; None if it does not exist any more."""
        return self.connections.get(notice.connection or "")

    def _group_of(self, notice: Notice) -> GroupMessage | None:
        """Return the message of the group of an add-on; None if it is none."""
        payload = notice.payload
        return self.groups.get(payload.group_key or ("", 0)) if payload.is_add_on else None

    def _postponed_for(self, connection: Connection, notice: Notice) -> datetime | None:
        is_status = notice.kind is NoticeKind.STATUS
        recovered = is_status and connection.status is Status.ONLINE
        if connection.is_muted(self.now) and not recovered:
            return self._unmuted_at(connection)
        if is_status and self._is_outage(connection, notice):
            return self.now + self.hold
        if is_status and self._is_incomplete(notice):
            return self.now + min(self.look_again, self.hold)
        return None

    def _unmuted_at(self, connection: Connection) -> datetime:
        """Return when a mute ends, or when a mute until recovery is evaluated again."""
        until = connection.muted_until
        return until if until and until > self.now else self.now + _MUTE_STEP

    def _is_outage(self, connection: Connection, notice: Notice) -> bool:
        """Return whether an outage explains the status: it has a notice of its own.

        After an outage has ended, a connection has some time to recover.
        """
        recovering = connection.exchange in self.covered and self.now - notice.at < STEADY
        explained = recovering or self.availability.downtime(connection) is not None
        return explained and connection.cause is Problem.EXCHANGE_UNAVAILABLE

    def _is_incomplete(self, notice: Notice) -> bool:
        """Return whether changes of other connections are being confirmed: one message for all."""
        unconfirmed = any(
            c.streak and c.streak_cause and c.status is Status.ONLINE
            for c in self.connections.values()
        )
        return unconfirmed and self.now - notice.at < self.hold


def was_unavailable(connection: Connection) -> bool:
    """Return whether a connection is Online whose owner was notified of an outage."""
    unavailable = connection.notified_cause is Problem.EXCHANGE_UNAVAILABLE
    return connection.status is Status.ONLINE and unavailable


def _still_unknown(relevance: Relevance, notice: Notice) -> bool:
    connection = _connection(relevance, notice)
    ours = connection.cause is not None and connection.cause.responsible is Responsible.OPERATOR
    return not (_is_known(connection, notice) or ours or relevance.is_covered(notice))


def _still_drifted(relevance: Relevance, notice: Notice) -> bool:
    drift = notice.payload_as(payloads.Drifted).drift
    return _DRIFTED[drift](_connection(relevance, notice))


def _still_ends(relevance: Relevance, notice: Notice) -> bool:
    ends = _connection(relevance, notice).expires_at or relevance.now
    return ends > relevance.now and ends == notice.payload_as(payloads.KeyExpiring).ends


def _still_recalled(relevance: Relevance, notice: Notice) -> bool:
    return _connection(relevance, notice).recalled  # a new key may have come first


def _still_down(relevance: Relevance, notice: Notice) -> bool:
    availability, connections = relevance.availability, relevance.connections.values()
    affected = any(availability.downtime(c) for c in connections if c.exchange == notice.exchange)
    incident = availability.down.get(notice.exchange)
    expected = notice.payload_as(payloads.OutageBegan).incident
    return affected and incident is not None and incident.id == expected


def _was_notified_of_outage(relevance: Relevance, notice: Notice) -> bool:
    return notice.payload_as(payloads.OutageEnded).incident in relevance.notified_incidents


def _still_shown(relevance: Relevance, notice: Notice) -> bool:
    if not notice.payload.is_add_on:
        return True
    told = relevance.groups.get(notice.payload.group_key or ("", 0))
    return told is not None and told.is_behind(notice.at)


def _still_lacks(relevance: Relevance, notice: Notice) -> bool:
    address = notice.payload_as(payloads.AddressChanged).address
    return any(_lacks(c, address) for c in relevance.connections.values())


def _still_retires(relevance: Relevance, notice: Notice) -> bool:
    egress = notice.payload_as(payloads.AddressRetires).egress
    return any(must_move(c, egress) for c in relevance.connections.values())


def must_move(connection: Connection, egress: str) -> bool:
    """Return whether the owner of a key must add the address of its next egress."""
    moving = connection.has_secrets and connection.moving_to is not None
    return moving and connection.egress == egress and connection.has_ip_list


_STILL_TRUE: Mapping[NoticeKind, Callable[[Relevance, Notice], bool]] = {
    NoticeKind.STATUS: _still_unknown,
    NoticeKind.DRIFT: _still_drifted,
    NoticeKind.EXPIRY: _still_ends,
    NoticeKind.LEAK: _still_recalled,
    NoticeKind.INCIDENT: _still_down,
    NoticeKind.INCIDENT_OVER: _was_notified_of_outage,
    NoticeKind.NEW_ADDRESS: _still_lacks,
    NoticeKind.ADDRESS_RETIRES: _still_retires,
    NoticeKind.STRATEGY: _still_shown,
}  # any other kind stays true


def newest_of(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notices without those that a later one of the same topic replaces.

    A drift and its reversal cancel each other. The attempts of a replaced notice are kept: it may
    have arrived.
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
    """Return the topic of a notice whose newest one counts; else its id."""
    if notice.kind.newest_wins:
        return f"{notice.kind}:{notice.connection}:{notice.payload.topic}"
    return notice.id


def _connection(relevance: Relevance, notice: Notice) -> Connection:
    """Return the connection of a notice. Raises KeyError if there is none."""
    return relevance.connections[notice.connection or ""]


def _lacks(connection: Connection, address: str) -> bool:
    """Return whether a key has an IP list without an address."""
    listed = connection.ip_whitelist
    return connection.has_secrets and bool(listed) and address not in (listed or ())


def _is_known(connection: Connection, notice: Notice) -> bool:
    """Return whether the owner knows the status of a connection.

    A notice with attempts may have arrived although the answer was lost: then its end is
    notified too.
    """
    return connection.is_notified and not notice.attempts
