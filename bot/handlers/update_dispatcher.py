"""Hands updates to the dispatcher, also those that aiogram cannot read as a whole."""

import asyncio
import logging
import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import AiogramError
from aiogram.types import Update
from pydantic import ValidationError

from bot.handlers.dependencies import Dependencies
from bot.telegram.inbox.inspection import UpdateFacts
from bot.telegram.sending import Place, speak
from bot.views import View, general

log = logging.getLogger(__name__)

PAUSE = 60.0  # seconds between two messages of a kind to somebody who sends too much
_PLAIN = frozenset(  # parts of a message that every version of the Bot API writes alike
    {"message_id", "message_thread_id", "is_topic_message", "date", "chat", "from", "sender_chat"}
    | {"text", "caption"}
)


class UpdateDispatcher:
    """Handles updates, one call for each. Raises nothing."""

    def __init__(self, dispatcher: Dispatcher, bot: Bot, deps: Dependencies) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._desk = deps
        self._said_at: dict[tuple[str, int], float] = {}

    async def handle(
        self, raw: Mapping[str, Any], sighting: UpdateFacts, erasing: asyncio.Task[bool] | None
    ) -> None:
        """Handle an update; `erasing`: the deletion of its message, where that has begun."""
        outcome_told = asyncio.Event()
        try:
            if update := self._read(raw):
                await self._dispatcher.feed_update(
                    self._bot,
                    update,
                    sighting=sighting,
                    erasing=erasing,
                    outcome_told=outcome_told,
                )
            elif sighting.written:
                await self._say(sighting, general.failed)
        except Exception:  # one update's failure must not stop the others
            log.exception("an update could not be handled")
        if not outcome_told.is_set():
            await self._admit(sighting, erasing)

    async def refuse(self, sighting: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Say that something went wrong."""
        await self._say(sighting, general.failed)
        await self._admit(sighting, erasing)

    async def skip(self, sighting: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Say once in a while that more came than is handled."""
        if self._is_new("skipped", sighting):
            log.warning("somebody sends more than is handled: some of it is skipped")
            await self._say(sighting, general.too_fast)
        if erasing and not await asyncio.shield(erasing) and self._is_new("stays", sighting):
            await self._admit(sighting, erasing)

    def _is_new(self, what: str, sighting: UpdateFacts) -> bool:
        """Return whether a thing was not said to the same person lately, and note that it is."""
        now = time.monotonic()
        self._said_at = {key: at for key, at in self._said_at.items() if now - at < PAUSE}
        return self._said_at.setdefault((what, sighting.order), now) == now

    async def _admit(self, sighting: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Wait for the deletion of a message; say that it stays where it could not be done."""
        if erasing and not await asyncio.shield(erasing):
            await self._say(sighting, partial(general.credential_outside, deleted=False))

    def _read(self, raw: Mapping[str, Any]) -> Update | None:
        """Return the update; of one that aiogram cannot read only what is sure, or None.

        A Telegram that is newer or older than aiogram sends such.
        """
        try:
            return Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError:  # its text quotes what was sent
            kinds = ", ".join(kind for kind in raw if kind != "update_id")
            log.error("an update cannot be read: %s", kinds)  # noqa: TRY400
        plain = {
            kind: {name: part for name, part in body.items() if name in _PLAIN}
            for kind, body in raw.items()
            if isinstance(body, dict)
        }
        try:
            return Update.model_validate({**raw, **plain}, context={"bot": self._bot})
        except ValidationError:
            return None

    async def _say(self, sighting: UpdateFacts, view: Any) -> None:
        if not sighting.private or sighting.chat is None:
            return
        told: View = view(self._desk.languages.pick(None, sighting.language))
        try:
            await speak(self._bot, Place(chat=sighting.chat, thread=sighting.thread), told)
        except AiogramError as error:
            log.warning("an update was not answered: %s", type(error).__name__)
