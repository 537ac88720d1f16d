"""What happened to a strategy: the facts of its history and of its notices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.strategies.amounts import significant, wire
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.orders import Intent, OrderKind
from bot.domain.strategies.sending import OrderRefusal, WrittenIntent
from bot.domain.strategies.strategy import StrategyMode

_DIGITS = 16  # of an amount in a fact


class EventKind(StrEnum):
    """What happened; the value is the stored slug."""

    STARTED = "started"
    OPENED = "opened"  # the first buy of a group
    TOPPED_UP = "topped-up"
    RECOVERY = "recovery"  # Recovery Mode began
    RECOVERED = "recovered"  # and ended
    CLOSED = "closed"  # all of a group was sold
    REFUSED = "refused"  # an order, by the exchange: the first of a streak
    LOST = "lost"  # an order whose end cannot be proven any more
    DISTURBED = "disturbed"  # less is on the account than the group holds
    HELD = "held"  # by the watch
    RELEASED = "released"  # by the watch
    UNPRICED = "unpriced"  # what is held has no price
    PRICED = "priced"  # and has one again
    EDITED = "edited"
    PAUSED = "paused"  # by the person, as those below
    RESUMED = "resumed"
    FINISHING = "finishing"
    CLOSING = "closing"
    STOPPING = "stopping"
    COUNTED = "counted"  # what is left, after coins were moved
    NOT_FILLED = "not-filled"  # what the person found of a lost order
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class EventDraft:
    """What happened, before it is stored with its strategy. Amounts are texts."""

    kind: EventKind
    facts: Mapping[str, str] = field(default_factory=dict)
    group: int | None = None


@dataclass(frozen=True, kw_only=True)
class StrategyEvent:
    """One stored fact of a strategy, with what its notice says of the strategy."""

    id: str
    kind: EventKind
    at: datetime
    strategy: str
    mode: StrategyMode
    owner: int
    connection: str | None  # id; None if it is gone
    exchange: str
    name: str  # of the connection
    pair: str
    group: int | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


def events_of(before: TradeGroup, after: TradeGroup) -> Iterator[EventDraft]:
    """Yield what a change of a group means, in the order in which it happened."""
    for kind, facts in _happened(before, after):
        yield EventDraft(kind, facts, after.number)


def position_of(group: TradeGroup | None) -> Mapping[str, str]:
    """Return the facts of what a group holds; empty if nothing."""
    if group is None or group.held <= 0:
        return {}
    return {
        "held": wire(group.held),
        "cost": amount(group.cost),
        "average": amount(group.cost / group.held),
    }


def order_of(row: WrittenIntent) -> Mapping[str, str]:
    """Return the facts by which a person finds an order at the exchange."""
    return order_facts(row.intent, row.written_at)


def order_facts(order: Intent, written_at: float) -> Mapping[str, str]:
    """Return the facts of an order that was written at a time in seconds."""
    return {
        "order": order.id,
        "side": order.side.value,
        "qty": wire(order.qty),
        "price": wire(order.price),
        "written": str(int(written_at)),
    }


def refused(row: WrittenIntent) -> EventDraft:
    """Return the event of an order that an exchange refused."""
    facts = {"refusal": reason_of(row).value, "side": row.intent.side.value}
    return EventDraft(EventKind.REFUSED, facts, row.group)


def reason_of(row: WrittenIntent) -> OrderRefusal:
    """Return why an order was refused."""
    return row.refusal or OrderRefusal.UNKNOWN


def amount(value: Decimal) -> str:
    """Return an amount as a fact."""
    return wire(significant(value, _DIGITS))


def _happened(
    before: TradeGroup, after: TradeGroup
) -> Iterator[tuple[EventKind, Mapping[str, str]]]:
    if after.paid > before.paid:
        kind = EventKind.OPENED if before.paid == 0 else EventKind.TOPPED_UP
        money = {"money": amount(after.paid - before.paid), "buys": str(_buys(after))}
        yield kind, {**money, **position_of(after)}
    if after.phase is Phase.CLOSED and before.phase is not Phase.CLOSED:
        if after.paid > 0:
            yield EventKind.CLOSED, _closed(after, before.live)
        return
    if after.phase is Phase.RECOVERY and before.phase is not Phase.RECOVERY:
        yield EventKind.RECOVERY, {"cause": str(after.cause), **position_of(after)}
    if before.phase is Phase.RECOVERY and after.phase is Phase.OPEN:
        yield EventKind.RECOVERED, position_of(after)


def _buys(group: TradeGroup) -> int:
    """Return how many buys of the plan are done or begun."""
    return group.step + (1 if group.spent_on_step > 0 else 0)


def _closed(group: TradeGroup, sale: Intent | None) -> Mapping[str, str]:
    """Return the facts of a group that was just closed by its last sale."""
    kind = sale.kind if sale is not None else OrderKind.CLOSE
    facts = {
        "how": str(group.closing or kind),
        "result": amount(group.result),
        "paid": amount(group.paid),
        "got": amount(group.got),
    }
    fees = {f"fee {coin}": amount(fee) for coin, fee in group.fees}
    return {**facts, **fees, **position_of(group)}
