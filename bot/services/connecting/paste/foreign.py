"""Recognises API keys of other exchanges by their shape."""

import re
from collections.abc import Collection, Iterable

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange

_PREFIX = re.compile(r"[a-z]{2,}")  # of a pattern: the common prefix of such keys


class ForeignKeys:
    """Recognises keys of other exchanges than the given one."""

    def __init__(self, exchange: Exchange, others: Iterable[Exchange]) -> None:
        self._others = [e for e in others if e.id != exchange.id]
        self._has_prefix = _PREFIX.match(exchange.fields[Field.API_KEY].pattern) is not None

    def exchange_of(self, value: str, fits: Collection[Field]) -> str:
        """Return the id of the only exchange whose API key a value looks like, else "".

        `fits`: the fields of the given exchange that the value fits.
        """
        like = [e for e in self._others if e.fields[Field.API_KEY].fits(value)]
        prefixed = self.prefixed_like(value)
        if self._has_prefix and Field.API_KEY in fits:
            return ""
        if prefixed or fits:
            return prefixed
        certain = [e.id for e in like if e.fields[Field.API_KEY].certain]
        return next(iter(certain), like[0].id if len(like) == 1 else "")

    def prefixed_like(self, value: str) -> str:
        """Return the id of the exchange with the prefix and shape of a value, else ""."""
        shapes = {e.id: e.fields[Field.API_KEY] for e in self._others}
        like = (i for i, s in shapes.items() if _PREFIX.match(s.pattern) and s.fits(value))
        return next(like, "")
