"""A stored key of one person at one exchange. It holds no credentials."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.domain.diagnosis import (
    Answer,
    Permission,
    Problem,
    Severity,
    Status,
    status_of,
    worst_first,
)
from bot.domain.egress import DEFAULT, Route

NAME_LENGTH = 40


@dataclass(frozen=True, kw_only=True)
class Connection:
    """A named, stored key: its status and its last results. It may be logged."""

    id: str
    owner: int  # Telegram id of the person
    exchange: str
    name: str
    masked_key: str
    status: Status
    status_since: datetime
    created_at: datetime
    keyed_at: datetime  # when the current key was stored
    tested_at: datetime
    good_at: datetime | None = None  # the last test that found the key Online
    problems: tuple[Problem, ...] = ()
    permissions: Mapping[Permission, Answer] = field(default_factory=dict)
    ip_whitelist: tuple[str, ...] | None = None
    ip_restricted: Answer = Answer.UNKNOWN  # some exchanges report no entries
    seen_ip: str | None = None
    expires_at: datetime | None = None
    account: str | None = None
    seconds: float = 0.0  # how long the last test took
    withdrawals_attested_at: datetime | None = None  # the person attested that withdrawals are off
    secrets_end_at: datetime | None = None  # when the secrets of a blocked key are destroyed
    has_secrets: bool = True  # False: disconnected, whatever the other fields hold
    recalled: bool = False  # the operator requires another key
    offline_since: datetime | None = None  # when it stopped being Online
    streak: int = 0  # consecutive results that contradict the status
    streak_cause: Problem | None = None  # the cause they found; None: nothing wrong
    streak_since: datetime | None = None  # the first of these results
    streak_unwatched: bool = False  # no check for a long time before it
    flips: int = 0  # changes of status since `flips_since`, within an hour
    flips_since: datetime | None = None
    notified_status: Status | None = None  # the status in the owner's last notice
    notified_cause: Problem | None = None
    muted_until: datetime | None = None
    muted_until_clear: bool = False  # the mute ends when it is Online again
    remind_at: datetime | None = None  # when the owner is next reminded of the key's end
    egress: str = DEFAULT  # the way out of every call with the key
    moving_to: str | None = None  # the egress after this one, which retires
    version: int = 1  # of the row; saving an older version fails

    def __post_init__(self) -> None:
        """Set the status of a connection without a key to disconnected."""
        if not self.has_secrets:
            object.__setattr__(self, "status", Status.DISCONNECTED)

    @property
    def route(self) -> Route:
        """The way of every call with the key."""
        return Route(self.egress, self.exchange)

    @property
    def usable(self) -> bool:
        """Return whether the key may be used."""
        return self.status is Status.ONLINE and self.has_secrets

    @property
    def is_readable(self) -> bool:
        """Return whether the key may be used to read the account: it reads, and no more.

        A key that can withdraw is not used, nor one of which nothing proves that it cannot.
        """
        kept = self.has_secrets and not self.recalled and self.status is not Status.BLOCKED
        word = self.withdrawals_attested_at is not None
        withdraws = self.permissions.get(Permission.WITHDRAW, Answer.UNKNOWN)
        safe = withdraws is Answer.NO or (withdraws is Answer.UNKNOWN and word)
        return kept and safe and self.permissions.get(Permission.READ) is Answer.YES

    @property
    def cause(self) -> Problem | None:
        """The problem that decides the status; None if nothing is wrong or there is no key."""
        if not self.has_secrets:
            return None
        counted = (p for p in self.problems if p.severity > Severity.ADVICE)
        doubt = Problem.WITHDRAW_UNKNOWN if self.withdrawals_attested_at else None
        return next((p for p in counted if p is not doubt), None)

    @property
    def is_notified(self) -> bool:
        """Return whether the owner was notified of the current status and its cause."""
        return self.notified_status is self.status and self.notified_cause is self.cause

    def attest_no_withdrawals(self, at: datetime) -> "Connection":
        """Return this connection after its owner attested that withdrawals are off."""
        if not self.has_secrets or Problem.WITHDRAW_UNKNOWN not in self.problems:
            return self
        status = status_of(self.problems, withdrawals_attested=True)
        since = self.status_since if status is self.status else at
        attested = replace(self, status=status, status_since=since, withdrawals_attested_at=at)
        return replace(attested, offline_since=offline_since(self, attested, at))

    def mark_notified(self) -> "Connection":
        """Return this connection after its owner was notified of its status."""
        cleared = self.status is Status.ONLINE
        return replace(
            self,
            notified_status=self.status,
            notified_cause=self.cause,
            muted_until_clear=self.muted_until_clear and not cleared,
        )

    def is_muted(self, at: datetime) -> bool:
        """Return whether notices that are not urgent are muted."""
        until_clear = self.muted_until_clear and self.status is not Status.ONLINE
        return until_clear or (self.muted_until is not None and at < self.muted_until)

    @property
    def has_ip_list(self) -> bool:
        """Return whether the key may be refused at another address of ours."""
        return self.ip_restricted is not Answer.NO and self.ip_whitelist != ()

    def moved(self) -> "Connection":
        """Return this connection at its next egress; the last one is forgotten."""
        return replace(self, egress=self.moving_to or self.egress, moving_to=None, seen_ip=None)

    def with_new_key(
        self, masked_key: str, at: datetime, egress: str | None = None
    ) -> "Connection":
        """Return this connection with an untested new key: nothing is known of it.

        `egress`: where the key is let in; None: where the old one was.
        """
        return replace(
            self,
            masked_key=masked_key,
            keyed_at=at,
            account=None,
            egress=egress or self.egress,
            moving_to=None,
            has_secrets=True,
            recalled=False,
            **_UNTESTED,
        )

    def without_secrets(self, at: datetime) -> "Connection":
        """Return this connection after its secrets were destroyed with its owner's knowledge."""
        return replace(
            self,
            **DISCONNECTED,
            status_since=at if self.has_secrets else self.status_since,
            offline_since=self.offline_since or at,
        )

    def recall(self, at: datetime) -> "Connection":
        """Return this connection after the operator recalled its key."""
        problems = worst_first((*self.problems, Problem.MUST_REPLACE))
        if not self.has_secrets:
            return replace(self, problems=problems, recalled=True)
        status = status_of(problems, withdrawals_attested=self.withdrawals_attested_at is not None)
        since = self.status_since if status is self.status else at
        after = replace(self, problems=problems, status=status, status_since=since, recalled=True)
        return replace(after, offline_since=offline_since(self, after, at))


def offline_since(before: Connection, after: Connection, began: datetime) -> datetime | None:
    """Return when a connection stopped being Online; None if it is Online."""
    return None if after.status is Status.ONLINE else before.offline_since or began


_UNTESTED: Mapping[str, Any] = {  # the fields of a key that was never tested
    "good_at": None,
    "permissions": {},
    "ip_whitelist": None,
    "ip_restricted": Answer.UNKNOWN,
    "expires_at": None,
    "remind_at": None,
    "withdrawals_attested_at": None,
    "secrets_end_at": None,
    "flips": 0,
    "flips_since": None,
}
DISCONNECTED: Mapping[str, Any] = {  # the fields of a connection without secrets
    **_UNTESTED,
    "problems": (),
    "streak": 0,
    "streak_cause": None,
    "streak_since": None,
    "streak_unwatched": False,
    "has_secrets": False,
    "status": Status.DISCONNECTED,
    "notified_status": Status.DISCONNECTED,
    "notified_cause": None,
}
