"""The health of the database, derived from its latest transactions."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.domain.timings import USUAL
from bot.storage.engine.errors import StorageError

_VALUE_ERRORS = {"22", "23"}  # https://www.postgresql.org/docs/current/errcodes-appendix.html
_STATEMENT_ERRORS = (
    IntegrityError,
    DataError,
    ProgrammingError,
)  # caused by the statement, not by the database


@dataclass
class DatabaseHealth:
    """Observes how transactions end. A refused value or statement is no failure."""

    calm: float = USUAL.database_calm  # seconds without a failure until it is healthy again
    _since: datetime | None = None
    _failed_at: float = 0.0
    _answered_at: float = 0.0

    @contextlib.contextmanager
    def observing(self, *, proof: bool) -> Iterator[None]:
        """Observe a transaction. `proof`: its success proves that the database works."""
        try:
            yield
        except Exception as error:
            if _is_failure(error):
                self._fail()
            raise
        if proof:
            self._answered_at = time.monotonic()

    def failing_since(self) -> datetime | None:
        """Return since when transactions fail; None if they do not."""
        answered = self._answered_at > self._failed_at
        if self._since and answered and time.monotonic() - self._failed_at >= self.calm:
            self._since = None
        return self._since

    def _fail(self) -> None:
        self._since = self.failing_since() or datetime.now(UTC)
        self._failed_at = time.monotonic()


def is_refusal(error: Exception) -> bool:
    """Return whether the database refused the values or the statement."""
    if isinstance(error, DBAPIError):
        state = str(getattr(error.orig, "sqlstate", None) or "")
        unwritable = isinstance(
            getattr(error.orig, "__cause__", None), ValueError
        )  # refused by the driver
        return isinstance(error, _STATEMENT_ERRORS) or unwritable or state[:2] in _VALUE_ERRORS
    return isinstance(error, (StatementError, ValueError, TypeError, OverflowError))


def _is_failure(error: Exception) -> bool:
    if isinstance(error, DBAPIError):
        return not is_refusal(error)
    # No route to the server, no free connection, a missing or damaged file.
    return isinstance(error, (OSError, PoolTimeoutError, StorageError))
