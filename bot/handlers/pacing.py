"""Owns Telegram's limits: how fast the bot speaks. A deletion never waits."""

import asyncio
from collections import OrderedDict

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

from bot.domain.ports import Meters

OVERALL = 30  # messages a second to all chats
BURST = 8  # messages at once to one chat, then one a second
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


class Pacer(BaseRequestMiddleware):
    """Holds back what people read, and sends again what Telegram asked to send later."""

    def __init__(self, meters: Meters) -> None:
        self._meters = meters
        self._overall = AsyncLimiter(OVERALL, 1)
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
            answer = await make_request(bot, method)
        except AiogramError as error:
            self._meters.answered(
                next((_CODES[c] for c in _CODES if isinstance(error, c)), "other")
            )
            raise
        self._meters.answered("200")
        return answer

    async def _wait(self, chat: int | str) -> None:
        await self._limiter(chat).acquire()
        await self._overall.acquire()

    def _limiter(self, chat: int | str) -> AsyncLimiter:
        """Return the limiter of a chat; those of chats long silent are forgotten."""
        limiter = self._chats.setdefault(chat, AsyncLimiter(BURST, BURST))
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
        return limiter
