"""What is on the account of a key, asked when it is wanted; see bot.domain.ports.balances."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from bot.domain.credentials import Credentials
from bot.domain.diagnosis import Problem
from bot.domain.ports.balances import BalancesUnavailableError, CoinBalance
from bot.domain.ports.markets import AddressBudget
from bot.exchanges._balance_facts import BalanceReader, Has, amount_of
from bot.exchanges._client import KeyClient
from bot.exchanges._dialect import Refused
from bot.exchanges._examination import unexpected
from bot.exchanges._key_line import KeyLine

MAX_CONCURRENT = 4  # reads per exchange: exchanges limit each address
_UNKNOWN_HERE = {Problem.INVALID_KEY, Problem.WRONG_SITE}


def _no_budget(_exchange: str) -> AddressBudget | None:
    return None


class CcxtBalances:
    """Reads spot accounts over the line of the key tests. It keeps no answer.

    `budget` returns the pauses of an exchange, which the checks of keys share: no call is made
    during a pause, and a rate limit begins one.
    """

    def __init__(
        self, line: KeyLine, budget: Callable[[str], AddressBudget | None] = _no_budget
    ) -> None:
        self._line = line
        self._budget = budget
        self._slots: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(MAX_CONCURRENT)
        )

    async def read(self, exchange: str, credentials: Credentials) -> Mapping[str, CoinBalance]:
        """Return coin → what the account has, without coins of which it has none.

        Raises BalancesUnavailableError.
        """
        async with self._slots[exchange]:
            try:
                self._respect_pause(exchange)
                return await self._read(exchange, credentials)
            except Refused as refused:
                self._remember_limit(exchange, refused)
                problem = refused.problem
            except Exception as error:  # noqa: BLE001  # an answer may have any form
                problem = unexpected(exchange, credentials, error).problem
        raise BalancesUnavailableError(problem)

    async def _read(self, exchange: str, credentials: Credentials) -> Mapping[str, CoinBalance]:
        ask = self._line.catalogue[exchange].balances
        client, site = await self._line.client(exchange, credentials)
        try:
            return await _answer(client, ask)
        except Refused as refused:
            if refused.problem not in _UNKNOWN_HERE:
                raise
            found = await self._line.elsewhere(exchange, client, asked=site)
            if found is None:
                raise
        there, _ = found
        if there is None:
            raise Refused(Problem.WRONG_SITE)
        return await _answer(there, ask)

    def _respect_pause(self, exchange: str) -> None:
        budget = self._budget(exchange)
        if budget and budget.paused(self._line.clock()):
            raise Refused(Problem.RATE_LIMITED, said="paused")

    def _remember_limit(self, exchange: str, refused: Refused) -> None:
        budget = self._budget(exchange)
        if budget and refused.problem is Problem.RATE_LIMITED and refused.said != "paused":
            budget.slow_down(self._line.clock(), refused.wait)


async def _answer(client: KeyClient, ask: BalanceReader) -> Mapping[str, CoinBalance]:
    return _added_up(await ask(client), client.coin)


def _added_up(rows: Iterable[Has], named: Callable[[str], str]) -> Mapping[str, CoinBalance]:
    """Return what the rows have of each coin. Raises ValueError for a row that is none."""
    found: dict[str, CoinBalance] = {}
    for row in rows:
        if not isinstance(row.coin, str) or not row.coin:
            raise ValueError("no coin")
        coin, free, locked = named(row.coin), amount_of(row.free), amount_of(row.locked)
        if free or locked:
            before = found.get(coin, CoinBalance(free - free, locked - locked))
            found[coin] = CoinBalance(before.free + free, before.locked + locked)
    return found
