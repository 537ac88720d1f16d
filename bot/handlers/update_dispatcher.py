"""Passes updates to the dispatcher, including those that aiogram can parse only in part."""

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
from bot.telegram.inbox.facts import UpdateFacts
from bot.telegram.sending import Place, speak
from bot.views import View, general

log = logging.getLogger(__name__)

PAUSE = 60.0  # seconds between two messages of a kind to a person who sends too much
_PLAIN = frozenset(  # fields of a message that are the same in every version of the Bot API
    {"message_id", "message_thread_id", "is_topic_message", "date", "chat", "from", "sender_chat"}
    | {"text", "caption"}
)


class UpdateDispatcher:
    """Handles updates, one call per update. Raises nothing."""

    def __init__(self, dispatcher: Dispatcher, bot: Bot, deps: Dependencies) -> None:
        self._dispatcher = dispatcher
        self._bot = bot
        self._deps = deps
        self._said_at: dict[tuple[str, int], float] = {}

    async def handle(
        self, raw: Mapping[str, Any], facts: UpdateFacts, erasing: asyncio.Task[bool] | None
    ) -> None:
        """Handle an update; `erasing`: the deletion of its message, if it has begun."""
        outcome_reported = asyncio.Event()
        try:
            if update := self._read(raw):
                await self._dispatcher.feed_update(
                    self._bot,
                    update,
                    facts=facts,
                    erasing=erasing,
                    outcome_reported=outcome_reported,
                )
            elif facts.written:
                await self._say(facts, general.failed)
        except Exception:  # a failure must not stop other updates
            log.exception("an update could not be handled")
        if not outcome_reported.is_set():
            await self._report_remaining(facts, erasing)

    async def refuse(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Say that something went wrong."""
        await self._say(facts, general.failed)
        await self._report_remaining(facts, erasing)

    async def skip(self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None) -> None:
        """Say to the sender, at most once a minute, that updates are skipped."""
        if self._is_new("skipped", facts):
            log.warning("a person sends too many updates: some are skipped")
            await self._say(facts, general.too_fast)
        if erasing and not await asyncio.shield(erasing) and self._is_new("remains", facts):
            await self._report_remaining(facts, erasing)

    def _is_new(self, kind: str, facts: UpdateFacts) -> bool:
        """Return whether a message of a kind was not sent to a person lately; record it as sent."""
        now = time.monotonic()
        self._said_at = {key: at for key, at in self._said_at.items() if now - at < PAUSE}
        return self._said_at.setdefault((kind, facts.order), now) == now

    async def _report_remaining(
        self, facts: UpdateFacts, erasing: asyncio.Task[bool] | None
    ) -> None:
        """Wait for the deletion of a message; send a warning if it failed."""
        if erasing and not await asyncio.shield(erasing):
            await self._say(facts, partial(general.credential_outside, deleted=False))

    def _read(self, raw: Mapping[str, Any]) -> Update | None:
        """Return the update; only its stable fields if aiogram cannot parse it; else None.

        The version of the Bot API may differ from that of aiogram.
        """
        try:
            return Update.model_validate(raw, context={"bot": self._bot})
        except ValidationError:  # its text quotes the message
            kinds = ", ".join(kind for kind in raw if kind != "update_id")
            log.error("an update cannot be parsed: %s", kinds)  # noqa: TRY400
        plain = {
            kind: {name: part for name, part in body.items() if name in _PLAIN}
            for kind, body in raw.items()
            if isinstance(body, dict)
        }
        try:
            return Update.model_validate({**raw, **plain}, context={"bot": self._bot})
        except ValidationError:
            return None

    async def _say(self, facts: UpdateFacts, view: Any) -> None:
        if not facts.private or facts.chat is None:
            return
        message: View = view(self._deps.languages.pick(None, facts.language))
        try:
            await speak(self._bot, Place(chat=facts.chat, thread=facts.thread), message)
        except AiogramError as error:
            log.warning("an update was not answered: %s", type(error).__name__)
