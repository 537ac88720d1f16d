"""Owns the checks that have ended, until they are stored."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.ports import Meters, Outcome, Schedule

HELD = 120.0  # seconds for which a check is this worker's


@dataclass(frozen=True)
class _Ended:
    token: str
    outcome: Outcome
    tried: bool = False  # to store it, in vain
    at: float = field(default_factory=time.monotonic)

    @property
    def still_held(self) -> bool:
        """Whether storing it would change anything: after a while somebody else has it."""
        return time.monotonic() - self.at < HELD


@dataclass
class Settling:
    """Stores what became of due connections, all of a shift in one step."""

    schedule: Schedule
    clock: Callable[[], datetime]
    meters: Meters
    _ended: list[_Ended] = field(default_factory=list)

    def add(self, token: str, outcome: Outcome) -> None:
        """Take in what became of a connection that was taken under a token."""
        self._ended.append(_Ended(token, outcome))

    async def store(self) -> None:
        """Store all there is; what cannot be stored now is tried again. Raises what prevents it.

        One that cannot be stored at all holds up no other: after a failure each goes alone.
        """
        ended, self._ended = self._ended, []
        batches: dict[tuple[str, str], list[_Ended]] = {}
        for one in ended:
            alone = one.outcome.id if one.tried else ""
            batches.setdefault((one.token, alone), []).append(one)
        try:
            while batches:
                (token, alone), batch = next(iter(batches.items()))
                outcomes = [one.outcome for one in batch]
                self.meters.lost(await self.schedule.settle(token, outcomes, self.clock()))
                del batches[token, alone]
        except BaseException:
            failed, *rest = batches.values()
            again = [replace(one, tried=True) for one in failed if one.still_held]
            self._ended += [*itertools.chain.from_iterable(rest), *again]
            raise
