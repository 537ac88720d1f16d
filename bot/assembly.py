"""Builds the parts of a bot from what they stand on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram import Bot

from bot.domain.patience import Patience
from bot.exchanges import EXCHANGES, PACES, Prober
from bot.handlers.alarm import Alarm
from bot.handlers.background import Background
from bot.handlers.contact import Contact
from bot.handlers.deletion import Eraser
from bot.handlers.desk import Desk
from bot.handlers.dispatch import build_dispatcher
from bot.handlers.telling import Teller
from bot.heartbeat import SignOfLife
from bot.i18n import Languages
from bot.leader import Leader
from bot.monitoring.meters import PrometheusMeters
from bot.services.admission import Admission
from bot.services.alerts import Alerts
from bot.services.connections import Connections
from bot.services.egress import Egress
from bot.services.emergencies import Emergencies
from bot.services.history import Chronicle
from bot.services.housekeeping import Housekeeping
from bot.services.key_access import KeyAccess
from bot.services.leaving import Leaving
from bot.services.limits import Limits
from bot.services.onboarding import Onboarding
from bot.services.operators import Operators
from bot.services.overview import Overview
from bot.services.preferences import Preferring
from bot.services.reachability import Reachability
from bot.services.reminding import Reminding
from bot.services.watching import Watch
from bot.settings import Settings
from bot.storage.conversations import Conversations, PersonIsolation
from bot.storage.keyrings import Keyring
from bot.storage.stores import Stores
from bot.turns import Turns


@dataclass(frozen=True, kw_only=True)
class Base:
    """What the other parts stand on."""

    settings: Settings
    clock: Callable[[], datetime]
    stores: Stores
    keyring: Keyring
    prober: Prober
    bot: Bot
    meters: PrometheusMeters
    languages: Languages
    conversations: Conversations
    patience: Patience


def patience_of(settings: Settings) -> Patience:
    """Return what it takes to believe a change."""
    return Patience(
        failures=settings.confirm_failures,
        successes=settings.recover_successes,
        confirm_delay=timedelta(seconds=settings.confirm_delay),
        interval=timedelta(seconds=settings.check_interval),
        grace=timedelta(seconds=settings.incident_grace),
    )


def build_alarm(base: Base) -> Alarm:
    """Return what sends messages to the admins while the database fails."""
    return Alarm(
        bot=base.bot,
        languages=base.languages,
        people=base.stores.people,
        admins=base.settings.admins,
        failing_since=base.stores.database.health.failing_since,
    )


def build_emergencies(base: Base, contact: Contact) -> Emergencies:
    """Return what judges outages."""
    settings, stores, operators = base.settings, base.stores, _operators(base)
    return Emergencies(
        incidents=stores.incidents,
        notices=stores.notices,
        schedule=stores.schedule,
        egress=Egress(
            addresses=stores.addresses,
            patience=base.patience,
            operators=operators,
            outbox=stores.notices,
            configured=settings.server_ips,
        ),
        meters=base.meters,
        patience=base.patience,
        operators=operators,
        clock=base.clock,
        telegram_answers=contact.answers,
    )


def build_watch(base: Base, emergencies: Emergencies) -> Watch:
    """Return what checks the stored keys."""
    return Watch(
        schedule=base.stores.schedule,
        access=_access(base),
        emergencies=emergencies,
        meters=base.meters,
        patience=base.patience,
        paces=PACES,
        clock=base.clock,
    )


def build_desk(base: Base, emergencies: Emergencies) -> Desk:
    """Return the parts that handlers need."""
    settings, stores, clock = base.settings, base.stores, base.clock
    book, access = stores.connections, _access(base)
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
    eraser = Eraser(base.bot, stores.erasures, base.meters, clock)
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
        turns=Turns(leadership=stores.leadership, alarm=alarm),
        sign=SignOfLife.of(base.settings.database_url.get_secret_value()),
    )


def _operators(base: Base) -> Operators:
    return Operators(people=base.settings.admins, outbox=base.stores.notices)


def _access(base: Base) -> KeyAccess:
    return KeyAccess(vault=base.keyring.vault, prober=base.prober)


def _admission(base: Base) -> Admission:
    return Admission(
        book=base.stores.people,
        notices=base.stores.notices,
        operators=_operators(base),
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
    )
    return Teller(
        bot=base.bot, desk=desk, notices=stores.notices, alerts=alerts, meters=base.meters
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
