"""Builds what talks with people: the parts of the handlers, the leader and the alarm."""

from datetime import timedelta

from bot.assembly.base import Base
from bot.exchanges import EXCHANGES
from bot.handlers.alarm import Alarm
from bot.handlers.background import Background
from bot.handlers.contact import Contact
from bot.handlers.deletion import Eraser
from bot.handlers.desk import Desk
from bot.handlers.dispatch import build_dispatcher
from bot.handlers.telling import Teller
from bot.heartbeat import SignOfLife
from bot.leader import Leader
from bot.services.admission import Admission
from bot.services.alerts import Alerts
from bot.services.connections import Connections
from bot.services.emergencies import Emergencies
from bot.services.history import Chronicle
from bot.services.housekeeping import Housekeeping
from bot.services.leaving import Leaving
from bot.services.limits import Limits
from bot.services.onboarding import Onboarding
from bot.services.overview import Overview
from bot.services.preferences import Preferring
from bot.services.reachability import Reachability
from bot.services.reminding import Reminding
from bot.storage.conversations import PersonIsolation
from bot.turns import Turns


def build_alarm(base: Base) -> Alarm:
    """Return what sends messages to the admins while the database fails."""
    return Alarm(
        bot=base.bot,
        languages=base.languages,
        people=base.stores.people,
        admins=base.settings.admins,
        failing_since=base.stores.database.health.failing_since,
        timings=base.timings,
    )


def build_desk(base: Base, emergencies: Emergencies) -> Desk:
    """Return the parts that handlers need."""
    settings, stores, clock = base.settings, base.stores, base.clock
    book, access = stores.connections, base.access
    return Desk(
        exchanges=EXCHANGES,
        languages=base.languages,
        people=stores.people,
        onboarding=Onboarding(
            exchanges=EXCHANGES,
            prober=base.prober,
            vault=base.keyring.vault,
            access=access,
            book=book,
            clock=clock,
        ),
        connections=Connections(exchanges=EXCHANGES, access=access, book=book, clock=clock),
        admission=_admission(base),
        leaving=Leaving(book=book, archive=stores.archive, history=stores.history, clock=clock),
        limits=Limits(clock=clock, tests=settings.max_tests, connections=settings.max_connections),
        preferring=Preferring(people=stores.people, clock=clock),
        chronicle=Chronicle(history=stores.history),
        background=Background(),
        conversations=base.conversations,
        isolation=PersonIsolation(),
        addresses=settings.server_ips,
        admins=settings.admins,
        overview=_overview(base),
        reachability=Reachability(
            incidents=stores.incidents, cut_off_since=lambda: emergencies.cut_off_since
        ),
        meters=base.meters,
        clock=clock,
    )


def build_leader(
    base: Base, desk: Desk, emergencies: Emergencies, contact: Contact, alarm: Alarm
) -> Leader:
    """Return what polls, answers and notifies."""
    stores, clock = base.stores, base.clock
    eraser = Eraser(base.bot, stores.erasures, base.meters, clock, base.timings)
    return Leader(
        bot=base.bot,
        dispatcher=build_dispatcher(desk, base.conversations, desk.isolation, eraser),
        desk=desk,
        stores=stores,
        conversations=base.conversations,
        eraser=eraser,
        teller=_teller(base, desk, emergencies),
        housekeeping=_housekeeping(base),
        reminding=Reminding(
            reminders=stores.schedule, diary=stores.people, notices=stores.notices, clock=clock
        ),
        contact=contact,
        turns=Turns(leadership=stores.leadership, alarm=alarm, timings=base.timings),
        sign=SignOfLife.of(base.settings.database_url.get_secret_value()),
        timings=base.timings,
    )


def _admission(base: Base) -> Admission:
    return Admission(
        book=base.stores.people,
        notices=base.stores.notices,
        operators=base.operators,
        allowed=base.settings.allowed_users,
        blocked=base.settings.blocked_users,
        clock=base.clock,
    )


def _overview(base: Base) -> Overview:
    stores = base.stores
    return Overview(
        schedule=stores.schedule,
        notices=stores.notices,
        incidents=stores.incidents,
        addresses=stores.addresses,
        tally=base.meters.tally,
        clock=base.clock,
        timings=base.timings,
    )


def _teller(base: Base, desk: Desk, emergencies: Emergencies) -> Teller:
    stores = base.stores
    alerts = Alerts(
        book=stores.connections,
        people=stores.people,
        incidents=stores.incidents,
        patience=base.patience,
        clock=base.clock,
        cut_off_since=lambda: emergencies.cut_off_since,
        timings=base.timings,
    )
    return Teller(
        bot=base.bot,
        desk=desk,
        notices=stores.notices,
        alerts=alerts,
        meters=base.meters,
        timings=base.timings,
    )


def _housekeeping(base: Base) -> Housekeeping:
    return Housekeeping(
        book=base.stores.connections,
        drafts=base.conversations,
        pruner=base.stores.pruner,
        clock=base.clock,
        keep_notices=timedelta(days=base.settings.keep_notices),
        keep_history=timedelta(days=base.settings.keep_history),
    )
