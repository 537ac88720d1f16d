"""The measure of a bot that watches many keys while somebody talks to it."""

import asyncio
import json
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.conversation import Ear, Turn, converse
from benchmarks.exchange_servers import NAMES, Exchanges, serving
from benchmarks.figures import Figure, at_most, quantile, scaled
from benchmarks.installation import Installation
from benchmarks.programs import line_of, peak_memory, running
from benchmarks.throughput import GOOD, KEYS, LATENCY, WATCHED, store
from bot.exchanges import PACES, CcxtProber
from bot.sandbox.telegram import TelegramServer

ROUNDS = 60  # conversations of the person
_WARM_ROUNDS = 2
_PAUSE = 0.05  # seconds between the person's messages
_INTERVAL = 900.0  # seconds, as the bot has it unless it is notified otherwise
_TOO_SHORT = 1.0  # seconds; so many checks are more than the exchanges allow
_LAG = at_most(50, "ms")
_ANSWER = at_most(150, "ms")


@dataclass(frozen=True)
class Load:
    """How much a bot has to watch."""

    connections: int
    interval: float
    spread: float  # seconds in which all become due


@dataclass(frozen=True)
class Seen:
    """What a bot was seen to do."""

    late: Sequence[float]  # seconds
    turns: Sequence[Turn]
    megabytes: float

    @property
    def lag(self) -> float:
        """Milliseconds that the event loop is late at most, of a hundred times in 99."""
        return quantile([1000 * seconds for seconds in self.late], 99)

    @property
    def answer(self) -> float:
        """Milliseconds to the first answer, of a hundred in 99."""
        return quantile([1000 * turn.seconds for turn in self.turns], 99)


async def measure(scale: float) -> list[Figure]:
    """Talk to a bot that watches next to nothing, a usual lot, and as much as it can."""
    count, rounds = max(2 * len(NAMES), scaled(WATCHED, scale**2)), scaled(ROUNDS, scale)
    async with serving(latency=LATENCY, keys=min(KEYS, count), like=GOOD) as exchanges:
        few, usual, most = [
            await _seen(exchanges, load, rounds)
            for load in (
                Load(len(NAMES), _INTERVAL, 1.0),
                Load(count, _INTERVAL, _INTERVAL * count / WATCHED),
                Load(count, _TOO_SHORT, _TOO_SHORT),
            )
        ]
    return [
        *_delays(usual, few, f"{count:,} connections every 15 min"),
        *_delays(most, few, f"{sum(PACES.values()):.0f} checks a second, all that exchanges allow"),
        Figure(
            name=f"peak memory of a bot that watches {count:,} connections",
            value=most.megabytes,
            unit="MB",
            yardstick=few.megabytes,
            beside=f"the same of {len(NAMES)}, one of each exchange",
        ),
        Figure(
            name="memory for 10,000 connections more",
            value=(most.megabytes - few.megabytes) * WATCHED / count,
            unit="MB",
        ),
    ]


def _delays(seen: Seen, few: Seen, load: str) -> list[Figure]:
    beside = f"the same with {len(NAMES)} connections"
    return [
        Figure(
            name=f"event loop late p99, {load}",
            value=seen.lag,
            unit="ms",
            yardstick=few.lag,
            beside=beside,
            target=_LAG,
        ),
        Figure(
            name=f"first answer p99, {load}",
            value=seen.answer,
            unit="ms",
            yardstick=few.answer,
            beside=beside,
            target=_ANSWER,
        ),
    ]


async def _seen(exchanges: Exchanges, load: Load, rounds: int) -> Seen:
    with TemporaryDirectory() as name:
        installation = Installation(Path(name))
        await _fill(installation, exchanges, load)
        async with TelegramServer() as telegram:
            settings = installation.settings(telegram, exchanges.urls, check_interval=load.interval)
            return await _talk(telegram, settings, installation.folder, rounds)


async def _fill(installation: Installation, exchanges: Exchanges, load: Load) -> None:
    prober = CcxtProber(exchanges.urls)
    try:
        await store(installation, prober, exchanges.keys, load.connections, load.spread)
    finally:
        await prober.close()


async def _talk(
    telegram: TelegramServer, settings: Mapping[str, str], folder: Path, rounds: int
) -> Seen:
    program = ("-m", "benchmarks.measured_bot", "unpaced")
    async with running(*program, folder=folder, settings=settings) as bot:
        ear = Ear(telegram, bot)
        listening = asyncio.create_task(ear.listen())
        try:
            await converse(ear, 1, _WARM_ROUNDS, _PAUSE)
            await _late(bot)
            turns = await converse(ear, 1, rounds, _PAUSE)
            return Seen(await _late(bot), turns, peak_memory(bot))
        finally:
            listening.cancel()


async def _late(bot: Process) -> Sequence[float]:
    """Return how late the bot's event loop was since this was last asked."""
    if bot.stdin:
        bot.stdin.write(b"\n")
    late: list[float] = json.loads(await line_of(bot))
    return late
