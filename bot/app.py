"""The composition root: builds each part once, plugs them together and runs them."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.fsm.context import FSMContext
from pydantic import SecretStr

from bot import heartbeat
from bot.exchanges import EXCHANGES, Prober
from bot.handlers import flow
from bot.handlers.background import Background
from bot.handlers.desk import Desk
from bot.handlers.dispatch import build_dispatcher, talk_to
from bot.handlers.introduction import introduce
from bot.handlers.pacing import Pacer
from bot.handlers.polling import Poller
from bot.handlers.states import Stage
from bot.handlers.telling import tell_all
from bot.i18n import Languages
from bot.services.connections import Connections
from bot.services.housekeeping import Housekeeping
from bot.services.onboarding import Onboarding
from bot.settings import Settings, SettingsError
from bot.storage.connections import ConnectionBook
from bot.storage.conversations import Conversations, PersonIsolation
from bot.storage.database import Database
from bot.storage.installation import open_vault
from bot.storage.master_keys import KeyFile, KeySetting, KeySource
from bot.storage.migrations import upgrade
from bot.storage.notices import NoticeBook
from bot.storage.people import PeopleBook

log = logging.getLogger(__name__)

SWEEP = 10.0  # seconds between two rounds of housekeeping
GRACE = 12.0  # seconds for what is under way when the bot stops


@dataclass(frozen=True, kw_only=True)
class App:
    """The plugged-together parts of one running bot."""

    bot: Bot
    dispatcher: Dispatcher
    desk: Desk
    conversations: Conversations
    housekeeping: Housekeeping
    notices: NoticeBook

    async def run(self, stop: asyncio.Event) -> None:
        """Serve people until `stop` is set, then finish what is under way.

        Raises TelegramUnauthorizedError when the token is refused.
        """
        poller = Poller(self.bot, self.dispatcher)
        await self._resume()
        chores = [
            asyncio.create_task(work)
            for work in (
                poller.run(),
                self._keep_house(poller),
                introduce(self.bot, self.desk.languages),
            )
        ]
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({chores[0], chores[1], stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in (*chores, stopping):
            task.cancel()
        ended = await asyncio.gather(*chores, return_exceptions=True)
        await poller.finish(GRACE)
        await self.desk.background.finish(GRACE)
        for error in ended:
            if isinstance(error, Exception):
                raise error

    async def _resume(self) -> None:
        """Start the tests again that an earlier end of the process cut off."""
        for key in await self.conversations.unfinished(str(Stage.testing.state)):
            state = FSMContext(storage=self.conversations, key=key)
            talk = await talk_to(self.desk, self.bot, key.user_id, state)
            if draft := await talk.draft():
                await flow.start_test(talk, draft)

    async def _keep_house(self, poller: Poller) -> None:
        while True:
            if poller.heard_lately:
                heartbeat.beat()
            for chore in (self.housekeeping.sweep, self._tell):
                await _survive(chore)
            await asyncio.sleep(SWEEP)

    async def _tell(self) -> None:
        await tell_all(self.bot, self.desk, self.notices)


async def _survive(chore: Callable[[], Awaitable[None]]) -> None:
    """Do a chore; its failure is logged and must not stop the next round."""
    try:
        await chore()
    except Exception:
        log.exception("a chore failed")


@contextlib.asynccontextmanager
async def build(
    settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> AsyncIterator[App]:
    """Build every part and close them all at the end.

    Raises SettingsError without a token, StorageError when the database or its key is unfit.
    """
    if settings.token is None:
        raise SettingsError(
            "BOT_TOKEN: get a token from @BotFather and set it; "
            "to try the bot without one, run: make demo"
        )
    async with contextlib.AsyncExitStack() as stack:
        database = Database(settings.database_url.get_secret_value())
        await database.open()
        stack.push_async_callback(database.close)
        await upgrade(database)
        vault = await open_vault(database, _key_source(settings))
        prober = Prober(settings.exchange_urls, proxy=_plain(settings.proxy_url))
        stack.push_async_callback(prober.close)
        bot = _bot(settings.token.get_secret_value(), settings.telegram_api_url)
        stack.push_async_callback(bot.session.close)
        book, conversations = ConnectionBook(database), Conversations(database, clock)
        isolation = PersonIsolation()
        desk = Desk(
            exchanges=EXCHANGES,
            languages=Languages(),
            people=PeopleBook(database),
            onboarding=Onboarding(EXCHANGES, prober, vault, book, clock),
            connections=Connections(prober, vault, book, clock),
            background=Background(),
            conversations=conversations,
            isolation=isolation,
            addresses=settings.server_ips,
            clock=clock,
        )
        yield App(
            bot=bot,
            dispatcher=build_dispatcher(desk, conversations, isolation),
            desk=desk,
            conversations=conversations,
            housekeeping=Housekeeping(book, conversations, clock),
            notices=NoticeBook(database),
        )


async def serve(settings: Settings, stop: asyncio.Event | None = None) -> None:
    """Run a bot until it is told to stop, by `stop` or by a signal. Raises as `build` does."""
    stop = stop or asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with build(settings) as app:
        log.info("the bot is up")
        await app.run(stop)
    log.info("the bot has stopped")


def _bot(token: str, api_url: str) -> Bot:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api_url))
    session.middleware(Pacer())
    properties = DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    return Bot(token, session=session, default=properties)


def _key_source(settings: Settings) -> KeySource:
    if keys := _plain(settings.master_keys):
        return KeySetting(keys)
    return KeyFile(settings.master_key_file)


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
