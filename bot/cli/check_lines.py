"""Tests keys that arrive as lines of JSON, and writes one report per line."""

import asyncio
import json
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TextIO

from bot.cli.json_lines import LineId, lines_of
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import CheckReport
from bot.domain.ports import checks
from bot.exchanges import EXCHANGES
from bot.services.connecting.paste import read_paste

AT_ONCE = 1_000  # lines in memory; the prober runs ten tests at a time per exchange

_LONGEST_LINE = 65_536  # characters


class BadLineError(Exception):
    """A line that cannot be tested. Its text is a slug: the line itself is not quoted."""

    def __init__(self, slug: str, line_id: LineId = None) -> None:
        super().__init__(slug)
        self.slug = slug
        self.line_id = line_id


@dataclass(frozen=True)
class CheckRequest:
    """One line of input: a key to test."""

    line_id: LineId
    exchange: str
    credentials: Credentials


async def check_lines(
    prober: checks.Prober, stdin: TextIO, stdout: TextIO, concurrency: int = AT_ONCE
) -> None:
    """Test the key of each line of `stdin`; write its report to `stdout` as soon as it is done.

    `concurrency`: the number of lines in memory; the next is read when one is done.
    """
    loop = asyncio.get_running_loop()
    room = threading.Semaphore(concurrency)
    arrived: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        with suppress(RuntimeError):  # the loop is closed
            for line in lines_of(stdin, _LONGEST_LINE):
                room.acquire()
                loop.call_soon_threadsafe(arrived.put_nowait, line)
            loop.call_soon_threadsafe(arrived.put_nowait, None)

    async def answer(line: str) -> None:
        result = await _answer(prober, line)
        stdout.write(f"{json.dumps(result)}\n")
        stdout.flush()
        room.release()

    # A separate thread: one of a pool would delay the exit until the next line.
    threading.Thread(target=read, daemon=True).start()
    async with asyncio.TaskGroup() as group:
        while (line := await arrived.get()) is not None:
            group.create_task(answer(line))


async def _answer(prober: checks.Prober, line: str) -> dict[str, Any]:
    try:
        request = _read(line)
    except BadLineError as bad:
        return {"id": bad.line_id, "error": bad.slug}
    report = await prober.check(request.exchange, request.credentials)
    return _as_json(request, report)


def _read(line: str) -> CheckRequest:
    """Return the request of a line. Raises BadLineError."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLineError("not-json") from None  # the text of the error quotes the line
    if not isinstance(request, dict):
        raise BadLineError("not-an-object")
    line_id = request.get("id")
    if not isinstance(line_id, LineId):
        raise BadLineError("bad-id")
    exchange = request.get("exchange")
    if not isinstance(exchange, str) or exchange not in EXCHANGES:
        raise BadLineError("unknown-exchange", line_id)
    if "paste" in request:
        return CheckRequest(line_id, exchange, _pasted(request["paste"], exchange, line_id))
    return CheckRequest(line_id, exchange, _credentials(request.get("fields"), exchange, line_id))


def _pasted(text: Any, exchange: str, line_id: LineId) -> Credentials:
    """Return the credentials of a pasted text, parsed as in the chat. Raises BadLineError."""
    needed = EXCHANGES[exchange].fields
    found = read_values(str(text), exchange) if isinstance(text, str) else {}
    if missing := [name for name in needed if name not in found]:
        raise BadLineError(f"missing-{missing[0]}", line_id)
    return found


def read_values(text: str, exchange: str) -> Credentials:
    """Return the values for an exchange in a pasted text."""
    at = EXCHANGES[exchange]
    return read_paste(text, at, tuple(at.fields), EXCHANGES.values()).values


def _credentials(fields: Any, exchange: str, line_id: LineId) -> Credentials:
    given = fields if isinstance(fields, dict) else {}
    needed = EXCHANGES[exchange].fields
    if missing := [f for f in needed if not isinstance(given.get(f), str) or not given[f]]:
        raise BadLineError(f"missing-{missing[0]}", line_id)
    return {Field(name): Secret(given[name]) for name in needed}


def _as_json(request: CheckRequest, report: CheckReport) -> dict[str, Any]:
    addresses = report.ip_whitelist
    return {
        "id": request.line_id,
        "exchange": request.exchange,
        "status": report.status,
        "problems": report.problems,
        "permissions": dict(report.permissions),
        "ip_whitelist": None if addresses is None else list(addresses),
        "seen_ip": report.seen_ip,
        "expires_at": report.expires_at.isoformat() if report.expires_at else None,
        "account": report.account,
        "attempts_ms": round(report.seconds * 1000, 1),
    }
