"""Measures bulk tests: `check --jsonl`, compared with raw aiohttp."""

import asyncio
import io
import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from aiohttp import ClientSession, DummyCookieJar, TCPConnector

from benchmarks.exchange_servers import NAMES, Exchanges, Key, Route, serving
from benchmarks.figures import Figure, at_least, at_most, ratio_of, scaled
from benchmarks.programs import line_of, peak_memory, running
from bot.cli.check_lines import check_lines
from bot.exchanges import CcxtProber, KeyLine

LINES = 2_000
_TURNS = 4  # in which tests and raw requests alternate
_RAW_AT_ONCE = 40  # requests; more are not faster
_LOOK_EVERY = 20  # lines, at the memory
_CCXT_ALONE = "import ccxt.async_support; print(flush=True); input()"


@dataclass(frozen=True)
class Spent:
    """Time of requests in this process, in seconds; `processor`: its CPU time."""

    seconds: float = 0.0
    processor: float = 0.0
    requests: int = 0

    @classmethod
    def until_now(cls) -> Self:
        """Return the present values, to subtract later."""
        return cls(time.perf_counter(), time.process_time())

    def __add__(self, more: "Spent") -> "Spent":
        return Spent(
            self.seconds + more.seconds,
            self.processor + more.processor,
            self.requests + more.requests,
        )

    def since(self, mark: "Spent", requests: int) -> "Spent":
        """Return the time of these requests since a mark."""
        return Spent(self.seconds - mark.seconds, self.processor - mark.processor, requests)


@dataclass(frozen=True)
class Run:
    """The measurements of one program."""

    first_line: float  # seconds from its start
    seconds: float
    megabytes: float
    right: float = 1.0  # the share of keys with a correct result


async def measure(scale: float) -> list[Figure]:
    """Test many keys in this process and by the command."""
    async with serving(latency=0.0, keys=max(len(NAMES), scaled(LINES, scale))) as exchanges:
        here, raw = await _here(exchanges)
        with TemporaryDirectory() as folder:
            there = await _there(exchanges, Path(folder))
            ccxt = await _ccxt_alone(Path(folder))
        requests = (await exchanges.calls()).total()
    return [*_rates(here, raw, requests / there.seconds), *_start(there, ccxt)]


def _rates(here: Spent, raw: Spent, there: float) -> list[Figure]:
    aiohttp = "raw aiohttp: as many requests, to the same servers"
    return [
        Figure(
            name="requests a second, in this process",
            value=here.requests / here.seconds,
            unit="/s",
            yardstick=raw.requests / raw.seconds,
            beside=aiohttp,
            target=ratio_of(0.45),
        ),
        Figure(
            name="requests a second of this process's work",
            value=here.requests / here.processor,
            unit="/s",
            yardstick=raw.requests / raw.processor,
            beside="the same; what else the machine does counts less here",
        ),
        Figure(
            name="requests a second, a program from start to end",
            value=there,
            unit="/s",
            yardstick=raw.requests / raw.seconds,
            beside=f"{aiohttp}, in this process",
        ),
    ]


def _start(there: Run, ccxt: Run) -> list[Figure]:
    alone = "a program that imports ccxt.async_support and no more"
    return [
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
        Figure(
            name="keys with a correct result",
            value=100 * there.right,
            unit="%",
            target=at_least(100, "%"),
        ),
    ]


async def _here(exchanges: Exchanges) -> tuple[Spent, Spent]:
    """Return the time of tests in this process, and of as many requests of raw aiohttp.

    Both alternate, so that the load of the machine affects them alike.
    """
    keys, prober = exchanges.keys, CcxtProber(KeyLine(exchanges.urls))
    testing, asking = Spent(), Spent()
    try:
        await _test(prober, keys[: len(NAMES)], exchanges)  # loads ccxt and opens connections
        step = math.ceil(len(keys) / _TURNS)
        for start in range(0, len(keys), step):
            calls, spent = await _test(prober, keys[start : start + step], exchanges)
            testing += spent
            asking += await ask(calls)
            await exchanges.calls()
    finally:
        await prober.close()
    return testing, asking


async def _test(
    prober: CcxtProber, keys: Sequence[Key], exchanges: Exchanges
) -> tuple[list[Route], Spent]:
    """Test keys as the command does; return the calls that made and what they took."""
    answers = io.StringIO()
    began = Spent.until_now()
    await check_lines(prober, io.StringIO(_as_lines(keys)), answers)
    ended = Spent.until_now()
    assert len(answers.getvalue().splitlines()) == len(keys)
    calls = list((await exchanges.calls()).elements())
    return calls, ended.since(began, len(calls))


async def ask(calls: list[Route], at_once: int = _RAW_AT_ONCE) -> Spent:
    """Make the same calls, unsigned, with aiohttp and nothing else; return what they took."""
    random.shuffle(calls)
    waiting = iter(calls)

    async def work(http: ClientSession) -> None:
        for address, route in waiting:
            verb, path = route.split(" ", 1)
            async with http.request(verb, address + path) as answer:
                await answer.read()

    connector = TCPConnector(limit=0)
    async with ClientSession(connector=connector, cookie_jar=DummyCookieJar()) as http:
        began = Spent.until_now()
        await asyncio.gather(*(work(http) for _ in range(at_once)))
        return Spent.until_now().since(began, len(calls))


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
                    megabytes = max(megabytes, peak_memory(process))
            seconds = time.perf_counter() - began
    return Run(first_line, seconds, megabytes, _share_right(keys, answers))


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


def _share_right(keys: Sequence[Key], answers: Sequence[str]) -> float:
    """Return the share of keys whose test ended with the status it must end with."""
    found = {told["id"]: told.get("status") for told in map(json.loads, answers)}
    right = [number for number, key in enumerate(keys) if found[number] == key.status]
    return len(right) / len(keys)
