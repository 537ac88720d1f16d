"""The rules of notices: which event creates which notice, for whom, and when it is due."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Responsible, Status
from bot.domain.draft import Draft
from bot.domain.inbox import Erasure
from bot.domain.incident import STEADY, Incident
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.notice import Notice, NoticeKind, payloads
from bot.domain.notice._build import notice as _notice
from bot.domain.notice.matters import Matter
from bot.domain.status_change import Drift, StatusChange

_DAY = timedelta(days=1)


def notices_of(
    change: StatusChange, after: Connection, policy: MonitoringPolicy, *, many: bool
) -> Iterator[Notice]:
    """Yield the notices of a change; none for causes that the operator must fix.

    `many`: the cause affects many keys at once, so it may pass without action of the owner.
    """
    ours = change.cause is not None and change.cause.responsible is Responsible.OPERATOR
    if not after.is_notified and not ours:
        yield status_changed(change, policy, many=many)
    for drift in change.drifts:
        yield drifted(change, drift)


def status_changed(change: StatusChange, policy: MonitoringPolicy, *, many: bool) -> Notice:
    """Return the notice of a status change; a transient cause waits for the grace period."""
    at, transient = change.noticed_at, change.cause is Problem.EXCHANGE_UNAVAILABLE or many
    return _notice(
        NoticeKind.STATUS,
        change.owner,
        at,
        (change.connection, _stamp(at)),
        payloads.StatusChanged(at=change.at, since=change.since, unwatched=change.unwatched),
        about=change,
        due_at=max(at, change.at + policy.grace_period) if transient else at,
        urgent=change.after is Status.BLOCKED,
    )


def overtaken(connection: Connection, at: datetime) -> Notice:
    """Return the notice that the status differs from the one just delivered.

    A change back to the previously notified status has written no notice of its own.
    """
    return _notice(
        NoticeKind.STATUS,
        connection.owner,
        at,
        (connection.id, _stamp(at), "overtaken"),
        payloads.StatusChanged(at=at, since=connection.status_since),
        about=connection,
    )


def drifted(change: StatusChange, drift: Drift) -> Notice:
    """Return the notice of a drift."""
    at = change.noticed_at
    key = (change.connection, drift, _stamp(at))
    payload = payloads.Drifted(drift=drift)
    return _notice(NoticeKind.DRIFT, change.owner, at, key, payload, about=change)


def key_expires(connection: Connection, ends: datetime, step: int, at: datetime) -> Notice:
    """Return the reminder that a key expires; `step`: days ahead, one reminder for each."""
    payload = payloads.KeyExpiring(days=max(1, round((ends - at) / _DAY)), ends=ends)
    key = (connection.id, f"{ends:%Y-%m-%d}", step)
    return _notice(NoticeKind.EXPIRY, connection.owner, at, key, payload, about=connection)


def recalled(connection: Connection, recall: str, at: datetime) -> Notice:
    """Return the notice that a key must be replaced; `recall`: the id of the recall."""
    key = (recall, connection.id)
    return _notice(NoticeKind.LEAK, connection.owner, at, key, about=connection)


def secrets_destroyed(connection: Connection, at: datetime) -> Notice:
    """Return the notice that the credentials of a blocked key were destroyed."""
    key = (connection.id, f"{at.timestamp():.0f}")
    return _notice(NoticeKind.SECRETS_DESTROYED, connection.owner, at, key, about=connection)


def draft_expired(person: int, draft: Draft, at: datetime) -> Notice:
    """Return the notice that an unfinished draft was destroyed."""
    key = (person, draft.id, f"{at.timestamp():.0f}")
    return _notice(NoticeKind.DRAFT_EXPIRED, person, at, key, about=draft)


def message_not_deleted(person: int, erasure: Erasure, at: datetime) -> Notice:
    """Return the notice that a message with a secret stays in the chat."""
    payload = payloads.MessageNotDeleted(sent_at=erasure.sent_at)
    return _notice(NoticeKind.NOT_DELETED, person, at, (erasure.id,), payload)


def address_changed(person: int, address: str, at: datetime, due_at: datetime) -> Notice:
    """Return the notice of our new address, for the owner of a key with an IP list."""
    payload = payloads.AddressChanged(address=address)
    return _notice(NoticeKind.NEW_ADDRESS, person, at, (address, person), payload, due_at=due_at)


def address_retires(
    person: int, egress: str, day: datetime, step: int, at: datetime, due_at: datetime
) -> Notice:
    """Return the notice that an egress retires; `step`: one notice for each, days ahead."""
    payload = payloads.AddressRetires(egress=egress, day=day)
    key = (egress, f"{day:%Y-%m-%d}", step, person)
    return _notice(NoticeKind.ADDRESS_RETIRES, person, at, key, payload, due_at=due_at)


def address_moved(connection: Connection, before: Sequence[str], at: datetime) -> Notice:
    """Return the notice that a key moved to another egress. `before`: the addresses it had."""
    key = (connection.id, connection.egress, _stamp(at))
    payload = payloads.AddressMoved(before=", ".join(before))
    kind = NoticeKind.ADDRESS_MOVED
    return _notice(kind, connection.owner, at, key, payload, about=connection)


def outage_began(incident: Incident, person: int, at: datetime) -> Notice:
    """Return the notice that an exchange does not answer."""
    payload = payloads.OutageBegan(
        incident=incident.id, since=incident.opened_at, unstable=incident.unstable_since
    )
    key = (incident.id, person)
    return _notice(NoticeKind.INCIDENT, person, at, key, payload, about=incident)


def outage_ended(incident: Incident, person: int, at: datetime, due_at: datetime) -> Notice:
    """Return the notice that an exchange answers again."""
    seconds = (at - incident.opened_at).total_seconds()
    payload = payloads.OutageEnded(incident=incident.id, seconds=seconds)
    return _over(incident, person, at, payload, due_at)


def exchange_steady(incident: Incident, person: int, at: datetime, known: str) -> Notice:
    """Return the notice that an unstable exchange is stable again.

    `known`: the id of the outage of which the person was notified. Another outage before the
    notice is due cancels it.
    """
    began = incident.unstable_since or incident.opened_at
    seconds = (at - began).total_seconds()
    payload = payloads.OutageEnded(incident=known, seconds=seconds, unstable=began)
    return _over(incident, person, at, payload, at + STEADY)


def digest(person: int, due_at: datetime) -> Notice:
    """Return the notice that the daily digest is due."""
    return _notice(NoticeKind.DIGEST, person, due_at, (person, f"{due_at:%Y-%m-%d}"))


def operator_matter(
    person: int,
    matter: Matter,
    about: str,
    at: datetime,
    *,
    exchange: str | None = None,
    address: str | None = None,
) -> Notice:
    """Return the notice of a matter for one operator: once a day for each case.

    `about`: what distinguishes two cases of a matter, such as an exchange or an address.
    """
    payload = payloads.OperatorMatter(matter=matter, exchange=exchange, address=address)
    key = (matter, about, f"{at:%Y-%m-%d}", person)
    return _notice(NoticeKind.OPERATOR, person, at, key, payload)


def access_requested(operator: int, person: int, title: str, at: datetime) -> Notice:
    """Return the notice for one operator that a person requests access: once a day."""
    payload = payloads.AccessRequested(person=person, title=title)
    key = (person, f"{at:%Y-%m-%d}", operator)
    return _notice(NoticeKind.ACCESS_REQUESTED, operator, at, key, payload)


def access_granted(person: int, at: datetime) -> Notice:
    """Return the notice that a person has access."""
    return _notice(NoticeKind.ACCESS_GRANTED, person, at, (person, f"{at.timestamp():.0f}"))


def _over(
    incident: Incident, person: int, at: datetime, payload: payloads.OutageEnded, due_at: datetime
) -> Notice:
    kind, key = NoticeKind.INCIDENT_OVER, (incident.id, person)
    return _notice(kind, person, at, key, payload, about=incident, due_at=due_at)


def _stamp(at: datetime) -> str:
    return f"{at.timestamp():.3f}"
