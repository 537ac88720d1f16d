"""The HTTP session for the Bot API: aiogram's, with JSON requests and short answers."""

import json
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup, InputFile
from aiohttp import BytesPayload, FormData

_USED = frozenset({"message_id", "date", "chat", "photo"})  # of a sent message


class Session(AiohttpSession):
    """Sends methods and parses the answers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(json_loads=_loads, **options)
        self._models: dict[type[TelegramMethod[Any]], object] = {}

    def build_form_data(  # type: ignore[override]  # aiohttp accepts either
        self, bot: Bot, method: TelegramMethod[TelegramType]
    ) -> FormData | BytesPayload:
        """Return a method as JSON, or multipart if it has files."""
        files: dict[str, InputFile] = {}
        fields: dict[str, Any] = {}
        for name, value in method:
            if isinstance(value, InlineKeyboardMarkup):  # it has no values that aiogram replaces
                fields[name] = value.model_dump(exclude_none=True)
            elif prepared := self.prepare_value(value, bot=bot, files=files):
                fields[name] = prepared
        if files:
            return super().build_form_data(bot, method)
        return BytesPayload(json.dumps(fields).encode(), content_type="application/json")

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return the answer; keep its model, else pydantic builds it for each call."""
        kind = type(method)
        if kind not in self._models:
            self._models[kind] = Response[kind.__returning__]  # type: ignore[name-defined]
        return super().check_response(bot, method, status_code, content)


def _loads(content: str) -> Any:
    """Return an answer; of a sent message only its place and its photo.

    Pydantic takes long for the rest, and an unknown part of it would fail what was sent.
    """
    answer = json.loads(content)
    result = answer.get("result") if isinstance(answer, dict) else None
    if isinstance(result, dict) and "message_id" in result:
        answer["result"] = {name: result[name] for name in _USED & result.keys()}
    return answer
