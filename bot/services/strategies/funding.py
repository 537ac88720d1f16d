"""Whether an account has the money that a strategy may use."""

from dataclasses import dataclass

from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.ports.strategies import Runs
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.basket import reserved, used
from bot.domain.strategies.starting import StartRefusal, StartRefusedError
from bot.services.balances import AccountReader, UnreadableKeyError
from bot.services.strategies.basket_proposal import BasketProposal
from bot.services.strategies.proposal import Proposal


@dataclass(frozen=True, kw_only=True)
class Funding:
    """Compares a margin limit with what is free, less what other strategies may still use."""

    accounts: AccountReader
    runs: Runs

    async def require(self, owner: int, proposal: Proposal | BasketProposal) -> None:
        """Require the money of a proposal, or of other numbers for a strategy that runs.

        What its open groups have paid is a part of its limit that is not needed again. Raises
        StartRefusedError.
        """
        first = proposal.parts[0] if isinstance(proposal, BasketProposal) else proposal
        coin = first.pair.partition("/")[2]
        try:
            free = await self.accounts.free_of(owner, proposal.connection, coin)
        except UnreadableKeyError:
            raise StartRefusedError(StartRefusal.WITHDRAWALS) from None
        except BalancesUnavailableError:
            raise StartRefusedError(StartRefusal.NO_BALANCE) from None
        runs = await self.runs.running_on(proposal.connection)
        own = [run for run in runs if proposal.id in {run.strategy.id, run.strategy.basket}]
        others = [run for run in runs if run not in own]
        if max(proposal.limit - used(own), ZERO) + reserved(others, coin) > free:
            raise StartRefusedError(StartRefusal.TOO_LITTLE)
