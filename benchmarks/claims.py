"""Measures the schedule: claiming due work from a large table, compared with a small one."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from tempfile import TemporaryDirectory

from benchmarks.bulk_rows import EXCHANGE, INTERVAL, START, filled
from benchmarks.figures import Figure, at_most, quantile, scaled
from bot.domain.ports.checks import CheckResult, DueCheck
from bot.storage.monitoring.schedule import SqlSchedule
from tests.storage.server import MISSING, find_server

ROWS = 1_000_000
FEW_ROWS = 10_000
BATCH = 500
ROUNDS = 100
_WARM_ROUNDS = 5
_TARGET = at_most(25, "ms")


@dataclass
class Spent:
    """Milliseconds, one number for each batch."""

    claims: list[float] = field(default_factory=list)
    settles: list[float] = field(default_factory=list)


async def measure(scale: float) -> list[Figure]:
    """Claim and settle due work, on each kind of database."""
    with TemporaryDirectory() as folder:
        urls = [f"sqlite+aiosqlite:///{folder}/{name}.db" for name in ("many", "few")]
        figures = await _figures("SQLite", urls, scale)
    with find_server() as server:
        if server is None:
            print(f"PostgreSQL is left out: {MISSING}")
            return figures
        urls = [await server.create(), await server.create()]
        return figures + await _figures("PostgreSQL", urls, scale)


async def _figures(kind: str, urls: Sequence[str], scale: float) -> list[Figure]:
    sizes = scaled(ROWS, scale), scaled(FEW_ROWS, scale)
    many, few = [await _spent(u, n, scale) for u, n in zip(urls, sizes, strict=True)]
    return [
        Figure(
            name=f"{what} {BATCH} of {sizes[0]:,} connections p95, {kind}",
            value=quantile(spans, 95),
            unit="ms",
            yardstick=quantile(yardstick, 95),
            beside=f"the same of {sizes[1]:,}",
            target=target,
        )
        for what, spans, yardstick, target in (
            ("claiming", many.claims, few.claims, _TARGET),
            ("settling", many.settles, few.settles, None),
        )
    ]


async def _spent(url: str, rows: int, scale: float) -> Spent:
    """Run some rounds, in each of which a batch becomes due."""
    spent, batch = Spent(), min(BATCH, rows)
    async with filled(url, rows) as database:
        schedule = SqlSchedule(database, (EXCHANGE,))
        for number in range(1, 1 + _WARM_ROUNDS + scaled(ROUNDS, scale)):
            now = START + INTERVAL * number * batch / rows
            began = time.perf_counter()
            claimed = await schedule.claim(EXCHANGE, now, batch)
            claimed_at = time.perf_counter()
            assert len(claimed.work) > batch / 2, len(claimed.work)
            results = [_checked(due, now) for due in claimed.work]
            checked_at = time.perf_counter()
            await schedule.record_results(claimed.token, results, now)
            if number > _WARM_ROUNDS:
                spent.claims.append(1000 * (claimed_at - began))
                spent.settles.append(1000 * (time.perf_counter() - checked_at))
    return spent


def _checked(due: DueCheck, now: datetime) -> CheckResult:
    after = replace(due.connection, tested_at=now, seconds=0.2)
    return CheckResult(id=after.id, due_at=now + INTERVAL, connection=after)
