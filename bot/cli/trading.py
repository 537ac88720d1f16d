"""`python -m bot trading`: stops trading at once, ends a stop, or shows what is stopped."""

import argparse
from datetime import UTC, datetime

from bot.cli.session import CommandRefused, installed
from bot.domain.snapshot import TradingFigures
from bot.domain.strategies.stops import EVERYTHING, StopOrigin
from bot.exchanges import EXCHANGES
from bot.services.operating.trading_switch import TradingSwitch, UnknownScopeError
from bot.settings import Settings
from bot.storage.keys.rotation import require_present_revision
from bot.storage.strategies.figures import SqlTradingFigures
from bot.storage.strategies.stops import SqlTradingStops

_HELP = """\
stop     sends nothing new from now on: no buys, no sales, no stops of strategies. Orders that are
         under way are still looked at. Owners of strategies get one message.
go       ends a stop. One of everything and one of an exchange are ended each by itself.
status   shows what is stopped.

Without an exchange, everything is meant. The bot may run or not: the stop is in the database, and
stays through restarts.
"""


def parser() -> argparse.ArgumentParser:
    """Return the argument parser of the command."""
    root = argparse.ArgumentParser(
        prog="python -m bot trading",
        description=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    root.add_argument("what", choices=("stop", "go", "status"))
    root.add_argument("exchange", nargs="?", default="", help="its id, such as kucoin")
    return root


async def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do what is asked and print what is stopped. Raises StorageError, CommandRefused."""
    async with installed(settings) as database:
        async with database.read() as c:
            await require_present_revision(c)
        switch = TradingSwitch(
            stops=SqlTradingStops(database),
            figures=SqlTradingFigures(database).read,
            exchanges=EXCHANGES,
            clock=lambda: datetime.now(UTC),
        )
        await _do(switch, options)
        _show(await switch.state())
    return 0


async def _do(switch: TradingSwitch, options: argparse.Namespace) -> None:
    try:
        scope = switch.scope_of(options.exchange)
    except UnknownScopeError:
        known = ", ".join(EXCHANGES)
        raise CommandRefused("There is no such exchange.", f"There are {known}.") from None
    if options.what == "stop" and not await switch.stop(scope, StopOrigin.COMMAND_LINE):
        print(f"{scope} was stopped before.")
    if options.what == "go" and not await switch.go(scope, StopOrigin.COMMAND_LINE):
        print(f"{scope} was not stopped.")


def _show(figures: TradingFigures) -> None:
    for stop in figures.stops:
        what = "everything" if stop.scope == EVERYTHING else stop.scope
        print(f"Stopped: {what}, since {stop.at.isoformat(timespec='seconds')}, {stop.origin}")
    if not figures.stops:
        print("Nothing is stopped.")
    counts = ", ".join(f"{exchange} {count}" for exchange, count in figures.exchanges.items())
    print(f"Strategies that have not ended: {counts or 'none'}")
