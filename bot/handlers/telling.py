"""Owns the second step of a notice: it was written when noticed; here it is told."""

import asyncio
import logging
import time
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any, TypeVar

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
from bot.domain.ports import Bundle, Meters, Notices, Telling
from bot.handlers.buttons import keyboard
from bot.handlers.desk import Desk
from bot.handlers.pacing import HURRY, Hurry
from bot.i18n import Translator
from bot.services.alerts import Alerts, News, Plan
from bot.views import View
from bot.views import notices as views
from bot.views.alerts import Bulletin

T = TypeVar("T")

log = logging.getLogger(__name__)

RETRY = timedelta(seconds=15)  # before the second try; doubled for each one that follows
LONGEST_RETRY = timedelta(hours=1)
AT_ONCE = 20  # people who are told at once: Telegram takes 30 messages a second
MOST = 100  # people whose notices are taken at once
SLOW = 5.0  # seconds those taken may hold up the next ones
LATEST = 20.0  # seconds a notice may wait for its turn: it is ours for two minutes


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
    _under_way: set[asyncio.Task[Any]] = field(default_factory=set)
    _spoken_to: set[int] = field(default_factory=set)  # one thing after the other
    _unsettled: list[tuple[Bundle, Telling]] = field(default_factory=list)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def tell_all(self) -> int:
        """Tell what is due; return how many people are looked after.

        One person with whom it takes long holds up nobody else.
        """
        await self._settle_rest()
        taking = self._go_on_with(self._take())
        people = await asyncio.shield(taking)  # else what was taken could be nobody's
        if self._under_way:  # to wait like this cancels none of them
            await asyncio.wait(self._under_way, timeout=SLOW)
        return people

    async def finish(self, seconds: float) -> None:
        """Wait for the messages that are being sent; give back what was not begun."""
        self._stopping.set()
        end = time.monotonic() + seconds
        while self._under_way and time.monotonic() < end:
            await asyncio.wait(self._under_way, timeout=end - time.monotonic())
        for task in (late := list(self._under_way)):
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        self._stopping.clear()
        await self._settle_rest()

    async def _take(self) -> int:
        """Take due notices and begin to tell them; return how many people they are for."""
        room = MOST - len(self._under_way)
        bundles = await self.notices.claim(self.desk.clock(), room) if room > 0 else ()
        for bundle in bundles:
            self._go_on_with(self._look_after(bundle, time.monotonic()))
        return len(bundles)

    def _go_on_with(self, work: Coroutine[None, None, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def _look_after(self, bundle: Bundle, taken_at: float) -> None:
        """Tell one person; whatever goes wrong with that hurts no other."""
        HURRY.set(Hurry.ALERT)
        async with self._places:
            late = time.monotonic() - taken_at > LATEST
            try:
                if late or self._stopping.is_set() or bundle.person in self._spoken_to:
                    await self._settle(bundle, self._give_back(bundle))
                else:
                    await self._speak_to(bundle)
            except Exception:
                log.exception("the notices for %s wait", bundle.person)

    async def _speak_to(self, bundle: Bundle) -> None:
        self._spoken_to.add(bundle.person)
        try:
            plan = await self.alerts.plan(bundle)
            await self._settle(bundle, await self._tell(bundle, plan))
        finally:
            self._spoken_to.discard(bundle.person)

    def _give_back(self, bundle: Bundle) -> Telling:
        return Telling(later=dict.fromkeys((n.id for n in bundle.notices), self.desk.clock()))

    async def _tell(self, bundle: Bundle, plan: Plan) -> Telling:
        told: list[News] = []
        failed: dict[str, timedelta] = {}
        try:
            for message in plan.messages:
                pause = await self._send_safely(bundle.person, plan, message)
                if pause is None:
                    told += message
                else:
                    failed |= dict.fromkeys((n.notice.id for n in message), pause)
        except (TelegramForbiddenError, TelegramNotFound):
            log.info("%s cannot be told: the chat is closed", bundle.person)
            await self.desk.people.reachable(bundle.person, reachable=False, at=self.desk.clock())
            rest = [n.notice.id for message in plan.messages for n in message if n not in told]
            plan, failed = replace(plan, dropped=(*plan.dropped, *rest)), {}
        self._count(bundle, plan, told, failed)
        now = self.desk.clock()
        return Alerts.telling(plan, told, {id_: now + pause for id_, pause in failed.items()})

    async def _settle(self, bundle: Bundle, telling: Telling) -> None:
        """Note what was told; while that cannot be stored it is kept in mind, not told again."""
        self._unsettled.append((bundle, telling))
        await self.notices.settle(bundle, telling, self.desk.clock())
        self._unsettled.remove((bundle, telling))

    async def _settle_rest(self) -> None:
        for bundle, telling in list(self._unsettled):
            self._unsettled.remove((bundle, telling))
            await self._settle(bundle, telling)

    async def _send_safely(
        self, person: int, plan: Plan, message: Sequence[News]
    ) -> timedelta | None:
        """Send a message as `_send` does; one that cannot be put into words is tried again."""
        try:
            return await self._send(person, plan, message)
        except (TelegramForbiddenError, TelegramNotFound):
            raise
        except Exception:
            log.exception("a notice for %s cannot be told", person)
            return _pause(max(news.notice.attempts for news in message))

    async def _send(self, person: int, plan: Plan, message: Sequence[News]) -> timedelta | None:
        """Send a message; return how long to wait before another try, or None: that is settled."""
        t = self.desk.languages.pick(*await self.desk.people.languages(person))
        view = self._view(t, plan, message, await self.desk.people.preferences(person))
        try:
            await self.bot.send_message(person, view.text, reply_markup=keyboard(view))
        except (TelegramForbiddenError, TelegramNotFound):
            raise
        except TelegramBadRequest as error:
            log.warning("a notice was refused: %s", type(error).__name__)
        except TelegramRetryAfter as error:
            return timedelta(seconds=error.retry_after)
        except AiogramError as error:
            log.warning("a notice waits: %s", type(error).__name__)
            return _pause(max(news.notice.attempts for news in message))
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


def _pause(attempts: int) -> timedelta:
    """Return how long to wait before another try after so many."""
    return min(RETRY * 2.0 ** min(attempts, 16), LONGEST_RETRY)
