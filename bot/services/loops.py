"""What goes on forever, round by round: a round that fails hurts no later one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.domain.timings import USUAL

log = logging.getLogger(__name__)


async def run_forever(
    what: str,
    chore: Callable[[], Awaitable[object]],
    pause: float,
    longest: float = USUAL.longest_pause,
) -> None:
    """Do a chore again and again, `pause` seconds apart, until cancelled.

    While it fails it is tried more rarely, `longest` seconds apart at most. The log tells why once
    and then in one line.
    """
    failures = 0
    while True:
        try:
            await chore()
            if failures:
                log.info("%s goes on after %s failures", what, failures)
            failures = 0
        except Exception as error:
            failures += 1
            if failures == 1:
                log.exception("%s failed; it is tried again", what)
            else:
                log.warning("%s failed %s times: %s", what, failures, type(error).__name__)
        await asyncio.sleep(_pause(pause, failures, longest))


async def survive(chore: Callable[[], Awaitable[object]]) -> bool:
    """Do a chore; return whether it was done: its failure is logged and hurts no other."""
    try:
        await chore()
    except Exception:
        log.exception("a chore failed")
        return False
    return True


def _pause(usual: float, failures: int, longest: float) -> float:
    return min(usual * 2.0 ** min(failures, 16), max(usual, longest))
