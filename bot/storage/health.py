"""Owns whether the database answers, as the latest transactions showed."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
)
from sqlalchemy.exc import (
    TimeoutError as PoolTimeoutError,
)

CALM = 10.0  # seconds without a failure before the database is said to answer again
_OURS = (IntegrityError, DataError, ProgrammingError)  # of what was asked, not of the database


@dataclass
class Health:
    """Takes in how each transaction ended. What was only refused is no trouble."""

    _since: datetime | None = None
    _failed_at: float = 0.0
    _answered_at: float = 0.0

    @contextlib.contextmanager
    def watching(self, *, proof: bool) -> Iterator[None]:
        """Watch a transaction. `proof`: that it ends well shows that the database works."""
        try:
            yield
        except Exception as error:
            if _is_trouble(error):
                self._fail()
            raise
        if proof:
            self._answered_at = time.monotonic()

    def failing_since(self) -> datetime | None:
        """Return since when transactions have failed; None where they do not."""
        calm = self._answered_at > self._failed_at
        if self._since and calm and time.monotonic() - self._failed_at >= CALM:
            self._since = None
        return self._since

    def _fail(self) -> None:
        self._since = self.failing_since() or datetime.now(UTC)
        self._failed_at = time.monotonic()


def _is_trouble(error: Exception) -> bool:
    if isinstance(error, DBAPIError):
        return not isinstance(error, _OURS)
    return isinstance(error, (OSError, PoolTimeoutError))  # the former: no way to a server
