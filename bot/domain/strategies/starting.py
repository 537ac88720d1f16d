"""When a strategy may be started."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission

_MOVED = Decimal("0.01")


class StartRefusal(StrEnum):
    """Why a strategy is not started, defined by what the person can do."""

    OFF = "off"  # the operator switched strategies off
    STOPPED = "stopped"  # the operator stopped the exchange for now
    NOT_ONLINE = "not-online"  # the key must be Online first
    TOO_MANY = "too-many"  # one of the others must end first
    PAIR_USED = "pair-used"  # a strategy on this pair runs on the connection
    COIN_USED = "coin-used"  # another one pays with the coin that is bought, or buys the one paid
    UNKNOWN_PAIR = "unknown-pair"
    OTHER_COIN = "other-coin"  # the pairs of one strategy are paid in one coin
    TOO_MANY_PAIRS = "too-many-pairs"  # of one strategy
    NO_MARKET = "no-market"  # the exchange does not answer; try again

    # of a start with real money
    REHEARSALS = "rehearsals"  # the operator allows rehearsals only
    NOT_LIVE_HERE = "not-live-here"  # no real orders at this exchange
    NO_TRADE = "no-trade"  # it is not proven that the key may trade
    WITHDRAWALS = "withdrawals"  # it is not proven that withdrawals are off
    NO_BALANCE = "no-balance"  # what is free cannot be read; try again
    TOO_LITTLE = "too-little"  # less is free than the margin limit
    ACCOUNT = "account"  # the exchange refuses orders of this account or key
    CLOCK = "clock"  # ours is wrong: the exchange refuses each order


class StartRefusedError(Exception):
    """A strategy cannot be started."""

    def __init__(self, reason: StartRefusal, pair: str = "") -> None:
        """Take the reason, and the pair that it is about if there are several."""
        super().__init__(reason)
        self.reason = reason
        self.pair = pair


class TooLittleError(StartRefusedError):
    """Less money is free than a strategy needs beside the others. Amounts are of `coin`."""

    def __init__(self, coin: str, needs: Decimal, free: Decimal, reserved: Decimal) -> None:
        """Take what is needed, what is free, and what other strategies may still take of it."""
        super().__init__(StartRefusal.TOO_LITTLE)
        self.coin = coin
        self.needs = needs
        self.free = free
        self.reserved = reserved


class PriceMovedError(Exception):
    """The price is far from the one of the sheet: it must be confirmed again."""


def live_refusal(connection: Connection, *, allowed: bool, offered: bool) -> StartRefusal | None:
    """Return why a connection cannot have a strategy with real money; None if it can.

    `allowed`: by the operator; `offered`: there are real orders at its exchange. What the person
    attested proves nothing.
    """
    if not allowed:
        return StartRefusal.REHEARSALS
    if not offered:
        return StartRefusal.NOT_LIVE_HERE
    if connection.permissions.get(Permission.WITHDRAW) is not Answer.NO:
        return StartRefusal.WITHDRAWALS
    proven = connection.permissions.get(Permission.TRADE) is Answer.YES
    return None if proven else StartRefusal.NO_TRADE


def has_moved(shown: Decimal, now: Decimal) -> bool:
    """Return whether a price is so far from the shown one that the sheet is not true any more."""
    return abs(now - shown) > _MOVED * shown


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
