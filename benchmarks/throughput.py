"""The measure of many stored keys: checks a second of one process, beside raw aiohttp."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select, update

from benchmarks.bulk import Spent, ask
from benchmarks.exchange_servers import NAMES, Exchanges, Key, serving
from benchmarks.figures import Figure, at_least, scaled, share_of_yardstick
from benchmarks.installation import FIRST_OWNER, Installation
from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Status
from bot.domain.egress import Egresses
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.ports.checks import Prober
from bot.domain.ports.keys import Vault
from bot.exchanges import EXCHANGES, Exits, KeyLine
from bot.exchanges import CcxtProber as RealProber
from bot.services.key_access import KeyAccess
from bot.services.monitoring.egress import EgressMonitor
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.monitor import Monitor
from bot.services.operating.operators import Operators
from bot.storage.engine.database import Database
from bot.storage.monitoring.addresses import SqlAddresses
from bot.storage.monitoring.incidents import SqlIncidents
from bot.storage.monitoring.schedule import SqlSchedule
from bot.storage.notifying.notices import SqlNotices
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE
from tests.fakes.metrics import NoMetrics

WATCHED = 10_000
LATENCY = 0.05  # seconds before each answer of an exchange
GOOD = ("good-with-ip-list", "good")
KEYS = 40 * len(NAMES)  # different ones; each is stored many times
_TURNS = 4  # in which checks and raw requests alternate
_RAW_AT_ONCE = 200  # requests; more are not faster
_NO_LIMIT = 1_000_000.0
_GRACE = 20.0  # seconds for the last checks


@dataclass
class Counter(NoMetrics):
    """Counts checks and signals when all are done."""

    left: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def checked(self, exchange: str, outcome: str, seconds: float) -> None:  # noqa: ARG002
        self.left -= 1
        if not self.left:
            self.done.set()


async def measure(scale: float) -> list[Figure]:
    """Check every stored key once, in a process without other work."""
    count = scaled(WATCHED, scale)
    async with serving(latency=LATENCY, keys=min(KEYS, count), like=GOOD) as exchanges:
        prober = RealProber(KeyLine(exchanges.urls))
        try:
            with TemporaryDirectory() as folder:
                installation = Installation(Path(folder))
                await store(installation, prober, exchanges.keys, count)
                return await _figures(installation, prober, exchanges, count)
        finally:
            await prober.close()


async def store(
    installation: Installation,
    prober: Prober,
    keys: Sequence[Key],
    count: int,
    spread: float | None = None,
) -> Sequence[Connection]:
    """Store tested connections; `spread`: seconds until all are due."""
    now = datetime.now(UTC)
    reports = await _test(prober, keys)

    def due(number: int) -> datetime | None:
        return None if spread is None else now + number / count * timedelta(seconds=spread)

    return await installation.store(keys, count, due, reports=reports)


async def _test(prober: Prober, keys: Sequence[Key]) -> Sequence[CheckReport]:
    """Return the report of each key; the first test of an exchange loads its part of ccxt."""
    return await asyncio.gather(*(prober.check(key.exchange, key.credentials) for key in keys))


async def _figures(
    installation: Installation, prober: Prober, exchanges: Exchanges, count: int
) -> list[Figure]:
    checking, asking, checks = Spent(), Spent(), 0
    async with _monitoring(installation, prober) as (database, monitor, counter):
        await exchanges.calls()
        for turn in range(_TURNS):
            first, last = (n * count // _TURNS for n in (turn, turn + 1))
            if first == last:
                continue
            began = Spent.until_now()
            await _check(database, monitor, counter, range(first, last))
            ended = Spent.until_now()
            calls = list((await exchanges.calls()).elements())
            checking += ended.since(began, len(calls))
            asking += await ask(calls, _RAW_AT_ONCE)
            await exchanges.calls()
            checks += last - first
        share = await _share_online(database)
    raw = "raw aiohttp: as many requests, to the same servers"
    return [
        Figure(
            name=f"requests a second of the monitor, {count:,} connections",
            value=checking.requests / checking.seconds,
            unit="/s",
            yardstick=asking.requests / asking.seconds,
            beside=raw,
            target=share_of_yardstick(3),
        ),
        Figure(
            name="requests a second of this process's work",
            value=checking.requests / checking.processor,
            unit="/s",
            yardstick=asking.requests / asking.processor,
            beside="the same; what else the machine does counts less here",
        ),
        Figure(
            name="checks a second of one process",
            value=checks / checking.seconds,
            unit="/s",
            yardstick=asking.requests / asking.seconds * checks / checking.requests,
            beside="the same requests of raw aiohttp",
        ),
        Figure(
            name="good keys that stay Online",
            value=100 * share,
            unit="%",
            target=at_least(100, "%"),
        ),
    ]


@asynccontextmanager
async def _monitoring(
    installation: Installation, prober: Prober
) -> AsyncIterator[tuple[Database, Monitor, Counter]]:
    async with installation.open() as (database, vault):
        counter = Counter()
        monitor = _monitor(database, vault, prober, counter)
        running = asyncio.create_task(monitor.run())
        yield database, monitor, counter
        running.cancel()
        await monitor.finish(_GRACE)


def _monitor(database: Database, vault: Vault, prober: Prober, counter: Counter) -> Monitor:
    """Return the monitor as the bot builds it, without call budgets."""
    notices, schedule, policy = (
        SqlNotices(database),
        SqlSchedule(database, NAMES),
        MonitoringPolicy(),
    )
    operators = Operators(people=(), outbox=notices)
    incident_monitor = IncidentMonitor(
        incidents=SqlIncidents(database),
        notices=notices,
        schedule=schedule,
        egress=EgressMonitor(
            addresses=SqlAddresses(database),
            policy=policy,
            operators=operators,
            outbox=notices,
            egresses=Egresses(),
        ),
        metrics=counter,
        policy=policy,
        operators=operators,
        clock=_now,
    )
    return Monitor(
        schedule=schedule,
        access=KeyAccess(vault=vault, prober=Exits({}, prober)),
        incident_monitor=incident_monitor,
        metrics=counter,
        policy=policy,
        paces=dict.fromkeys(EXCHANGES, _NO_LIMIT),
        clock=_now,
    )


async def _check(database: Database, monitor: Monitor, counter: Counter, numbers: range) -> None:
    """Make some connections due now; wait until each is checked and stored."""
    counter.left, counter.done = len(numbers), asyncio.Event()
    owners = CONNECTIONS.c.owner.between(FIRST_OWNER + numbers[0], FIRST_OWNER + numbers[-1])
    theirs = SCHEDULE.c.connection_id.in_(select(CONNECTIONS.c.id).where(owners))
    async with database.write() as c:
        await c.execute(update(SCHEDULE).where(theirs).values(due_at=_now()))
    await counter.done.wait()
    await monitor.finish(_GRACE)


async def _share_online(database: Database) -> float:
    counts = await SqlSchedule(database, NAMES).statuses()
    online = sum(count for (_, status), count in counts.items() if status is Status.ONLINE)
    return online / sum(counts.values())


def _now() -> datetime:
    return datetime.now(UTC)
