from typing import Any, cast

import pytest
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
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
from aiogram.methods import DeleteMessage, SendMessage

from bot.telegram.rate_limit import TelegramRateLimit
from tests.fakes.metrics import NoMetrics

ASK = DeleteMessage(chat_id=1, message_id=1)
SAY = SendMessage(chat_id=1, text="…")
BOT = cast("Any", None)  # the middleware only passes it on


class Codes(NoMetrics):
    """Records the codes of the answers."""

    def __init__(self) -> None:
        self.codes: list[str] = []

    def telegram_answered(self, code: str) -> None:
        self.codes.append(code)


@pytest.fixture
def codes() -> Codes:
    return Codes()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TelegramBadRequest(ASK, "…"), "400"),
        (TelegramMigrateToChat(ASK, "…", 1), "400"),
        (TelegramUnauthorizedError(ASK, "…"), "401"),
        (TelegramForbiddenError(ASK, "…"), "403"),
        (TelegramNotFound(ASK, "…"), "404"),
        (TelegramConflictError(ASK, "…"), "409"),
        (TelegramEntityTooLarge(ASK, "…"), "413"),
        (TelegramRetryAfter(ASK, "…", 1), "429"),
        (TelegramServerError(ASK, "…"), "5xx"),
        (TelegramNetworkError(ASK, "…"), "none"),
        (ClientDecodeError("…", ValueError(), ""), "unreadable"),
        (TelegramAPIError(ASK, "…"), "other"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
async def test_each_answer_is_counted_by_its_code(
    codes: Codes, error: AiogramError, code: str
) -> None:
    async def refuse(bot: Any, method: Any) -> Any:  # noqa: ARG001  # as aiogram calls it
        raise error

    with pytest.raises(type(error)):
        await TelegramRateLimit(codes)(refuse, BOT, ASK)
    assert codes.codes == [code]


async def test_each_attempt_is_counted(codes: Codes) -> None:
    answers = [TelegramRetryAfter(SAY, "…", 0), TelegramRetryAfter(SAY, "…", 0), None]

    async def answer(bot: Any, method: Any) -> Any:  # noqa: ARG001  # as aiogram calls it
        if error := answers.pop(0):
            raise error

    await TelegramRateLimit(codes)(answer, BOT, SAY)
    assert codes.codes == ["429", "429", "200"]


@pytest.mark.parametrize("error", [UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "…"), OSError()])
async def test_what_is_no_answer_at_all_is_an_error_of_telegrams(
    codes: Codes, error: Exception
) -> None:
    """For example the page of a proxy in another encoding; callers handle this error."""

    async def raising(*_: Any) -> Any:
        raise error

    with pytest.raises(ClientDecodeError) as caught:
        await TelegramRateLimit(codes)(cast("Any", raising), BOT, ASK)
    assert codes.codes == ["unreadable"]
    assert caught.value.__cause__ is None
