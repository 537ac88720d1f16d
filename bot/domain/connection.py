"""Owns a stored key of one person at one exchange. Never holds credentials."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.diagnosis import (
    Answer,
    CheckReport,
    Permission,
    Problem,
    Status,
    status_of,
    worst_first,
)

CURE_TIME = timedelta(minutes=30)  # how long a key that may withdraw stays stored
NAME_LENGTH = 40


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
    version: int = 1  # of the row; whoever saves an older one is refused

    @property
    def usable(self) -> bool:
        """Tell whether anything may be done with the key."""
        return self.status is Status.ONLINE and self.has_secrets

    def observe(self, report: CheckReport, at: datetime) -> "Connection":
        """Return this connection after a test at the moment `at`.

        What a test could not find out stays as it was last proven: a key that may withdraw stays
        blocked until the exchange says that it may not. That proof also outweighs the owner's word.
        """
        told = {p: a for p, a in report.permissions.items() if a is not Answer.UNKNOWN}
        permissions = {**self.permissions, **told}
        blocked = permissions.get(Permission.WITHDRAW) is Answer.YES
        problems = worst_first((*report.problems, *([Problem.WITHDRAW_ENABLED] if blocked else [])))
        word_given_at = None if blocked else self.word_given_at
        status = status_of(problems, word_given=word_given_at is not None)
        return replace(
            self,
            status=status,
            status_since=self.status_since if status is self.status else at,
            tested_at=at,
            problems=problems,
            permissions=permissions,
            word_given_at=word_given_at,
            ip_whitelist=self.ip_whitelist if report.ip_whitelist is None else report.ip_whitelist,
            seen_ip=report.seen_ip or self.seen_ip,
            expires_at=report.expires_at or self.expires_at,
            account=report.account or self.account,
            seconds=report.seconds,
            secrets_end_at=(self.secrets_end_at or at + CURE_TIME) if blocked else None,
        )

    def take_word(self, at: datetime) -> "Connection":
        """Return this connection after its owner said that withdrawals are off."""
        if Problem.WITHDRAW_UNKNOWN not in self.problems:
            return self
        status = status_of(self.problems, word_given=True)
        since = self.status_since if status is self.status else at
        return replace(self, status=status, status_since=since, word_given_at=at)

    def without_secrets(self) -> "Connection":
        """Return this connection after its secrets were destroyed."""
        return replace(self, has_secrets=False, secrets_end_at=None)
