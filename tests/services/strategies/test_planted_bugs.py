"""Each of nine known mistakes is planted; the lives must show it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.strategies import deciding, settling, strategy
from bot.domain.strategies.amounts import ZERO
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.sending import (
    IntentStatus,
    OrderRefusal,
    Sending,
    SendResult,
    WrittenIntent,
)
from bot.services.strategies import executor, terms
from bot.services.strategies.executor import Executor
from tests.fakes.strategies import always
from tests.services.strategies.life import Lives
from tests.services.strategies.planting import require_shown

Patch = pytest.MonkeyPatch


def timeout_is_failure(patch: Patch) -> None:
    placed = Executor._placed

    async def wrong(self: Executor, row: WrittenIntent, began: float) -> SendResult:
        result = await placed(self, row, began)
        unknown = result.sending is Sending.UNKNOWN
        return SendResult(Sending.REFUSED) if unknown else result

    patch.setattr(Executor, "_placed", wrong)


def not_found_is_believed_early(patch: Patch) -> None:
    looking = executor._Looking
    patch.setattr(executor, "dead_after", lambda row, *_: row.written_at)
    patch.setattr(executor, "_Looking", lambda _: looking(-1e9))


def sent_before_written(patch: Patch) -> None:
    send = Executor._send

    async def wrong(self: Executor, *args: Any) -> TradeGroup:
        before, _, intent, *_ = args
        if intent.number > 1:
            await self._trader.place(before.pair, intent, always)
            return await self._stored(before)
        return await send(self, *args)

    patch.setattr(Executor, "_send", wrong)


def reserve_without_fee(patch: Patch) -> None:
    buy = deciding._buy
    patch.setattr(
        deciding,
        "_buy",
        lambda plan, rules, *rest: buy(plan, replace(rules, fee=ZERO), *rest),
    )


def limit_is_not_looked_at(patch: Patch) -> None:
    buy = deciding._buy
    patch.setattr(
        deciding, "_buy", lambda plan, *rest: buy(replace(plan, limit=10 * plan.limit), *rest)
    )


def fee_in_base_is_forgotten(patch: Patch) -> None:
    fill = settling.fill

    def wrong(group: TradeGroup, done: Fill) -> TradeGroup:
        return fill(group, replace(done, fee=ZERO) if done.fee_coin == "BTC" else done)

    patch.setattr(terms, "fill", wrong)


def a_pause_leaks_topups(patch: Patch) -> None:
    leaking = Gate(entries=False)
    patch.setitem(strategy._GATES, strategy.StrategyStatus.PAUSED, leaking)


def fills_are_counted_twice(patch: Patch) -> None:
    end = Executor._end

    async def wrong(
        self: Executor,
        group: TradeGroup,
        group_terms: terms.Terms,
        row: WrittenIntent,
        status: IntentStatus,
        fills: Sequence[Fill],
        refusal: OrderRefusal | None = None,
    ) -> TradeGroup:
        twice = group
        if self._looking.get(row.intent.id, executor._Looking(0.0)).looks > 1:
            for done in fills:
                twice = settling.fill(twice, done)
        settled = terms.settled
        with Patch.context() as inner:
            inner.setattr(executor, "settled", lambda _, *rest: settled(twice, *rest))
            return await end(self, group, group_terms, row, status, fills, refusal)

    patch.setattr(Executor, "_end", wrong)


def the_lease_is_not_looked_at(patch: Patch) -> None:
    patch.setattr(Executor, "_may_send", lambda *_: True)


BUGS = (
    timeout_is_failure,
    not_found_is_believed_early,
    sent_before_written,
    reserve_without_fee,
    limit_is_not_looked_at,
    fee_in_base_is_forgotten,
    a_pause_leaks_topups,
    fills_are_counted_twice,
    the_lease_is_not_looked_at,
)


@pytest.mark.parametrize("plant", BUGS)
def test_the_lives_show_a_planted_bug(
    plant: Callable[[Patch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    require_shown(Lives, examples=1000, steps=60)
