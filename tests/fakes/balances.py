"""An account in memory."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.credentials import Credentials
from bot.domain.diagnosis import Problem
from bot.domain.ports.balances import BalancesUnavailableError, CoinBalance


@dataclass
class BalancesInMemory:
    """An account that a test fills; it counts the readings."""

    has: Mapping[str, CoinBalance] = field(default_factory=dict)
    problem: Problem | None = None
    seconds: float = 0.0
    reads: int = 0

    def via(self, _egress: str) -> "BalancesInMemory":
        return self

    async def read(self, _exchange: str, _credentials: Credentials) -> Mapping[str, CoinBalance]:
        self.reads += 1
        await asyncio.sleep(self.seconds)
        if self.problem:
            raise BalancesUnavailableError(self.problem)
        return self.has


def coin(free: str, locked: str = "0") -> CoinBalance:
    """Return what an account has of a coin."""
    return CoinBalance(Decimal(free), Decimal(locked))
