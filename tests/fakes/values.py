"""Values for tests: times, a clock, connections, reports."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.egress import DEFAULT, Route

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
GOOD = dict.fromkeys(Permission, Answer.YES) | {Permission.WITHDRAW: Answer.NO}


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def turn(self, span: timedelta) -> None:
        self.now += span


def connected(
    name: str,
    *,
    owner: int = 7,
    exchange: str = "kucoin",
    status: Status = Status.ONLINE,
    tested_at: datetime = NOW - HOUR,
    ip_whitelist: tuple[str, ...] | None = None,
) -> Connection:
    """Return a connection whose owner was notified that it is Online."""
    return Connection(
        id=name,
        owner=owner,
        exchange=exchange,
        name=name,
        masked_key="abcd…wxyz",
        status=status,
        status_since=NOW - 24 * HOUR,
        created_at=NOW - 24 * HOUR,
        keyed_at=NOW - 24 * HOUR,
        tested_at=tested_at,
        permissions=GOOD,
        notified_status=Status.ONLINE,
        ip_whitelist=ip_whitelist,
    )


def report(
    *problems: Problem,
    withdraw: Answer = Answer.NO,
    wait: float | None = None,
    seen_ip: str | None = None,
) -> CheckReport:
    permissions = GOOD if not problems else dict.fromkeys(Permission, Answer.UNKNOWN)
    return CheckReport(
        problems=problems,
        steps={},
        permissions={**permissions, Permission.WITHDRAW: withdraw},
        wait=wait,
        seen_ip=seen_ip,
    )


def direct(exchange: str) -> Route:
    """Return the route to an exchange through the default egress."""
    return Route(DEFAULT, exchange)
