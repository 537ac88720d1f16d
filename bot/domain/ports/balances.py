"""Port for what is on an account; it is read when it is asked for, and never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bot.domain.credentials import Credentials
from bot.domain.diagnosis import Problem


@dataclass(frozen=True, slots=True)
class CoinBalance:
    """What an account has of one coin."""

    free: Decimal
    locked: Decimal  # in open orders

    @property
    def total(self) -> Decimal:
        """Free and locked together."""
        return self.free + self.locked


class BalancesUnavailableError(Exception):
    """An exchange did not say what is on an account."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem  # why


class Balances(Protocol):
    """Reads the spot account of a key."""

    async def read(self, exchange: str, credentials: Credentials) -> Mapping[str, CoinBalance]:
        """Return coin → what the account has, without coins of which it has none.

        Raises BalancesUnavailableError.
        """
