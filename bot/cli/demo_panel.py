"""The panel of the demo: sample keys, prices and orders, and what can be done to them."""

from collections.abc import Mapping
from functools import partial

from bot.domain.diagnosis import Responsible, Status
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import (
    ExchangeServer,
    KeyAction,
    OrderAction,
    Outage,
    Price,
    PriceAction,
    PriceWorld,
    SampleKey,
    SandboxAccount,
    change_orders,
    money_actions,
    order_actions,
)
from bot.sandbox.telegram import (
    ExchangeAction,
    Panel,
    Sample,
    SampleKind,
    ShownMoney,
    ShownOrder,
)

_FIXES = {KeyAction.RESTORE, KeyAction.PUT_BACK}
_PRICE_FIXES = {PriceAction.THAW, PriceAction.RELIST}
_ORDER_FIXES = {OrderAction.KEEP_ANSWER, OrderAction.FILL_WHOLE}
_ORDERS_SHOWN = 5
CHECK_INTERVAL = 15.0  # seconds; short, so that alerts come soon


def panel_of(servers: Mapping[str, ExchangeServer], world: PriceWorld | None = None) -> Panel:
    """Return the panel of the chat page: sample keys and prices, and the actions on them."""
    prices = world.prices if world else {}
    return Panel(
        samples=[_sample(name, s, key) for name, s in servers.items() for key in s.samples],
        switches={
            **{EXCHANGES[name].title: partial(_switch, s) for name, s in servers.items()},
            **{pair: partial(_scripts, price) for pair, price in prices.items()},
        },
        check_interval=CHECK_INTERVAL,
    )


def _sample(exchange: str, server: ExchangeServer, key: SampleKey) -> Sample:
    """Return a sample key for the chat page, with the correct value of a wrong field."""
    good = key.expected_status is Status.ONLINE
    return Sample(
        group=EXCHANGES[exchange].title,
        title=key.case,
        kind=_kind(key),
        lines=tuple(key.fields.items()),
        right=tuple((f"right-{field}", value) for field, value in key.right.items()),
        actions=partial(_actions, server, key.case) if good else tuple,
        money=partial(_money, server, key.case) if good and server.has_orders else _none,
    )


def _kind(key: SampleKey) -> SampleKind:
    """Return what a person has to do with a sample key."""
    if key.expected_status is Status.ONLINE:
        return SampleKind.WORKS
    fixable = key.expected_problems[0].responsible is Responsible.USER
    return SampleKind.FIXABLE if fixable else SampleKind.ELSEWHERE


def _actions(server: ExchangeServer, case: str) -> list[ExchangeAction]:
    """Return the actions of a key's owner at the exchange."""
    of_key = [
        ExchangeAction(label=act, do=partial(server.change, case, act), fixes=act in _FIXES)
        for act in server.actions(case)
    ]
    if not server.has_orders:
        return of_key
    of_money = [
        ExchangeAction(label=act, do=partial(server.change_money, case, act))
        for act in money_actions(server.account(case))
    ]
    return of_money + of_key


def _none() -> None:
    return None


def _money(server: ExchangeServer, case: str) -> ShownMoney:
    """Return what is on the account of a key."""
    return shown_money(server.account(case))


def shown_money(account: SandboxAccount) -> ShownMoney:
    """Return an account as text: its coins, and its last orders, newest first."""
    return ShownMoney(
        coins=[
            (coin, f"{free.normalize():f}", f"{locked.normalize():f}")
            for coin, (free, locked) in account.coins().items()
        ],
        orders=[
            ShownOrder(
                side="bought" if order.buys else "sold",
                pair=order.pair.symbol,
                filled=f"{order.filled.normalize():f}",
                qty=f"{order.qty.normalize():f}",
                price=f"{order.price.normalize():f}",
            )
            for order in account.orders[: -_ORDERS_SHOWN - 1 : -1]
        ],
    )


def _switch(server: ExchangeServer) -> list[ExchangeAction]:
    """Return the switch between outage and recovery of an exchange, and those of its orders."""
    return [_outage(server), *(_order_switches(server) if server.has_orders else ())]


def _outage(server: ExchangeServer) -> ExchangeAction:
    set_outage = partial(setattr, server, "outage")
    if server.outage:
        return ExchangeAction(label="exchange-up", do=partial(set_outage, None), fixes=True)
    return ExchangeAction(label="exchange-down", do=partial(set_outage, Outage.DOWN))


def _order_switches(server: ExchangeServer) -> list[ExchangeAction]:
    faults = server.order_faults
    return [
        ExchangeAction(label=act, do=partial(change_orders, faults, act), fixes=act in _ORDER_FIXES)
        for act in order_actions(faults)
    ]


def _scripts(price: Price) -> list[ExchangeAction]:
    """Return what can be done to the price of a pair, at all exchanges."""
    return [
        ExchangeAction(label=act, do=partial(price.do, act), fixes=act in _PRICE_FIXES)
        for act in price.actions()
    ]
