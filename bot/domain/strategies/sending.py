"""An order on its way: what is stored before it is sent, and what is known of it afterwards."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bot.domain.strategies.orders import Fill, Intent

MaySend: TypeAlias = Callable[[], Awaitable[bool]]
"""Asked between the signature of an order and its sending: whether it may still leave."""


class IntentStatus(StrEnum):
    """What is known of an order that was decided."""

    WRITTEN = "written"  # stored; perhaps sent
    DONE = "done"  # over, its fills are counted
    REFUSED = "refused"  # by the exchange, with a reason
    VOID = "void"  # proven never to have reached the exchange
    LOST = "lost"  # too old to be proven; the person must look

    @property
    def is_over(self) -> bool:
        """Whether nothing more can come of the order by itself."""
        return self not in {IntentStatus.WRITTEN, IntentStatus.LOST}


class OrderRefusal(StrEnum):
    """Why an exchange refuses an order, defined by who can do what about it."""

    BALANCE = "balance"  # too little is free on the account
    MINIMUM = "minimum"  # under the exchange's least order
    RULES = "rules"  # of the pair: step of price or quantity, distance from the market
    PAIR = "pair"  # not traded now, or not by this account
    PERMISSION = "permission"  # the key may not trade
    KEY = "key"  # the key, its signature or our address is refused
    ACCOUNT = "account"  # restricted, or of a kind that has no live orders here
    CLOCK = "clock"  # ours is wrong
    BUSY = "busy"  # too many requests; the exchange did not take the order
    UNKNOWN = "unknown"  # a reason that is not known


@dataclass(frozen=True, slots=True)
class WrittenIntent:
    """The stored row of an order. Times in seconds."""

    intent: Intent
    strategy: str
    group: int
    pair: str
    written_at: float
    lease_until: float  # after it, no process sends it
    status: IntentStatus = IntentStatus.WRITTEN
    refusal: OrderRefusal | None = None  # the reason of the exchange


@dataclass(frozen=True, slots=True)
class OrderTrouble:
    """What is wrong with the orders of a group."""

    refused: WrittenIntent | None = None  # the last order that the exchange judged
    lost: WrittenIntent | None = None  # the person must look


NO_TROUBLE = OrderTrouble()


class Sending(StrEnum):
    """What became of an attempt to send an order. Only a refusal says anything of the order."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"  # no answer, or one that says nothing
    REFUSED = "refused"  # by the rules of the exchange: the order does not exist
    UNSENT = "unsent"  # nothing left this process


class OrderRefusedError(Exception):
    """An exchange refuses orders of an account."""

    def __init__(self, refusal: OrderRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class LookError(Exception):
    """The exchange did not answer what became of an order."""


@dataclass(frozen=True, slots=True)
class SendResult:
    """An attempt to send an order, with the reason of a refusal."""

    sending: Sending
    refusal: OrderRefusal | None = None


@dataclass(frozen=True, slots=True)
class OrderState:
    """What an exchange says of an order."""

    over: bool
    qty: Decimal  # filled
    fills: tuple[Fill, ...] | None = None  # None: they are asked for apart


@dataclass(frozen=True, slots=True)
class OrderProof:
    """How long an order can be accepted and found at an exchange, in seconds."""

    window: float  # a signed request that is older is refused
    memory: float  # an order that is over is found for so long


def dead_after(row: WrittenIntent, proof: OrderProof, may_lead: float) -> float:
    """Return when an order that is not found can no longer appear.

    `may_lead`: seconds by which our clock may be ahead of the one of the exchange.
    """
    return row.lease_until + proof.window + may_lead + _MARGIN


def is_provable(row: WrittenIntent, proof: OrderProof, now: float) -> bool:
    """Return whether the exchange would still find the order if there were one."""
    return now < row.written_at + proof.memory


_MARGIN = 30.0  # seconds
