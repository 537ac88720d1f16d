"""What is remembered of orders and of keys that trade, whichever egress they go through."""

import asyncio
import hashlib
from collections.abc import Mapping
from secrets import token_bytes
from typing import TypeVar
from weakref import WeakValueDictionary

from bot.domain.credentials import Field
from bot.exchanges._trade import FoundOrder

_MOST_ORDERS = 10_000  # remembered between two questions; the oldest is dropped first

T = TypeVar("T")


class OrderMemory:
    """Our ids that were sent, the orders that are over, and whose turn it is.

    It holds digests, no credentials.
    """

    def __init__(self) -> None:
        self.sent: dict[str, None] = {}  # our ids
        self.over: dict[str, FoundOrder] = {}  # our id → an order that changes no more
        self._salt = token_bytes(32)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def remember_sent(self, order: str) -> None:
        """Remember that an order may have left."""
        _remember(self.sent, order, None)

    def remember_over(self, order: str, found: FoundOrder) -> None:
        """Remember an order that changes no more."""
        _remember(self.over, order, found)

    def digest(self, exchange: str, values: Mapping[Field, str]) -> str:
        """Return the name under which a key is remembered. Another secret is another key."""
        text = "\0".join((exchange, *(values[f] for f in sorted(values))))
        return hashlib.blake2b(text.encode(errors="surrogatepass"), key=self._salt).hexdigest()

    def turn(self, exchange: str, values: Mapping[Field, str]) -> asyncio.Lock:
        """Return the turn of a key: one call at a time."""
        return self._turns.setdefault(self.digest(exchange, values), asyncio.Lock())


def _remember(known: dict[str, T], name: str, value: T) -> None:
    known[name] = value
    if len(known) > _MOST_ORDERS:
        del known[next(iter(known))]
