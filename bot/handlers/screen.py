"""Shows views in the messages of one chat: a text or a photo, and one in place of the other."""

import contextlib
from dataclasses import dataclass, replace

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import Message

from bot.handlers.last_messages import LastMessages
from bot.telegram.keyboards import keyboard
from bot.telegram.photos import Photos
from bot.telegram.sending import NO_TEXT, NOT_MODIFIED, Place, speak
from bot.views import View


@dataclass(frozen=True, kw_only=True)
class Screen:
    """The messages of one chat.

    Telegram turns a text into a photo, and a photo into another one. No photo becomes a text
    (https://core.telegram.org/bots/api#editmessagemedia): it is deleted once the text was sent.
    """

    bot: Bot
    place: Place
    photos: Photos
    last_messages: LastMessages

    async def say(self, view: View) -> Message:
        """Send a view as a new message: with its picture, else the text alone."""
        sent = await self.photos.send(self.bot, self.place, view)
        sent = sent or await speak(self.bot, self.place, view)
        self.last_messages.record(self.place.chat, sent.message_id)
        return sent

    async def show(self, view: View, message: int) -> int:
        """Show a view in a message, or in the one that replaced it; return the id of its message.

        Where the picture cannot be shown, the text alone is. Where the message cannot be edited,
        a new one is sent.
        """
        message = self.last_messages.now(self.place.chat, message)
        if view.picture and await self.photos.replace(self.bot, self.place, view, message):
            return message
        try:
            await self.bot.edit_message_text(
                view.text,
                chat_id=self.place.chat,
                message_id=message,
                reply_markup=keyboard(view),
            )
        except TelegramBadRequest as error:
            if NOT_MODIFIED in error.message:
                return message
            if NO_TEXT in error.message:
                return await self._put_text_for_photo(view, message)
            return (await self.say(view)).message_id
        return message

    async def freeze(self, message: int) -> None:
        """Take the buttons of a message away, where that is possible."""
        with contextlib.suppress(AiogramError):
            await self.bot.edit_message_reply_markup(chat_id=self.place.chat, message_id=message)

    async def _put_text_for_photo(self, view: View, photo: int) -> int:
        """Send a text, then delete the photo that it replaces: there is always one of them."""
        sent = (await self.say(replace(view, picture=None))).message_id
        self.last_messages.replace(self.place.chat, photo, sent)
        try:
            await self.bot.delete_message(self.place.chat, photo)
        except AiogramError:  # older than 48 hours, or Telegram fails
            await self.freeze(photo)
        return sent
