"""The exchanges of the sandbox: servers on loopback that verify keys as the real ones do."""

from bot.sandbox.exchanges._accounts import SandboxAccount
from bot.sandbox.exchanges._faults import OrderFault, OrderFaults
from bot.sandbox.exchanges._key import OTHER_IP, SEEN_IP, Key, Trouble
from bot.sandbox.exchanges._key_actions import KeyAction
from bot.sandbox.exchanges._outage import Outage
from bot.sandbox.exchanges._prices import Price, PriceAction
from bot.sandbox.exchanges._samples import SampleKey
from bot.sandbox.exchanges._server import SANDBOX_EXCHANGES, ExchangeServer
from bot.sandbox.exchanges._trading_actions import (
    MoneyAction,
    OrderAction,
    change_orders,
    money_actions,
    order_actions,
)
from bot.sandbox.exchanges._world import PriceWorld

__all__ = [
    "OTHER_IP",
    "SANDBOX_EXCHANGES",
    "SEEN_IP",
    "ExchangeServer",
    "Key",
    "KeyAction",
    "MoneyAction",
    "OrderAction",
    "OrderFault",
    "OrderFaults",
    "Outage",
    "Price",
    "PriceAction",
    "PriceWorld",
    "SampleKey",
    "SandboxAccount",
    "Trouble",
    "change_orders",
    "money_actions",
    "order_actions",
]
