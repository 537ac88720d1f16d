"""Counts what is there, after other hands moved coins of a strategy."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ports.strategies import GroupStore, Runs, StrategyHistory, StrategyStore
from bot.domain.strategies.amounts import ZERO, wire
from bot.domain.strategies.disturbance import chosen_status, counted, share_of_free
from bot.domain.strategies.events import EventDraft, EventKind
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus, with_status
from bot.services.balances import AccountReader, UnreadableKeyError
from bot.services.strategies.disturbances import EVENTS, holders, of_coin
from bot.services.strategies.strategies import StrategyGoneError
from bot.services.strategies.verbs import VerbRefusedError


@dataclass(frozen=True, kw_only=True)
class CoinCounter:
    """Lowers what a strategy holds to what its account has, as its owner wishes."""

    runs: Runs
    store: StrategyStore
    groups: GroupStore
    history: StrategyHistory
    accounts: AccountReader
    clock: Callable[[], datetime]

    async def count(self, owner: int, strategy: str) -> None:
        """Make a strategy hold what is free of its coin, never more than before, and go on.

        Raises StrategyGoneError; VerbRefusedError if it holds nothing, or an order of it is under
        way; BalancesUnavailableError.
        """
        while True:
            run = await self._run(owner, strategy)
            group, connection = run.open_group, run.connection
            refused = not run.is_live or run.has_ended or connection is None
            if refused or connection is None or group is None or group.live or group.held <= 0:
                raise VerbRefusedError
            try:
                held = await self.accounts.held(connection, fresh=True)
            except UnreadableKeyError:
                raise VerbRefusedError from None
            free = held[group.base].free if group.base in held else ZERO
            others = holders(run, await self.runs.of_owner(owner))
            there = share_of_free(group, of_coin(others, group.base), free)
            after = counted(group, there, self.clock().timestamp())
            if after == group or await self.groups.save(group, after):
                break
        facts = {"held": wire(after.held)}
        await self._go_on(owner, strategy, facts, is_new=after != group)

    async def _go_on(
        self, owner: int, strategy: str, facts: dict[str, str], *, is_new: bool
    ) -> None:
        """Store that it was counted; a strategy that was paused for it goes on.

        `is_new`: False for a press that came again: then there is nothing to store.
        """
        event = EventDraft(EventKind.COUNTED, facts)
        while True:
            strategy_now = (await self._run(owner, strategy)).strategy
            after = strategy_now
            if strategy_now.status is StrategyStatus.PAUSED:
                chosen = chosen_status(await self.history.latest(owner, strategy, EVENTS))
                after = with_status(strategy_now, chosen, self.clock().timestamp())
            if not is_new and after.status is strategy_now.status:
                return
            if await self.store.save(strategy_now, after, event):
                return

    async def _run(self, owner: int, strategy: str) -> StrategyRun:
        run = await self.runs.run(owner, strategy)
        if run is None:
            raise StrategyGoneError
        return run
