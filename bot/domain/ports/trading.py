"""Ports for orders at exchanges; only the executor and the live trader use them."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.credentials import Credentials
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import MaySend, OrderProof, OrderState, SendResult


class Trader(Protocol):
    """Places and finds the orders of one key at an exchange. It tries nothing twice."""

    @property
    def proof(self) -> OrderProof:
        """How long an order can be accepted and found."""

    async def place(self, pair: str, order: Intent, may_send: MaySend) -> SendResult:
        """Sign an order, ask `may_send`, and send it once; never raise for an answer.

        A result says nothing of what was filled: the order is read afterwards.
        """

    async def find(self, pair: str, order: Intent) -> OrderState | None:
        """Return what became of an order, found by our id; None: the exchange knows none.

        Raises LookError if the exchange did not answer the question.
        """

    async def fills(self, pair: str, order: Intent, since: float) -> Sequence[Fill]:
        """Return the fills of an order since a time in seconds. Raises LookError."""


class OrderGateway(Protocol):
    """Places and finds spot orders at exchanges, with the key that is given to each call.

    It tries nothing twice and keeps no credentials. A pair is written BTC/USDT.
    """

    def proof(self, exchange: str) -> OrderProof | None:
        """Return how long an order can be accepted and found; None: no live orders there."""

    async def account(self, exchange: str, credentials: Credentials) -> None:
        """Ask once what orders need to know of the account.

        Raises OrderRefusedError, and LookError if the exchange does not answer. Later calls with
        the same key use the answer; without one they ask first.
        """

    async def place(
        self,
        exchange: str,
        credentials: Credentials,
        pair: str,
        order: Intent,
        may_send: MaySend,
    ) -> SendResult:
        """Sign an order, ask `may_send`, and send it once; never raise for an answer."""

    async def find(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent
    ) -> OrderState | None:
        """Return what became of an order, found by our id. Raises LookError."""

    async def fills(
        self, exchange: str, credentials: Credentials, pair: str, order: Intent, since: float
    ) -> Sequence[Fill]:
        """Return the fills of an order since a time in seconds. Raises LookError."""
