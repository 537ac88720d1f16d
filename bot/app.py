"""The composition root: builds each part once and connects them; `bot.runtime` runs them."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from pydantic import SecretStr

from bot.assembly.answering import Answering
from bot.assembly.base import Base, is_shared
from bot.assembly.monitoring import build_incident_monitor, build_monitor, policy_of
from bot.assembly.receiving import Receiving
from bot.assembly.serving import build_alarm, build_dependencies, build_leader
from bot.assembly.trading import build_trading
from bot.domain.egress import Route
from bot.domain.process import Peers
from bot.domain.timings import USUAL, Timings
from bot.exchanges import EXCHANGES, CcxtExits, CcxtMarkets
from bot.handlers.contact import Contact
from bot.handlers.dependencies import Dependencies
from bot.handlers.states import ConversationState
from bot.i18n import Languages
from bot.metrics.health import ProcessHealth
from bot.metrics.prometheus import PrometheusMetrics
from bot.metrics.server import StatusPages
from bot.runtime import App
from bot.services.loops import survive
from bot.services.monitoring.monitor import Monitor
from bot.settings import Settings, SettingsError
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.connections.egresses import SqlEgressBook
from bot.storage.engine.database import Database
from bot.storage.keys.key_file import ORPHANED, key_source, orphaned
from bot.storage.keys.keyrings import Keyring, join
from bot.storage.migrations import upgrade
from bot.storage.operating.sending_slots import SqlSendingSlots
from bot.storage.stores import Stores
from bot.storage.strategies.copies import COPIED, hold_if_copied
from bot.telegram.polling_conflict import PollingConflict
from bot.telegram.rate_limit import TelegramRateLimit
from bot.telegram.session import Session
from bot.telegram.shared_pace import SharedPace
from bot.telegram.startup_report import StartupReport

if TYPE_CHECKING:
    from bot.services.monitoring.call_budget import CallBudget

log = logging.getLogger(__name__)


async def serve(
    settings: Settings, stop: asyncio.Event | None = None, timings: Timings = USUAL
) -> None:
    """Run a bot until `stop` is set or a signal arrives. Raises as `build` does."""
    stop = stop or asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with build(settings, timings=timings) as app:
        await app.run(stop)
    log.info("the bot has stopped")


@contextlib.asynccontextmanager
async def build(
    settings: Settings,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    timings: Timings = USUAL,
) -> AsyncIterator[App]:
    """Build every part; close them all at the end.

    Raises SettingsError if the token or a listening address is unusable, StorageError if the
    database or its master key is.
    """
    if settings.token is None:
        raise SettingsError(
            "BOT_TOKEN: get a token from @BotFather and set it; "
            "to try the bot without one, run: make demo"
        )
    async with AsyncExitStack() as stack:
        new_key = _new_key(settings)
        database, keyring = await _open_storage(settings, timings, stack)
        token = settings.token.get_secret_value()
        bound = await SqlEgressBook(database).bound()
        base = _base(settings, clock, timings, database, keyring, token, bound)
        stack.push_async_callback(base.exits.close)
        stack.push_async_callback(base.markets.close)
        stack.push_async_callback(base.bot.session.close)
        yield await _assemble(
            base,
            StartupReport(
                settings=settings,
                place=database.place,
                new_key=new_key,
                orphans=base.egresses.orphans(bound),
            ),
            stack,
        )


def _base(
    settings: Settings,
    clock: Callable[[], datetime],
    timings: Timings,
    database: Database,
    keyring: Keyring,
    token: str,
    bound: Mapping[Route, int],
) -> Base:
    """Return the base parts; the caller closes exits, markets and the session of the bot.

    `bound`: the stored connections; those of an egress that is gone are checked as well.
    """
    urls, egresses = settings.exchange_urls, settings.egresses
    known = tuple(dict.fromkeys((*egresses.ids, *(route.egress for route in bound))))
    metrics = PrometheusMetrics(tuple(EXCHANGES), egresses=known)
    budgets: dict[Route, CallBudget] = {}
    peers = Peers()
    pace = _pace(settings, timings, database, keyring, peers)
    return Base(
        settings=settings,
        clock=clock,
        stores=Stores(database, keyring.vault, tuple(EXCHANGES), timings, known),
        keyring=keyring,
        egresses=egresses,
        exits=CcxtExits(egresses, urls, timeout=timings.exchange_answer, budget=budgets.get),
        markets=_markets(settings, clock, timings, budgets),
        budgets=budgets,
        bot=_bot(token, settings.telegram_api_url, TelegramRateLimit(metrics, timings, pace)),
        metrics=metrics,
        languages=Languages(),
        conversations=SqlConversations(database, clock, watched=ConversationState.sending_keys),
        policy=policy_of(settings, timings),
        timings=timings,
        peers=peers,
    )


def _markets(
    settings: Settings,
    clock: Callable[[], datetime],
    timings: Timings,
    budgets: Mapping[Route, "CallBudget"],
) -> CcxtMarkets:
    """Return what reads public prices, through the egress for these."""
    public = settings.egresses.public
    return CcxtMarkets(
        settings.exchange_urls,
        public,
        timings=timings,
        budget=lambda exchange: budgets.get(Route(public.id, exchange)),
        clock=lambda: clock().timestamp(),
    )


def _pace(
    settings: Settings, timings: Timings, database: Database, keyring: Keyring, peers: Peers
) -> SharedPace | None:
    """Return the pace of several processes; None where one sends alone."""
    if not is_shared(settings, database):
        return None
    slots = SqlSendingSlots(database, keyring.vault.derive("sending slots"))
    return SharedPace(slots, timings.messages_per_second, timings.burst, lambda: peers.count)


def _new_key(settings: Settings) -> Path | None:
    """Return the file of the master key that this start creates; None: a key exists."""
    file = settings.master_key_file
    return None if settings.master_keys or file.exists() else file


async def _open_storage(
    settings: Settings, timings: Timings, stack: AsyncExitStack
) -> tuple[Database, Keyring]:
    database = Database(settings.database_url.get_secret_value(), calm=timings.database_calm)
    source = key_source(settings.master_key_file, _plain(settings.master_keys))
    if orphaned(database.file, source):
        log.warning("%s", ORPHANED)
    await database.open()
    stack.push_async_callback(database.close)
    await upgrade(database)
    keyring = await join(database, source)
    if await hold_if_copied(database):
        log.warning("%s", COPIED)
    stack.push_async_callback(survive, keyring.leave)
    return database, keyring


def _bot(token: str, api_url: str, rate_limit: TelegramRateLimit) -> Bot:
    session = Session(api=TelegramAPIServer.from_base(api_url))
    session.middleware(rate_limit)
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(token, session=session, default=properties)


async def _assemble(base: Base, startup_report: StartupReport, stack: AsyncExitStack) -> App:
    """Connect the parts."""
    alarm = build_alarm(base)
    receiving = Receiving.of(base)
    conflict = PollingConflict(
        bot=base.bot,
        notify=alarm.notify,
        is_ours=receiving.entrance.address.is_ours,
        timings=base.timings,
    )
    contact = Contact(conflict=conflict)
    incident_monitor = build_incident_monitor(base, contact)
    monitor = build_monitor(base, incident_monitor)
    answering = Answering(base, receiving)
    deps = build_dependencies(base, incident_monitor, answering.isolation())
    updates, shared = answering.build(deps, conflict.observe)
    leader = build_leader(base, deps, incident_monitor, contact, alarm, updates)
    idle = partial(_idle, monitor, contact)
    return App(
        bot=base.bot,
        deps=deps,
        stores=base.stores,
        conversations=base.conversations,
        keyring=base.keyring,
        monitor=monitor,
        leader=leader,
        answering=shared,
        dispatcher=answering.dispatcher,
        contact=contact,
        alarm=alarm,
        startup_report=startup_report,
        heartbeat=leader.heartbeat,
        trading=build_trading(base, incident_monitor),
        pages=await _pages(base, deps, idle, receiving, stack),
        public=await receiving.serve(deps, stack),
        timings=base.timings,
    )


async def _pages(
    base: Base,
    deps: Dependencies,
    idle: Callable[[], dict[str, float]],
    receiving: Receiving,
    stack: AsyncExitStack,
) -> StatusPages | None:
    """Serve the status pages if they are enabled."""
    if not (place := base.settings.status_listen):
        return None
    health = ProcessHealth(
        base.stores.database, base.stores.leadership, idle, base.timings, receiving.answers
    )
    return await stack.enter_async_context(
        StatusPages(place, health, base.metrics, deps.snapshot, base.timings)
    )


def _idle(monitor: Monitor, contact: Contact) -> dict[str, float]:
    """Return the seconds since each loop of this process last completed a cycle."""
    return {"the monitor": monitor.idle, **contact.idle()}


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
