"""The composition root: builds each part once, plugs them together and runs them."""

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramUnauthorizedError
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import StorageKey
from pydantic import SecretStr

from bot.domain.patience import Patience
from bot.exchanges import EXCHANGES, PACES, Prober
from bot.handlers import flow
from bot.handlers.alarm import Alarm
from bot.handlers.arrivals import Arrivals
from bot.handlers.background import Background
from bot.handlers.conflict import Conflict
from bot.handlers.deletion import Eraser
from bot.handlers.desk import Desk
from bot.handlers.dispatch import build_dispatcher, talk_to
from bot.handlers.feeding import Feeder
from bot.handlers.introduction import introduce
from bot.handlers.opening import Opening
from bot.handlers.pacing import Pacer
from bot.handlers.polling import Poller
from bot.handlers.states import Stage
from bot.handlers.telling import Teller
from bot.heartbeat import SignOfLife
from bot.i18n import Languages
from bot.monitoring.health import Health
from bot.monitoring.meters import PrometheusMeters
from bot.monitoring.server import Pages
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
from bot.services.rounds import repeat
from bot.services.watching import Watch
from bot.settings import Settings, SettingsError
from bot.storage.archive import PersonArchive
from bot.storage.connections import ConnectionBook
from bot.storage.conversations import Conversations, PersonIsolation
from bot.storage.database import Database
from bot.storage.erasures import ErasureBook
from bot.storage.errors import DatabaseDamagedError, StorageError
from bot.storage.history import HistoryBook
from bot.storage.inbox import InboxBook
from bot.storage.incidents import AddressBook, IncidentBook
from bot.storage.keyrings import Keyring, join
from bot.storage.leadership import Leadership
from bot.storage.master_keys import ORPHANED, key_source, orphaned
from bot.storage.migrations import upgrade
from bot.storage.notices import NoticeBook
from bot.storage.people import PeopleBook
from bot.storage.pruning import Pruner
from bot.storage.schedule import ScheduleBook

T = TypeVar("T")
log = logging.getLogger(__name__)

SWEEP = 10.0  # seconds between two rounds of housekeeping
TELL = 0.5  # seconds between two looks for notices
ERASE = 1.0  # seconds between two looks for messages that must still be deleted
TURN = 4.0  # seconds between two tries to take or keep the turn to speak with Telegram
TURN_ENDS = 12.0  # seconds without the database after which somebody else may have it
KEYS = 5.0  # seconds between two looks for new master keys
GRACE = 12.0  # seconds for what is under way when the bot stops
CHECK_GRACE = 3.0  # seconds for checks then; those that take longer are made by the next life


@dataclass(kw_only=True)
class App:
    """The plugged-together parts of one running bot."""

    bot: Bot
    dispatcher: Dispatcher
    desk: Desk
    conversations: Conversations
    inbox: InboxBook
    eraser: Eraser
    erasures: ErasureBook
    housekeeping: Housekeeping
    reminding: Reminding
    notices: NoticeBook
    teller: Teller
    watch: Watch
    leadership: Leadership
    keyring: Keyring
    alarm: Alarm
    conflict: Conflict
    sign: SignOfLife
    poller: Poller | None = None  # while this process is the one that speaks with Telegram
    opening: Opening | None = None
    pages: Pages | None = None  # for monitoring, where they are switched on

    async def run(self, stop: asyncio.Event) -> None:
        """Serve people until `stop` is set, then finish what is under way.

        Of several processes on one database all watch, and one of them speaks with Telegram.
        Raises TelegramUnauthorizedError when the token is refused.
        """
        work = (self._watch(), self._take_turns(), self._keep_keys())
        lookouts = (self.alarm.run(), self.conflict.run())
        chores = [asyncio.create_task(one) for one in (*work, *lookouts)]
        opening = asyncio.create_task(self._open())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({*chores, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in (*chores, stopping, opening):
            task.cancel()
        ended = await asyncio.gather(*chores, return_exceptions=True)
        await asyncio.gather(opening, return_exceptions=True)
        self.sign.end()
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _open(self) -> None:
        if self.opening:
            await self.opening.tell(self.bot)

    def telegram_answers(self) -> bool:
        """Tell whether Telegram answers, as far as this process knows."""
        return self.poller is None or self.poller.heard_lately or bool(self.conflict.trouble)

    def idle(self) -> dict[str, float]:
        """Return how many seconds ago each round of this process last ended."""
        polling = {"the poller": self.poller.idle} if self.poller else {}
        return {"the watch": self.watch.idle, **polling}

    async def _keep_keys(self) -> None:
        while True:
            await asyncio.sleep(KEYS)
            await _survive(self.keyring.refresh)

    async def _watch(self) -> None:
        try:
            await self.watch.run()
        finally:
            await self.watch.finish(CHECK_GRACE)

    async def _take_turns(self) -> None:
        """Speak with Telegram whenever it is this process's turn."""
        while True:
            if await self._is_our_turn():
                await self._lead_well()
            else:
                self.sign.beat()
            await asyncio.sleep(TURN)

    async def _is_our_turn(self) -> bool:
        try:
            self.alarm.ours = await self.leadership.take()
        except DatabaseDamagedError:
            raise  # nobody would ever have the turn again
        except StorageError as error:
            log.error("%s %s", error.cause, error.fix)  # noqa: TRY400  # it says all
            return False
        except Exception as error:  # noqa: BLE001  # whatever it is, it is not our turn
            log.warning("the database does not tell whose turn it is: %s", type(error).__name__)
            return False
        return self.alarm.ours

    async def _lead_well(self) -> None:
        """Lead until the turn ends, or what is needed for it fails: another turn comes."""
        try:
            await self._lead()
        except TelegramUnauthorizedError:
            raise
        except Exception:
            log.exception("this process stopped to speak with Telegram; it tries again")

    async def _lead(self) -> None:
        """Poll, answer and tell until the turn ends, then finish what is under way."""
        arrivals = self._arrivals()
        self.poller = poller = Poller(self.bot, arrivals, self.conflict.hear)
        self.desk.meters.led(leading=True)
        needed: list[asyncio.Task[None]] = []
        tasks: list[asyncio.Task[None]] = []
        try:
            if not await _survive(lambda: self._resume(arrivals)):  # before anything is heard
                return
            work = (
                self._keep_turn(),
                poller.run(),
                repeat("the inbox", arrivals.work, ERASE),
                repeat("the deletion", self.eraser.sweep, ERASE),
                self._keep_house(poller),
                self._tell(),
            )
            needed = [asyncio.create_task(one) for one in work]
            tasks = [*needed, asyncio.create_task(self._introduce())]  # its failure ends nothing
            await asyncio.wait(needed, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            ended = (await asyncio.gather(*tasks, return_exceptions=True))[: len(needed)]
            await _survive(lambda: poller.finish(GRACE))
            await _survive(lambda: self.eraser.finish(GRACE))
            await self.desk.background.finish(GRACE)
            self.poller = None
            self.desk.meters.led(leading=False)
            with contextlib.suppress(Exception):  # it ends by itself
                await self.leadership.give_up()
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _introduce(self) -> None:
        await _survive(lambda: introduce(self.bot, self.desk.languages, self.desk.admins))

    async def _keep_turn(self) -> None:
        """Return when it is no longer this process's turn."""
        kept = time.monotonic()
        while time.monotonic() - kept < TURN_ENDS:
            await asyncio.sleep(TURN)
            asked = time.monotonic()
            if await self._keeps_turn(kept + TURN_ENDS - asked):
                kept = asked
        log.warning("it may be another process's turn to speak with Telegram now")

    async def _keeps_turn(self, seconds: float) -> bool:
        """Tell whether it is still our turn; False if the database does not say so in time."""
        asking = asyncio.create_task(self._is_our_turn())
        try:
            done, _ = await asyncio.wait({asking}, timeout=max(0.0, seconds))
            return asking.result() if done else False
        finally:
            asking.cancel()

    def _arrivals(self) -> Arrivals:
        def asked(person: int) -> bool:
            key = StorageKey(bot_id=self.bot.id, chat_id=person, user_id=person)
            return self.conversations.in_watched_state(key)

        return Arrivals(
            Feeder(self.dispatcher, self.bot, self.desk),
            self.inbox,
            self.eraser,
            self.desk.exchanges,
            asked,
            self.desk.clock,
        )

    async def _resume(self, arrivals: Arrivals) -> None:
        """Take up what an earlier end of the process cut off: deletions, updates, tests."""
        await self.erasures.take_over(self.desk.clock())
        await self.conversations.load_watched()
        await arrivals.open()
        for key in await self.conversations.unfinished(str(Stage.testing.state)):
            await _survive(partial(self._resume_test, key))  # a damaged draft holds up nobody

    async def _resume_test(self, key: StorageKey) -> None:
        state = FSMContext(storage=self.conversations, key=key)
        talk = await talk_to(self.desk, self.bot, key.user_id, state)
        if draft := await talk.draft():
            await flow.start_test(talk, draft)

    async def _keep_house(self, poller: Poller) -> None:
        while True:
            if poller.heard_lately or self.conflict.trouble:  # a new start would not help
                self.sign.beat(self.conflict.trouble)
            for chore in (self.housekeeping.sweep, self.reminding.sweep):
                await _survive(chore)
            await asyncio.sleep(SWEEP)

    async def _tell(self) -> None:
        await repeat("the telling", self.teller.tell_all, TELL)


async def _survive(chore: Callable[[], Awaitable[object]]) -> bool:
    """Do a chore; return whether it was done: its failure is logged and hurts no other."""
    try:
        await chore()
    except Exception:
        log.exception("a chore failed")
        return False
    return True


@contextlib.asynccontextmanager
async def build(
    settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> AsyncIterator[App]:
    """Build every part and close them all at the end.

    Raises SettingsError without a token or a place to listen at, StorageError when the database
    or its key is unfit.
    """
    if settings.token is None:
        raise SettingsError(
            "BOT_TOKEN: get a token from @BotFather and set it; "
            "to try the bot without one, run: make demo"
        )
    async with contextlib.AsyncExitStack() as stack:
        database = Database(settings.database_url.get_secret_value())
        source = key_source(settings.master_key_file, _plain(settings.master_keys))
        had_key = bool(settings.master_keys) or settings.master_key_file.exists()
        if orphaned(database.file, source):
            log.warning("%s", ORPHANED)
        await database.open()
        stack.push_async_callback(database.close)
        await upgrade(database)
        keyring = await join(database, source)
        stack.push_async_callback(_survive, keyring.leave)
        prober = Prober(settings.exchange_urls, proxy=_plain(settings.proxy_url))
        stack.push_async_callback(prober.close)
        meters = PrometheusMeters(tuple(EXCHANGES))
        bot = _bot(settings.token.get_secret_value(), settings.telegram_api_url, meters)
        stack.push_async_callback(bot.session.close)
        app = _plug(settings, database, keyring, prober, bot, meters, clock)
        new_key = None if had_key else settings.master_key_file
        app.opening = Opening(settings=settings, place=database.place, new_key=new_key)
        if settings.status_listen:
            health = Health(database, app.leadership, app.idle)
            pages = Pages(settings.status_listen, health, meters, app.desk.overview)
            app.pages = await stack.enter_async_context(pages)
        yield app


def _plug(
    settings: Settings,
    database: Database,
    keyring: Keyring,
    prober: Prober,
    bot: Bot,
    meters: PrometheusMeters,
    clock: Callable[[], datetime],
) -> App:
    """Return the parts put together."""
    book = ConnectionBook(database, EXCHANGES)
    conversations = Conversations(database, clock, watched=Stage.sending_keys)
    notices, people = NoticeBook(database), PeopleBook(database)
    incidents, schedule = IncidentBook(database), ScheduleBook(database, tuple(EXCHANGES))
    addresses = AddressBook(database)
    patience, isolation = _patience(settings), PersonIsolation()
    vault, erasures = keyring.vault, ErasureBook(database)
    eraser = Eraser(bot, erasures, meters, clock)
    access = KeyAccess(vault=vault, prober=prober)
    operators = Operators(people=settings.admins, outbox=notices)
    emergencies = Emergencies(
        incidents=incidents,
        notices=notices,
        schedule=schedule,
        egress=Egress(
            addresses=addresses,
            patience=patience,
            operators=operators,
            outbox=notices,
            configured=settings.server_ips,
        ),
        meters=meters,
        patience=patience,
        operators=operators,
        clock=clock,
        telegram_answers=lambda: app.telegram_answers(),  # noqa: PLW0108  # it is built below
    )
    desk = Desk(
        exchanges=EXCHANGES,
        languages=Languages(),
        people=people,
        onboarding=Onboarding(
            exchanges=EXCHANGES, prober=prober, vault=vault, access=access, book=book, clock=clock
        ),
        connections=Connections(exchanges=EXCHANGES, access=access, book=book, clock=clock),
        admission=Admission(
            book=people,
            notices=notices,
            operators=operators,
            allowed=settings.allowed_users,
            blocked=settings.blocked_users,
            clock=clock,
        ),
        leaving=Leaving(
            book=book, archive=PersonArchive(database), history=HistoryBook(database), clock=clock
        ),
        limits=Limits(clock=clock, tests=settings.max_tests, connections=settings.max_connections),
        preferring=Preferring(people=people, clock=clock),
        chronicle=Chronicle(history=HistoryBook(database)),
        background=Background(),
        conversations=conversations,
        isolation=isolation,
        addresses=settings.server_ips,
        admins=settings.admins,
        overview=Overview(
            schedule=schedule,
            notices=notices,
            incidents=incidents,
            addresses=addresses,
            tally=meters.tally,
            clock=clock,
        ),
        reachability=Reachability(
            incidents=incidents, cut_off_since=lambda: emergencies.cut_off_since
        ),
        meters=meters,
        clock=clock,
    )
    alarm = Alarm(
        bot=bot,
        languages=desk.languages,
        people=people,
        admins=settings.admins,
        failing_since=database.health.failing_since,
    )
    app = App(
        bot=bot,
        dispatcher=build_dispatcher(desk, conversations, isolation, eraser),
        desk=desk,
        conversations=conversations,
        inbox=InboxBook(database, vault),
        eraser=eraser,
        erasures=erasures,
        housekeeping=Housekeeping(
            book=book,
            drafts=conversations,
            pruner=Pruner(database),
            clock=clock,
            keep_notices=timedelta(days=settings.keep_notices),
            keep_history=timedelta(days=settings.keep_history),
        ),
        reminding=Reminding(reminders=schedule, diary=people, notices=notices, clock=clock),
        notices=notices,
        teller=Teller(
            bot=bot,
            desk=desk,
            notices=notices,
            alerts=Alerts(
                book=book,
                people=people,
                incidents=incidents,
                patience=patience,
                clock=clock,
                cut_off_since=lambda: emergencies.cut_off_since,
            ),
            meters=meters,
        ),
        watch=Watch(
            schedule=schedule,
            access=access,
            emergencies=emergencies,
            meters=meters,
            patience=patience,
            paces=PACES,
            clock=clock,
        ),
        leadership=Leadership(database, "telegram"),
        keyring=keyring,
        alarm=alarm,
        conflict=Conflict(bot=bot, tell=alarm.tell),
        sign=SignOfLife.of(settings.database_url.get_secret_value()),
    )
    return app


def _patience(settings: Settings) -> Patience:
    return Patience(
        failures=settings.confirm_failures,
        successes=settings.recover_successes,
        confirm_delay=timedelta(seconds=settings.confirm_delay),
        interval=timedelta(seconds=settings.check_interval),
        grace=timedelta(seconds=settings.incident_grace),
    )


async def serve(settings: Settings, stop: asyncio.Event | None = None) -> None:
    """Run a bot until it is told to stop, by `stop` or by a signal. Raises as `build` does."""
    stop = stop or asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with build(settings) as app:
        await app.run(stop)
    log.info("the bot has stopped")


def _bot(token: str, api_url: str, meters: PrometheusMeters) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    session.middleware(Pacer(meters))
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(token, session=session, default=properties)


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
