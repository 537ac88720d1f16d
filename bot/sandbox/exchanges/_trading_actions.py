"""What can be done to the orders of an exchange and to the money of an account, in a rehearsal."""

from decimal import Decimal
from enum import StrEnum

from bot.sandbox.exchanges._accounts import SandboxAccount
from bot.sandbox.exchanges._desk import Desk
from bot.sandbox.exchanges._faults import OrderFault, OrderFaults

_PART = Decimal("0.4")
_MORE = Decimal(500)


class OrderAction(StrEnum):
    """One change of what happens to the orders of an exchange."""

    LOSE_ANSWER = "lose-the-next-answer"
    KEEP_ANSWER = "keep-the-next-answer"
    FILL_PARTLY = "fill-orders-partly"
    FILL_WHOLE = "fill-orders-whole"


class MoneyAction(StrEnum):
    """What the owner of an account does on the page of the exchange."""

    SELL_COINS = "sell-the-coins"
    ADD_MONEY = "add-500-usdt"


def order_actions(faults: OrderFaults) -> tuple[OrderAction, ...]:
    """Return what can be done to the orders of an exchange now."""
    lost = faults.pending is OrderFault.LOST
    return (
        OrderAction.KEEP_ANSWER if lost else OrderAction.LOSE_ANSWER,
        OrderAction.FILL_PARTLY if faults.share == 1 else OrderAction.FILL_WHOLE,
    )


def change_orders(faults: OrderFaults, action: OrderAction) -> None:
    """Change what happens to the orders of an exchange."""
    if action is OrderAction.LOSE_ANSWER:
        faults.fault, faults.times = OrderFault.LOST, 1
    elif action is OrderAction.KEEP_ANSWER:
        faults.fault = None
    else:
        faults.share = _PART if action is OrderAction.FILL_PARTLY else Decimal(1)


def money_actions(account: SandboxAccount) -> tuple[MoneyAction, ...]:
    """Return what the owner of an account can do now."""
    has_coins = any(free and coin != "USDT" for coin, (free, _) in account.coins().items())
    return (*((MoneyAction.SELL_COINS,) if has_coins else ()), MoneyAction.ADD_MONEY)


def change_money(desk: Desk, action: MoneyAction) -> None:
    """Do what the owner of an account does."""
    if action is MoneyAction.SELL_COINS:
        desk.sell_by_hand()
    else:
        desk.account.add("USDT", _MORE)
