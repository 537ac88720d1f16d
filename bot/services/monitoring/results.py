"""The checks that have ended, until they are stored."""

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
    outcome: CheckResult
    tried: bool = False  # to store it, in vain
    at: float = field(default_factory=time.monotonic)

    def is_held(self, lease: float) -> bool:
        """Return whether storing it would change anything: later another worker has it."""
        return time.monotonic() - self.at < lease


@dataclass(kw_only=True)
class ResultWriter:
    """Stores what became of due connections, all of a shift in one step."""

    schedule: Schedule
    clock: Callable[[], datetime]
    metrics: Metrics
    lease: float = USUAL.check_lease  # seconds for which a check is this worker's
    _ended: list[_PendingResult] = field(default_factory=list)

    def add(self, token: str, outcome: CheckResult) -> None:
        """Take in what became of a connection that was taken under a token."""
        self._ended.append(_PendingResult(token, outcome))

    async def store(self) -> None:
        """Store all there is; what cannot be stored now is tried again. Raises what prevents it.

        One that cannot be stored at all holds up no other: after a failure each goes alone.
        """
        ended, self._ended = self._ended, []
        batches: dict[tuple[str, str], list[_PendingResult]] = {}
        for one in ended:
            alone = one.outcome.id if one.tried else ""
            batches.setdefault((one.token, alone), []).append(one)
        try:
            while batches:
                (token, alone), batch = next(iter(batches.items()))
                await self._settle(token, [one.outcome for one in batch])
                del batches[token, alone]
        except BaseException:
            failed, *rest = batches.values()
            again = [replace(one, tried=True) for one in failed if one.is_held(self.lease)]
            self._ended += [*itertools.chain.from_iterable(rest), *again]
            raise

    async def _settle(self, token: str, outcomes: Sequence[CheckResult]) -> None:
        """Store outcomes together; where one of them does not fit, each by itself."""
        try:
            self.metrics.lost(await self.schedule.record_results(token, outcomes, self.clock()))
        except UnstorableError as error:
            if len(outcomes) > 1:
                for outcome in outcomes:
                    await self._settle(token, [outcome])
                return
            [outcome] = outcomes
            log.warning("what a check of %.8s found does not fit: %s", outcome.id, error)
            await self._settle_less(token, outcome)

    async def _settle_less(self, token: str, outcome: CheckResult) -> None:
        """Store what matters of an outcome that does not fit, or only when it is due again."""
        for less in (_essence(outcome), CheckResult(id=outcome.id, due_at=outcome.due_at)):
            with contextlib.suppress(UnstorableError):
                self.metrics.lost(await self.schedule.record_results(token, [less], self.clock()))
                return


def _essence(outcome: CheckResult) -> CheckResult:
    """Return an outcome without what others said: how the connection stands and what is notified."""
    if outcome.connection is None:
        return outcome
    bare = replace(
        outcome.connection, ip_whitelist=None, seen_ip=None, expires_at=None, account=None
    )
    return replace(outcome, connection=replace(bare, remind_at=None))
