"""Limits the requests of each person and each address."""

import time
from collections import Counter
from collections.abc import Callable

PER_MINUTE = 60


class RequestLimit:
    """Counts requests in the present minute."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Take a clock that counts seconds."""
        self._now = now
        self._minute = 0
        self._counts = Counter[str]()

    def admits(self, who: str, peers: int = 1) -> bool:
        """Count a request of a person or an address; return whether it is within the limit.

        `peers`: how many processes share the limit.
        """
        if self._minute != int(self._now() // 60):
            self._minute = int(self._now() // 60)
            self._counts.clear()
        self._counts[who] += 1
        return self._counts[who] <= PER_MINUTE // peers
