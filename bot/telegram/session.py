"""The HTTP session with Telegram: aiogram's, without what it builds again for each call."""

from typing import Any
from urllib.parse import urlencode

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile  # noqa: TC002  # as the rest of aiogram's
from aiohttp import BytesPayload, FormData

_FORM = "application/x-www-form-urlencoded"


class Session(AiohttpSession):
    """Sends methods and reads the answers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._models: dict[type[TelegramMethod[Any]], object] = {}

    def build_form_data(  # type: ignore[override]  # aiohttp takes either
        self, bot: Bot, method: TelegramMethod[TelegramType]
    ) -> FormData | BytesPayload:
        """Return a method as a form; one with a file has several parts."""
        files: dict[str, InputFile] = {}
        fields = {
            name: prepared
            for name, value in method.model_dump(warnings=False).items()
            if (prepared := self.prepare_value(value, bot=bot, files=files))
        }
        if files:
            return super().build_form_data(bot, method)
        # As aiohttp does: `str` of an enum is not its value.
        return BytesPayload(urlencode(fields, doseq=True).encode(), content_type=_FORM)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return the answer; its model is kept, or pydantic would build it for each call."""
        kind = type(method)
        if kind not in self._models:
            self._models[kind] = Response[kind.__returning__]  # type: ignore[name-defined]
        return super().check_response(bot, method, status_code, content)
