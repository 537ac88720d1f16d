"""Port for orders at an exchange; only the executor uses it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import OrderProof, OrderState, SendResult


class LookError(Exception):
    """The exchange did not answer what became of an order."""


class Trader(Protocol):
    """Places and finds the orders of one key at an exchange. It tries nothing twice."""

    @property
    def proof(self) -> OrderProof:
        """How long an order can be accepted and found."""

    async def place(self, pair: str, order: Intent, may_send: Callable[[], bool]) -> SendResult:
        """Sign an order, ask `may_send`, and send it once; never raise for an answer.

        A result says nothing of what was filled: the order is read afterwards.
        """

    async def find(self, pair: str, order: Intent) -> OrderState | None:
        """Return what became of an order, found by our id; None: the exchange knows none.

        Raises LookError if the exchange did not answer the question.
        """

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        """Return the fills of an order since a time in seconds. Raises LookError."""
