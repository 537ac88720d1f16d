"""What a plan does with its money, before it starts: computed by the core that trades."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.domain.strategies.amounts import ONE, ZERO, significant
from bot.domain.strategies.deciding import decide, profit_price, stop_price, topup_price, write
from bot.domain.strategies.gate import OPEN
from bot.domain.strategies.group import Phase, TradeGroup
from bot.domain.strategies.ladder import RANGES, Ladder, OutOfRangeError, checked
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.paper import paper_fill
from bot.domain.strategies.plan import Plan, least_limit, plan_of
from bot.domain.strategies.settling import fill, settle

FALLS = (10, 20, 30, 50)  # percent
GAP = Decimal("0.03")  # below the stop, of a price that jumps over it


@dataclass(frozen=True, slots=True)
class SheetBuy:
    """One buy of a plan."""

    price: Decimal
    money: Decimal  # with the fee
    average: Decimal  # after it, fees included


@dataclass(frozen=True, slots=True)
class PaperLoss:
    """What a fall of the price does."""

    at_work: Decimal  # money in the market; 0 after the stop
    loss: Decimal  # on paper, with the fee of a sale; after the stop: lost


@dataclass(frozen=True, slots=True)
class Sheet:
    """The worst case in money, as it is confirmed before a start."""

    buys: tuple[SheetBuy, ...]
    sells_at: Decimal  # after all buys
    recovers_at: Decimal  # the same in Recovery Mode
    stop_at: Decimal | None
    falls: Mapping[int, PaperLoss]  # by percent
    worst_loss: Decimal  # at the stop; without a stop all that is at work
    gap_loss: Decimal  # if the price jumps 3 % below the stop; without a stop as above
    at_work: Decimal  # most
    first_round_fees: Decimal  # of a round with the first buy only
    full_round_fees: Decimal  # of a round with all buys
    smallest_order: Decimal  # price times quantity of the smallest buy
    least_order: Decimal  # what the exchange asks for at the first price


def sheet_of(ladder: Ladder, limit: Decimal, price: Decimal, rules: Rules) -> Sheet:
    """Return the sheet of a ladder with its money at a price.

    The price falls step by step and each buy is filled at its own price; Recovery Mode is left
    out, since it only buys later and sells earlier. Raises OutOfRangeError.
    """
    plan = checked_plan(ladder, limit, price, rules)
    still = replace(plan, slip=ZERO, recovery=ZERO, guards=None)
    steps = _fall(still, rules, TradeGroup("", 1, "base/quote"), price)
    first, full = steps[0].group, steps[-1].group
    stop = stop_price(still, rules, full)
    return Sheet(
        buys=_buys(steps),
        sells_at=profit_price(still, rules, full),
        recovers_at=profit_price(still, rules, replace(full, phase=Phase.RECOVERY)),
        stop_at=stop,
        falls={percent: _fallen(still, rules, price, steps, percent) for percent in FALLS},
        worst_loss=_worst(full, stop, rules),
        gap_loss=_worst(full, stop * (ONE - GAP) if stop is not None else None, rules),
        at_work=full.cost,
        first_round_fees=_fees(still, rules, first),
        full_round_fees=_fees(still, rules, full),
        smallest_order=min(buy.money for buy in _buys(steps)) / (ONE + rules.fee),
        least_order=rules.least(price),
    )


def is_riskier(before: Sheet, after: Sheet) -> bool:
    """Return whether a sheet has a greater worst loss than another, at the stop or below it."""
    return after.worst_loss > before.worst_loss or after.gap_loss > before.gap_loss


def buys_ahead(plan: Plan, rules: Rules, group: TradeGroup) -> tuple[SheetBuy, ...]:
    """Return the buys of a group that are still to come if the price falls, down to its stop.

    The group holds coins. Recovery Mode is left out, as on the sheet.
    """
    still = replace(plan, slip=ZERO, recovery=ZERO, guards=None)
    calm = replace(group, phase=Phase.OPEN, live=None, cause=None)
    return _buys(_fall(still, rules, calm, topup_price(still, rules, calm)), group.paid)


def checked_plan(ladder: Ladder, limit: Decimal, price: Decimal, rules: Rules) -> Plan:
    """Return the plan of a ladder all of whose orders can be sent. Raises OutOfRangeError."""
    least_stop = RANGES["stop"][0] + rules.fee  # or the first buy would be sold at once
    if 0 < ladder.stop < least_stop:
        raise OutOfRangeError("stop", least_stop, RANGES["stop"][1])
    plan = plan_of(checked(ladder), limit)
    coarsest = min((price * gap for gap in _gaps(plan)), default=price)
    if rules.tick > coarsest:
        raise OutOfRangeError("tick", 0, significant(coarsest, 4))
    least = least_limit(ladder, rules, price)
    if limit < least:
        raise OutOfRangeError("limit", least, None)
    return plan


@dataclass(frozen=True, slots=True)
class _Step:
    """A price, and the group after its buy."""

    price: Decimal
    group: TradeGroup


def _fall(plan: Plan, rules: Rules, group: TradeGroup, due: Decimal | None) -> list[_Step]:
    """Return the buys of a price that falls through all of them, or to the stop.

    `due`: the price of the next one.
    """
    steps: list[_Step] = []
    while due is not None:
        stop = stop_price(plan, rules, group) if group.held > 0 else None
        after = _bought(plan, rules, group, due)
        if due <= 0 or (stop is not None and stop >= due) or after.paid == group.paid:
            break
        steps.append(_Step(due, group := after))
        due = topup_price(plan, rules, group)
    return steps


def _gaps(plan: Plan) -> list[Decimal]:
    return [deeper - drop for drop, deeper in pairwise(plan.drops)]


def _bought(plan: Plan, rules: Rules, group: TradeGroup, price: Decimal) -> TradeGroup:
    """Return the group after the core decided at a price and its order was filled there."""
    quote = Quote(price, price, 0.0)
    group, order = decide(plan, rules, group, quote, OPEN, 0.0)
    done = paper_fill(rules, order, quote, group.quote) if order is not None else None
    if order is None or done is None:
        return group
    return settle(plan, rules, fill(write(group, order), done), done.qty, 0.0)


def _buys(steps: list[_Step], paid: Decimal = ZERO) -> tuple[SheetBuy, ...]:
    """Return the buys of steps. `paid`: before the first one."""
    buys = []
    for step in steps:
        buys.append(SheetBuy(step.price, step.group.paid - paid, step.group.average or ZERO))
        paid = step.group.paid
    return tuple(buys)


def _fallen(
    plan: Plan, rules: Rules, price: Decimal, steps: list[_Step], percent: int
) -> PaperLoss:
    """Return what is at work and lost when the price has fallen by some percent."""
    now = price * (100 - percent) / 100
    group = [step.group for step in steps if step.price >= now][-1]
    stop = stop_price(plan, rules, group)
    if stop is not None and now <= stop:
        return PaperLoss(at_work=ZERO, loss=_loss(group, stop, rules))
    return PaperLoss(at_work=group.cost, loss=_loss(group, now, rules))


def _worst(group: TradeGroup, stop: Decimal | None, rules: Rules) -> Decimal:
    return group.cost if stop is None else _loss(group, stop, rules)


def _loss(group: TradeGroup, price: Decimal, rules: Rules) -> Decimal:
    """Return what is lost when all that is held is sold at a price; 0 for a profit."""
    return max(ZERO, group.cost - group.held * price * (ONE - rules.fee))


def _fees(plan: Plan, rules: Rules, group: TradeGroup) -> Decimal:
    bought = group.cost - group.cost / (ONE + rules.fee)
    return bought + group.held * profit_price(plan, rules, group) * rules.fee
