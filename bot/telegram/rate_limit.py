"""Telegram's limits: how fast the bot speaks. A deletion never waits."""

import asyncio
import heapq
from collections import OrderedDict
from collections.abc import Awaitable
from contextvars import ContextVar
from enum import IntEnum
from itertools import count

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
    EditMessageText,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiolimiter import AsyncLimiter

from bot.domain.ports.metrics import Metrics
from bot.domain.timings import USUAL, Timings

CHATS = 10_000  # limiters kept in memory
ATTEMPTS = 3
LONGEST_PAUSE = 30.0  # seconds between two attempts; what must wait longer fails

_CODES: dict[type[AiogramError], str] = {  # a class stands before those it is made from
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
_PASSING = (TelegramServerError, TelegramNetworkError, ClientDecodeError)


class Priority(IntEnum):
    """Who goes first where more is to be said than Telegram takes."""

    ANSWER = 0  # somebody has just written or pressed
    TEST = 1
    ALERT = 2


PRIORITY: ContextVar[Priority] = ContextVar(
    "hurry", default=Priority.ANSWER
)  # of the task that speaks


class PriorityLimiter:
    """Lets so many a second through, whoever is in the greatest hurry first."""

    def __init__(self, per_second: int) -> None:
        self._limiter = AsyncLimiter(per_second, 1)
        self._waiting: list[tuple[Priority, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._letting: asyncio.Task[None] | None = None

    async def enter(self, hurry: Priority) -> None:
        """Wait for one's turn."""
        if not self._waiting and self._limiter.has_capacity():
            await self._limiter.acquire()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (hurry, next(self._numbers), turn))
        if self._letting is None or self._letting.done():
            self._letting = asyncio.create_task(self._let_through())
        await turn

    async def _let_through(self) -> None:
        while self._waiting:
            await self._limiter.acquire()
            while self._waiting:
                _, _, turn = heapq.heappop(self._waiting)
                if not turn.done():  # its task was cancelled
                    turn.set_result(None)
                    break


class TelegramRateLimit(BaseRequestMiddleware):
    """Holds back what people read, and sends again what Telegram asked to send later."""

    def __init__(self, metrics: Metrics, timings: Timings = USUAL) -> None:
        self._meters = metrics
        self._burst = timings.burst
        self._overall = PriorityLimiter(timings.messages_per_second)
        self._chats: OrderedDict[int | str, AsyncLimiter] = OrderedDict()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send a method; raises what Telegram answers, what is passing only after three attempts.

        A message that arrived although the answer was lost comes twice: better than never.
        """
        chat = method.chat_id if isinstance(method, (SendMessage, EditMessageText)) else None
        if chat is None:
            return await self._ask(make_request, bot, method)
        for attempt in range(1, ATTEMPTS):
            await self._wait(chat)
            try:
                return await self._ask(make_request, bot, method)
            except (*_PASSING, TelegramRetryAfter) as error:
                pause = getattr(error, "retry_after", 0.5 * attempt)
                if pause > LONGEST_PAUSE:
                    raise
                await asyncio.sleep(pause)
        await self._wait(chat)
        return await self._ask(make_request, bot, method)

    async def _ask(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Send a method once and count what Telegram answers to it."""
        try:
            answer = await _readable(make_request(bot, method))
        except AiogramError as error:
            self._meters.telegram_answered(
                next((_CODES[c] for c in _CODES if isinstance(error, c)), "other")
            )
            raise
        self._meters.telegram_answered("200")
        return answer

    async def _wait(self, chat: int | str) -> None:
        await self._limiter(chat).acquire()
        await self._overall.enter(PRIORITY.get())

    def _limiter(self, chat: int | str) -> AsyncLimiter:
        """Return the limiter of a chat; those of chats long silent are forgotten."""
        limiter = self._chats.setdefault(chat, AsyncLimiter(self._burst, self._burst))
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
        return limiter


async def _readable(answering: Awaitable[Response[TelegramType]]) -> Response[TelegramType]:
    """Return an answer. Raises AiogramError, also for bytes that are no text."""
    try:
        return await answering
    except (UnicodeError, OSError) as error:
        raise ClientDecodeError("not an answer of Telegram's", error, "") from None
