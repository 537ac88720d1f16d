"""Builds what trades strategies, and what people do with them."""

from bot.assembly.base import Base
from bot.services.monitoring.availability import AvailabilityService
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.strategies.engine import TradingEngine
from bot.services.strategies.loop import TradingLoop
from bot.services.strategies.role import TradingRole
from bot.services.strategies.strategies import Strategies
from bot.services.strategies.verbs import StrategyVerbs
from bot.storage.engine.leadership import LEASE

OFF = "off"  # the value of BOT_TRADING


def build_trading(base: Base, incident_monitor: IncidentMonitor) -> TradingLoop | None:
    """Return what trades; None if the operator switched it off."""
    if base.settings.trading == OFF:
        return None
    stores = base.stores

    def clock() -> float:
        return base.clock().timestamp()

    base.markets.report_silence(incident_monitor.suspect)
    role = TradingRole(stores.trading_role, LEASE.total_seconds(), clock)
    engine = TradingEngine(
        runs=stores.runs,
        strategies=stores.strategies,
        groups=stores.groups,
        markets=base.markets,
        availability=_availability(base, incident_monitor).now,
        stops=stores.trading_stops.current,
        lease=role,
        clock=clock,
    )
    metrics = base.metrics
    return TradingLoop(role=role, engine=engine, on_role=metrics.set_trading, timings=base.timings)


def build_strategies(base: Base, incident_monitor: IncidentMonitor) -> Strategies:
    """Return the service with which people start and see strategies."""
    settings, stores = base.settings, base.stores
    return Strategies(
        runs=stores.runs,
        store=stores.strategies,
        events=stores.strategy_events,
        connections=stores.connections,
        markets=base.markets,
        availability=_availability(base, incident_monitor).now,
        stops=stores.trading_stops.current,
        clock=base.clock,
        most=settings.max_strategies,
        trading=settings.trading != OFF,
    )


def build_verbs(base: Base) -> StrategyVerbs:
    """Return the service with which people change running strategies."""
    stores = base.stores
    return StrategyVerbs(
        runs=stores.runs, store=stores.strategies, groups=stores.groups, clock=base.clock
    )


def _availability(base: Base, incident_monitor: IncidentMonitor) -> AvailabilityService:
    return AvailabilityService(
        incidents=base.stores.incidents, cut_off_since=lambda: incident_monitor.cut_off_since
    )
