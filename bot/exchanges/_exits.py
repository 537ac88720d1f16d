"""What calls exchanges, once for each egress; and what stands for an egress that is gone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.domain.credentials import Credentials
from bot.domain.diagnosis import CheckReport, Problem, Progress
from bot.domain.egress import DEFAULT, Egresses, Route
from bot.domain.ports.balances import Balances, BalancesUnavailableError, CoinBalance
from bot.domain.ports.markets import AddressBudget
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import (
    LookError,
    MaySend,
    OrderProof,
    OrderState,
    Sending,
    SendResult,
)
from bot.domain.timings import USUAL
from bot.exchanges._balances import CcxtBalances
from bot.exchanges._key_line import KeyLine
from bot.exchanges._order_memory import OrderMemory
from bot.exchanges._prober import CcxtProber
from bot.exchanges._trader import CcxtTrader

if TYPE_CHECKING:
    from bot.domain.ports.checks import Prober

T = TypeVar("T")


@dataclass(frozen=True)
class Exits(Generic[T]):
    """Implements the port `ByEgress`. `nowhere`: stands for an egress that is not known."""

    known: Mapping[str, T]
    nowhere: T

    def via(self, egress: str) -> T:
        """Return what calls through an egress."""
        return self.known.get(egress, self.nowhere)


class NowhereProber:
    """Tests nothing: the egress of the key is gone."""

    async def check(
        self,
        exchange: str,  # noqa: ARG002  # the port has it
        credentials: Credentials,  # noqa: ARG002  # the port has it
        progress: Progress | None = None,  # noqa: ARG002  # the port has it
    ) -> CheckReport:
        """Report that nothing was reached, for which no key is to blame."""
        return CheckReport(problems=(Problem.EGRESS_DOWN,), steps={}, permissions={})


class NowhereBalances:
    """Reads nothing: the egress of the key is gone."""

    async def read(self, _exchange: str, _credentials: Credentials) -> Mapping[str, CoinBalance]:
        """Raise BalancesUnavailableError."""
        raise BalancesUnavailableError(Problem.EGRESS_DOWN)


class NowhereTrader:
    """Sends nothing: the egress of the key is gone. `proofs`: what else is known of exchanges."""

    def __init__(self, proofs: Callable[[str], OrderProof | None]) -> None:
        self.proof = proofs

    async def account(self, _exchange: str, _credentials: Credentials) -> None:
        """Raise LookError."""
        raise LookError

    async def place(
        self,
        _exchange: str,
        _credentials: Credentials,
        _pair: str,
        _order: Intent,
        _may_send: MaySend,
    ) -> SendResult:
        """Return that nothing was sent."""
        return SendResult(Sending.UNSENT)

    async def find(
        self, _exchange: str, _credentials: Credentials, _pair: str, _order: Intent
    ) -> OrderState | None:
        """Raise LookError."""
        raise LookError

    async def fills(
        self, _exchange: str, _credentials: Credentials, _pair: str, _order: Intent, _since: float
    ) -> Sequence[Fill]:
        """Raise LookError."""
        raise LookError


class CcxtExits:
    """The lines of all egresses, and the parts that call exchanges over them.

    `budget` returns the pauses of a route, which all calls over it share.
    """

    def __init__(
        self,
        egresses: Egresses,
        urls: Mapping[str, str] | None = None,
        *,
        timeout: float = USUAL.exchange_answer,
        budget: Callable[[Route], AddressBudget | None] = lambda _: None,
    ) -> None:
        self._lines = {e.id: KeyLine(urls, e, timeout=timeout) for e in egresses.all}
        memory = OrderMemory()

        def pauses(egress: str) -> Callable[[str], AddressBudget | None]:
            return lambda exchange: budget(Route(egress, exchange))

        self.probers: Exits[Prober] = Exits(
            {id_: CcxtProber(line) for id_, line in self._lines.items()}, NowhereProber()
        )
        self.balances: Exits[Balances] = Exits(
            {id_: CcxtBalances(line, pauses(id_)) for id_, line in self._lines.items()},
            NowhereBalances(),
        )
        traders = {id_: CcxtTrader(line, pauses(id_), memory) for id_, line in self._lines.items()}
        self.traders: Exits[CcxtTrader | NowhereTrader] = Exits(
            traders, NowhereTrader(traders[DEFAULT].proof)
        )

    async def close(self) -> None:
        """Close the connections of all egresses."""
        for line in self._lines.values():
            await line.close()
