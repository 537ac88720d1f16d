"""Builds what trades strategies, and what people do with them."""

from bot.assembly.base import Base
from bot.domain.strategies.orders import Fill
from bot.domain.strategies.sending import LookError, Sending, SendResult
from bot.services.monitoring.availability import AvailabilityService
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.strategies.chart import Charts
from bot.services.strategies.engine import TradingEngine
from bot.services.strategies.executors import Executors
from bot.services.strategies.live import LiveOrders
from bot.services.strategies.loop import TradingLoop
from bot.services.strategies.progress import StrategyProgress
from bot.services.strategies.refusals import RefusalDesk
from bot.services.strategies.role import TradingRole
from bot.services.strategies.strategies import Strategies
from bot.services.strategies.verbs import StrategyVerbs
from bot.storage.engine.leadership import LEASE

OFF, LIVE = "off", "live"  # values of BOT_TRADING


def build_trading(base: Base, incident_monitor: IncidentMonitor) -> TradingLoop | None:
    """Return what trades; None if the operator switched it off."""
    if base.settings.trading == OFF:
        return None
    stores, live = base.stores, _live(base)

    def clock() -> float:
        return base.clock().timestamp()

    role = TradingRole(stores.trading_role, LEASE.total_seconds(), clock)
    engine = TradingEngine(
        runs=stores.runs,
        progress=StrategyProgress(
            stores.runs, stores.strategies, stores.groups, clock, live=live.allowed
        ),
        executors=Executors(
            groups=stores.groups,
            markets=base.markets,
            lease=role,
            clock=clock,
            live=live,
            refusals=RefusalDesk(
                check=stores.schedule.schedule_now, notify=base.operators.notify, clock=base.clock
            ),
        ),
        markets=base.markets,
        availability=_availability(base, incident_monitor).now,
        lease=role,
        clock=clock,
        changes=base.timings.strategies,
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
        live=_live(base),
        clock=base.clock,
        most=settings.max_strategies,
        trading=settings.trading != OFF,
    )


def build_charts(base: Base) -> Charts:
    """Return what collects the content of pictures."""
    events = base.stores.strategy_events
    return Charts(markets=base.markets, events=events, clock=base.clock)


def build_verbs(base: Base) -> StrategyVerbs:
    """Return the service with which people change running strategies."""
    stores = base.stores
    return StrategyVerbs(
        runs=stores.runs, store=stores.strategies, groups=stores.groups, clock=base.clock
    )


class _NoOrders:  # until they are built
    def proof(self, _: str) -> None:
        return None

    async def account(self, *_: object) -> None:
        raise LookError

    async def place(self, *_: object) -> SendResult:
        return SendResult(Sending.UNSENT)

    async def find(self, *_: object) -> None:
        raise LookError

    async def fills(self, *_: object) -> tuple[Fill, ...]:
        raise LookError


def _live(base: Base) -> LiveOrders:
    return LiveOrders(
        gateway=_NoOrders(),
        access=base.access,
        connections=base.stores.connections,
        allowed=base.settings.trading == LIVE,
    )


def _availability(base: Base, incident_monitor: IncidentMonitor) -> AvailabilityService:
    return AvailabilityService(
        incidents=base.stores.incidents, cut_off_since=lambda: incident_monitor.cut_off_since
    )
