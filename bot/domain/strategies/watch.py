"""What the watch of a key allows a strategy on it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.availability import Availability
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Severity, Status
from bot.domain.strategies.gate import EXITS_ONLY, OPEN, SHUT, Gate
from bot.domain.strategies.stops import TradingStop, is_stopped


class HoldCause(StrEnum):
    """Why the watch holds a strategy, defined by what the person must do."""

    BLOCKED = "blocked"  # the key can withdraw, or must be replaced: nothing is sent
    KEY = "key"  # the key does not work: nothing can be sent
    DOUBT = "doubt"  # the key can sell, but is not Online
    OPERATOR = "operator"  # the operator stopped the exchange, or everything
    UNAVAILABLE = "unavailable"  # the exchange does not answer; it passes
    ACCOUNT = "account"  # the key is of another account: nothing is sent
    REHEARSALS = "rehearsals"  # the operator allows no real orders now: nothing is sent
    OFF = "off"  # the operator switched strategies off: nothing is sent
    RESTORED = "restored"  # from a backup or a copy: the original may still trade
    GONE = "gone"  # there is no key any more: the strategy ends


_GATES: Mapping[HoldCause | None, Gate] = {
    None: OPEN,
    HoldCause.DOUBT: EXITS_ONLY,
}


@dataclass(frozen=True, kw_only=True)
class TradingConditions:
    """What holds strategies from outside: outages, the stops of the operator, and the switch."""

    availability: Availability = field(default_factory=Availability)
    stops: Collection[TradingStop] = ()
    off: bool = False  # the operator switched strategies off


def is_blocked(connection: Connection) -> bool:
    """Return whether the key may be opened for no order, not even to look at one.

    It can withdraw, or must be replaced.
    """
    must_replace = connection.recalled or connection.cause is Problem.MUST_REPLACE
    return connection.status is Status.BLOCKED or must_replace


def hold_cause(
    connection: Connection | None,
    availability: Availability,
    stops: Collection[TradingStop] = (),
) -> HoldCause | None:
    """Return why a strategy on a connection is held; None if it is not.

    `connection`: None if it does not exist any more. `stops`: of the operator.
    """
    if connection is None or not connection.has_secrets:
        return HoldCause.GONE
    if is_blocked(connection):
        return HoldCause.BLOCKED
    if is_stopped(stops, connection.exchange):
        return HoldCause.OPERATOR
    if connection.status is Status.UNAVAILABLE or availability.downtime(connection) is not None:
        return HoldCause.UNAVAILABLE
    if connection.status is Status.ONLINE:
        return None
    cause = connection.cause
    sells = cause is Problem.ACCOUNT_RESTRICTED or (
        cause is not None and cause.severity is Severity.DOUBT
    )
    return HoldCause.DOUBT if sells else HoldCause.KEY


def watch_gate(cause: HoldCause | None) -> Gate:
    """Return what a strategy may do while it is held for a cause."""
    return _GATES.get(cause, SHUT)
