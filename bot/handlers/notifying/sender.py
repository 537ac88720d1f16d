"""Sends due notices: the second step after they were stored."""

import asyncio
import contextlib
import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)

from bot.domain.notice import Notice
from bot.domain.notice.group_message import GroupKey, GroupMessage
from bot.domain.notice.payloads import StrategyNews
from bot.domain.person import Preferences
from bot.domain.ports.metrics import Metrics
from bot.domain.ports.notices import DeliveryResult, NoticeBatch, Notices
from bot.domain.strategies.events import EventKind
from bot.domain.timings import USUAL, Timings
from bot.handlers.dependencies import Dependencies
from bot.handlers.last_messages import card_subject
from bot.handlers.notifying.telling import tell
from bot.i18n import Translator
from bot.services.notifying.planner import DeliveryPlan, NoticePlanner, PlannedNotice
from bot.telegram.rate_limit import PRIORITY, Priority
from bot.views import View
from bot.views.notifying import messages
from bot.views.notifying.texts import NoticeTexts

log = logging.getLogger(__name__)

AT_ONCE = 20  # people; sequentially, the latency of Telegram would limit the rate
ENDING = 5.0  # seconds for messages in flight when the bot stops
LONGEST_RETRY = timedelta(hours=1)
NEVER = timedelta.max  # the chat is closed, or the message is invalid


@dataclass(frozen=True, kw_only=True)
class NoticeSender:
    """Sends notices. A crash loses none.

    A notice is sent twice only if the process dies between Telegram's answer and the commit.
    """

    bot: Bot
    deps: Dependencies
    notices: Notices
    planner: NoticePlanner
    metrics: Metrics
    timings: Timings = USUAL

    async def send_due(self) -> int:
        """Send due notices, to many people concurrently; return the number of batches.

        On cancellation it starts no other batch and finishes the current ones: a message that
        was sent and not recorded would be sent again.
        """
        waiting = iter(batches := await self._claim())
        workers = [asyncio.create_task(self._send_batches(waiting)) for _ in batches[:AT_ONCE]]
        try:
            await _all_of(workers)
        except asyncio.CancelledError:
            await self._release(waiting)
            await _all_of(workers, ENDING)
            raise
        return len(batches)

    async def _claim(self) -> Sequence[NoticeBatch]:
        """Lease due notices; on cancellation release them, so that no other process waits."""
        claiming = asyncio.create_task(self.notices.claim(self.deps.clock()))
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            await self._release(iter(await claiming))
            raise

    async def _release(self, batches: Iterator[NoticeBatch]) -> None:
        now = self.deps.clock()
        for batch in batches:
            later = dict.fromkeys((notice.id for notice in batch.notices), now)
            await self.notices.record_delivery(batch, DeliveryResult(later=later), now)

    async def _send_batches(self, batches: Iterator[NoticeBatch]) -> None:
        PRIORITY.set(Priority.ALERT)
        for batch in batches:
            try:
                await self._send_batch(batch)
            except Exception:
                log.exception("notices could not be sent now")
                await self._postpone(batch)

    async def _postpone(self, batch: NoticeBatch) -> None:
        """Postpone a failed batch, so that it delays no other."""
        now, ids = self.deps.clock(), [notice.id for notice in batch.notices]
        later = dict.fromkeys(ids, now + self._pause(batch.notices))
        await self.notices.record_delivery(
            batch, DeliveryResult(later=later, failed=tuple(ids)), now
        )

    async def _send_batch(self, batch: NoticeBatch) -> None:
        deps = self.deps
        plan, cards = await self.planner.plan(batch), self._cards(batch)
        sent: list[PlannedNotice] = []
        failed: dict[str, timedelta] = {}
        groups: dict[GroupKey, GroupMessage] = {}
        for message in plan.messages:
            pause = await self._send(batch.person, plan, message, groups)
            ids = [notices.notice.id for notices in message]
            if pause is None:
                sent += message
            elif pause is NEVER:
                plan = replace(plan, dropped=(*plan.dropped, *ids))
            else:
                failed |= dict.fromkeys(ids, pause)
        now = deps.clock()
        again = {id_: now + pause for id_, pause in failed.items()}
        result = NoticePlanner.result_of(plan, sent, again, groups)
        await self.notices.record_delivery(batch, result, now)
        self._count(batch, plan, sent, failed)
        if sent:
            await self._freeze(batch.person, cards)

    def _cards(self, batch: NoticeBatch) -> Mapping[str, int]:
        """Return the cards that are older than the first buys of a batch, by their subject."""
        news = (n.payload for n in batch.notices if isinstance(n.payload, StrategyNews))
        subjects = {card_subject(one.strategy) for one in news if one.event == EventKind.OPENED}
        return {one: self.deps.last_messages.showing(batch.person, one) for one in subjects}

    async def _freeze(self, person: int, cards: Mapping[str, int]) -> None:
        """Take the buttons of cards away, unless a newer one was opened; the notice leads there."""
        for subject, card in cards.items():
            if card and self.deps.last_messages.showing(person, subject) == card:
                with contextlib.suppress(AiogramError):
                    await self.bot.edit_message_reply_markup(chat_id=person, message_id=card)

    async def _send(
        self,
        person: int,
        plan: DeliveryPlan,
        message: Sequence[PlannedNotice],
        groups: dict[GroupKey, GroupMessage],
    ) -> timedelta | None:
        """Send a message; return the pause before the next attempt, or None if it was sent.

        `groups` gets the message of each group.
        """
        t = self.deps.languages.pick(*await self.deps.people.languages(person))
        view = self._view(t, plan, message, await self.deps.people.preferences(person))
        try:
            told = await tell(self.bot, person, plan, message, view, self.deps.clock())
        except (TelegramForbiddenError, TelegramNotFound):
            log.info("a notice cannot be delivered: the chat is closed")
            await self.deps.people.set_reachable(person, reachable=False, at=self.deps.clock())
            return NEVER
        except TelegramBadRequest as error:
            log.warning("Telegram refused a notice: %s", type(error).__name__)
            return NEVER
        except TelegramRetryAfter as error:
            return timedelta(seconds=error.retry_after)
        except AiogramError as error:
            log.warning("a notice is postponed: %s", type(error).__name__)
            return self._pause([notices.notice for notices in message])
        if key := message[-1].notice.payload.group_key:
            groups[key] = told
        return None if told.message else timedelta()

    def _view(
        self,
        t: Translator,
        plan: DeliveryPlan,
        message: Sequence[PlannedNotice],
        preferences: Preferences,
    ) -> View:
        entries = NoticeTexts(
            t=t,
            exchanges=self.deps.exchanges,
            connections=plan.connections,
            now=self.deps.clock(),
            zone=preferences.zone,
            egresses=self.deps.egresses,
            availability=plan.availability,
            days=plan.days,
            strategies=self.deps.strategies.trading,
        )
        return messages.message(entries, message)

    def _pause(self, notices: Sequence[Notice]) -> timedelta:
        """Return the pause before the next attempt."""
        tries = max(notice.attempts for notice in notices)
        pause = timedelta(seconds=self.timings.notice_retry) * float(2 ** min(tries, 10))
        return min(pause, LONGEST_RETRY)

    def _count(
        self,
        batch: NoticeBatch,
        plan: DeliveryPlan,
        sent: Sequence[PlannedNotice],
        failed: dict[str, timedelta],
    ) -> None:
        kinds = {notice.id: notice.kind for notice in batch.notices}
        for outcome, ids in (
            ("sent", [n.notice.id for n in sent]),
            ("dropped", plan.dropped),
            ("later", plan.later),
            ("failed", failed),
        ):
            for id_ in ids:
                self.metrics.notice_handled(kinds[id_], outcome)


async def _all_of(tasks: Collection[asyncio.Task[None]], seconds: float | None = None) -> None:
    """Wait for tasks; cancel those that exceed the limit, if there is one."""
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
