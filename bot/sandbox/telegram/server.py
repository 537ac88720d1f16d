"""The server: one address for the bot, the page and the tests."""

import asyncio
import secrets
from collections.abc import Callable, Collection, Mapping
from typing import Literal, Self

from aiohttp import web

from bot.sandbox.telegram import wire, words
from bot.sandbox.telegram.bot_side import BotSide
from bot.sandbox.telegram.chat_observer import NotSeenError, until
from bot.sandbox.telegram.clock import SandboxClock
from bot.sandbox.telegram.faults import Fault
from bot.sandbox.telegram.groups import GroupChat
from bot.sandbox.telegram.holding import holds
from bot.sandbox.telegram.page_actions import PageActions
from bot.sandbox.telegram.page_security import guard, harden
from bot.sandbox.telegram.page_views import PageViews
from bot.sandbox.telegram.people import Person
from bot.sandbox.telegram.records import ApiCall, Chat, User
from bot.sandbox.telegram.samples import Panel
from bot.sandbox.telegram.webhook import Deliverer
from bot.sandbox.telegram.world import World

SANDBOX_TOKEN = "424242:SANDBOX-token-that-opens-nothing"  # noqa: S105  # opens only this sandbox
_HOST = "127.0.0.1"
_LARGEST_CALL = 16 * 2**20  # bytes
_FIRST_BASIC_GROUP = -4_000_000_001
_FIRST_GROUP = -1_001_000_000_001


class TelegramServer:
    """A Bot API server on loopback, with people; use it as `async with`.

    `token`: the accepted one (None: any of the correct form). `port`: 0 selects a free one.
    `panel`: shown beside the chat. `languages`: offered there, code → own name (None: those of
    the page). `privacy`: whether the bot receives only commands and replies
    in groups, unless it is admin.
    """

    def __init__(  # the settings of a server
        self,
        *,
        token: str | None = None,
        username: str = "backfuture_sandbox_bot",
        name: str = "BackFuture AI Connect",
        port: int = 0,
        clock: SandboxClock | None = None,
        panel: Panel | None = None,
        languages: Mapping[str, str] | None = None,
        privacy: bool = True,
    ) -> None:
        self.token = token or SANDBOX_TOKEN
        self.clock = clock or SandboxClock()
        bot_id = int(self.token.split(":", 1)[0])
        bot = User(id=bot_id, first_name=name, username=username, is_bot=True)
        self.world = World(bot=bot, clock=self.clock, privacy=privacy)
        self._port = port
        self._bot_side = BotSide(self.world, token)
        self._person_prefix = f"/sim/{secrets.token_urlsafe(18)}"
        self._panel = panel or Panel()
        self._languages = languages or words.names()
        self._people: dict[int, Person] = {}
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Listen on 127.0.0.1."""
        app = web.Application(
            middlewares=[guard(self._person_prefix)], client_max_size=_LARGEST_CALL
        )
        app.on_response_prepare.append(harden)
        app.add_routes(self._bot_side.routes())
        of_page = self.world, self._person_prefix, self._panel
        app.add_routes(PageViews(*of_page, self._languages).routes())
        app.add_routes(PageActions(*of_page, self.token).routes())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, _HOST, self._port).start()
        self._port = self._runner.addresses[0][1]
        self._delivery = asyncio.create_task(self._deliverer().run())

    def _deliverer(self) -> Deliverer:
        return Deliverer(
            webhook=self.world.webhook,
            updates=self.world.updates,
            timestamp=self.clock.timestamp,
            perform=self._bot_side.perform_answer,
        )

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        self.world.hub.emit("end")
        self.world.updates.interrupt("terminated by the end of the server")
        if self._delivery is not None:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The address for the bot: `BOT_TELEGRAM_API_URL`, `TelegramAPIServer.from_base`."""
        return f"http://{_HOST}:{self._port}"

    @property
    def page_url(self) -> str:
        """The secret address of the chat page, which can act as every person."""
        return f"{self.url}{self._person_prefix}/"

    # people

    def person(self, user_id: int = 42, *, language: str = "en", name: str = "") -> Person:
        """Return the person of an id, a new one if it is unknown."""
        if user_id not in self.world.users:
            self.world.change_user(
                User(id=user_id, first_name=name or f"Person {user_id}", language=language)
            )
        return self._people.setdefault(user_id, Person(self.world, user_id))

    def group(
        self,
        title: str,
        *members: Person,
        bot_admin: bool = False,
        kind: Literal["group", "supergroup", "channel"] = "supergroup",
        topics: Collection[int] = (),
    ) -> GroupChat:
        """Create a group or channel with the bot in it; see `Person.within`."""
        taken = sum(chat.kind != "private" for chat in self.world.chats.values())
        chat = Chat(
            id=(_FIRST_GROUP if kind != "group" else _FIRST_BASIC_GROUP) - taken,
            kind=kind,
            topics=frozenset(topics),
            title=title,
            members=frozenset(member.id for member in members),
            bot_admin=bot_admin,
        )
        self.world.add_chat(chat)
        if members:
            change = ("left", "administrator" if bot_admin else "member")
            adder = self.world.users[members[0].id]
            content = wire.bot_membership(self.world, chat, adder, change)
            self.world.updates.add("my_chat_member", chat.id, content)
        return GroupChat(self.world, chat.id)

    # faults and calls

    def fault(  # the fields of a fault
        self,
        method: str,
        code: int,
        description: str = "",
        *,
        retry_after: int | None = None,
        times: int = 1,
        only_chat: int | None = None,
    ) -> Fault:
        """Refuse the next `times` calls of a method; the result counts those left."""
        fault = Fault(method, code, description, retry_after, times, only_chat)
        self.world.faults.append(fault)
        return fault

    def samples_changed(self) -> None:
        """Have every page show the panel as it is now."""
        self.world.hub.emit("samples")

    def slow(self, method: str, seconds: float) -> None:
        """Delay every call of a method by some seconds."""
        self.world.delays[method.lower()] = seconds

    @property
    def calls(self) -> list[ApiCall]:
        """Every call of the bot in order, except `getUpdates`."""
        return list(self.world.calls)

    def calls_of(self, method: str) -> list[ApiCall]:
        """Return the calls of one method."""
        return [call for call in self.world.calls if call.method.lower() == method.lower()]

    def holds(self, text: str) -> bool:
        """Return whether the server stores a text: in chats, files, updates, calls."""
        return holds(self.world, text)

    async def wait_for_call(
        self, fits: str | Callable[[ApiCall], object], *, patience: float = 60.0
    ) -> ApiCall:
        """Wait for a call of a method, or one that fits a predicate. Raises NotSeenError."""

        def look() -> ApiCall | None:
            for call in self.world.calls:
                if call.method.lower() == fits.lower() if isinstance(fits, str) else fits(call):
                    return call
            return None

        found = await until(self.world.hub, look, patience)
        if found is None:
            seen = ", ".join(call.method for call in self.world.calls)
            raise NotSeenError(f"that call did not come in {patience} s; came: {seen}")
        return found
