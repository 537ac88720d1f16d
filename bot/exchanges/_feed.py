"""Keeps the quotes of watched pairs up to date: one task per exchange, none while nothing is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping

from bot.domain.diagnosis import Problem
from bot.domain.ports.markets import MarketsUnavailableError
from bot.domain.strategies.market import Quote

_SILENT = 3  # failures in a row

_log = logging.getLogger(__name__)


class QuoteFeed:
    """The newest quote of each watched pair.

    `ask` returns the quotes of pairs at an exchange; `cadence`: seconds between two questions
    about so many pairs of an exchange; `longest`: the same after any number of failures. `silent`
    is called with an exchange that did not answer three times in a row, once until it does.
    """

    silent: Callable[[str], Awaitable[None]] | None = None

    def __init__(
        self,
        ask: Callable[[str, Collection[str]], Awaitable[Mapping[str, Quote]]],
        cadence: Callable[[str, int], float],
        longest: float,
    ) -> None:
        self._ask = ask
        self._cadence = cadence
        self._longest = longest
        self._watched: dict[str, frozenset[str]] = {}
        self._quotes: dict[str, dict[str, Quote]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def quote(self, exchange: str, pair: str) -> Quote | None:
        """Return the newest quote of a watched pair; None if there is none."""
        return self._quotes.get(exchange, {}).get(pair)

    def watch(self, exchange: str, pairs: Collection[str]) -> None:
        """Watch these pairs of an exchange, and no others."""
        if not pairs:
            self._rest(exchange)
            return
        self._watched[exchange] = frozenset(pairs)
        known = self._quotes.setdefault(exchange, {})
        for pair in known.keys() - self._watched[exchange]:
            del known[pair]
        if exchange not in self._tasks:
            self._tasks[exchange] = asyncio.create_task(self._keep_up(exchange))

    async def close(self) -> None:
        """End all tasks."""
        tasks = list(self._tasks.values())
        for exchange in list(self._tasks):
            self._rest(exchange)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _rest(self, exchange: str) -> None:
        self._watched.pop(exchange, None)
        self._quotes.pop(exchange, None)
        if task := self._tasks.pop(exchange, None):
            task.cancel()

    async def _keep_up(self, exchange: str) -> None:
        failures = 0
        while True:
            problem = await self._refresh(exchange, failures)
            failures = 0 if problem is None else failures + 1
            if failures == _SILENT and problem is Problem.EXCHANGE_UNAVAILABLE:
                await self._report(exchange)
            cadence = self._cadence(exchange, len(self._watched[exchange]))
            pause = cadence * 2.0 ** min(failures, 16)
            await asyncio.sleep(min(pause, max(self._longest, cadence)))

    async def _report(self, exchange: str) -> None:
        """Report that an exchange sends no prices. A failure never ends the feed."""
        if self.silent is not None:
            try:
                await self.silent(exchange)
            except Exception:  # noqa: BLE001  # such as a database that does not answer
                _log.exception("that %s sends no prices could not be reported", exchange)

    async def _refresh(self, exchange: str, failures: int) -> Problem | None:
        """Ask once; return why the exchange did not answer. A failure never ends the feed."""
        try:
            answered = await self._ask(exchange, self._watched[exchange])
        except MarketsUnavailableError as error:
            if not failures:
                _log.warning("no prices of %s: %s", exchange, error.problem.value)
            return error.problem
        except Exception:  # noqa: BLE001  # the feed of an exchange must not end
            if not failures:
                _log.exception("the prices of %s cannot be read", exchange)
            return Problem.EXCHANGE_UNAVAILABLE
        self._keep(exchange, answered)
        return None

    def _keep(self, exchange: str, answered: Mapping[str, Quote]) -> None:
        """Keep the answered quotes. A pair that is not in the answer has no price any more."""
        watched = self._watched.get(exchange, frozenset())
        self._quotes[exchange] = {p: quote for p, quote in answered.items() if p in watched}
