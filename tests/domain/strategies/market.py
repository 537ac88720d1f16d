"""Rules, quotes and lives of groups for the tests of strategies."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.strategies.deciding import decide, write
from bot.domain.strategies.gate import OPEN, Gate
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.market import Quote, Rules
from bot.domain.strategies.orders import Fill, Intent
from bot.domain.strategies.plan import Plan, plan_of
from bot.domain.strategies.settling import fill, settle

D, ONE = Decimal, Decimal(1)
RULES = Rules(tick=D("0.01"), lot=D("0.00001"), min_qty=D("0.00001"), min_cost=D(5), fee=D("0.001"))
GROUP = TradeGroup("s", 1, "BTC/USDT")


def plan(level: RiskLevel = RiskLevel.MEDIUM, limit: int = 300) -> Plan:
    """Return the plan of a level that does not judge the market and buys at the ask."""
    return without_market(plan_of(PRESETS[level], D(limit)))


def without_market(a_plan: Plan, slip: str = "0") -> Plan:
    """Return a plan whose prices are those of the quotes."""
    return replace(a_plan, guards=None, slip=D(slip))


def at(price: str | int | Decimal, seconds: float = 0.0) -> Quote:
    """Return a quote without a spread."""
    return Quote(D(price), D(price), seconds)


def filled(intent: Intent, part: Decimal = ONE, rules: Rules = RULES) -> Fill:
    """Return a fill of a part of an order at its limit, with the fee in the coin of prices."""
    qty = intent.qty * part
    fee = intent.price * qty * rules.fee
    return Fill("1", intent.side, intent.price, qty, fee, "USDT", intent.decided_at)


def live(
    a_plan: Plan,
    quotes: Iterable[Quote],
    group: TradeGroup = GROUP,
    gate: Gate = OPEN,
    rules: Rules = RULES,
) -> tuple[TradeGroup, Sequence[Intent]]:
    """Return a group and its orders after quotes, at each of which an order is filled at once."""
    orders = []
    for quote in quotes:
        group, intent = decide(a_plan, rules, group, quote, gate, quote.at)
        if intent is not None:
            orders.append(intent)
            done = filled(intent, rules=rules)
            group = settle(a_plan, rules, fill(write(group, intent), done), done.qty, quote.at)
    return group, orders
