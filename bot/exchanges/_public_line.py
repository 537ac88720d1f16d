"""The line for public calls: it holds no key, and can send nothing but a GET."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from logging import getLogger
from typing import Any, TypeVar

from bot.domain.diagnosis import Problem
from bot.domain.egress import Egress
from bot.domain.ports.markets import AddressBudget, MarketsUnavailableError
from bot.exchanges._catalogue import Entry
from bot.exchanges._ccxt import Template
from bot.exchanges._classification import asked_wait, problem_of
from bot.exchanges._transport import Line, LongAnswer, Transport

T = TypeVar("T")
_log = getLogger(__name__)
_NOT_FOUND = 404
_CAUSES = {Problem.RATE_LIMITED, Problem.REGION_BLOCKED, Problem.OUR_ADDRESS_BLOCKED}


class AbsentError(MarketsUnavailableError):
    """The exchange has nothing of that name."""


class PublicLine:
    """Makes public calls at exchanges. `urls`, `egress` and `timeout`: as for KeyLine.

    `budget` returns the pauses of an exchange, if somebody keeps them: a rate limit pauses all
    calls from our address, and no call is made during a pause.
    """

    def __init__(
        self,
        urls: Mapping[str, str] | None,
        egress: Egress,
        timeout: float,
        catalogue: Mapping[str, Entry],
        budget: Callable[[str], AddressBudget | None],
    ) -> None:
        self._budget = budget
        self._catalogue = catalogue
        line = Line(answer=LongAnswer, verbs=("get",), shape=self._shape)
        self._transport = Transport(urls, egress, timeout, _milliseconds, line)

    async def call(self, exchange: str, method: str, params: Mapping[str, object]) -> Any:
        """Return the decoded body of an accepted answer. Raises MarketsUnavailableError."""
        template = await self._template(exchange)
        client = template.copy({}, template.options())
        return await self._guarded(exchange, client, getattr(client, method)(dict(params)))

    async def in_thread(self, exchange: str, work: Callable[[Any], Awaitable[T]]) -> T:
        """Return the result of work with a client of ccxt that takes the processor for long.

        Raises MarketsUnavailableError.
        """
        template = await self._template(exchange)

        async def alone() -> T:
            async with self._transport.session() as session:
                client = template.copy({}, template.options())
                client.session = session
                client.asyncio_loop = asyncio.get_running_loop()
                return await self._guarded(exchange, client, work(client))

        return await asyncio.to_thread(lambda: asyncio.run(alone()))

    async def close(self) -> None:
        """Close the connections."""
        await self._transport.close()

    async def _template(self, exchange: str) -> Template:
        budget = self._budget(exchange)
        if budget and budget.paused(datetime.now(UTC)):
            raise MarketsUnavailableError(exchange, Problem.RATE_LIMITED)
        return await self._transport.to(exchange, self._catalogue[exchange].dialect)

    async def _guarded(self, exchange: str, client: Any, answer: Awaitable[T]) -> T:
        """Return an answer; whatever ccxt raises becomes a MarketsUnavailableError."""
        try:
            found = await answer
        except Exception as error:  # noqa: BLE001  # an answer may have any form
            _log.debug("%s: %s", exchange, type(error).__name__)
            problem, _ = problem_of(self._catalogue[exchange].dialect, client.reply, error)
            wait = asked_wait(client.reply, datetime.now(UTC))
        else:
            if isinstance(found, (dict, list)):
                return found
            problem, wait = Problem.EXCHANGE_UNAVAILABLE, None
        if client.reply and client.reply.status == _NOT_FOUND:
            raise AbsentError(exchange, Problem.EXCHANGE_UNAVAILABLE)
        budget = self._budget(exchange)
        if budget and problem is Problem.RATE_LIMITED:
            budget.slow_down(datetime.now(UTC), wait)
        cause = problem if problem in _CAUSES else Problem.EXCHANGE_UNAVAILABLE
        raise MarketsUnavailableError(exchange, cause)

    def _shape(self, name: str, client: Any) -> None:
        """Set up a client of ccxt for markets: spot only, numbers as exact text."""
        facts = self._catalogue[name.partition("/")[0]].market
        client.number = str
        client.has["fetchCurrencies"] = False
        if facts is not None:
            usual = client.options.get("fetchMarkets")
            client.options["fetchMarkets"] = {
                **(usual if isinstance(usual, dict) else {}),
                "types": facts.types or ["spot"],
            }
            for method in facts.left_out:
                setattr(client, method, _none_of_them)


async def _none_of_them(_params: object = None) -> list[Any]:
    return []


def _milliseconds() -> int:
    return round(datetime.now(UTC).timestamp() * 1000)
