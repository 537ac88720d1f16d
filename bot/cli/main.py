"""The commands: python -m bot run | demo | …. Imports the modules of a command when it runs."""

import argparse
import asyncio
import sys
from difflib import get_close_matches

from bot import VERSION
from bot.domain.timings import USUAL, Timings
from bot.dumps import forbid_dumps
from bot.heartbeat import Heartbeat
from bot.logs import log_uncaught_errors, set_up_logging
from bot.settings import Settings, SettingsError, load_settings

INTERRUPTED = 130  # the exit code of a program ended by Ctrl+C


def main(argv: list[str] | None = None, timings: Timings = USUAL) -> int:
    """Run a command; return its exit code: 0 done, 1 refused with a reason, 2 usage error.

    `timings`: for the command `run`.
    """
    forbid_dumps()
    set_up_logging("WARNING")
    log_uncaught_errors()
    parser = _parser()
    arguments, rest = parser.parse_known_args(argv)
    if rest and arguments.command not in (check, operate, sheet, replay):
        parser.error(f"unknown: {' '.join(rest)}")
    arguments.rest, arguments.timings = rest, timings
    try:
        return int(arguments.command(arguments))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def run(arguments: argparse.Namespace) -> int:
    """Run the bot with the settings of the environment and `.env`."""
    settings = _settings()
    set_up_logging(settings.log_level)
    from bot.cli.run import main as run_main

    return run_main(settings, arguments.timings)


def demo(arguments: argparse.Namespace) -> int:
    """Run the demo with a chat page on this machine."""
    from bot.cli.demo import run_demo

    asyncio.run(run_demo(keys=arguments.keys))
    return 0


def health(_: argparse.Namespace) -> int:
    """Return 0 if the bot of these settings is alive on this machine; for container engines."""
    heartbeat = Heartbeat.of(load_settings().database_url.get_secret_value())
    return 0 if heartbeat.seen() else 1


def check(arguments: argparse.Namespace) -> int:
    """Test one key typed on the terminal, or one per line of standard input."""
    settings = _settings()
    set_up_logging(settings.log_level)
    from bot.cli.check import main as check_main

    return check_main(arguments.rest, urls=settings.exchange_urls, egresses=settings.egresses)


def sheet(arguments: argparse.Namespace) -> int:
    """Compute the worst case of strategies; without settings, database or network."""
    from bot.cli.sheet import main as sheet_main

    return sheet_main(arguments.rest)


def replay(arguments: argparse.Namespace) -> int:
    """Replay strategies over past prices; without settings, database or network."""
    from bot.cli.replay import main as replay_main

    return replay_main(arguments.rest)


def doctor(arguments: argparse.Namespace) -> int:
    """Diagnose the installation; change nothing."""
    from bot.cli.doctor import main as doctor_main

    return doctor_main(in_json=arguments.json)


def locale(arguments: argparse.Namespace) -> int:
    """Report on languages to their translators, begin one, or record one as translated."""
    from bot.cli.locale import main as locale_main

    return locale_main(
        arguments.codes,
        new=arguments.new,
        translated=arguments.translated,
        only=arguments.only or (),
    )


def operate(arguments: argparse.Namespace) -> int:
    """Run a command of operators: master keys, backups, recalls, stops."""
    settings = load_settings()
    from bot.cli.session import main as session_main

    return session_main(arguments.name, arguments.rest, settings)


def _settings() -> Settings:
    """Return the settings for a command that calls exchanges. Raises SettingsError."""
    from bot.exchanges import EXCHANGES

    settings = load_settings()
    for name in settings.exchange_urls:
        exchange = name.partition("/")[0]  # the rest is a regional site
        if exchange not in EXCHANGES:
            near = get_close_matches(exchange, EXCHANGES, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise SettingsError(
                f"BOT_EXCHANGE_URLS: one of the names is no known exchange; {hint}"
                f"there are {', '.join(EXCHANGES)}"
            )
    return settings


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="BackFuture AI Connect")
    parser.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("run", help="run the bot").set_defaults(command=run)
    trial = commands.add_parser("demo", help="try it in a chat page, without a token")
    trial.add_argument("--keys", action="store_true", help="print every sample key as well")
    trial.set_defaults(command=demo)
    commands.add_parser("health", help="0 while the bot is alive").set_defaults(command=health)
    commands.add_parser("check", help="test a key without the bot", add_help=False).set_defaults(
        command=check
    )
    commands.add_parser(
        "sheet", help="compute the worst case of a strategy in money", add_help=False
    ).set_defaults(command=sheet)
    commands.add_parser(
        "replay", help="replay a strategy over past prices", add_help=False
    ).set_defaults(command=replay)
    diagnosis = commands.add_parser("doctor", help="diagnose this installation and print fixes")
    diagnosis.add_argument("--json", action="store_true", help="one JSON document")
    diagnosis.set_defaults(command=doctor)
    _add_locale(commands.add_parser("locale", help="what is to translate in a language"))
    for name, what in (
        ("keys", "add, rotate and retire master keys while the bot runs"),
        ("backup", "write all stored data to one file while the bot runs"),
        ("restore", "restore a backup into an empty database"),
        ("leak-drill", "recall keys that were stored before a given time"),
        ("trading", "stop trading at once, or let it go on"),
    ):
        own = commands.add_parser(name, help=what, add_help=False)
        own.set_defaults(command=operate, name=name)
    return parser


def _add_locale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="+", metavar="CODE", help="such as uk, pt-BR or zh-Hant")
    parser.add_argument("--new", action="store_true", help="begin the file of a language")
    parser.add_argument(
        "--translated",
        action="store_true",
        help="record that the messages say what the English of today says",
    )
    parser.add_argument(
        "--only", nargs="+", metavar="MESSAGE", help="with --translated: no other messages"
    )
    parser.set_defaults(command=locale)
