"""When a strategy may be started."""

from collections.abc import Iterable
from enum import StrEnum


class StartRefusal(StrEnum):
    """Why a strategy is not started, defined by what the person can do."""

    OFF = "off"  # the operator switched strategies off
    STOPPED = "stopped"  # the operator stopped the exchange for now
    NOT_ONLINE = "not-online"  # the key must be Online first
    TOO_MANY = "too-many"  # one of the others must end first
    PAIR_USED = "pair-used"  # a strategy on this pair runs on the connection
    COIN_USED = "coin-used"  # another one pays with the coin that is bought, or buys the one paid
    UNKNOWN_PAIR = "unknown-pair"
    NO_MARKET = "no-market"  # the exchange does not answer; try again


class StartRefusedError(Exception):
    """A strategy cannot be started."""

    def __init__(self, reason: StartRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


def start_refusal(pair: str, running: Iterable[str], total: int, most: int) -> StartRefusal | None:
    """Return why a pair cannot be started; None if it can.

    `running`: pairs on the same connection. `total`: strategies of the person, `most`: allowed.
    """
    pairs = [one.partition("/") for one in running]
    base, _, quote = pair.partition("/")
    if pair in {f"{b}/{q}" for b, _, q in pairs}:
        return StartRefusal.PAIR_USED
    if any(base == q or quote == b for b, _, q in pairs):
        return StartRefusal.COIN_USED
    return StartRefusal.TOO_MANY if total >= most else None
