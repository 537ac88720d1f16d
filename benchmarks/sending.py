"""Compares one budget of messages in the database with equal shares, for several processes."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from benchmarks.figures import Figure, quantile, ratio_of, scaled
from bot.domain.timings import USUAL
from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade
from bot.storage.operating.sending_slots import SqlSendingSlots
from bot.telegram.rate_limit import LocalPace, Pace, Priority
from bot.telegram.shared_pace import SharedPace
from tests.programs import missing
from tests.storage.server import MISSING, Server, find_server

PROCESSES = 4
MESSAGES = 300  # each to another chat, so that only the limit of all messages counts
LONE = 60  # messages that nothing delays
_RATE, _BURST = USUAL.messages_per_second, USUAL.burst


async def measure(scale: float) -> list[Figure]:
    """Send the messages of an uneven and of an even load, then one message at a time."""
    count, shares = max(PROCESSES, scaled(MESSAGES, scale)), _shares()
    with find_server() as found:
        async with _budget(found or missing(MISSING)) as paces:
            uneven, even = await _rate(paces[:1], count), await _rate(paces, count)
            alone = await _delays(paces[0], scaled(LONE, scale))
    uneven_shares, even_shares = await _rate(shares[:1], count), await _rate(_shares(), count)
    beside = f"equal shares: a process sends {_RATE // PROCESSES} a second at most"
    return [
        Figure(
            name=f"messages a second, {PROCESSES} processes, one has them all",
            value=uneven,
            unit="/s",
            yardstick=uneven_shares,
            beside=beside,
            target=ratio_of(1),
        ),
        Figure(
            name="messages a second, each has as many",
            value=even,
            unit="/s",
            yardstick=even_shares,
            beside=beside,
        ),
        Figure(
            name="delay p99 of a message that has to wait for nothing",
            value=1000 * quantile(alone, 99),
            unit="ms",
            beside="the price: a share needs no database, and delays by nothing",
        ),
    ]


def _shares() -> list[LocalPace]:
    return [LocalPace(_RATE // PROCESSES, _BURST) for _ in range(PROCESSES)]


async def _rate(paces: Sequence[Pace], count: int) -> float:
    """Return how many messages a second go out, once the burst of the first second is over."""
    sent: list[float] = []

    async def send(pace: Pace, chat: int) -> None:
        await pace.enter(chat, Priority.ALERT)
        sent.append(time.monotonic())

    await asyncio.gather(*(send(paces[n % len(paces)], n) for n in range(count)))
    after = [at for at in sorted(sent) if at > min(sent) + 1] or sorted(sent)
    return len(after) / max(after[-1] - min(sent) - 1, 0.1)


async def _delays(pace: Pace, count: int) -> list[float]:
    """Return the seconds that messages wait which come slowly."""
    waits = []
    for number in range(count):
        await asyncio.sleep(2 / _RATE)
        began = time.monotonic()
        await pace.enter(10_000 + number, Priority.ANSWER)
        waits.append(time.monotonic() - began)
    return waits


@asynccontextmanager
async def _budget(server: Server) -> AsyncIterator[list[SharedPace]]:
    """Yield the paces of processes that share a budget, each with connections of its own."""
    url = await server.create()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(server.drop, url)
        paces: list[SharedPace] = []
        for _ in range(PROCESSES):
            database = Database(url)
            await database.open()
            stack.push_async_callback(database.close)
            if not paces:
                await upgrade(database)
            slots = SqlSendingSlots(database, b"of a benchmark")
            paces.append(SharedPace(slots, _RATE, _BURST, lambda: PROCESSES))
        yield paces
