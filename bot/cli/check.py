"""`python -m bot check`: tests a key that is typed in, or many that come as lines of JSON."""

import asyncio
import html
import json
import os
import re
import sys
import threading
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import Any, TextIO, TypeAlias

from bot import event_loop
from bot.domain.credentials import Credentials, Field, Secret, mask
from bot.domain.diagnosis import CheckReport, Problem, Status
from bot.domain.exchange import Exchange
from bot.domain.ports import checks
from bot.exchanges import EXCHANGES, CcxtProber
from bot.i18n import Languages, Translator
from bot.services.connecting.paste import read_paste
from bot.terminal import typed
from bot.views.connecting import testing

AT_ONCE = 1_000  # lines held; the prober lets ten tests at a time to each exchange
_LONGEST_LINE = 65_536  # characters

INTERRUPTED = 130  # the exit code of a program ended by Ctrl+C
EXAMPLE = """\
example:
  python -m bot check kucoin
  python -m bot check --jsonl < keys.jsonl > reports.jsonl

Each line of keys.jsonl is one key, with an id of yours:
  {"id": 1, "exchange": "kucoin", "fields": {"api-key": "…", "secret": "…", "passphrase": "…"}}
Reports come in any order, each with its id, status, problems and permissions; a line that
cannot be tested gets {"id": …, "error": …}. Exit code 0: the key is online, or all lines
were read."""

LineId: TypeAlias = str | int | None


class BadLineError(Exception):
    """A line that cannot be tested. Its text is a slug: nothing of the line itself is repeated."""

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


def main(
    argv: Sequence[str],
    *,
    urls: Mapping[str, str] | None = None,
    proxy: str | None = None,
    addresses: Sequence[str] = (),
) -> int:
    """Run the command with the arguments that follow `check`; return its exit code.

    0: the key is online, or all lines were read; 1: it is not; 130: it was interrupted.
    `urls` and `proxy` as in Prober; `addresses`: the server's own.
    """
    options = _parser().parse_args(argv)
    try:
        if options.jsonl:
            return event_loop.run(_check_stream(urls, proxy))
        return _check_typed(options.exchange, urls, proxy, addresses)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED


def _check_typed(
    exchange: str, urls: Mapping[str, str] | None, proxy: str | None, addresses: Sequence[str]
) -> int:
    t = _translator()
    try:
        credentials = _typed(t, exchange)
    except EOFError:
        sys.stderr.write("\nNothing was tested: a value is missing.\n")
        return 1
    report = asyncio.run(_check_one(exchange, credentials, urls, proxy))
    masked = mask(credentials[Field.API_KEY])
    sys.stdout.write(f"{render(report, EXCHANGES[exchange], masked, t, addresses)}\n")
    return 0 if report.status is Status.ONLINE else 1


def _ask(t: Translator, field: Field, key: str = "terminal-prompt") -> str:
    """Ask for a value until there is one. Raises EOFError."""
    prompt = t.plain(key, field=t.plain(f"field-{field}"))
    while not (value := typed(f"{prompt[0].upper()}{prompt[1:]} ").strip()):
        pass
    return value


def _translator() -> Translator:
    """Return the words of the terminal's language: it has no buttons, and nothing is sent."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    t = Languages().pick(None, locale.partition("_")[0])
    return t.varied({f"fix-{problem}": f"terminal-fix-{problem}" for problem in Problem})


def render(
    report: CheckReport,
    exchange: Exchange,
    masked_key: str,
    t: Translator,
    addresses: Sequence[str] = (),
) -> str:
    """Return a report as people read it in the chat, as plain text."""
    now = datetime.now(UTC)
    view = testing.verdict(t, exchange, masked_key, report, now=now, addresses=addresses)
    return html.unescape(re.sub("<[^>]+>|[\u2066-\u2069]", "", view.text))


def _typed(t: Translator, exchange: str) -> Credentials:
    """Return what is typed or pasted on the terminal, without showing it. Raises EOFError.

    At the first prompt a whole block may be pasted; only what it lacks is asked for.
    """
    first, *_ = fields = tuple(EXCHANGES[exchange].fields)
    text = _ask(t, first, "terminal-prompt-first")
    found = dict(read(text, exchange))
    if not found and len(text.split()) == 1:
        found = {first: Secret(text)}
    missing = [name for name in fields if name not in found]
    return found | {name: Secret(_ask(t, name)) for name in missing}


async def check_lines(
    prober: checks.Prober, stdin: TextIO, stdout: TextIO, concurrency: int = AT_ONCE
) -> None:
    """Test the key of each line of `stdin` and write a line to `stdout` as soon as it is done.

    `concurrency`: how many lines are held at a time; no more are read before one is done.
    """
    loop = asyncio.get_running_loop()
    room = threading.Semaphore(concurrency)
    arrived: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        with suppress(RuntimeError):  # the loop has gone: no one waits for more
            for line in _lines(stdin):
                room.acquire()
                loop.call_soon_threadsafe(arrived.put_nowait, line)
            loop.call_soon_threadsafe(arrived.put_nowait, None)

    async def answer(line: str) -> None:
        result = await _answer(prober, line)
        stdout.write(f"{json.dumps(result)}\n")
        stdout.flush()
        room.release()

    # A thread of its own: a pool's would hold up the end of the program until the next line.
    threading.Thread(target=read, daemon=True).start()
    async with asyncio.TaskGroup() as group:
        while (line := await arrived.get()) is not None:
            group.create_task(answer(line))


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m bot check",
        description="Test one key that is typed in, or one per line of standard input.",
        epilog=EXAMPLE,
        formatter_class=RawDescriptionHelpFormatter,
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "exchange",
        nargs="?",
        choices=list(EXCHANGES),
        metavar="exchange",
        help=f"asks for each value without showing it; one of {', '.join(EXCHANGES)}",
    )
    which.add_argument(
        "--jsonl", action="store_true", help="a key per line in, a report per line out, as JSON"
    )
    return parser


async def _check_one(
    exchange: str, credentials: Credentials, urls: Mapping[str, str] | None, proxy: str | None
) -> CheckReport:
    prober = CcxtProber(urls, proxy)
    try:
        return await prober.check(exchange, credentials)
    finally:
        await prober.close()


async def _check_stream(urls: Mapping[str, str] | None, proxy: str | None) -> int:
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    prober, code = CcxtProber(urls, proxy), 0
    try:
        await check_lines(prober, sys.stdin, sys.stdout)
    except* BrokenPipeError:
        code = 1  # no one reads on
    finally:
        await prober.close()
    return code


def _lines(stdin: TextIO) -> Iterator[str]:
    """Yield the lines that hold something; of one that is too long, what cannot be read."""
    while line := stdin.readline(_LONGEST_LINE):
        part = line
        while len(part) == _LONGEST_LINE and not part.endswith("\n"):
            part = stdin.readline(_LONGEST_LINE)
            line = "too long"
        if line.strip():
            yield line


async def _answer(prober: checks.Prober, line: str) -> dict[str, Any]:
    try:
        order = _read(line)
    except BadLineError as bad:
        return {"id": bad.line_id, "error": bad.slug}
    report = await prober.check(order.exchange, order.credentials)
    return _as_json(order, report)


def _read(line: str) -> CheckRequest:
    """Return what a line asks for. Raises BadLineError."""
    try:
        order = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLineError("not-json") from None  # the text of the error quotes the line
    if not isinstance(order, dict):
        raise BadLineError("not-an-object")
    line_id = order.get("id")
    if not isinstance(line_id, LineId):
        raise BadLineError("bad-id")
    exchange = order.get("exchange")
    if not isinstance(exchange, str) or exchange not in EXCHANGES:
        raise BadLineError("unknown-exchange", line_id)
    if "paste" in order:
        return CheckRequest(line_id, exchange, _pasted(order["paste"], exchange, line_id))
    return CheckRequest(line_id, exchange, _credentials(order.get("fields"), exchange, line_id))


def _pasted(text: Any, exchange: str, line_id: LineId) -> Credentials:
    """Return the values of a pasted text, read as in the chat. Raises BadLineError."""
    needed = EXCHANGES[exchange].fields
    found = read(str(text), exchange) if isinstance(text, str) else {}
    if missing := [name for name in needed if name not in found]:
        raise BadLineError(f"missing-{missing[0]}", line_id)
    return found


def read(text: str, exchange: str) -> Credentials:
    """Return the values that a pasted text holds for an exchange."""
    at = EXCHANGES[exchange]
    return read_paste(text, at, tuple(at.fields), EXCHANGES.values()).values


def _credentials(fields: Any, exchange: str, line_id: LineId) -> Credentials:
    given = fields if isinstance(fields, dict) else {}
    needed = EXCHANGES[exchange].fields
    if missing := [f for f in needed if not isinstance(given.get(f), str) or not given[f]]:
        raise BadLineError(f"missing-{missing[0]}", line_id)
    return {Field(name): Secret(given[name]) for name in needed}


def _as_json(order: CheckRequest, report: CheckReport) -> dict[str, Any]:
    addresses = report.ip_whitelist
    return {
        "id": order.line_id,
        "exchange": order.exchange,
        "status": report.status,
        "problems": report.problems,
        "permissions": dict(report.permissions),
        "ip_whitelist": None if addresses is None else list(addresses),
        "seen_ip": report.seen_ip,
        "expires_at": report.expires_at.isoformat() if report.expires_at else None,
        "account": report.account,
        "attempts_ms": round(report.seconds * 1000, 1),
    }
