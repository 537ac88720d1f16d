"""The effect of a check on a connection, and the change that it confirms."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.connection import Connection, offline_since
from bot.domain.diagnosis import (
    Answer,
    CheckReport,
    Permission,
    Problem,
    Status,
    Step,
    status_of,
    worst_first,
)
from bot.domain.expiry import merged_end, next_reminder
from bot.domain.monitoring_policy import IMMEDIATE, MonitoringPolicy
from bot.domain.status_change import Drift, StatusChange, drifts_between
from bot.domain.streak import is_confirmed, is_recent_flip, with_result, without_streak

FIX_TIME = timedelta(minutes=30)  # after which the secrets of a blocked key are destroyed

# Problems that prove nothing about the key and change nothing.
NO_EVIDENCE = frozenset({Problem.RATE_LIMITED, Problem.CLOCK_SKEW})

# The meaning of a refusal if the exchange has accepted the key before: it was not mistyped.
_AFTER_ACCEPTANCE = {
    Problem.INVALID_KEY: Problem.KEY_GONE,
    Problem.KEY_OR_IP_OR_PERMISSION: Problem.KEY_GONE_OR_CHANGED,
}


def observe(
    connection: Connection,
    report: CheckReport,
    at: datetime,
    policy: MonitoringPolicy = IMMEDIATE,
) -> tuple[Connection, StatusChange | None]:
    """Return a connection after a check at `at`, and the change that it confirms.

    A contradicting status counts after as many consecutive results as `policy` requires; a key
    that can withdraw is blocked at once. Until then only the streak changes.
    After the secrets were destroyed, a result changes nothing.
    """
    if not connection.has_secrets:
        return connection, None
    if report.problems and report.problems[0] in NO_EVIDENCE and policy is not IMMEDIATE:
        return connection, None
    observed = _applied(connection, report, at)
    if (observed.status, observed.cause) == (connection.status, connection.cause):
        return without_streak(observed), _drifted(connection, observed, at)
    counted = with_result(connection, observed, at, policy)
    if not is_confirmed(counted, observed, at, policy):
        return counted, None
    return _changed(counted, observed, at, policy)


def _applied(connection: Connection, report: CheckReport, at: datetime) -> Connection:
    """Return a connection with the results of a report.

    An unknown result keeps the last proven one: a key that can withdraw stays blocked until the
    exchange reports that it cannot. That proof also outweighs what the owner attested.
    """
    proven = {p: a for p, a in report.permissions.items() if a is not Answer.UNKNOWN}
    permissions = {**connection.permissions, **proven}
    blocked = permissions.get(Permission.WITHDRAW) is Answer.YES
    persistent = {
        Problem.WITHDRAW_ENABLED: blocked,
        Problem.MUST_REPLACE: connection.recalled,
    }
    found = _found(connection, report)
    problems = worst_first((*found, *(p for p, holds in persistent.items() if holds)))
    withdrawals_attested_at = None if blocked else connection.withdrawals_attested_at
    status = status_of(problems, withdrawals_attested=withdrawals_attested_at is not None)
    listed = connection.ip_whitelist if report.ip_whitelist is None else report.ip_whitelist
    restricted = report.steps.get(Step.IP_WHITELIST, Answer.UNKNOWN)
    expires_at = merged_end(connection.expires_at, report.expires_at)
    return replace(
        connection,
        status=status,
        status_since=connection.status_since if status is connection.status else at,
        tested_at=at,
        good_at=at if status is Status.ONLINE else connection.good_at,
        problems=problems,
        permissions=permissions,
        withdrawals_attested_at=withdrawals_attested_at,
        ip_whitelist=listed,
        ip_restricted=connection.ip_restricted if restricted is Answer.UNKNOWN else restricted,
        seen_ip=report.seen_ip or connection.seen_ip,
        expires_at=expires_at,
        remind_at=connection.remind_at
        if expires_at == connection.expires_at
        else next_reminder(expires_at, at),
        account=report.account or connection.account,
        seconds=report.seconds,
        secrets_end_at=(connection.secrets_end_at or at + FIX_TIME) if blocked else None,
    )


def _found(connection: Connection, report: CheckReport) -> tuple[Problem, ...]:
    """Return the problems of a report, considering whether the exchange once accepted the key."""
    if all(answer is Answer.UNKNOWN for answer in connection.permissions.values()):
        return report.problems
    return tuple(_AFTER_ACCEPTANCE.get(problem, problem) for problem in report.problems)


def _changed(
    counted: Connection, observed: Connection, at: datetime, policy: MonitoringPolicy
) -> tuple[Connection, StatusChange]:
    """Return the confirmed connection and its change, dated to the first result of the streak."""
    began = counted.streak_since or at
    recent = is_recent_flip(counted, at, policy)
    after = replace(
        observed,
        status_since=began if observed.status is not counted.status else counted.status_since,
        offline_since=offline_since(counted, observed, began),
        flips=counted.flips + 1 if recent else 1,
        flips_since=counted.flips_since if recent else at,
        muted_until_clear=counted.muted_until_clear and observed.status is not Status.ONLINE,
    )
    return without_streak(after), _change(counted, after, began, at)


def _change(before: Connection, after: Connection, began: datetime, at: datetime) -> StatusChange:
    return StatusChange.between(
        before,
        after,
        began,
        noticed_at=at,
        drifts=_drifts(before, after),
        unwatched=before.streak_unwatched,
    )


def _drifts(before: Connection, after: Connection) -> tuple[Drift, ...]:
    found = drifts_between(before.permissions, after.permissions)
    if before.status is after.status is Status.ONLINE and _ip_list_removed(before, after):
        found += (Drift.IP_LIST_REMOVED,)
    return found


def _ip_list_removed(before: Connection, after: Connection) -> bool:
    """Return whether a removal of the IP list is proven."""
    listed = Problem.NO_IP_WHITELIST
    if after.ip_whitelist is not None:
        return not after.ip_whitelist and bool(before.ip_whitelist)
    flagged = bool(before.permissions) and listed not in before.problems
    return flagged and listed in after.problems


def _drifted(before: Connection, observed: Connection, at: datetime) -> StatusChange | None:
    """Return the drift of a connection whose status did not change."""
    if before.status is not Status.ONLINE or not _drifts(before, observed):
        return None
    return _change(without_streak(before), observed, at, at)
