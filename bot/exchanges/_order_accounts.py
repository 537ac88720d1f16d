"""What is known of the accounts that trade: their site, and that they have live orders."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.domain.credentials import Field
from bot.domain.diagnosis import Problem
from bot.domain.strategies.sending import LookError, OrderRefusal, OrderRefusedError
from bot.exchanges._ccxt import Template
from bot.exchanges._client import KeyClient
from bot.exchanges._dialect import Dialect, Refused
from bot.exchanges._key_line import KeyLine
from bot.exchanges._order_reading import meaning, sense
from bot.exchanges._trade import TradeDialect

_MOST_KEYS = 10_000  # remembered; the oldest is dropped first
_ELSEWHERE = {Problem.INVALID_KEY, Problem.WRONG_SITE}  # another site may know the key


class OrderAccounts:
    """Asks once of each key and process; it holds digests, no credentials."""

    def __init__(self, line: KeyLine, digest: Callable[[str, Mapping[Field, str]], str]) -> None:
        self._line = line
        self._digest = digest
        self._ready: dict[str, None] = {}

    async def site(self, exchange: str, dialect: Dialect, values: Mapping[Field, str]) -> Template:
        """Return the client template of the site where a key is known, else of the main one."""
        site = self._line.sites.of(exchange, dialect, values[Field.API_KEY])
        return await self._line.transport.to(exchange, dialect, site)

    async def ready(
        self, exchange: str, dialect: Dialect, trade: TradeDialect, values: Mapping[Field, str]
    ) -> None:
        """Return once an account is known to have live orders.

        Raises OrderRefusedError if it has none, LookError if the exchange does not say.
        """
        digest = self._digest(exchange, values)
        if digest in self._ready:
            return
        asking = replace(dialect, endpoints=(*dialect.endpoints, *trade.asks))
        template = await self.site(exchange, dialect, values)
        client = KeyClient(asking, template, values, self._line.clock)
        refusal = await self._ask(exchange, dialect, trade, client)
        if refusal is not None:
            raise OrderRefusedError(refusal)
        self._ready[digest] = None
        if len(self._ready) > _MOST_KEYS:
            del self._ready[next(iter(self._ready))]

    async def _ask(
        self, exchange: str, dialect: Dialect, trade: TradeDialect, client: KeyClient
    ) -> OrderRefusal | None:
        """Ask at the site where the key is known. Raises LookError."""
        try:
            return await _facts(trade, client)
        except Refused as refused:
            if refused.problem not in _ELSEWHERE:
                return _meant(refused)
        asked = self._line.sites.of(exchange, dialect, client.credential(Field.API_KEY))
        there, _ = await self._line.elsewhere(exchange, client, asked) or (None, asked)
        if there is None:
            return OrderRefusal.KEY
        try:
            return await _facts(trade, there)
        except Refused as refused:
            return _meant(refused)


async def _facts(trade: TradeDialect, client: KeyClient) -> OrderRefusal | None:
    with sense():
        return await trade.facts(client)


def _meant(refused: Refused) -> OrderRefusal:
    refusal = meaning(refused.problem)
    if refusal is None:
        raise LookError from None
    return refusal
