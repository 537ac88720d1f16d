"""Whether the database answers, as the latest transactions showed."""

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
    StatementError,
)
from sqlalchemy.exc import (
    TimeoutError as PoolTimeoutError,
)

from bot.domain.timings import USUAL
from bot.storage.engine.errors import StorageError

_OF_VALUES = {"22", "23"}  # https://www.postgresql.org/docs/current/errcodes-appendix.html
_OURS = (IntegrityError, DataError, ProgrammingError)  # of what was asked, not of the database


@dataclass
class DatabaseHealth:
    """Takes in how each transaction ended. What was only refused is no trouble."""

    calm: float = USUAL.database_calm  # seconds without a failure, before it answers again
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
        answered = self._answered_at > self._failed_at
        if self._since and answered and time.monotonic() - self._failed_at >= self.calm:
            self._since = None
        return self._since

    def _fail(self) -> None:
        self._since = self.failing_since() or datetime.now(UTC)
        self._failed_at = time.monotonic()


def is_refusal(error: Exception) -> bool:
    """Return whether it is the values, or the question, that a database does not take."""
    if isinstance(error, DBAPIError):
        state = str(getattr(error.orig, "sqlstate", None) or "")
        unwritable = isinstance(getattr(error.orig, "__cause__", None), ValueError)  # by the driver
        return isinstance(error, _OURS) or unwritable or state[:2] in _OF_VALUES
    return isinstance(error, (StatementError, ValueError, TypeError, OverflowError))


def _is_trouble(error: Exception) -> bool:
    if isinstance(error, DBAPIError):
        return not is_refusal(error)
    # No way to a server, no free connection, or a file that is gone or damaged.
    return isinstance(error, (OSError, PoolTimeoutError, StorageError))
