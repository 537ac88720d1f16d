"""The second step of a notice: it was written when noticed; here it is notified."""

import asyncio
import logging
from collections.abc import Collection, Iterator, Sequence
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
from bot.domain.person import Preferences
from bot.domain.ports.metrics import Metrics
from bot.domain.ports.notices import DeliveryResult, NoticeBatch, Notices
from bot.domain.timings import USUAL, Timings
from bot.handlers.dependencies import Dependencies
from bot.i18n import Translator
from bot.services.notifying.planner import DeliveryPlan, NoticePlanner, PlannedNotice
from bot.telegram.keyboards import keyboard
from bot.telegram.rate_limit import PRIORITY, Priority
from bot.views import View
from bot.views.notifying import messages
from bot.views.notifying.texts import NoticeTexts

log = logging.getLogger(__name__)

AT_ONCE = 20  # people; one after the other, Telegram's answers would be slower than its pace
ENDING = 5.0  # seconds for what is under way when the bot stops
LONGEST_RETRY = timedelta(hours=1)
NEVER = timedelta.max  # there is no one to hear it, or it cannot be said


@dataclass(frozen=True, kw_only=True)
class NoticeSender:
    """Tells what was noticed. A crash loses nothing.

    A notice is notified twice only where Telegram took a message and no one lived to note that.
    """

    bot: Bot
    deps: Dependencies
    notices: Notices
    alerts: NoticePlanner
    metrics: Metrics
    timings: Timings = USUAL

    async def send_due(self) -> int:
        """Tell what is due, to many people at once; return how many were looked after.

        Cancelled, it begins with no one else and ends what it has begun: a message that was sent
        and not noted would be sent again.
        """
        waiting = iter(bundles := await self._take())
        workers = [asyncio.create_task(self._tell_in_turn(waiting)) for _ in bundles[:AT_ONCE]]
        try:
            await _all_of(workers)
        except asyncio.CancelledError:
            await self._give_back(waiting)
            await _all_of(workers, ENDING)
            raise
        return len(bundles)

    async def _take(self) -> Sequence[NoticeBatch]:
        """Take what is due; cancelled meanwhile, give it back: others need not wait for it."""
        taking = asyncio.create_task(self.notices.claim(self.deps.clock()))
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            await self._give_back(iter(await taking))
            raise

    async def _give_back(self, bundles: Iterator[NoticeBatch]) -> None:
        now = self.deps.clock()
        for bundle in bundles:
            later = dict.fromkeys((notice.id for notice in bundle.notices), now)
            await self.notices.record_delivery(bundle, DeliveryResult(later=later), now)

    async def _tell_in_turn(self, bundles: Iterator[NoticeBatch]) -> None:
        PRIORITY.set(Priority.ALERT)
        for bundle in bundles:
            try:
                await self._tell(bundle)
            except Exception:
                log.exception("somebody cannot be told something now")
                await self._put_off(bundle)

    async def _put_off(self, bundle: NoticeBatch) -> None:
        """Let what cannot be notified hold up no one else."""
        now, ids = self.deps.clock(), [notice.id for notice in bundle.notices]
        later = dict.fromkeys(ids, now + self._pause(bundle.notices))
        await self.notices.record_delivery(
            bundle, DeliveryResult(later=later, failed=tuple(ids)), now
        )

    async def _tell(self, bundle: NoticeBatch) -> None:
        deps = self.deps
        plan = await self.alerts.plan(bundle)
        told: list[PlannedNotice] = []
        failed: dict[str, timedelta] = {}
        for message in plan.messages:
            pause = await self._send(bundle.person, plan, message)
            ids = [news.notice.id for news in message]
            if pause is None:
                told += message
            elif pause is NEVER:
                plan = replace(plan, dropped=(*plan.dropped, *ids))
            else:
                failed |= dict.fromkeys(ids, pause)
        now = deps.clock()
        again = {id_: now + pause for id_, pause in failed.items()}
        await self.notices.record_delivery(bundle, NoticePlanner.result_of(plan, told, again), now)
        self._count(bundle, plan, told, failed)

    async def _send(
        self, person: int, plan: DeliveryPlan, message: Sequence[PlannedNotice]
    ) -> timedelta | None:
        """Send a message; return how long to wait before another try, or None: they were notified."""
        t = self.deps.languages.pick(*await self.deps.people.languages(person))
        view = self._view(t, plan, message, await self.deps.people.preferences(person))
        try:
            await self.bot.send_message(person, view.text, reply_markup=keyboard(view))
        except (TelegramForbiddenError, TelegramNotFound):
            log.info("somebody cannot be told: the chat is closed")
            await self.deps.people.set_reachable(person, reachable=False, at=self.deps.clock())
            return NEVER
        except TelegramBadRequest as error:
            log.warning("a notice was refused: %s", type(error).__name__)
            return NEVER
        except TelegramRetryAfter as error:
            return timedelta(seconds=error.retry_after)
        except AiogramError as error:
            log.warning("a notice waits: %s", type(error).__name__)
            return self._pause([news.notice for news in message])
        return None

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
            addresses=self.deps.addresses,
            reach=plan.availability,
        )
        return messages.message(entries, message)

    def _pause(self, notices: Sequence[Notice]) -> timedelta:
        """Return how long to wait before another try."""
        tries = max(notice.attempts for notice in notices)
        pause = timedelta(seconds=self.timings.notice_retry) * float(2 ** min(tries, 10))
        return min(pause, LONGEST_RETRY)

    def _count(
        self,
        bundle: NoticeBatch,
        plan: DeliveryPlan,
        told: Sequence[PlannedNotice],
        failed: dict[str, timedelta],
    ) -> None:
        kinds = {notice.id: notice.kind for notice in bundle.notices}
        for outcome, ids in (
            ("sent", [n.notice.id for n in told]),
            ("dropped", plan.dropped),
            ("later", plan.later),
            ("failed", failed),
        ):
            for id_ in ids:
                self.metrics.notice_handled(kinds[id_], outcome)


async def _all_of(tasks: Collection[asyncio.Task[None]], seconds: float | None = None) -> None:
    """Wait for tasks; those that take longer are cancelled, where there is a limit."""
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
