"""`python -m bot check`: tests a key typed on the terminal, or many as lines of JSON."""

import asyncio
import html
import os
import re
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper

from bot import event_loop
from bot.cli.check_lines import check_lines, read_values
from bot.domain.credentials import Credentials, Field, Secret, mask
from bot.domain.diagnosis import CheckReport, Problem, Status
from bot.domain.egress import Egresses
from bot.domain.exchange import Exchange
from bot.exchanges import EXCHANGES, CcxtProber, KeyLine
from bot.i18n import Languages, Translator
from bot.terminal import typed
from bot.views.connecting import verdicts

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


def main(
    argv: Sequence[str],
    *,
    urls: Mapping[str, str] | None = None,
    egresses: Egresses = Egresses(),  # noqa: B008  # frozen
) -> int:
    """Run the command with the arguments that follow `check`; return its exit code.

    0: the key is online, or all lines were read; 1: it is not; 130: it was interrupted.
    `urls` as in KeyLine. `egresses`: the ways out, of which one is used.
    """
    options = _parser(egresses).parse_args(argv)
    egress = egresses.get(options.egress) or egresses.public
    try:
        if options.jsonl:
            return event_loop.run(_check_stream(CcxtProber(KeyLine(urls, egress))))
        prober = CcxtProber(KeyLine(urls, egress))
        return _check_typed(options.exchange, prober, egress.addresses)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED


def _check_typed(exchange: str, prober: CcxtProber, addresses: Sequence[str]) -> int:
    t = _translator()
    try:
        credentials = _typed(t, exchange)
    except EOFError:
        sys.stderr.write("\nNothing was tested: a value is missing.\n")
        return 1
    report = asyncio.run(_check_one(exchange, credentials, prober))
    masked = mask(credentials[Field.API_KEY])
    sys.stdout.write(f"{render(report, EXCHANGES[exchange], masked, t, addresses)}\n")
    return 0 if report.status is Status.ONLINE else 1


def _ask(t: Translator, field: Field, key: str = "terminal-prompt") -> str:
    """Ask for a value until one is given. Raises EOFError."""
    prompt = t.plain(key, field=t.plain(f"field-{field}"))
    while not (value := typed(f"{prompt[0].upper()}{prompt[1:]} ").strip()):
        pass
    return value


def _translator() -> Translator:
    """Return the translator of the terminal's language, with fixes that need no buttons."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    t = Languages().pick(None, re.split("[.@]", locale)[0])
    return t.varied({f"fix-{problem}": f"terminal-fix-{problem}" for problem in Problem})


def render(
    report: CheckReport,
    exchange: Exchange,
    masked_key: str,
    t: Translator,
    addresses: Sequence[str] = (),
) -> str:
    """Return the verdict of the chat as plain text."""
    now = datetime.now(UTC)
    view = verdicts.verdict(t, exchange, masked_key, report, now=now, addresses=addresses)
    return html.unescape(re.sub("<[^>]+>|[\u2066-\u2069]", "", view.text))


def _typed(t: Translator, exchange: str) -> Credentials:
    """Return the credentials typed or pasted on the terminal, without echo. Raises EOFError.

    At the first prompt a whole block may be pasted; only missing fields are asked for.
    """
    first, *_ = fields = tuple(EXCHANGES[exchange].fields)
    text = _ask(t, first, "terminal-prompt-first")
    found = dict(read_values(text, exchange))
    if not found and len(text.split()) == 1:
        found = {first: Secret(text)}
    missing = [name for name in fields if name not in found]
    return found | {name: Secret(_ask(t, name)) for name in missing}


def _parser(egresses: Egresses) -> ArgumentParser:
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
    parser.add_argument(
        "--egress", choices=egresses.ids, help="the entry of BOT_EGRESS to test through"
    )
    return parser


async def _check_one(exchange: str, credentials: Credentials, prober: CcxtProber) -> CheckReport:
    try:
        return await prober.check(exchange, credentials)
    finally:
        await prober.close()


async def _check_stream(prober: CcxtProber) -> int:
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    code = 0
    try:
        await check_lines(prober, sys.stdin, sys.stdout)
    except* BrokenPipeError:
        code = 1  # the reader closed the pipe
    finally:
        await prober.close()
    return code
