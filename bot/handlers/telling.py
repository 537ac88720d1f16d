"""Owns the second step of a notice: it was written when noticed; here it is told."""

import asyncio
import logging
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramRetryAfter,
)

from bot.domain.notice import NoticeKind
from bot.domain.person import Preferences
from bot.domain.ports import Bundle, Meters, Notices
from bot.handlers.buttons import keyboard
from bot.handlers.desk import Desk
from bot.i18n import Translator
from bot.services.alerts import Alerts, News, Plan
from bot.views import View
from bot.views import notices as views
from bot.views.alerts import Bulletin

log = logging.getLogger(__name__)

AT_ONCE = 20  # people; one after the other, Telegram's answers would be slower than its pace
ENDING = 5.0  # seconds for what is under way when the bot stops
RETRY = timedelta(seconds=15)  # before the second try; doubled for each one that follows
LONGEST_RETRY = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells what was noticed. A crash loses nothing.

    A notice is told twice only where Telegram took a message and nobody lived to note that.
    """

    bot: Bot
    desk: Desk
    notices: Notices
    alerts: Alerts
    meters: Meters

    async def tell_all(self) -> int:
        """Tell what is due, to many people at once; return how many were looked after.

        Cancelled, it begins with nobody else and ends what it has begun: a message that was sent
        and not noted would be sent again.
        """
        bundles = await self.notices.claim(self.desk.clock())
        waiting = iter(bundles)
        workers = [asyncio.create_task(self._tell_in_turn(waiting)) for _ in bundles[:AT_ONCE]]
        try:
            await _all_of(workers)
        except asyncio.CancelledError:
            deque(waiting, maxlen=0)
            await _all_of(workers, ENDING)
            raise
        return len(bundles)

    async def _tell_in_turn(self, bundles: Iterator[Bundle]) -> None:
        for bundle in bundles:
            try:
                await self._tell(bundle)
            except Exception:
                log.exception("a notice could not be told; it comes up again")

    async def _tell(self, bundle: Bundle) -> None:
        desk = self.desk
        plan = await self.alerts.plan(bundle)
        told: list[News] = []
        failed: dict[str, timedelta] = {}
        for message in plan.messages:
            pause = await self._send(bundle.person, plan, message)
            if pause is None:
                told += message
            else:
                failed |= dict.fromkeys((n.notice.id for n in message), pause)
        now = desk.clock()
        again = {id_: now + pause for id_, pause in failed.items()}
        await self.notices.settle(bundle, Alerts.telling(plan, told, again), now)
        self._count(bundle, plan, told, failed)

    async def _send(self, person: int, plan: Plan, message: Sequence[News]) -> timedelta | None:
        """Send a message; return how long to wait before another try, or None: that is settled."""
        t = self.desk.languages.pick(*await self.desk.people.languages(person))
        view = self._view(t, plan, message, await self.desk.people.preferences(person))
        try:
            await self.bot.send_message(person, view.text, reply_markup=keyboard(view))
        except (TelegramForbiddenError, TelegramNotFound):
            log.info("%s cannot be told: the chat is closed", person)
            await self.desk.people.reachable(person, reachable=False, at=self.desk.clock())
        except TelegramBadRequest as error:
            log.warning("a notice was refused: %s", type(error).__name__)
        except TelegramRetryAfter as error:
            return timedelta(seconds=error.retry_after)
        except AiogramError as error:
            log.warning("a notice waits: %s", type(error).__name__)
            tries = max(news.notice.attempts for news in message)
            return min(RETRY * float(2**tries), LONGEST_RETRY)
        return None

    def _view(
        self, t: Translator, plan: Plan, message: Sequence[News], preferences: Preferences
    ) -> View:
        desk, [first, *_] = self.desk, message
        if first.notice.kind in (NoticeKind.DRAFT_EXPIRED, NoticeKind.SECRETS_DESTROYED):
            return views.notice(t, first.notice, desk.exchanges[first.notice.exchange])
        bulletin = Bulletin(
            t,
            desk.exchanges,
            plan.connections,
            now=desk.clock(),
            zone=preferences.zone,
            addresses=desk.addresses,
        )
        return bulletin.view(message)

    def _count(
        self, bundle: Bundle, plan: Plan, told: Sequence[News], failed: dict[str, timedelta]
    ) -> None:
        kinds = {notice.id: notice.kind for notice in bundle.notices}
        for outcome, ids in (
            ("sent", [n.notice.id for n in told]),
            ("dropped", plan.dropped),
            ("later", plan.later),
            ("failed", failed),
        ):
            for id_ in ids:
                self.meters.told(kinds[id_], outcome)


async def _all_of(tasks: Collection[asyncio.Task[None]], seconds: float | None = None) -> None:
    """Wait for tasks; those that take longer are cancelled, where there is a limit."""
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
