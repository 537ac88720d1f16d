"""What the fills of an order make of its group. Pure: a group is the fold of its fills."""

from dataclasses import replace
from decimal import Decimal

from bot.domain.strategies.amounts import ZERO, floor
from bot.domain.strategies.deciding import closed
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.market import Rules
from bot.domain.strategies.orders import Fill, Intent, OrderKind, Side
from bot.domain.strategies.plan import Plan

_ENOUGH = Decimal("0.5")  # of the money of a step
_NEAR = Decimal("1.05")  # times the minimum: a rest below it is not bought


def fill(group: TradeGroup, done: Fill) -> TradeGroup:
    """Return the group after one execution of its order.

    The fee counts in the coin that the exchange names: the bought coin lessens what is held,
    the coin of the price adds to the money, any other is kept apart.
    """
    in_base = done.fee if done.fee_coin == group.base else ZERO
    in_quote = done.fee if done.fee_coin == group.quote else ZERO
    if done.fee and done.fee_coin not in {group.base, group.quote}:
        group = _with_fee(group, done.fee_coin, done.fee)
    if done.side is Side.SELL:
        return _sold(group, done.qty + in_base, done.cost - in_quote)
    money = done.cost + in_quote
    return replace(
        group,
        held=group.held + done.qty - in_base,
        cost=group.cost + money,
        paid=group.paid + money,
        spent_on_step=group.spent_on_step + money,
        entry=done.price if group.entry is None else group.entry,
    )


def settle(
    plan: Plan, rules: Rules, group: TradeGroup, done_qty: Decimal, now: float
) -> TradeGroup:
    """Return the group after its order is over and its fills are counted.

    `done_qty`: of the order. An order without fills leaves everything as it was, but for its
    number. `now`: seconds.
    """
    order = group.live
    if order is None:
        return group
    group = replace(group, live=None)
    if done_qty <= 0:
        return group
    if order.side is Side.BUY:
        return _bought(plan, rules, group, order, now)
    if not rules.accepts(floor(group.held, rules.lot), order.price):
        return closed(group, now)
    kind = group.closing or order.kind
    return replace(group, phase=Phase.CLOSING, closing=kind, cause=None)


def _bought(plan: Plan, rules: Rules, group: TradeGroup, order: Intent, now: float) -> TradeGroup:
    """Return the group after a buy: the next step is due if most of this one is filled."""
    if group.phase is Phase.OPENING:
        group = replace(group, phase=Phase.OPEN)
    if order.kind is OrderKind.TOPUP:
        group = replace(group, topped_up_at=now)
    if group.step >= len(plan.money):
        return group
    money = plan.money[group.step]
    rest = money - group.spent_on_step
    if group.spent_on_step < money * _ENOUGH and rest >= _NEAR * rules.least(order.price):
        return group
    return replace(group, step=group.step + 1, spent_on_step=ZERO)


def _sold(group: TradeGroup, coins: Decimal, money: Decimal) -> TradeGroup:
    """Return the group after a sale; the cost of what is still held is its part of the cost."""
    held = group.held - coins
    cost = group.cost * held / group.held if held > 0 else ZERO
    return replace(group, held=held, cost=cost, got=group.got + money)


def _with_fee(group: TradeGroup, coin: str, fee: Decimal) -> TradeGroup:
    fees = dict(group.fees)
    fees[coin] = fees.get(coin, ZERO) + fee
    return replace(group, fees=tuple(sorted(fees.items())))
