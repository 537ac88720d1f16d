"""Whether an account has the money that a strategy may use."""

from dataclasses import dataclass, replace

from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.ports.strategies import Runs
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.basket import reserved, used
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.starting import StartRefusal, StartRefusedError, TooLittleError
from bot.services.balances import AccountReader, FreeMoney, UnreadableKeyError
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Funding:
    """Reads what is free; strategies that run on the connection have their part of it."""

    accounts: AccountReader
    runs: Runs

    async def free(self, owner: int, connection: str, coin: str, strategy: str = "") -> FreeMoney:
        """Return what is free of a coin now, and what others than `strategy` may still take.

        `strategy`: the id of a strategy or of a basket. Raises GoneError.
        """
        free = await self.accounts.free_money(owner, connection, coin)
        others = [run for run in await self.runs.running_on(connection) if not _is(run, strategy)]
        return replace(free, reserved=reserved(others, coin))

    async def require(self, owner: int, proposal: Proposal | BasketProposal) -> None:
        """Require the money of a proposal, or of other numbers for a strategy that runs.

        What its open groups have paid is a part of its limit that is not needed again. Raises
        StartRefusedError.
        """
        coin = proposal.coin
        try:
            free = await self.accounts.free_of(owner, proposal.connection, coin)
        except UnreadableKeyError:
            raise StartRefusedError(StartRefusal.WITHDRAWALS) from None
        except BalancesUnavailableError:
            raise StartRefusedError(StartRefusal.NO_BALANCE) from None
        runs = await self.runs.running_on(proposal.connection)
        own = [run for run in runs if _is(run, proposal.id)]
        needs = max(proposal.limit - used(own), ZERO)
        taken = reserved([run for run in runs if run not in own], coin)
        if needs + taken > free:
            raise TooLittleError(coin, needs, free, taken)


def _is(run: StrategyRun, strategy: str) -> bool:
    """Return whether a run is a strategy, or one of a basket."""
    return strategy in {run.strategy.id, run.strategy.basket}
