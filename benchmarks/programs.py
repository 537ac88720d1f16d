"""Runs the programs of a benchmark: their start, their end, their memory."""

import asyncio
import math
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

_ROOT = Path(__file__).parents[1]
_LONGEST_LINE = 2**24  # bytes
_GRACE = 20.0  # seconds for a program to end


@asynccontextmanager
async def running(
    *arguments: str,
    folder: Path,
    settings: Mapping[str, str] | None = None,
    stdin: int | IO[str] | None = PIPE,
) -> AsyncIterator[Process]:
    """Run Python with these arguments until the block ends.

    In a folder of its own and with these settings alone, so that no `.env` is read; what it
    prints comes through `stdout`, its errors go to the terminal.
    """
    inherited = {name: v for name, v in os.environ.items() if not name.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(_ROOT), **(settings or {})},
        stdin=stdin,
        stdout=PIPE,
        limit=_LONGEST_LINE,
    )
    try:
        yield process
    finally:
        await _end(process)


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.communicate(), _GRACE)
    except TimeoutError:
        process.kill()
        await process.communicate()


async def line_of(process: Process) -> str:
    """Return the next line of a program. Raises ChildProcessError if it has ended."""
    line = await process.stdout.readline() if process.stdout else b""
    if not line:
        raise ChildProcessError("the program ended before it answered")
    return line.decode()


def peak_memory(process: Process) -> float:
    """Return the peak memory of a program in MB; "not a number" if it has ended.

    Linux reports it for a running program. What the system counts for an ended one is no use: it
    begins with the size of the program that started it.
    """
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
    except FileNotFoundError:
        return math.nan
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) * 1024 / 1e6 if found else math.nan
