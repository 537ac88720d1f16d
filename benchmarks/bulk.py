"""Owns the measure of many tests: `check --jsonl` beside what raw aiohttp reaches."""

import asyncio
import io
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import ClientSession, DummyCookieJar, TCPConnector

from benchmarks.exchange_servers import NAMES, Exchanges, Key, serving
from benchmarks.figures import Figure, at_most, scaled, share_of_yardstick
from benchmarks.programs import line_of, peak_memory, running
from bot.check import check_lines
from bot.exchanges import Prober

LINES = 2_000
_RAW_AT_ONCE = 40  # requests; more are not faster
_LOOK_EVERY = 20  # lines, at the memory
_CCXT_ALONE = "import ccxt.async_support; print(flush=True); input()"


@dataclass(frozen=True)
class Run:
    """What one program was seen to do."""

    first_line: float  # seconds from its start
    seconds: float
    megabytes: float


async def measure(scale: float) -> list[Figure]:
    """Test many keys in this process and in one like a user's."""
    async with serving(latency=0.0, keys=max(len(NAMES), scaled(LINES, scale))) as exchanges:
        here, raw = await _here(exchanges)
        with TemporaryDirectory() as folder:
            there = await _there(exchanges, Path(folder))
            ccxt = await _ccxt_alone(Path(folder))
        requests = (await exchanges.calls()).total()
    return _figures(here, raw, requests / there.seconds, there, ccxt)


def _figures(here: float, raw: float, rate: float, there: Run, ccxt: Run) -> list[Figure]:
    aiohttp = "raw aiohttp: as many requests, to the same servers"
    alone = "a program that imports ccxt.async_support and no more"
    return [
        Figure(
            name="requests a second, in this process",
            value=here,
            unit="/s",
            yardstick=raw,
            beside=aiohttp,
            target=share_of_yardstick(3),
        ),
        Figure(
            name="requests a second, a program from its start to its end",
            value=rate,
            unit="/s",
            yardstick=raw,
            beside=f"{aiohttp}, in this process",
        ),
        Figure(
            name="first line out after the start",
            value=there.first_line,
            unit="s",
            yardstick=ccxt.first_line,
            beside=alone,
            target=at_most(2, "s"),
        ),
        Figure(
            name="peak memory",
            value=there.megabytes,
            unit="MB",
            yardstick=ccxt.megabytes,
            beside=alone,
            target=at_most(200, "MB"),
        ),
    ]


async def _here(exchanges: Exchanges) -> tuple[float, float]:
    """Return the requests a second that tests make in this process, and that raw aiohttp makes.

    By turns, so that both meet the same moods of the machine.
    """
    keys, prober = exchanges.keys, Prober(exchanges.urls)
    try:
        await _test(prober, keys[: len(NAMES)])  # loads ccxt and opens connections
        await exchanges.calls()
        made, testing, asking = 0, 0.0, 0.0
        for part in (keys[::2], keys[1::2]):
            testing += await _test(prober, part)
            calls = await exchanges.calls()
            made += calls.total()
            asking += await _ask(list(calls.elements()))
            await exchanges.calls()
    finally:
        await prober.close()
    return made / testing, made / asking


async def _test(prober: Prober, keys: Sequence[Key]) -> float:
    """Test keys as the command does; return the seconds it takes."""
    answers = io.StringIO()
    began = time.perf_counter()
    await check_lines(prober, io.StringIO(_as_lines(keys)), answers)
    seconds = time.perf_counter() - began
    _assert_right(keys, answers.getvalue().splitlines())
    return seconds


async def _ask(calls: list[tuple[str, str]]) -> float:
    """Make the same calls, unsigned, with aiohttp and nothing else; return the seconds."""
    random.shuffle(calls)
    waiting = iter(calls)

    async def work(http: ClientSession) -> None:
        for address, route in waiting:
            verb, path = route.split(" ", 1)
            async with http.request(verb, address + path) as answer:
                await answer.read()

    connector = TCPConnector(limit=0)
    async with ClientSession(connector=connector, cookie_jar=DummyCookieJar()) as http:
        began = time.perf_counter()
        await asyncio.gather(*(work(http) for _ in range(_RAW_AT_ONCE)))
        return time.perf_counter() - began


async def _there(exchanges: Exchanges, folder: Path) -> Run:
    """Run the command as a user would: lines from a file, answers through a pipe."""
    keys, lines = exchanges.keys, folder / "keys.jsonl"
    lines.write_text(_as_lines(keys))
    settings = {"BOT_EXCHANGE_URLS": json.dumps(dict(exchanges.urls))}
    command = ("-m", "bot", "check", "--jsonl")
    began = time.perf_counter()
    with lines.open() as stdin:
        async with running(*command, folder=folder, settings=settings, stdin=stdin) as process:
            answers = [await line_of(process)]
            first_line, megabytes = time.perf_counter() - began, peak_memory(process)
            while len(answers) < len(keys):
                answers.append(await line_of(process))
                if len(answers) % _LOOK_EVERY == 0:
                    megabytes = peak_memory(process)
            seconds = time.perf_counter() - began
    _assert_right(keys, answers)
    return Run(first_line, seconds, megabytes)


async def _ccxt_alone(folder: Path) -> Run:
    began = time.perf_counter()
    async with running("-c", _CCXT_ALONE, folder=folder) as process:
        await line_of(process)
        seconds = time.perf_counter() - began
        return Run(seconds, seconds, peak_memory(process))


def _as_lines(keys: Sequence[Key]) -> str:
    lines = (
        {"id": number, "exchange": key.exchange, "fields": dict(key.fields)}
        for number, key in enumerate(keys)
    )
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def _assert_right(keys: Sequence[Key], answers: Sequence[str]) -> None:
    """Fail unless every key was tested and found to be what it is."""
    found = {told["id"]: told.get("status") for told in map(json.loads, answers)}
    wrong = [
        f"{key.exchange} {key.like}: {found.get(number)}"
        for number, key in enumerate(keys)
        if found.get(number) != key.status
    ]
    assert not wrong, wrong[:5]
