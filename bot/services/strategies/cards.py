"""What a person sees of one strategy at one time."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.strategies import recovery
from bot.domain.strategies.amounts import ONE, floor
from bot.domain.strategies.deciding import profit_price, stop_price, topup_price
from bot.domain.strategies.group import Phase, RecoveryCause, TradeGroup
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.plan import Plan
from bot.domain.strategies.run import StrategyRun
from bot.domain.strategies.sending import NO_TROUBLE, OrderTrouble
from bot.domain.strategies.sheet import SheetBuy, buys_ahead


@dataclass(frozen=True, kw_only=True)
class StrategyCard:
    """A strategy with its next buy and sale. Prices and money are in the coin of prices."""

    run: StrategyRun
    price: Decimal | None = None  # what a sale gets now; None: not known
    held: Decimal | None = None  # coins
    average: Decimal | None = None
    at_work: Decimal | None = None  # money of what is held
    next_buy: Decimal | None = None  # at or below; None: no top-up is left, or nothing is held
    next_money: Decimal | None = None
    sells_at: Decimal | None = None
    stop_at: Decimal | None = None
    on_paper: Decimal | None = None  # if all was sold now
    result: Decimal  # of what was sold, fees included
    cause: RecoveryCause | None = None  # in Recovery Mode: why
    can_waive: bool = False  # the person can end Recovery Mode
    trouble: OrderTrouble = NO_TROUBLE  # with its orders
    has_place: bool = True  # False: the other runs of its basket leave none
    bought: tuple[Decimal, ...] = ()  # prices at which the buys were due that are done
    ahead: tuple[SheetBuy, ...] = ()  # the buys that are still to come


def card_of(run: StrategyRun, rules: Rules, quote: Quote | None, result: Decimal) -> StrategyCard:
    """Return the card of a strategy. `result`: of all its groups."""
    group, price = run.open_group, quote.bid if quote is not None else None
    if group is None or group.held <= 0:
        return StrategyCard(run=run, price=price, result=result)
    plan, closing = run.plan, group.phase is Phase.CLOSING
    due = None if closing else topup_price(plan, rules, group)
    money = None if due is None else _next_money(plan, rules, group, due)
    return StrategyCard(
        run=run,
        price=price,
        held=group.held,
        average=group.average,
        at_work=group.cost,
        next_buy=None if money is None else due,
        next_money=money,
        sells_at=profit_price(plan, rules, group),
        stop_at=stop_price(plan, rules, group),
        on_paper=None if price is None else _on_paper(group, price, rules),
        result=result,
        cause=group.cause,
        can_waive=recovery.can_waive(plan, group),
        bought=_bought(plan, rules, group),
        ahead=() if closing else buys_ahead(plan, rules, group),
    )


def _next_money(plan: Plan, rules: Rules, group: TradeGroup, price: Decimal) -> Decimal | None:
    """Return the money of the next top-up, within the limit; None: nothing can be bought for it."""
    money = min(plan.money[group.step] - group.spent_on_step, plan.limit - group.cost)
    qty = floor(money / (price * (ONE + rules.fee)), rules.lot)
    return money if money > 0 and rules.accepts(qty, price) else None


def _bought(plan: Plan, rules: Rules, group: TradeGroup) -> tuple[Decimal, ...]:
    """Return the prices at which the buys of a group were due that are done, or begun."""
    steps = range(max(group.step, 1))
    due = (topup_price(plan, rules, replace(group, step=step)) for step in steps)
    return tuple(price for price in due if price is not None)


def _on_paper(group: TradeGroup, price: Decimal, rules: Rules) -> Decimal:
    return group.held * price * (ONE - rules.fee) - group.cost
