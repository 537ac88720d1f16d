"""The operator's stop: of one exchange, or of everything."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

EVERYTHING = "all"  # the scope of a stop that is not of one exchange


class StopOrigin(StrEnum):
    """From where an operator gave an order to stop or to go on."""

    CHAT = "chat"
    COMMAND_LINE = "command-line"


@dataclass(frozen=True, slots=True)
class TradingStop:
    """Nothing new is sent at an exchange, or anywhere, until an operator ends it."""

    scope: str  # the id of an exchange, or EVERYTHING
    at: datetime  # since when
    origin: StopOrigin

    @property
    def mark(self) -> int:
        """A number of at most nine digits that differs from that of another stop of the scope."""
        return int(self.at.timestamp() * 1_000) % 10**9


def is_stopped(stops: Collection[TradingStop], exchange: str) -> bool:
    """Return whether one of the stops is of an exchange."""
    return any(stop.scope in {EVERYTHING, exchange} for stop in stops)
