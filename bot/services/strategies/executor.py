"""The life of an order: written, sent once, read, settled. Only this module sends orders."""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.domain.ports.strategies import GroupStore, TradingLease
from bot.domain.ports.trading import Trader
from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.market import Quote
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.sending import (
    IntentStatus,
    LookError,
    OrderRefusal,
    Sending,
    SendResult,
    WrittenIntent,
    dead_after,
    is_provable,
)
from bot.services.strategies.refusals import RefusalPauses
from bot.services.strategies.terms import Terms, filled_qty, settled

_LEASE_LEFT = 2.0  # seconds of the lease that a send must have
_FRESH = 3.0  # seconds after which a decision is not sent
_LOOKS = (0.0, 1.0, 3.0, 10.0, 30.0)  # seconds between two looks at an order; the last one stays
_BEFORE = 60.0  # seconds before an order was written from which its fills are asked for
_APART = 5.0  # seconds between the two looks that prove that there is no order

log = logging.getLogger(__name__)


@dataclass
class _Looking:
    """What this process knows of an order under way; a restart begins again."""

    since: float  # on the clock that never jumps
    looks: int = 0
    next_at: float = 0.0  # seconds
    absent_at: float | None = None  # the first look that can prove that there is none


async def _ignore(_: OrderRefusal) -> None:
    """Do nothing about a refusal."""


OnKnown: TypeAlias = Callable[[TradeGroup], Awaitable[None]]
"""Called with a group whose next order the exchange knows already: what is stored is older."""


class Executor:
    """Carries the orders of groups through their lives, for one key.

    At most one order of a group is under way. An order is sent at most once, ever: what cannot
    be read is looked for until it is found, or proven never to have arrived.
    """

    def __init__(
        self,
        store: GroupStore,
        trader: Trader,
        lease: TradingLease,
        clock: Callable[[], float],
        may_lead: float = 0.0,
        elapsed: Callable[[], float] = time.monotonic,
        on_refusal: Callable[[OrderRefusal], Awaitable[None]] = _ignore,
        on_known: OnKnown | None = None,
    ) -> None:
        """Take the clock in seconds, by how much it may be ahead, and one that never jumps.

        `on_refusal` is called after a refusal is stored. With `on_known`, the exchange is asked
        for the id of the first order before it is written.
        """
        self._store = store
        self._trader = trader
        self._lease = lease
        self._clock = clock
        self._may_lead = may_lead
        self._elapsed = elapsed
        self._looking: dict[str, _Looking] = {}
        self._pauses = RefusalPauses()
        self._on_refusal = on_refusal
        self._on_known = on_known

    async def advance(
        self, group: TradeGroup, terms: Terms, quote: Quote | None, gate: Gate
    ) -> TradeGroup:
        """Do what is due for a stored group; return it as it is stored then.

        An order under way is looked at first, whatever the gate says. After a refusal the group
        pauses its buys, its sales, or both. `quote`: None if there is no price; then nothing is
        decided.
        """
        if group.live is not None:
            group = await self._look(group, terms, await self._store.intent(group.live.id))
        until = self._lease.until()
        if group.live is not None or quote is None or until is None:
            return group
        now = self._clock()
        gate = gate & self._pauses.gate(group, now)
        after, intent = decide(terms.plan, terms.rules, group, quote, gate, now)
        if intent is not None:
            return await self._send(group, after, intent, terms, until)
        if after == group or await self._store.save(group, after):
            return after
        return await self._stored(group)

    async def _send(
        self, before: TradeGroup, after: TradeGroup, intent: Intent, terms: Terms, until: float
    ) -> TradeGroup:
        """Write an order, send it once, and look at it."""
        now, began = self._clock(), self._elapsed()
        if self._on_known is not None and not await self._is_new(before, intent, self._on_known):
            return before
        row = WrittenIntent(intent, before.strategy, before.number, before.pair, now, until)
        group = write(after, intent)
        if not self._may_send(row, began) or not await self._store.write(before, group, row):
            return await self._stored(before)
        result = await self._placed(row, began)
        if result.sending is Sending.REFUSED:
            refusal = result.refusal or OrderRefusal.UNKNOWN
            self._pauses.add(before, intent.side, refusal, self._clock())
            ended = await self._end(group, terms, row, IntentStatus.REFUSED, (), refusal)
            await self._on_refusal(refusal)
            return ended
        if result.sending is Sending.UNSENT:
            self._pauses.add(before, intent.side, OrderRefusal.BUSY, self._clock())
            return await self._end(group, terms, row, IntentStatus.VOID, ())
        return await self._look(group, terms, row)

    async def _is_new(self, group: TradeGroup, intent: Intent, on_known: OnKnown) -> bool:
        """Return whether the exchange does not know an order yet; ask once per process.

        Ids follow one another, so it knows the next one only if more was sent than is stored.
        """
        try:
            known = await self._trader.find(group.pair, intent) is not None
        except LookError:
            return False
        if known:
            await on_known(group)
        else:
            self._on_known = None
        return not known

    async def _placed(self, row: WrittenIntent, began: float) -> SendResult:
        async def may_send() -> bool:
            """Look at what is stored now, then at what needs no waiting."""
            return await self._store.may_leave(row) and self._may_send(row, began)

        try:
            return await self._trader.place(row.pair, row.intent, may_send)
        except Exception as error:  # noqa: BLE001  # whatever it was, the order may have left
            log.error("An order was sent with an unexpected %s", type(error).__name__)  # noqa: TRY400  # the text may hold a secret
            return SendResult(Sending.UNKNOWN)

    def _may_send(self, row: WrittenIntent, began: float) -> bool:
        """Return whether a written order may leave now: the lease holds, the price is fresh.

        `began`: when it was decided, on the clock that never jumps: one that is set back proves
        nothing.
        """
        now, held = self._clock(), self._lease.until() is not None
        age = max(now - row.written_at, self._elapsed() - began)
        return held and now + _LEASE_LEFT < row.lease_until and age <= _FRESH

    async def _look(self, group: TradeGroup, terms: Terms, row: WrittenIntent) -> TradeGroup:
        """Look at an order, if it is time; settle it if it is over."""
        looking = self._looking.setdefault(row.intent.id, _Looking(self._elapsed()))
        now = self._clock()
        if now < looking.next_at or row.status is IntentStatus.LOST:
            return group
        looking.looks += 1
        looking.next_at = now + _LOOKS[min(looking.looks, len(_LOOKS) - 1)]
        try:
            fills = await self._over(row, looking)
        except LookError:
            await self._give_up_if_old(row)
            return group
        if fills is None:
            return group
        done = bool(fills) or looking.absent_at is None
        status = IntentStatus.DONE if done else IntentStatus.VOID
        return await self._end(group, terms, row, status, fills)

    async def _over(self, row: WrittenIntent, looking: _Looking) -> Sequence[Fill] | None:
        """Return the fills of an order that is over; None if it is not known. Raises LookError."""
        state = await self._trader.find(row.pair, row.intent)
        if state is None:
            return await self._absent(row, looking)
        looking.absent_at = None
        if not state.over:
            return None
        if state.fills is not None:
            return state.fills
        fills = await self._fills(row) if state.qty else ()
        return fills if filled_qty(fills) == state.qty else None  # the list may come later

    async def _absent(self, row: WrittenIntent, looking: _Looking) -> Sequence[Fill] | None:
        """Return the fills of an order that is not found, once that proves something."""
        now, proof = self._clock(), self._trader.proof
        if await self._give_up_if_old(row):
            return None
        watched = self._elapsed() - looking.since  # a clock that jumps ahead proves nothing
        if now <= dead_after(row, proof, self._may_lead) or watched <= proof.window:
            return None
        if looking.absent_at is None:
            looking.absent_at, looking.next_at = now, now + _APART
            return None
        return await self._fills(row) if now - looking.absent_at >= _APART else None

    async def _give_up_if_old(self, row: WrittenIntent) -> bool:
        """Leave an order to the person if the exchange may have forgotten it; return whether."""
        if is_provable(row, self._trader.proof, self._clock()):
            return False
        await self._store.mark(replace(row, status=IntentStatus.LOST))
        return True

    async def _fills(self, row: WrittenIntent) -> Sequence[Fill]:
        since = row.written_at - self._may_lead - _BEFORE
        return await self._trader.fills(row.pair, row.intent, since)

    async def _end(
        self,
        group: TradeGroup,
        terms: Terms,
        row: WrittenIntent,
        status: IntentStatus,
        fills: Sequence[Fill],
        refusal: OrderRefusal | None = None,
    ) -> TradeGroup:
        """Store the end of an order; return the group after it."""
        after = settled(group, terms, fills, self._clock())
        ended = replace(row, status=status, refusal=refusal)
        if not await self._store.end(group, after, ended, fills):
            return await self._stored(group)
        self._looking.pop(row.intent.id, None)
        if status is IntentStatus.DONE:
            self._pauses.end(group, row.intent.side)
        return after

    async def _stored(self, group: TradeGroup) -> TradeGroup:
        return await self._store.group(group.strategy, group.number)
