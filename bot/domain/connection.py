"""Owns a stored key of one person at one exchange. Never holds credentials."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.change import Drift, StatusChange, drifts_between
from bot.domain.diagnosis import (
    Answer,
    CheckReport,
    Permission,
    Problem,
    Severity,
    Status,
    status_of,
    worst_first,
)
from bot.domain.expiry import next_reminder, settled
from bot.domain.patience import AT_ONCE, Patience

CURE_TIME = timedelta(minutes=30)  # how long a key that may withdraw stays stored
NAME_LENGTH = 40
FLAP_WINDOW = timedelta(hours=1)

# What says nothing of the key and changes nothing: the next check may know more.
NO_EVIDENCE = frozenset({Problem.RATE_LIMITED, Problem.CLOCK_SKEW})


@dataclass(frozen=True, kw_only=True)
class Connection:
    """A named, stored key: how it stands and what was last found. May be logged."""

    id: str
    owner: int  # Telegram id of the person
    exchange: str
    name: str
    masked_key: str
    status: Status
    status_since: datetime
    created_at: datetime
    keyed_at: datetime  # when the present key was stored
    tested_at: datetime
    problems: tuple[Problem, ...] = ()
    permissions: Mapping[Permission, Answer] = field(default_factory=dict)
    ip_whitelist: tuple[str, ...] | None = None
    seen_ip: str | None = None
    expires_at: datetime | None = None
    account: str | None = None
    seconds: float = 0.0  # how long the last test took
    word_given_at: datetime | None = None  # the person said that withdrawals are off
    secrets_end_at: datetime | None = None  # when a blocked key is destroyed
    has_secrets: bool = True
    replace_by_order: bool = False  # the operator said that the key must be replaced
    offline_since: datetime | None = None  # since when it has not been Online
    streak: int = 0  # results in a row that speak against the status
    streak_cause: Problem | None = None  # what they found; None: nothing wrong
    streak_since: datetime | None = None  # the first of them
    streak_unwatched: bool = False  # nobody had looked for long before that
    flips: int = 0  # changes of status since `flips_since`, within an hour
    flips_since: datetime | None = None
    told_status: Status | None = None  # what the owner last heard
    told_cause: Problem | None = None
    muted_until: datetime | None = None
    muted_until_clear: bool = False  # mute ends with the next all-clear
    remind_at: datetime | None = None  # when the owner is next reminded that the key ends
    version: int = 1  # of the row; whoever saves an older one is refused

    @property
    def usable(self) -> bool:
        """Tell whether anything may be done with the key."""
        return self.status is Status.ONLINE and self.has_secrets

    @property
    def cause(self) -> Problem | None:
        """The problem that decides the status; None where nothing is wrong."""
        counted = (p for p in self.problems if p.severity > Severity.ADVICE)
        doubt = Problem.WITHDRAW_UNKNOWN if self.word_given_at else None
        return next((p for p in counted if p is not doubt), None)

    @property
    def told(self) -> bool:
        """Tell whether the owner knows how the connection stands and why."""
        return self.told_status is self.status and self.told_cause is self.cause

    def observe(
        self, report: CheckReport, at: datetime, patience: Patience = AT_ONCE
    ) -> "tuple[Connection, StatusChange | None]":
        """Return this connection after a check at the moment `at`, and what changed by it.

        What speaks against the status is believed after as many results in a row as `patience`
        says; a key that may withdraw is believed at once. Until then only the count changes.
        """
        if report.problems and report.problems[0] in NO_EVIDENCE and patience is not AT_ONCE:
            return replace(self, tested_at=at, seconds=report.seconds), None
        seen = _as_seen(self, report, at)
        if (seen.status, seen.cause) == (self.status, self.cause):
            return _settled(seen), _drifted(self, seen, at)
        doubted = _doubted(self, seen, at, patience)
        if not _convincing(doubted, seen, at, patience):
            return doubted, None
        return _changed(doubted, seen, at)

    def take_word(self, at: datetime) -> "Connection":
        """Return this connection after its owner said that withdrawals are off."""
        if Problem.WITHDRAW_UNKNOWN not in self.problems:
            return self
        status = status_of(self.problems, word_given=True)
        since = self.status_since if status is self.status else at
        vouched = replace(self, status=status, status_since=since, word_given_at=at)
        return replace(vouched, offline_since=_offline_since(self, vouched, at))

    def hear(self) -> "Connection":
        """Return this connection after its owner was told how it stands."""
        cleared = self.status is Status.ONLINE
        return replace(
            self,
            told_status=self.status,
            told_cause=self.cause,
            muted_until_clear=self.muted_until_clear and not cleared,
        )

    def muted(self, at: datetime) -> bool:
        """Tell whether the owner wants to hear nothing of it, unless it is urgent."""
        return self.muted_until_clear or (self.muted_until is not None and at < self.muted_until)

    def with_new_key(self, masked_key: str, at: datetime) -> "Connection":
        """Return this connection before the first test of another key: nothing is known of it."""
        return replace(
            self,
            masked_key=masked_key,
            keyed_at=at,
            permissions={},
            ip_whitelist=None,
            expires_at=None,
            remind_at=None,
            account=None,
            word_given_at=None,
            secrets_end_at=None,
            has_secrets=True,
            replace_by_order=False,
        )

    def without_secrets(self) -> "Connection":
        """Return this connection after its secrets were destroyed."""
        return replace(self, has_secrets=False, secrets_end_at=None, remind_at=None)

    def order_replacement(self, at: datetime) -> "Connection":
        """Return this connection after the operator said that its key must be replaced."""
        problems = worst_first((*self.problems, Problem.MUST_REPLACE))
        status = status_of(problems, word_given=self.word_given_at is not None)
        since = self.status_since if status is self.status else at
        ordered = replace(
            self, problems=problems, status=status, status_since=since, replace_by_order=True
        )
        return replace(ordered, offline_since=_offline_since(self, ordered, at))


def _as_seen(connection: Connection, report: CheckReport, at: datetime) -> Connection:
    """Return a connection as a report shows it.

    What a check could not find out stays as it was last proven: a key that may withdraw stays
    blocked until the exchange says that it may not. That proof also outweighs the owner's word.
    """
    told = {p: a for p, a in report.permissions.items() if a is not Answer.UNKNOWN}
    permissions = {**connection.permissions, **told}
    blocked = permissions.get(Permission.WITHDRAW) is Answer.YES
    standing = {
        Problem.WITHDRAW_ENABLED: blocked,
        Problem.MUST_REPLACE: connection.replace_by_order,
    }
    problems = worst_first((*report.problems, *(p for p, holds in standing.items() if holds)))
    word_given_at = None if blocked else connection.word_given_at
    status = status_of(problems, word_given=word_given_at is not None)
    listed = connection.ip_whitelist if report.ip_whitelist is None else report.ip_whitelist
    expires_at = settled(connection.expires_at, report.expires_at)
    return replace(
        connection,
        status=status,
        status_since=connection.status_since if status is connection.status else at,
        tested_at=at,
        problems=problems,
        permissions=permissions,
        word_given_at=word_given_at,
        ip_whitelist=listed,
        seen_ip=report.seen_ip or connection.seen_ip,
        expires_at=expires_at,
        remind_at=connection.remind_at
        if expires_at == connection.expires_at
        else next_reminder(expires_at, at),
        account=report.account or connection.account,
        seconds=report.seconds,
        secrets_end_at=(connection.secrets_end_at or at + CURE_TIME) if blocked else None,
    )


def _settled(connection: Connection) -> Connection:
    if not connection.streak:  # nearly always
        return connection
    return replace(
        connection, streak=0, streak_cause=None, streak_since=None, streak_unwatched=False
    )


def _doubted(
    connection: Connection, seen: Connection, at: datetime, patience: Patience
) -> Connection:
    """Return a connection with one more result that speaks against its status."""
    doubted = replace(connection, tested_at=at, seconds=seen.seconds, streak=connection.streak + 1)
    if connection.streak > 0 and connection.streak_cause is seen.cause:
        return doubted
    return replace(
        doubted,
        streak=1,
        streak_cause=seen.cause,
        streak_since=at,
        streak_unwatched=at - connection.tested_at > 2 * patience.interval,
    )


def _convincing(doubted: Connection, seen: Connection, at: datetime, patience: Patience) -> bool:
    if seen.status is Status.BLOCKED:
        return True
    if seen.status is Status.ONLINE:
        return doubted.streak >= patience.successes and not _flapping(doubted, at, patience)
    return doubted.streak >= patience.failures


def _flapping(connection: Connection, at: datetime, patience: Patience) -> bool:
    return _flipped_lately(connection, at) and connection.flips >= patience.flaps


def _flipped_lately(connection: Connection, at: datetime) -> bool:
    return connection.flips_since is not None and at - connection.flips_since < FLAP_WINDOW


def _changed(
    doubted: Connection, seen: Connection, at: datetime
) -> tuple[Connection, StatusChange]:
    """Return what was seen as what stands, and the change: it began with the first result."""
    began = doubted.streak_since or at
    lately = _flipped_lately(doubted, at)
    after = replace(
        seen,
        status_since=began if seen.status is not doubted.status else doubted.status_since,
        offline_since=_offline_since(doubted, seen, began),
        flips=doubted.flips + 1 if lately else 1,
        flips_since=doubted.flips_since if lately else at,
    )
    return _settled(after), _change(doubted, after, began, at)


def _offline_since(before: Connection, after: Connection, began: datetime) -> datetime | None:
    return None if after.status is Status.ONLINE else before.offline_since or began


def _change(before: Connection, after: Connection, began: datetime, at: datetime) -> StatusChange:
    return StatusChange(
        connection=before.id,
        owner=before.owner,
        exchange=before.exchange,
        name=before.name,
        before=before.status,
        after=after.status,
        cause=after.cause,
        drifts=_drifts(before, after),
        since=before.offline_since or before.status_since,
        at=began,
        noticed_at=at,
        unwatched=before.streak_unwatched,
    )


def _drifts(before: Connection, after: Connection) -> tuple[Drift, ...]:
    found = drifts_between(before.permissions, after.permissions)
    listed = Problem.NO_IP_WHITELIST
    removed = listed in after.problems and listed not in before.problems
    if removed and before.status is after.status is Status.ONLINE:
        found += (Drift.IP_LIST_REMOVED,)
    return found


def _drifted(before: Connection, seen: Connection, at: datetime) -> StatusChange | None:
    """Return what changed although the status did not."""
    if before.status is not Status.ONLINE or not _drifts(before, seen):
        return None
    return _change(_settled(before), seen, at, at)
