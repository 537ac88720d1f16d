"""Detects overload: a large backlog at Telegram, or a database that accepts no writes."""

import time

BATCH = 100  # updates of one poll, and the limit of unconfirmed ones
REFUSE_AFTER = 10.0  # seconds without a commit before a full batch is refused
LONGEST_DRAIN = 20.0  # seconds in which a backlog is only stored and inspected


class Overload:
    """How long batches have been full, and how long updates could not be stored."""

    def __init__(self) -> None:
        self._draining_since: float | None = None
        self._unstored_since: float | None = None

    @property
    def draining(self) -> bool:
        """Whether updates are only stored and inspected, because of a large backlog."""
        since = self._draining_since
        return since is not None and time.monotonic() - since < LONGEST_DRAIN

    def note_batch(self, *, full: bool) -> None:
        """Record the size of a batch."""
        if not full:
            self._draining_since = None
        elif self._draining_since is None:
            self._draining_since = time.monotonic()

    def note_storing(self, *, stored: bool) -> None:
        """Record whether the updates of a batch are stored."""
        self._unstored_since = None if stored else self._unstored_since or time.monotonic()

    def blocks_polling(self, unstored: int) -> bool:
        """Return whether updates that cannot be stored block the next poll."""
        since = self._unstored_since
        late = since is not None and time.monotonic() - since > REFUSE_AFTER
        return late and unstored >= BATCH
