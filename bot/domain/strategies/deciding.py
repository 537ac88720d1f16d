"""Decides the next order of a group from one price. Pure: the same input, the same order."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.strategies import recovery
from bot.domain.strategies.amounts import ONE, ZERO, ceiling, floor
from bot.domain.strategies.gate import Gate
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Intent, OrderKind, Side, order_id, reserve_of
from bot.domain.strategies.plan import Plan


def decide(
    plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, gate: Gate, now: float
) -> tuple[TradeGroup, Intent | None]:
    """Return the group after one look at the market, and the order that is due, if any.

    The phase may change without an order. A group with an order under way gets no other one.
    `gate`: what strategy, watch and operator allow together. `now`: seconds, of the clock that
    stamped the quote; a quote that is too old is judged but causes no order.
    """
    if group.live is not None or group.phase is Phase.CLOSED:
        return group, None
    if group.held > 0:
        return _holding(plan, rules, group, quote, gate, now)
    if group.phase is Phase.CLOSING or (gate.close and gate.exits):
        return closed(group, now), None
    return group, None if _old(plan, quote, now) else _entry(plan, rules, group, quote, gate)


def _holding(
    plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, gate: Gate, now: float
) -> tuple[TradeGroup, Intent | None]:
    """Do the same for a group that holds coins: sales come before buys."""
    if group.phase in {Phase.OPEN, Phase.RECOVERY}:
        group = recovery.judged(plan, group, quote, now)
    if _old(plan, quote, now):
        return group, None
    sale = _sale(plan, rules, group, quote, gate) if gate.exits else None
    if sale is not None:
        stops = sale.kind is OrderKind.STOP
        return (_closing(group, sale.kind) if stops else group), sale
    if gate.exits and (gate.close or group.phase is Phase.CLOSING):
        return closed(group, now), None  # what is left cannot be sold
    return group, _topup(plan, rules, group, quote, gate, now)


def write(group: TradeGroup, intent: Intent) -> TradeGroup:
    """Return the group with an order under way; its money is reserved."""
    return replace(group, live=intent, orders=intent.number)


def closed(group: TradeGroup, now: float) -> TradeGroup:
    """Return a group that is over; what it still holds is dust."""
    return replace(group, phase=Phase.CLOSED, closed_at=now, cause=None)


def profit_price(plan: Plan, rules: Rules, group: TradeGroup) -> Decimal:
    """Return the price at which a group that holds coins sells with its profit.

    A multiple of the tick; never below break-even, however coarse the tick is.
    """
    gain = plan.take_profit
    if group.phase is Phase.RECOVERY:
        gain = min(gain, recovery.PROFIT)
    even = (group.cost / group.held) / (ONE - rules.fee)
    return max(floor(even * (ONE + gain), rules.tick), ceiling(even, rules.tick))


def stop_price(plan: Plan, rules: Rules, group: TradeGroup) -> Decimal | None:
    """Return the price at or below which a group that holds coins is sold; None: no stop."""
    if not plan.stop:
        return None
    return floor((group.cost / group.held) * (ONE - plan.stop), rules.tick)


def topup_price(plan: Plan, rules: Rules, group: TradeGroup) -> Decimal | None:
    """Return the price at or below which the next top-up is due; None: none is left."""
    if group.entry is None or group.step >= len(plan.money):
        return None
    return floor(group.entry * (ONE - plan.drops[group.step]), rules.tick)


def _old(plan: Plan, quote: Quote, now: float) -> bool:
    return plan.guards is not None and now - quote.at > plan.guards.unclear_age


def _closing(group: TradeGroup, kind: OrderKind) -> TradeGroup:
    return replace(group, phase=Phase.CLOSING, closing=kind, cause=None)


def _sale(plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, gate: Gate) -> Intent | None:
    """Return the sale that is due; None if none is, or if what is held is under a minimum."""
    stop = stop_price(plan, rules, group)
    if gate.close:
        kind, price = OrderKind.CLOSE, quote.bid * (ONE - plan.close_slip)
    elif group.phase is Phase.CLOSING:
        kind, price = group.closing or OrderKind.CLOSE, quote.bid * (ONE - plan.slip)
    elif quote.bid >= (profit := profit_price(plan, rules, group)):
        kind, price = OrderKind.PROFIT, profit
    elif stop is not None and quote.bid <= stop:
        kind, price = OrderKind.STOP, quote.bid * (ONE - plan.slip)
    else:
        return None
    price, qty = floor(price, rules.tick), floor(group.held, rules.lot)
    if price <= 0 or not rules.accepts(qty, price):
        return None
    return _intent(group, Side.SELL, kind, price, qty, ZERO, quote)


def _entry(plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, gate: Gate) -> Intent | None:
    """Return the first buy, if it is allowed."""
    if not gate.entries or gate.close:
        return None
    if plan.guards is not None and not plan.guards.allow_entry(quote, plan.limit):
        return None
    return _buy(plan, rules, group, quote, OrderKind.ENTRY)


def _topup(
    plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, gate: Gate, now: float
) -> Intent | None:
    """Return the buy that is due below the first one, if it is allowed."""
    due = topup_price(plan, rules, group)
    allowed = gate.adds and not gate.close and group.phase is not Phase.CLOSING
    if not allowed or due is None or quote.ask > due:
        return None
    intent = _buy(plan, rules, group, quote, OrderKind.TOPUP)
    if intent is None or intent.price * group.held >= group.cost:
        return None  # at or above the average
    if group.phase is Phase.RECOVERY and not _careful(group, intent, now):
        return None
    return intent


def _careful(group: TradeGroup, intent: Intent, now: float) -> bool:
    """Return whether a top-up is allowed in Recovery Mode."""
    last = group.topped_up_at
    if last is not None and now - last < recovery.BETWEEN_TOPUPS:
        return False
    average = (group.cost + intent.reserve) / (group.held + intent.qty)
    return average * group.held <= group.cost * (ONE - recovery.BETTER)


def _buy(
    plan: Plan, rules: Rules, group: TradeGroup, quote: Quote, kind: OrderKind
) -> Intent | None:
    """Return a buy with the money of the step; None if it is under a minimum or over the limit."""
    if group.step >= len(plan.money):
        return None
    budget = min(plan.money[group.step] - group.spent_on_step, plan.limit - group.cost)
    price = ceiling(quote.ask * (ONE + plan.slip), rules.tick)
    if budget <= 0:
        return None
    qty = floor(budget / (price * (ONE + rules.fee)), rules.lot)
    if not rules.accepts(qty, price):
        return None
    return _intent(group, Side.BUY, kind, price, qty, reserve_of(price, qty, rules.fee), quote)


def _intent(
    group: TradeGroup,
    side: Side,
    kind: OrderKind,
    price: Decimal,
    qty: Decimal,
    reserve: Decimal,
    quote: Quote,
) -> Intent:
    number = group.orders + 1
    name = order_id(group.strategy, group.number, number)
    return Intent(name, number, side, kind, price, qty, reserve, quote.at)
