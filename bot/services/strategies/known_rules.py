"""The rules of pairs as the engine knows them; no question of it waits for an exchange."""

import asyncio
import logging
from collections.abc import Callable

from bot.domain.ports.markets import Markets, MarketsUnavailableError, UnknownPairError
from bot.domain.strategies.market import Rules

_AGE = 600.0  # seconds after which rules are read again
_RETRY = 10.0  # seconds after a failed reading

log = logging.getLogger(__name__)


class KnownRules:
    """Reads rules in the background and keeps the last ones while an exchange is silent."""

    def __init__(self, markets: Markets, clock: Callable[[], float]) -> None:
        """Take the clock in seconds."""
        self._markets = markets
        self._clock = clock
        self._known: dict[tuple[str, str], Rules] = {}
        self._again: dict[tuple[str, str], float] = {}  # when to read, in seconds
        self._reading: dict[tuple[str, str], asyncio.Task[None]] = {}

    def get(self, exchange: str, pair: str) -> Rules | None:
        """Return the rules of a pair; None: they are not known yet."""
        key = exchange, pair
        if key not in self._reading and self._clock() >= self._again.get(key, 0.0):
            self._reading[key] = asyncio.create_task(self._read(key))
        return self._known.get(key)

    async def _read(self, key: tuple[str, str]) -> None:
        self._again[key] = self._clock() + _RETRY
        try:
            self._known[key] = await self._markets.rules(*key)
            self._again[key] = self._clock() + _AGE
        except (UnknownPairError, MarketsUnavailableError):
            log.debug("no rules of %s at %s", key[1], key[0])
        except Exception:
            log.exception("the rules of %s at %s cannot be read", key[1], key[0])
        finally:
            del self._reading[key]
