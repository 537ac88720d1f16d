"""Builds the dependencies of the handlers, the leader and the database alarm."""

from datetime import timedelta

from aiogram.fsm.storage.base import BaseEventIsolation

from bot.assembly.base import Base
from bot.assembly.trading import (
    build_accounts,
    build_charts,
    build_counter,
    build_strategies,
    build_verbs,
)
from bot.exchanges import EXCHANGES
from bot.handlers.contact import Contact
from bot.handlers.dependencies import Dependencies
from bot.handlers.key_tests import KeyTests
from bot.handlers.last_messages import LastMessages
from bot.handlers.notifying.sender import NoticeSender
from bot.heartbeat import Heartbeat
from bot.leader import Leader, UpdateDuty
from bot.services.connecting.egress_choice import EgressChoice
from bot.services.connecting.onboarding import Onboarding
from bot.services.connections import Connections
from bot.services.monitoring.availability import AvailabilityService
from bot.services.monitoring.incidents import IncidentMonitor
from bot.services.monitoring.retirement import Retirement
from bot.services.notifying.planner import NoticePlanner
from bot.services.notifying.reminders import ReminderService
from bot.services.operating.housekeeping import Housekeeping
from bot.services.operating.snapshot import SnapshotService
from bot.services.operating.trading_switch import TradingSwitch
from bot.services.people.access import AccessControl
from bot.services.people.history import HistoryService
from bot.services.people.leaving import LeavingService
from bot.services.people.limits import RateLimits
from bot.services.people.preferences import PreferenceService
from bot.services.strategies.basket_life import BasketLife
from bot.services.strategies.basket_starting import BasketStarts
from bot.services.strategies.changes import ChangePruner
from bot.telegram.database_alarm import DatabaseAlarm
from bot.telegram.photos import Photos
from bot.turns import Turns


def build_alarm(base: Base) -> DatabaseAlarm:
    """Return the alarm that messages the admins while the database fails."""
    return DatabaseAlarm(
        bot=base.bot,
        languages=base.languages,
        people=base.stores.people,
        admins=base.settings.admins,
        failing_since=base.stores.database.health.failing_since,
        timings=base.timings,
    )


def build_dependencies(
    base: Base, incident_monitor: IncidentMonitor, isolation: BaseEventIsolation
) -> Dependencies:
    """Return the dependencies of the handlers. `isolation`: serialises the updates of a person."""
    settings, stores, clock = base.settings, base.stores, base.clock
    connections, access = stores.connections, base.access
    strategies = build_strategies(base, incident_monitor)
    verbs = build_verbs(base, strategies)
    return Dependencies(
        exchanges=EXCHANGES,
        languages=base.languages,
        people=stores.people,
        onboarding=Onboarding(
            exchanges=EXCHANGES,
            prober=base.exits.probers,
            vault=base.keyring.vault,
            access=access,
            store=connections,
            clock=clock,
        ),
        connections=Connections(
            exchanges=EXCHANGES,
            access=access,
            store=connections,
            clock=clock,
            runs=stores.runs,
        ),
        accounts=build_accounts(base),
        access=_access(base),
        leaving=LeavingService(
            store=connections, archive=stores.archive, history=stores.history, clock=clock
        ),
        limits=RateLimits(
            clock=clock, tests=settings.max_tests, connections=settings.max_connections
        ),
        preferences=PreferenceService(people=stores.people, clock=clock),
        history=HistoryService(history=stores.history, strategies=stores.strategy_events),
        key_tests=KeyTests(),
        conversations=base.conversations,
        isolation=isolation,
        egresses=base.egresses,
        egress_choice=_egress_choice(base),
        dashboard=settings.dashboard_url,
        public_url=settings.public_url,
        admins=settings.admins,
        snapshot=_snapshot(base),
        trading=TradingSwitch(
            stops=stores.trading_stops,
            figures=stores.trading_figures.read,
            exchanges=EXCHANGES,
            clock=clock,
        ),
        availability=_availability(base, incident_monitor),
        strategies=strategies,
        verbs=verbs,
        baskets=BasketLife(starts=BasketStarts(strategies=strategies), verbs=verbs),
        counter=build_counter(base),
        charts=build_charts(base),
        metrics=base.metrics,
        photos=Photos(),
        last_messages=LastMessages(),
        clock=clock,
    )


def build_leader(  # the parts it joins
    base: Base,
    deps: Dependencies,
    incident_monitor: IncidentMonitor,
    contact: Contact,
    alarm: DatabaseAlarm,
    updates: UpdateDuty,
) -> Leader:
    """Return the leader. `updates`: what it does with updates."""
    stores, clock = base.stores, base.clock
    return Leader(
        bot=base.bot,
        updates=updates,
        deps=deps,
        sender=_notice_sender(base, deps, incident_monitor),
        housekeeping=_housekeeping(base),
        reminders=ReminderService(
            reminders=stores.schedule, digests=stores.people, notices=stores.notices, clock=clock
        ),
        contact=contact,
        turns=Turns(leadership=stores.leadership, alarm=alarm, timings=base.timings),
        heartbeat=Heartbeat.of(base.settings.database_url.get_secret_value()),
        timings=base.timings,
    )


def _egress_choice(base: Base) -> EgressChoice:
    return EgressChoice(
        egresses=base.egresses, clock=base.clock, loads=base.stores.egress_book.loads
    )


def _availability(base: Base, incident_monitor: IncidentMonitor) -> AvailabilityService:
    return AvailabilityService(
        incidents=base.stores.incidents,
        cut_off_since=lambda: incident_monitor.cut_off_since,
        cut_routes=lambda: incident_monitor.cut_routes,
    )


def _access(base: Base) -> AccessControl:
    return AccessControl(
        store=base.stores.people,
        notices=base.stores.notices,
        operators=base.operators,
        allowed=base.settings.allowed_users,
        blocked=base.settings.blocked_users,
        clock=base.clock,
    )


def _snapshot(base: Base) -> SnapshotService:
    stores = base.stores
    return SnapshotService(
        schedule=stores.schedule,
        notices=stores.notices,
        incidents=stores.incidents,
        addresses=stores.addresses,
        process_stats=base.metrics.tally,
        trading=stores.trading_figures.read,
        bound=stores.egress_book.bound,
        clock=base.clock,
        timings=base.timings,
    )


def _notice_sender(
    base: Base, deps: Dependencies, incident_monitor: IncidentMonitor
) -> NoticeSender:
    stores = base.stores
    planner = NoticePlanner(
        store=stores.connections,
        people=stores.people,
        incidents=stores.incidents,
        policy=base.policy,
        clock=base.clock,
        cut_off_since=lambda: incident_monitor.cut_off_since,
        cut_routes=lambda: incident_monitor.cut_routes,
        timings=base.timings,
        days=stores.strategy_days.since,
        groups=stores.group_messages.of,
    )
    return NoticeSender(
        bot=base.bot,
        deps=deps,
        notices=stores.notices,
        planner=planner,
        metrics=base.metrics,
        timings=base.timings,
    )


def _housekeeping(base: Base) -> Housekeeping:
    return Housekeeping(
        store=base.stores.connections,
        drafts=base.conversations,
        pruner=base.stores.pruner,
        changes=ChangePruner(base.stores.strategy_changes),
        clock=base.clock,
        keep_notices=timedelta(days=base.settings.keep_notices),
        keep_history=timedelta(days=base.settings.keep_history),
        retire=Retirement(
            egresses=base.egresses,
            book=base.stores.egress_book,
            outbox=base.stores.notices,
            wait=base.policy.interval,
        ).sweep,
    )
