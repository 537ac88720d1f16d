"""Finds out whether the coins of strategies with real money are still on the account."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from bot.domain.connection import Connection
from bot.domain.ports.balances import BalancesUnavailableError
from bot.domain.ports.strategies import Runs, StrategyHistory, StrategyStore
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.disturbance import disturbed, is_known, is_missing, share_of_free
from bot.domain.strategies.events import EventKind
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.market import Rules
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus, with_status
from bot.services.balances import AccountReader, UnreadableKeyError
from bot.services.connections import GoneError

EVERY = 600.0  # seconds between two readings of an account that holds coins of strategies
AGAIN = 15.0  # seconds until a reading that found less is repeated, or one that came too early
_ROUND = 5.0  # seconds between two looks for what is due
EVENTS = 200  # of a strategy, the latest
_BUYING = frozenset({StrategyStatus.RUNNING, StrategyStatus.FINISHING})
_SILENT = frozenset({StrategyStatus.STOPPING, StrategyStatus.ENDED})  # nothing more is sent

log = logging.getLogger(__name__)


def holders(run: StrategyRun, runs: Iterable[StrategyRun]) -> Sequence[StrategyRun]:
    """Return the strategies with real money that hold coins on the account of one."""
    return [one for one in runs if _holds(one) and _shares(run, one)]


class Disturbances:
    """Compares accounts with what their strategies hold, in the background.

    Two readings in a row must say the same. What is kept in memory can be lost at any time.
    """

    def __init__(
        self,
        *,
        runs: Runs,
        store: StrategyStore,
        history: StrategyHistory,
        accounts: AccountReader,
        rules: Callable[[str, str], Rules | None],
        clock: Callable[[], float],
    ) -> None:
        """Take what returns the rules of an exchange and a pair, and the clock in seconds."""
        self._runs = runs
        self._store = store
        self._history = history
        self._accounts = accounts
        self._rules = rules
        self._clock = clock
        self._round = 0.0
        self._due: dict[str, float] = {}  # connection → seconds
        self._found: dict[str, Decimal] = {}  # strategy → what was there, where it was too little
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def look(self, runs: Iterable[StrategyRun]) -> None:
        """Begin the readings that are due; return at once."""
        now = self._clock()
        if 0 <= now - self._round < _ROUND:
            return
        self._round = now
        held = {run.connection_id: run for run in runs if _holds(run)}
        self._due = {name: at for name, at in self._due.items() if name in held}
        for name, run in held.items():
            if self._due.get(name, 0.0) <= now and name not in self._under_way:
                self._due[name] = now + EVERY
                task = asyncio.create_task(self._survive(run), name="disturbances")
                self._under_way[name] = task
                task.add_done_callback(partial(self._end, name))

    def suspect(self, run: StrategyRun) -> None:
        """Read the account of a strategy soon: the exchange says that coins are missing."""
        self._due[run.connection_id] = 0.0

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await asyncio.gather(*self._under_way.values())

    async def stop(self) -> None:
        """End what is under way."""
        for task in self._under_way.values():
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    def _end(self, connection: str, _: asyncio.Task[None]) -> None:
        del self._under_way[connection]

    async def _survive(self, run: StrategyRun) -> None:
        try:
            await self._compare(run)
        except (GoneError, UnreadableKeyError, BalancesUnavailableError):
            return  # the watch of keys says why
        except Exception:
            log.exception("the account of strategy %.8s could not be compared", run.strategy.id)

    async def _compare(self, run: StrategyRun) -> None:
        """Compare one account. An order on its way, or one that just ended, is waited for."""
        before = holders(run, await self._runs.of_owner(run.owner))
        mine = [one for one in before if one.connection_id == run.connection_id]
        connection = next((one.connection for one in mine if one.connection), None)
        if connection is None:
            return
        held = await self._accounts.held(connection)
        after = holders(run, await self._runs.of_owner(run.owner))
        if _groups(before) != _groups(after) or any(group.live for group in _groups(after)):
            self._repeat(connection)
            return
        for one in mine:
            coin = one.pair.partition("/")[0]
            free = held[coin].free if coin in held else ZERO
            await self._judge(one, of_coin(after, coin), free)

    async def _judge(self, run: StrategyRun, groups: Sequence[TradeGroup], free: Decimal) -> None:
        """Hold a strategy whose coins are missing, at the second reading that says so."""
        group, rules = run.open_group, self._rules(run.exchange, run.pair)
        if group is None or run.connection is None:
            return
        if rules is None:  # they are being read: without them nothing was compared
            self._repeat(run.connection)
            return
        there = share_of_free(group, groups, free)
        if not is_missing(group.held, there, rules.lot):
            self._found.pop(run.strategy.id, None)
        elif self._found.get(run.strategy.id) != there:
            self._found[run.strategy.id] = there
            self._repeat(run.connection)
        else:
            await self._hold(run, group, there)

    async def _hold(self, run: StrategyRun, group: TradeGroup, there: Decimal) -> None:
        """Stop buying, with one notice; it is repeated when still less is there."""
        events = await self._history.latest(run.owner, run.strategy.id, EVENTS)
        last = next((e for e in events if e.kind is EventKind.DISTURBED), None)
        if last is not None and is_known(group, there, last):
            return
        after = run.strategy
        if after.status in _BUYING:
            after = with_status(after, StrategyStatus.PAUSED, self._clock())
        saved = await self._store.save(run.strategy, after, disturbed(group, there))
        if not saved and run.connection is not None:
            self._repeat(run.connection)  # it was changed meanwhile

    def _repeat(self, connection: Connection) -> None:
        self._due[connection.id] = self._clock() + AGAIN


def _holds(run: StrategyRun) -> bool:
    group = run.open_group
    return (
        run.is_live and run.strategy.status not in _SILENT and group is not None and group.held > 0
    )


def _shares(run: StrategyRun, other: StrategyRun) -> bool:
    """Return whether two strategies trade on one account: with one key, or with two of it."""
    if run.connection_id == other.connection_id:
        return True
    accounts = {one.connection.account if one.connection else None for one in (run, other)}
    return run.exchange == other.exchange and len(accounts) == 1 and None not in accounts


def _groups(runs: Sequence[StrategyRun]) -> list[TradeGroup]:
    return [run.open_group for run in runs if run.open_group is not None]


def of_coin(runs: Sequence[StrategyRun], coin: str) -> list[TradeGroup]:
    """Return the open groups that hold a coin."""
    return [group for group in _groups(runs) if group.base == coin]
