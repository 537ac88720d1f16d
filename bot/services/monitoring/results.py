"""Stores the results of checks; keeps them until that succeeds."""

import contextlib
import itertools
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.ports.checks import CheckResult, Schedule, UnstorableError
from bot.domain.ports.metrics import Metrics
from bot.domain.timings import USUAL

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _PendingResult:
    token: str
    result: CheckResult
    alone: bool = False  # after a failure it is stored by itself
    at: float = field(default_factory=time.monotonic)

    def is_held(self, lease: float) -> bool:
        """Return whether the lease of the check still holds."""
        return time.monotonic() - self.at < lease


@dataclass(kw_only=True)
class ResultWriter:
    """Stores the results of claimed checks, all of one claim in one transaction."""

    schedule: Schedule
    clock: Callable[[], datetime]
    metrics: Metrics
    lease: float = USUAL.check_lease  # seconds for which a check is leased
    _pending: list[_PendingResult] = field(default_factory=list)

    def add(self, token: str, result: CheckResult) -> None:
        """Add the result of a check that was claimed under a token."""
        self._pending.append(_PendingResult(token, result))

    async def store(self) -> None:
        """Store all pending results; failed ones stay pending. Raises the failure.

        After a failure each result is stored by itself, so that a bad one blocks no other.
        """
        pending, self._pending = self._pending, []
        batches: dict[tuple[str, str], list[_PendingResult]] = {}
        for one in pending:
            single = one.result.id if one.alone else ""
            batches.setdefault((one.token, single), []).append(one)
        try:
            while batches:
                (token, single), batch = next(iter(batches.items()))
                await self._store(token, [one.result for one in batch])
                del batches[token, single]
        except BaseException:
            failed, *rest = batches.values()
            again = [replace(one, alone=True) for one in failed if one.is_held(self.lease)]
            self._pending += [*itertools.chain.from_iterable(rest), *again]
            raise

    async def _store(self, token: str, results: Sequence[CheckResult]) -> None:
        """Store results together; if one does not fit, each by itself."""
        try:
            self.metrics.lost(await self.schedule.record_results(token, results, self.clock()))
        except UnstorableError as error:
            if len(results) > 1:
                for result in results:
                    await self._store(token, [result])
                return
            [result] = results
            log.warning("the result of a check of %.8s does not fit: %s", result.id, error)
            await self._store_reduced(token, result)

    async def _store_reduced(self, token: str, result: CheckResult) -> None:
        """Store a result without its external values, or only its next check."""
        for smaller in (_reduced(result), CheckResult(id=result.id, due_at=result.due_at)):
            with contextlib.suppress(UnstorableError):
                self.metrics.lost(
                    await self.schedule.record_results(token, [smaller], self.clock())
                )
                return


def _reduced(result: CheckResult) -> CheckResult:
    """Return a result without external values: status, change and notices."""
    if result.connection is None:
        return result
    bare = replace(
        result.connection, ip_whitelist=None, seen_ip=None, expires_at=None, account=None
    )
    return replace(result, connection=replace(bare, remind_at=None))
