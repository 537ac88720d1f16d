"""Whether an account has the money that a strategy may use."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.ports.strategies import Runs
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import StartRefusal, StartRefusedError, TooLittleError
from bot.services.balances import AccountReader, FreeMoney, UnreadableKeyError
from bot.services.strategies.proposal import Proposal


@dataclass(frozen=True, kw_only=True)
class Funding:
    """Compares a margin limit with what is free, less what other strategies may still use."""

    accounts: AccountReader
    runs: Runs

    async def free(self, owner: int, connection: str, coin: str, strategy: str = "") -> FreeMoney:
        """Return what is free of a coin now, and what others than `strategy` may still take.

        Raises GoneError.
        """
        free = await self.accounts.free_money(owner, connection, coin)
        return replace(free, reserved=await self._reserved(connection, coin, strategy))

    async def require(self, owner: int, proposal: Proposal) -> None:
        """Require the money of a proposal, or of other numbers for a strategy that runs.

        What its open group has paid is a part of its limit that is not needed again. Raises
        StartRefusedError.
        """
        coin = proposal.pair.partition("/")[2]
        try:
            free = await self.accounts.free_of(owner, proposal.connection, coin)
        except UnreadableKeyError:
            raise StartRefusedError(StartRefusal.WITHDRAWALS) from None
        except BalancesUnavailableError:
            raise StartRefusedError(StartRefusal.NO_BALANCE) from None
        runs = await self.runs.running_on(proposal.connection)
        used = sum((_used(run) for run in runs if run.strategy.id == proposal.id), start=ZERO)
        needs = max(proposal.limit - used, ZERO)
        taken = await self._reserved(proposal.connection, coin, proposal.id)
        if needs + taken > free:
            raise TooLittleError(coin, needs, free, taken)

    async def _reserved(self, connection: str, coin: str, strategy: str) -> Decimal:
        """Return what others than a strategy may still take of a coin."""
        runs = await self.runs.running_on(connection)
        return reserved((run for run in runs if run.strategy.id != strategy), coin)


def reserved(runs: Iterable[StrategyRun], coin: str) -> Decimal:
    """Return what strategies with real money may still take of a coin."""
    return sum((_rest(run) for run in runs if run.is_live and run.price_coin == coin), start=ZERO)


def _rest(run: StrategyRun) -> Decimal:
    """Return what a strategy may still take: now, or with its next group."""
    return max(max(run.plan.limit, run.next_plan.limit) - _used(run), ZERO)


def _used(run: StrategyRun) -> Decimal:
    return run.open_group.cost if run.open_group is not None else ZERO
