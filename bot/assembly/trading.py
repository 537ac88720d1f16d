"""Builds what trades strategies, and what people do with them."""

from collections.abc import Awaitable, Callable

from bot.assembly.base import Base
from bot.domain.strategies.watch import TradingConditions
from bot.services.balances import AccountReader
from bot.services.monitoring.availability import AvailabilityService
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.strategies.chart import Charts
from bot.services.strategies.counting import CoinCounter
from bot.services.strategies.disturbances import Disturbances
from bot.services.strategies.engine import TradingEngine
from bot.services.strategies.executors import Executors
from bot.services.strategies.funding import Funding
from bot.services.strategies.known_conditions import KnownConditions
from bot.services.strategies.known_rules import KnownRules
from bot.services.strategies.known_runs import KnownRuns
from bot.services.strategies.live import LiveOrders
from bot.services.strategies.loop import TradingLoop
from bot.services.strategies.pricing import PriceWatch
from bot.services.strategies.progress import StrategyProgress
from bot.services.strategies.refusals import RefusalDesk
from bot.services.strategies.role import TradingRole
from bot.services.strategies.strategies import Strategies
from bot.services.strategies.verbs import StrategyVerbs
from bot.storage.engine.leadership import LEASE

OFF, LIVE = "off", "live"  # values of BOT_TRADING


def build_trading(base: Base, incident_monitor: IncidentMonitor) -> TradingLoop:
    """Return what trades.

    Where the operator switched it off it sends nothing and compares no account: owners are
    notified of what is held, and orders under way of before are looked at to their end.
    """
    stores, live = base.stores, _live(base)

    def clock() -> float:
        return base.clock().timestamp()

    base.markets.report_silence(incident_monitor.suspect)
    role = TradingRole(stores.trading_role, LEASE.total_seconds(), clock)
    disturbances = _disturbances(base, clock)
    progress = StrategyProgress(
        stores.runs, stores.strategies, stores.groups, clock, live=live.allowed
    )
    engine = TradingEngine(
        known=KnownRuns(stores.runs, base.timings.strategies),
        progress=progress,
        prices=PriceWatch(stores.strategies, base.markets, clock),
        executors=Executors(
            groups=stores.groups,
            markets=base.markets,
            lease=role,
            clock=clock,
            live=live,
            refusals=_refusals(base, disturbances),
            outdated=progress.hold_outdated,
        ),
        markets=base.markets,
        conditions=KnownConditions(
            _conditions(base, incident_monitor), base.timings.strategies
        ).now,
        lease=role,
        clock=clock,
    )
    return _loop(base, role, engine, disturbances)


def _loop(
    base: Base, role: TradingRole, engine: TradingEngine, disturbances: Disturbances
) -> TradingLoop:
    if base.settings.trading == OFF:
        return TradingLoop(role=role, engine=engine, timings=base.timings)
    return TradingLoop(
        role=role,
        engine=engine,
        disturbances=disturbances,
        on_role=base.metrics.set_trading,
        timings=base.timings,
    )


def _disturbances(base: Base, clock: Callable[[], float]) -> Disturbances:
    return Disturbances(
        runs=base.stores.runs,
        store=base.stores.strategies,
        history=base.stores.strategy_events,
        accounts=build_accounts(base),
        rules=KnownRules(base.markets, clock).get,
        clock=clock,
    )


def _refusals(base: Base, disturbances: Disturbances) -> RefusalDesk:
    return RefusalDesk(
        check=base.stores.schedule.schedule_now,
        notify=base.operators.notify,
        clock=base.clock,
        suspect=disturbances.suspect,
    )


def build_accounts(base: Base) -> AccountReader:
    """Return the service that reads what is on accounts."""
    return AccountReader(
        access=base.access,
        store=base.stores.connections,
        balances=base.exits.balances,
        markets=base.markets,
        clock=base.clock,
    )


def build_strategies(base: Base, incident_monitor: IncidentMonitor) -> Strategies:
    """Return the service with which people start and see strategies."""
    settings, stores = base.settings, base.stores
    return Strategies(
        runs=stores.runs,
        store=stores.strategies,
        events=stores.strategy_events,
        connections=stores.connections,
        markets=base.markets,
        conditions=_conditions(base, incident_monitor),
        live=_live(base),
        funding=Funding(accounts=build_accounts(base), runs=stores.runs),
        clock=base.clock,
        most=settings.max_strategies,
        trading=settings.trading != OFF,
    )


def build_charts(base: Base) -> Charts:
    """Return what collects the content of pictures."""
    events = base.stores.strategy_events
    return Charts(markets=base.markets, events=events, clock=base.clock)


def build_counter(base: Base) -> CoinCounter:
    """Return the service that counts what is left of moved coins."""
    stores = base.stores
    return CoinCounter(
        runs=stores.runs,
        store=stores.strategies,
        groups=stores.groups,
        history=stores.strategy_events,
        accounts=build_accounts(base),
        clock=base.clock,
    )


def build_verbs(base: Base, strategies: Strategies) -> StrategyVerbs:
    """Return the service with which people change running strategies."""
    stores = base.stores
    return StrategyVerbs(
        runs=stores.runs,
        store=stores.strategies,
        groups=stores.groups,
        clock=base.clock,
        require_money=strategies.require_money,
        history=stores.strategy_events,
    )


def _live(base: Base) -> LiveOrders:
    return LiveOrders(
        gateways=base.exits.traders,
        access=base.access,
        connections=base.stores.connections,
        allowed=base.settings.trading == LIVE,
    )


def _conditions(
    base: Base, incident_monitor: IncidentMonitor
) -> Callable[[], Awaitable[TradingConditions]]:
    service = AvailabilityService(
        incidents=base.stores.incidents,
        cut_off_since=lambda: incident_monitor.cut_off_since,
        cut_routes=lambda: incident_monitor.cut_routes,
    )

    off = base.settings.trading == OFF

    async def conditions() -> TradingConditions:
        stops = await base.stores.trading_stops.current()
        return TradingConditions(availability=await service.now(), stops=stops, off=off)

    return conditions
