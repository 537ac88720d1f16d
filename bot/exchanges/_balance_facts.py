"""The vocabulary of balances: which answer says what an account has, and how it is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from bot.exchanges._dialect import Ask, Client, Endpoint
from bot.exchanges._market import Row, decimal

_MOST = Decimal(10) ** 22  # no coin has more
_FINEST = -40  # digits after the point


class Has(NamedTuple):
    """What an account has of one coin, as the exchange wrote it."""

    coin: object
    free: object
    locked: object = "0"


BalanceReader: TypeAlias = Ask[Iterable[Has]]
"""Asks an exchange what is on the account that trades spot. Raises Refused."""


@dataclass(frozen=True, kw_only=True)
class BalanceCall:
    """One call whose answer has every coin. `path`: to the list of coins in it."""

    endpoint: Endpoint
    row: Callable[[Row], Has]
    path: Sequence[str | int] = ()
    params: Mapping[str, object] = field(default_factory=dict)

    async def __call__(self, client: Client) -> Iterable[Has]:
        """Return the rows. Raises Refused, and LookupError or TypeError for another shape."""
        return rows_of(await client.call(self.endpoint, self.params), self.row, *self.path)


def rows_of(body: Any, row: Callable[[Row], Has], *path: str | int) -> list[Has]:
    """Return the rows at a path of a body. Raises LookupError or TypeError for another shape."""
    for step in path:
        body = body[step]
    if not isinstance(body, list):
        raise TypeError("no list of coins")
    return [row(found) for found in body]


def amount_of(written: object) -> Decimal:
    """Return an amount that an exchange wrote. Raises ValueError for anything else.

    What is owed counts as nothing: it is not there.
    """
    number = decimal(written)
    if number is None or number.copy_abs() > _MOST or number.adjusted() < _FINEST:
        raise ValueError("no amount")
    return max(number, Decimal(0))
