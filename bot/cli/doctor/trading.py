"""The check of strategies: what is switched on, and orders whose end is not known."""

from collections.abc import Iterator
from functools import partial

from bot.cli.doctor.finding import Check, ExaminationResult, ok, warn
from bot.cli.doctor.inspection import current_tables
from bot.domain.strategies.sending import IntentStatus
from bot.settings import Settings
from bot.storage.strategies.figures import figures_of

_MODES = {
    "off": "off: strategies stand still",
    "paper": "rehearsals: no order is sent",
    "live": "live: strategies of which their owners confirmed it trade with real money",
}

_GO = "End a stop: python -m bot trading go, with the exchange if it is of one."


def checks(settings: Settings) -> Iterator[Check]:
    """Yield the check."""
    url = settings.database_url.get_secret_value()
    yield Check("trading", partial(check_trading, url, settings.trading))


async def check_trading(url: str, switch: str) -> ExaminationResult:
    """Return what trades, and whether an order must be looked at by its owner."""
    async with current_tables(url) as connection:
        if connection is None:
            return ok(_MODES[switch])
        figures = await figures_of(connection)
    said = f"{_MODES[switch]}; {figures.strategies} strategies that have not ended"
    if figures.stops:
        said += f"; stopped by the operator: {', '.join(stop.scope for stop in figures.stops)}"
    if lost := figures.orders.get(IntentStatus.LOST, 0):
        found = f"{said}; {lost} orders whose end cannot be proven"
        return warn(found, "Their owners must compare them with the exchange.")
    return warn(said, _GO) if figures.stops else ok(said)
