"""Keeps the bot within the rate limits of Telegram. Deletions are never delayed."""

import asyncio
import heapq
from collections import OrderedDict
from collections.abc import Awaitable
from contextvars import ContextVar
from enum import IntEnum
from itertools import count
from typing import Protocol

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    Response,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiolimiter import AsyncLimiter

from bot.domain.ports.metrics import Metrics
from bot.domain.timings import USUAL, Timings

CHATS = 10_000  # limiters kept in memory
ATTEMPTS = 3
LONGEST_PAUSE = 30.0  # seconds between two attempts; longer waits fail

_CODES: dict[type[AiogramError], str] = {  # a class precedes its base classes
    TelegramRetryAfter: "429",
    TelegramBadRequest: "400",
    TelegramMigrateToChat: "400",
    TelegramUnauthorizedError: "401",
    TelegramForbiddenError: "403",
    TelegramNotFound: "404",
    TelegramConflictError: "409",
    TelegramEntityTooLarge: "413",
    TelegramServerError: "5xx",
    TelegramNetworkError: "none",
    ClientDecodeError: "unreadable",
}
_PACED = (SendMessage, SendPhoto, EditMessageText, EditMessageCaption, EditMessageMedia)
_TRANSIENT = (TelegramServerError, TelegramNetworkError, ClientDecodeError)


class Priority(IntEnum):
    """The order of messages when they exceed the rate limit."""

    ANSWER = 0  # to a message or a press
    TEST = 1
    ALERT = 2


PRIORITY: ContextVar[Priority] = ContextVar(
    "priority", default=Priority.ANSWER
)  # of the sending task


class PriorityLimiter:
    """Limits the messages per second; those of higher priority go first."""

    def __init__(self, per_second: int) -> None:
        self._limiter = AsyncLimiter(per_second, 1)
        self._waiting: list[tuple[Priority, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._releasing: asyncio.Task[None] | None = None

    async def enter(self, priority: Priority) -> None:
        """Wait until a message of this priority may be sent."""
        if not self._waiting and self._limiter.has_capacity():
            await self._limiter.acquire()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._numbers), turn))
        if self._releasing is None or self._releasing.done():
            self._releasing = asyncio.create_task(self._release())
        await turn

    async def _release(self) -> None:
        while self._waiting:
            await self._limiter.acquire()
            while self._waiting:
                _, _, turn = heapq.heappop(self._waiting)
                if not turn.done():  # its task was cancelled
                    turn.set_result(None)
                    break


class Pace(Protocol):
    """Says when a message may be sent."""

    async def enter(self, chat: int | str, priority: Priority) -> None:
        """Wait until a message to a chat may be sent."""


class LocalPace:
    """The pace of a process that sends alone."""

    def __init__(self, per_second: int, burst: int) -> None:
        """`burst`: messages to one chat without delay, then one per second."""
        self._burst = burst
        self._overall = PriorityLimiter(per_second)
        self._chats: OrderedDict[int | str, AsyncLimiter] = OrderedDict()

    async def enter(self, chat: int | str, priority: Priority) -> None:
        """Wait until a message to a chat may be sent."""
        await self._limiter(chat).acquire()
        await self._overall.enter(priority)

    def _limiter(self, chat: int | str) -> AsyncLimiter:
        """Return the limiter of a chat; the least recently used one may be dropped."""
        limiter = self._chats.setdefault(chat, AsyncLimiter(self._burst, self._burst))
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
        return limiter


class TelegramRateLimit(BaseRequestMiddleware):
    """Delays messages within the rate limits, and retries those that Telegram asks to delay."""

    def __init__(
        self, metrics: Metrics, timings: Timings = USUAL, pace: Pace | None = None
    ) -> None:
        """`pace`: that of several processes; by default this one sends alone."""
        self._metrics = metrics
        self._pace = pace or LocalPace(timings.messages_per_second, timings.burst)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send a method. Raises the error of Telegram, a transient one after three attempts.

        A message whose answer was lost may be sent twice.
        """
        chat = method.chat_id if isinstance(method, _PACED) else None
        if chat is None:
            return await self._send(make_request, bot, method)
        for attempt in range(1, ATTEMPTS):
            await self._pace.enter(chat, PRIORITY.get())
            try:
                return await self._send(make_request, bot, method)
            except (*_TRANSIENT, TelegramRetryAfter) as error:
                pause = getattr(error, "retry_after", 0.5 * attempt)
                if pause > LONGEST_PAUSE:
                    raise
                await asyncio.sleep(pause)
        await self._pace.enter(chat, PRIORITY.get())
        return await self._send(make_request, bot, method)

    async def _send(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send a method once and count the answer."""
        try:
            answer = await _readable(make_request(bot, method))
        except AiogramError as error:
            self._metrics.telegram_answered(
                next((_CODES[c] for c in _CODES if isinstance(error, c)), "other")
            )
            raise
        self._metrics.telegram_answered("200")
        return answer


async def _readable(answering: Awaitable[Response[TelegramType]]) -> Response[TelegramType]:
    """Return an answer. Raises AiogramError, also for undecodable bytes."""
    try:
        return await answering
    except (UnicodeError, OSError) as error:
        raise ClientDecodeError("not an answer of the Bot API", error, "") from None
