"""Owns the measure of many tests: `check --jsonl` beside what raw aiohttp reaches."""

import asyncio
import io
import itertools
import json
import random
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
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
_CASES = ("good", "good-with-ip-list", "read-only", "may-withdraw", "wrong-secret", "ip-refused")
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
    async with serving(latency=0.0) as exchanges:
        keys = _mix(exchanges, scaled(LINES, scale))
        before = await _raw(exchanges, Counter())
