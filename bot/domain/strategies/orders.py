"""Orders: what was decided, and what the exchange says was done."""

import base64
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from zlib import crc32

from bot.domain.strategies.amounts import ONE


class Side(StrEnum):
    """What an order does with the coin of its group."""

    BUY = "buy"
    SELL = "sell"


class OrderKind(StrEnum):
    """Why an order was decided."""

    ENTRY = "entry"  # the first buy
    TOPUP = "top-up"
    PROFIT = "take-profit"
    STOP = "stop"
    CLOSE = "close"  # asked for by the person, or the rest of an earlier sale


@dataclass(frozen=True, slots=True)
class Intent:
    """One order that was decided: limit, immediate or cancel. It is sent at most once."""

    id: str  # ours; the exchange gets it with the order
    number: int  # of the order within its group
    side: Side
    kind: OrderKind
    price: Decimal  # the limit
    qty: Decimal
    reserve: Decimal  # money that the order can take at most, with the fee; 0 for a sale
    decided_at: float  # seconds: when its quote was taken


@dataclass(frozen=True, slots=True)
class Fill:
    """One execution of an order, as the exchange reports it."""

    trade_id: str  # unique within the order
    side: Side
    price: Decimal
    qty: Decimal
    fee: Decimal
    fee_coin: str  # as the exchange names it
    at: float  # seconds

    @property
    def cost(self) -> Decimal:
        """Price times quantity, without the fee."""
        return self.price * self.qty


def order_id(strategy: str, group: int, number: int) -> str:
    """Return our id of an order: 18 characters that every exchange takes.

    The same order has the same id in every process.
    """
    digest = hashlib.blake2b(f"{strategy}/{group}/{number}".encode(), digest_size=10).digest()
    return f"bf{base64.b32encode(digest).decode().lower()}"


def mark_of(text: str) -> int:
    """Return a number of at most nine digits that differs for another text; 0: of none."""
    return crc32(text.encode()) % 10**9


def reserve_of(price: Decimal, qty: Decimal, fee: Decimal) -> Decimal:
    """Return the money that a buy can take at most."""
    return price * qty * (ONE + fee)
