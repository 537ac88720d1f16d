"""Measures conversations with a bot process that monitors many keys at the same time."""

import asyncio
import json
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.conversation import CallListener, Turn, converse
from benchmarks.exchange_servers import NAMES, Exchanges, serving
from benchmarks.figures import Figure, at_most, quantile, scaled
from benchmarks.installation import Installation
from benchmarks.programs import line_of, peak_memory, running
from benchmarks.throughput import GOOD, KEYS, LATENCY, WATCHED, store
from bot.exchanges import PACES, CcxtProber, KeyLine
from bot.sandbox.telegram import TelegramServer

ROUNDS = 60  # conversations of the person
_WARM_ROUNDS = 2
_PAUSE = 0.05  # seconds between the person's messages
_INTERVAL = 900.0  # seconds, the default of the bot
_TOO_SHORT = 1.0  # seconds; more checks than the exchanges allow
_LAG = at_most(50, "ms")
_ANSWER = at_most(150, "ms")


@dataclass(frozen=True)
class Load:
    """The monitoring load of a bot."""

    connections: int
    interval: float
    spread: float  # seconds in which all become due


@dataclass(frozen=True)
class Observation:
    """The observed behaviour of a bot."""

    late: Sequence[float]  # seconds
    turns: Sequence[Turn]
    megabytes: float

    @property
    def lag(self) -> float:
        """The delay of the event loop in milliseconds, 99th percentile."""
        return quantile([1000 * seconds for seconds in self.late], 99)

    @property
    def answer(self) -> float:
        """Milliseconds to the first answer, 99th percentile."""
        return quantile([1000 * turn.seconds for turn in self.turns], 99)


async def measure(scale: float) -> list[Figure]:
    """Measure conversations with a bot under minimal, usual and maximal monitoring load."""
    count, rounds = max(2 * len(NAMES), scaled(WATCHED, scale**2)), scaled(ROUNDS, scale)
    async with serving(latency=LATENCY, keys=min(KEYS, count), like=GOOD) as exchanges:
        few, usual, most = [
            await _observed(exchanges, load, rounds)
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
            name=f"peak memory of a bot that monitors {count:,} connections",
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


def _delays(seen: Observation, few: Observation, load: str) -> list[Figure]:
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


async def _observed(exchanges: Exchanges, load: Load, rounds: int) -> Observation:
    with TemporaryDirectory() as name:
        installation = Installation(Path(name))
        await _fill(installation, exchanges, load)
        async with TelegramServer() as telegram:
            settings = installation.settings(telegram, exchanges.urls, check_interval=load.interval)
            return await _talk(telegram, settings, installation.folder, rounds)


async def _fill(installation: Installation, exchanges: Exchanges, load: Load) -> None:
    prober = CcxtProber(KeyLine(exchanges.urls))
    try:
        await store(installation, prober, exchanges.keys, load.connections, load.spread)
    finally:
        await prober.close()


async def _talk(
    telegram: TelegramServer, settings: Mapping[str, str], folder: Path, rounds: int
) -> Observation:
    program = ("-m", "benchmarks.measured_bot", "unpaced")
    async with running(*program, folder=folder, settings=settings) as bot:
        listener = CallListener(telegram, bot)
        listening = asyncio.create_task(listener.listen())
        try:
            await converse(listener, 1, _WARM_ROUNDS, _PAUSE)
            await _late(bot)
            turns = await converse(listener, 1, rounds, _PAUSE)
            return Observation(await _late(bot), turns, peak_memory(bot))
        finally:
            listening.cancel()


async def _late(bot: Process) -> Sequence[float]:
    """Return the delays of the bot's event loop since the last call."""
    if bot.stdin:
        bot.stdin.write(b"\n")
    late: list[float] = json.loads(await line_of(bot))
    return late
