"""Known mistakes of the engine and of the core are planted; the lives of strategies show each."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.strategies import strategy
from bot.domain.strategies.gate import OPEN, Gate
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.strategy import StrategyStatus, next_group
from bot.services.strategies import engine
from bot.services.strategies.idle import IdleStrategies
from bot.services.strategies.live import LiveTrader
from bot.services.strategies.progress import StrategyProgress
from bot.storage.strategies import events, permits
from tests.services.strategies.engine_life import EngineLives
from tests.services.strategies.planting import require_shown
from tests.services.strategies.test_planted_bugs import (
    sent_before_written,
    timeout_is_failure,
)

Patch = pytest.MonkeyPatch
pytestmark = [pytest.mark.drill, pytest.mark.timeout(900)]


def a_change_has_no_notice(patch: Patch) -> None:
    async def nothing(*_: object) -> None:
        pass

    patch.setattr(events, "note", nothing)


def a_group_starts_while_another_is_open(patch: Patch) -> None:
    after = StrategyProgress.after

    async def wrong(
        self: StrategyProgress, run: StrategyRun, group: TradeGroup | None, gate: Gate
    ) -> None:
        if group is not None and group.step > 1 and gate.entries:
            more, new = next_group(run.strategy, run.pair)
            await self._groups.begin(run.strategy, more, new)
            return
        await after(self, run, group, gate)

    patch.setattr(StrategyProgress, "after", wrong)


def a_blocked_key_sends(patch: Patch) -> None:
    for each in (engine, permits):  # the storage looks again when an order is written, and leaves
        patch.setattr(each, "watch_gate", lambda _: OPEN)
    patch.setattr(LiveTrader, "_may_trade", lambda *_: True)


def what_is_due_sleeps(patch: Patch) -> None:
    patch.setattr(IdleStrategies, "wake_due", lambda *_: [])


def a_pause_leaks_first_buys(patch: Patch) -> None:
    leaking = Gate(adds=False)
    patch.setitem(strategy._GATES, StrategyStatus.PAUSED, leaking)


BUGS: tuple[Callable[[Patch], Any], ...] = (
    a_change_has_no_notice,
    a_group_starts_while_another_is_open,
    a_blocked_key_sends,
    what_is_due_sleeps,
    a_pause_leaks_first_buys,
    timeout_is_failure,
    sent_before_written,
)


@pytest.mark.parametrize("plant", BUGS)
def test_the_lives_show_a_planted_bug(
    plant: Callable[[Patch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    require_shown(EngineLives, examples=300, steps=25)
