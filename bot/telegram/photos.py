"""Sends views with a picture: drawn and uploaded once, by the file id of Telegram afterwards."""

import asyncio
import html
import importlib
import logging
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import BufferedInputFile, InputMediaPhoto, Message

from bot.telegram.keyboards import keyboard
from bot.telegram.sending import NOT_MODIFIED, Place
from bot.views import View
from bot.views.picture import Picture, PriceLadder

log = logging.getLogger(__name__)

CAPTION_LIMIT = 1024  # UTF-16 units of the visible text
PATIENCE = 10.0  # seconds for drawing and sending
_KEPT = 100  # file ids: one per exchange and list of addresses
T = TypeVar("T")
Photo: TypeAlias = BufferedInputFile | str
_TAG = re.compile(r"<[^>]+>")


@dataclass
class Photos:
    """Sends pictures, and remembers the file id of each.

    The ids are kept in memory under the content of the picture: a picture that changes is drawn
    again. A restart costs one upload per picture. Pictures of prices are of one moment, and not
    kept.
    """

    patience: float = PATIENCE
    _ids: OrderedDict[Picture, str] = field(default_factory=OrderedDict)

    async def send(self, bot: Bot, place: Place, view: View) -> Message | None:
        """Send a view as a photo with a caption.

        Return None if that is not possible, or not in time: the text alone serves.
        """

        async def send(photo: Photo) -> Message:
            return await bot.send_photo(
                place.chat,
                photo,
                caption=view.text,
                message_thread_id=place.thread,
                reply_markup=keyboard(view),
            )

        return await self._deliver(view, send)

    async def replace(self, bot: Bot, place: Place, view: View, message: int) -> bool:
        """Turn a message into a photo with a caption. Return whether it is one now."""

        async def edit(photo: Photo) -> Message | bool:
            try:
                return await bot.edit_message_media(
                    InputMediaPhoto(media=photo, caption=view.text),
                    chat_id=place.chat,
                    message_id=message,
                    reply_markup=keyboard(view),
                )
            except TelegramBadRequest as error:
                if NOT_MODIFIED in error.message:
                    return True
                raise

        return bool(await self._deliver(view, edit))

    async def _deliver(self, view: View, deliver: Callable[[Photo], Awaitable[T]]) -> T | None:
        picture = view.picture
        if picture is None or _length(view.text) > CAPTION_LIMIT:
            return None
        try:
            async with asyncio.timeout(self.patience):
                return await self._file(picture, deliver)
        except AiogramError as error:
            log.warning("a picture was not sent: %s", type(error).__name__)
        except Exception:  # a library that cannot draw must not stop the conversation
            log.exception("a picture was not sent")
        return None

    async def _file(self, picture: Picture, deliver: Callable[[Photo], Awaitable[T]]) -> T:
        """Deliver the known file, else upload it; again if Telegram has forgotten it."""
        if known := self._ids.get(picture):
            self._ids.move_to_end(picture)
            try:
                return await deliver(known)
            except TelegramBadRequest:
                self._ids.pop(picture, None)
        data = await asyncio.to_thread(_draw, picture)
        sent = await deliver(BufferedInputFile(data, "picture.png"))
        if isinstance(sent, Message) and sent.photo and not isinstance(picture, PriceLadder):
            self._ids[picture] = sent.photo[-1].file_id
            if len(self._ids) > _KEPT:
                self._ids.popitem(last=False)
        return sent


def _draw(picture: Picture) -> bytes:
    """Return the file of a picture. Pillow is imported here: the start needs none."""
    data: bytes = importlib.import_module("bot.pictures.drawing").draw(picture)
    return data


def _length(text: str) -> int:
    """Return the visible length of HTML as Telegram counts it."""
    return len(html.unescape(_TAG.sub("", text)).encode("utf-16-le")) // 2
