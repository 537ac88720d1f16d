"""The pace of several processes: one budget in the database for all of them.

A message takes a slot of its chat, then one of all messages. A process never reserves far ahead:
the less, the less urgent its messages are. So the alerts of one process do not delay the answers
of another.
"""

import asyncio
import heapq
import logging
import time
from collections.abc import Callable
from itertools import count

from bot.domain.ports.sending import SendingSlots, SlotLimit
from bot.telegram.rate_limit import LocalPace, Priority

log = logging.getLogger(__name__)

OVERALL = "all"  # the slots of all messages
AHEAD = {Priority.ANSWER: 1.0, Priority.TEST: 0.5, Priority.ALERT: 0.1}  # seconds
AGAIN = 0.05  # seconds before a refused reservation is repeated
PATIENCE = 1.0  # seconds for the database; then this process takes its share
PAUSE = 5.0  # seconds until a database that did not answer is asked again
FOREVER = 3600.0  # seconds: a chat waits for its own messages alone


class SharedPace:
    """Reserves slots in the order of priority. `peers`: returns how many processes send."""

    def __init__(
        self, slots: SendingSlots, per_second: int, burst: int, peers: Callable[[], int]
    ) -> None:
        """`burst`: messages to one chat without delay, then one per second."""
        self._slots = slots
        self._rate, self._burst, self._peers = per_second, burst, peers
        self._chat = SlotLimit(every=1.0, burst=burst)
        self._overall = SlotLimit(every=1 / per_second, burst=per_second)
        self._share = 0, LocalPace(per_second, burst)
        self._asks_again = 0.0
        self._waiting: list[tuple[Priority, int, asyncio.Future[bool]]] = []
        self._numbers = count()
        self._releasing: asyncio.Task[None] | None = None

    async def enter(self, chat: int | str, priority: Priority) -> None:
        """Wait until a message to a chat may be sent."""
        wait = await self._reserve(str(chat), self._chat, 1, FOREVER)
        if wait:
            await asyncio.sleep(wait)
        if wait is None or not await self._turn(priority):
            await self._fallback().enter(chat, priority)

    async def _turn(self, priority: Priority) -> bool:
        """Wait for a slot of all messages; return False without the database."""
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (priority, next(self._numbers), turn))
        if self._releasing is None or self._releasing.done():
            self._releasing = asyncio.create_task(self._release())
        return await turn

    async def _release(self) -> None:
        while self._waiting:
            some = min(len(self._waiting), max(1, self._rate // 10))
            ahead = AHEAD[self._waiting[0][0]]
            wait = await self._reserve(OVERALL, self._overall, some, ahead)
            if wait is not None and wait > ahead:
                await asyncio.sleep(AGAIN)
                continue
            await asyncio.sleep(wait or 0.0)
            for _ in range(some):
                _, _, turn = heapq.heappop(self._waiting)
                if not turn.done():  # its task was cancelled
                    turn.set_result(wait is not None)

    async def _reserve(self, name: str, limit: SlotLimit, some: int, ahead: float) -> float | None:
        """Return the seconds until reserved slots, more than `ahead` if there are none yet.

        None: the database does not answer.
        """
        if time.monotonic() < self._asks_again:
            return None
        asking = asyncio.ensure_future(self._slots.reserve(name, limit, some, ahead))
        asking.add_done_callback(lambda done: done.cancelled() or done.exception())
        done, _ = await asyncio.wait({asking}, timeout=PATIENCE)  # a cancelled one costs a session
        if done and not asking.exception():
            return asking.result()
        if time.monotonic() >= self._asks_again:
            log.warning("messages are sent by the share of this process: the database is silent")
            self._asks_again = time.monotonic() + PAUSE
        return None

    def _fallback(self) -> LocalPace:
        """Return the pace of this process's share of the limit."""
        peers = self._peers()
        if self._share[0] != peers:
            self._share = peers, LocalPace(max(1, self._rate // peers), self._burst)
        return self._share[1]
