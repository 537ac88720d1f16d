from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status
from bot.domain.health import observe
from bot.domain.monitoring_policy import IMMEDIATE, MonitoringPolicy
from bot.domain.ports.checks import CheckResult
from bot.storage.connections.checked_rows import KEPT
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.monitoring.schedule import SqlSchedule

PATIENCE = MonitoringPolicy()


def report(at: datetime, *problems: Problem) -> CheckReport:
    """Return a report with a value in every field."""
    withdraw = Problem.WITHDRAW_ENABLED in problems
    return CheckReport(
        problems=problems,
        steps={},
        permissions=dict.fromkeys(Permission, Answer.YES)
        | {Permission.WITHDRAW: Answer.of(withdraw)},
        ip_whitelist=("203.0.113.9",),
        seen_ip="203.0.113.8",
        expires_at=at + timedelta(days=5),
        account="another",
        seconds=0.7,
    )


@pytest.mark.parametrize("problem", [None, *Problem], ids=str)
@pytest.mark.parametrize("patience", [PATIENCE, IMMEDIATE], ids=["watched", "at once"])
def test_what_settling_leaves_alone_no_check_changes(
    connection: Connection, now: datetime, problem: Problem | None, patience: MonitoringPolicy
) -> None:
    before = replace(
        connection, notified_status=Status.ONLINE, muted_until=now, muted_until_clear=True
    )
    after = before
    for times in range(1, 9):
        found = report(now, *((problem,) if problem else ()))
        after, _ = observe(after, found, now + times * timedelta(minutes=1), patience)

    assert {name: getattr(after, name) for name in KEPT} == {
        name: getattr(before, name) for name in KEPT
    }


async def test_all_else_is_stored(
    database: Database, connection: Connection, now: datetime
) -> None:
    checks, schedule = SqlConnectionStore(database), SqlSchedule(database, [connection.exchange])
    await checks.add(connection, b"sealed" * 9, b"fingerprint")
    shift = await schedule.claim(connection.exchange, now + timedelta(days=1), 10)
    [due] = shift.work
    after = _with_every_value_changed(due.connection, now + timedelta(days=2))

    await schedule.record_results(
        shift.token, [CheckResult(id=after.id, due_at=None, connection=after)], now
    )

    assert due.connection == connection
    assert await checks.get(connection.owner, connection.id) == replace(
        after, version=after.version + 1
    )


def _with_every_value_changed(connection: Connection, at: datetime) -> Connection:
    changed = replace(
        connection,
        status=Status.BLOCKED,
        problems=(Problem.WITHDRAW_ENABLED, Problem.NO_FUTURES),
        permissions={Permission.WITHDRAW: Answer.YES},
        ip_whitelist=("203.0.113.9",),
        seen_ip="203.0.113.8",
        account="another",
        seconds=0.7,
        streak=7,
        streak_cause=Problem.KEY_EXPIRED,
        streak_unwatched=True,
        recalled=True,
        muted_until_clear=True,
        flips=3,
        ip_restricted=Answer.YES,
        egress="b",
        moving_to="c",
    )
    moments: dict[str, Any] = {
        name: at + timedelta(microseconds=number)
        for number, name in enumerate(
            (
                *(
                    "status_since",
                    "tested_at",
                    "expires_at",
                    "withdrawals_attested_at",
                    "remind_at",
                ),
                *("secrets_end_at", "offline_since", "streak_since", "flips_since", "good_at"),
            )
        )
    }
    changed = replace(changed, **moments)
    same = {f.name for f in fields(changed) if getattr(changed, f.name) == _of(connection, f.name)}
    assert same == KEPT | {"version"}
    return changed


def _of(connection: Connection, name: str) -> object:
    value: object = getattr(connection, name)
    return value
