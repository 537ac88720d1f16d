from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.services.operating.housekeeping import PRUNE, Housekeeping
from tests.fakes.values import NOW, Clock

DAY = timedelta(days=1)


@dataclass
class Kept:
    """Counts its calls; drafts may be damaged."""

    damaged: bool = False
    destroyed: int = 0
    pruned: list[tuple[datetime, datetime]] = field(default_factory=list)

    async def lapse(self, before: datetime, now: datetime) -> int:  # noqa: ARG002  # the port has it
        if self.damaged:
            raise ValueError("a damaged draft")
        return 0

    async def destroy_overdue_secrets(self, now: datetime) -> int:  # noqa: ARG002
        self.destroyed += 1
        return 1

    async def prune(
        self,
        notices_before: datetime,
        history_before: datetime,
        marks_before: datetime,  # noqa: ARG002  # the port has it
    ) -> int:
        self.pruned.append((notices_before, history_before))
        return 1


@dataclass
class Changes:
    """Counts how often changes are dropped."""

    dropped: int = 0

    async def prune(self) -> None:
        self.dropped += 1


def housekeeping(kept: Kept, clock: Clock, changes: Changes | None = None) -> Housekeeping:
    return Housekeeping(
        store=kept,  # type: ignore[arg-type]  # it destroys, and nothing else is asked of it
        drafts=kept,
        pruner=kept,
        changes=changes or Changes(),
        clock=clock,
        keep_notices=14 * DAY,
        keep_history=90 * DAY,
    )


async def test_a_damaged_draft_keeps_no_secret_of_a_blocked_key() -> None:
    kept, changes = Kept(damaged=True), Changes()
    with pytest.raises(ValueError, match="damaged draft"):
        await housekeeping(kept, Clock(), changes).sweep()
    assert kept.destroyed == 1
    assert changes.dropped == 1
    assert len(kept.pruned) == 1


async def test_old_rows_are_looked_for_now_and_then() -> None:
    kept, clock = Kept(), Clock()
    house = housekeeping(kept, clock)
    for _ in range(3):
        await house.sweep()
    assert kept.pruned == [(NOW - 14 * DAY, NOW - 90 * DAY)]
    clock.turn(PRUNE)
    await house.sweep()
    assert len(kept.pruned) == 2
    assert kept.destroyed == 4
