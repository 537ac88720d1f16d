"""How a check changes a connection: what counts at once, and what only in a row."""

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
from bot.domain.expiry import next_reminder, settled
from bot.domain.monitoring_policy import IMMEDIATE, MonitoringPolicy
from bot.domain.status_change import Drift, StatusChange, drifts_between

CURE_TIME = timedelta(minutes=30)  # how long a key that can withdraw stays stored
IN_A_ROW = timedelta(hours=1)  # two results further apart do not confirm each other

# What says nothing of the key and changes nothing: the next check may know more.
NO_EVIDENCE = frozenset({Problem.RATE_LIMITED, Problem.CLOCK_SKEW})

# What a refusal means of a key that the exchange accepted before: it was not mistyped.
_AFTER_IT_WORKED = {
    Problem.INVALID_KEY: Problem.KEY_GONE,
    Problem.KEY_OR_IP_OR_PERMISSION: Problem.KEY_GONE_OR_CHANGED,
}


def observe(
    connection: Connection,
    report: CheckReport,
    at: datetime,
    patience: MonitoringPolicy = IMMEDIATE,
) -> tuple[Connection, StatusChange | None]:
    """Return a connection after a check at the moment `at`, and what changed by it.

    What speaks against the status is believed after as many results in a row as `patience`
    says; a key that can withdraw is believed at once. Until then only the count changes.
    A result that comes after the secrets were destroyed changes nothing.
    """
    if not connection.has_secrets:
        return connection, None
    if report.problems and report.problems[0] in NO_EVIDENCE and patience is not IMMEDIATE:
        return connection, None
    seen = _as_seen(connection, report, at)
    if (seen.status, seen.cause) == (connection.status, connection.cause):
        return forget(seen), _drifted(connection, seen, at)
    doubted = _doubted(connection, seen, at, patience)
    if not _convincing(doubted, seen, at, patience):
        return doubted, None
    return _changed(doubted, seen, at, patience)


def forget(connection: Connection) -> Connection:
    """Return a connection against whose status nothing speaks."""
    if not connection.streak:  # nearly always
        return connection
    return replace(
        connection, streak=0, streak_cause=None, streak_since=None, streak_unwatched=False
    )


def _as_seen(connection: Connection, report: CheckReport, at: datetime) -> Connection:
    """Return a connection as a report shows it.

    What a check could not find out stays as it was last proven: a key that can withdraw stays
    blocked until the exchange says that it may not. That proof also outweighs the owner's word.
    """
    told = {p: a for p, a in report.permissions.items() if a is not Answer.UNKNOWN}
    permissions = {**connection.permissions, **told}
    blocked = permissions.get(Permission.WITHDRAW) is Answer.YES
    standing = {
        Problem.WITHDRAW_ENABLED: blocked,
        Problem.MUST_REPLACE: connection.recalled,
    }
    found = _found(connection, report)
    problems = worst_first((*found, *(p for p, holds in standing.items() if holds)))
    withdrawals_attested_at = None if blocked else connection.withdrawals_attested_at
    status = status_of(problems, withdrawals_attested=withdrawals_attested_at is not None)
    listed = connection.ip_whitelist if report.ip_whitelist is None else report.ip_whitelist
    restricted = report.steps.get(Step.IP_WHITELIST, Answer.UNKNOWN)
    expires_at = settled(connection.expires_at, report.expires_at)
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
        secrets_end_at=(connection.secrets_end_at or at + CURE_TIME) if blocked else None,
    )


def _found(connection: Connection, report: CheckReport) -> tuple[Problem, ...]:
    """Return what a report found, in the light of whether the exchange once accepted the key."""
    if all(answer is Answer.UNKNOWN for answer in connection.permissions.values()):
        return report.problems
    return tuple(_AFTER_IT_WORKED.get(problem, problem) for problem in report.problems)


def _doubted(
    connection: Connection, seen: Connection, at: datetime, patience: MonitoringPolicy
) -> Connection:
    """Return a connection with one more result that speaks against its status."""
    doubted = replace(
        connection,
        tested_at=at,
        good_at=seen.good_at,
        seconds=seen.seconds,
        streak=connection.streak + 1,
    )
    near = abs(at - connection.tested_at) < IN_A_ROW
    if connection.streak > 0 and connection.streak_cause is seen.cause and near:
        return doubted
    return replace(
        doubted,
        streak=1,
        streak_cause=seen.cause,
        streak_since=at,
        streak_unwatched=at - connection.tested_at > 2 * patience.interval,
    )


def _convincing(
    doubted: Connection, seen: Connection, at: datetime, patience: MonitoringPolicy
) -> bool:
    if seen.status is Status.BLOCKED:
        return True
    if seen.status is Status.ONLINE:
        return doubted.streak >= patience.success_threshold and not _flapping(doubted, at, patience)
    return doubted.streak >= patience.failure_threshold


def _flapping(doubted: Connection, at: datetime, patience: MonitoringPolicy) -> bool:
    """Return whether it changed so often that only an hour of good results is an all-clear."""
    good_since = doubted.streak_since or at
    restless = good_since - doubted.status_since < patience.flap_window
    lately = at - good_since < patience.flap_window
    return doubted.flips >= patience.flap_threshold and restless and lately


def _flipped_lately(connection: Connection, at: datetime, patience: MonitoringPolicy) -> bool:
    since = connection.flips_since
    return since is not None and at - since < patience.flap_window


def _changed(
    doubted: Connection, seen: Connection, at: datetime, patience: MonitoringPolicy
) -> tuple[Connection, StatusChange]:
    """Return what was seen as what stands, and the change: it began with the first result."""
    began = doubted.streak_since or at
    lately = _flipped_lately(doubted, at, patience)
    after = replace(
        seen,
        status_since=began if seen.status is not doubted.status else doubted.status_since,
        offline_since=offline_since(doubted, seen, began),
        flips=doubted.flips + 1 if lately else 1,
        flips_since=doubted.flips_since if lately else at,
        muted_until_clear=doubted.muted_until_clear and seen.status is not Status.ONLINE,
    )
    return forget(after), _change(doubted, after, began, at)


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
    """Return whether it is proven that there was a list and that there is none any more."""
    listed = Problem.NO_IP_WHITELIST
    if after.ip_whitelist is not None:
        return not after.ip_whitelist and bool(before.ip_whitelist)
    flagged = bool(before.permissions) and listed not in before.problems
    return flagged and listed in after.problems


def _drifted(before: Connection, seen: Connection, at: datetime) -> StatusChange | None:
    """Return what changed although the status did not."""
    if before.status is not Status.ONLINE or not _drifts(before, seen):
        return None
    return _change(forget(before), seen, at, at)
