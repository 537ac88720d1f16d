"""Loops that run until cancelled and survive failures."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.domain.timings import USUAL

log = logging.getLogger(__name__)


async def run_forever(
    name: str,
    step: Callable[[], Awaitable[object]],
    pause: float,
    longest: float = USUAL.longest_pause,
) -> None:
    """Run a step again and again, `pause` seconds apart, until cancelled.

    While it fails, the pause is doubled, up to `longest` seconds. The log has the traceback of the
    first failure only.
    """
    failures = 0
    while True:
        try:
            await step()
            if failures:
                log.info("%s works again after %s failures", name, failures)
            failures = 0
        except Exception as error:
            failures += 1
            if failures == 1:
                log.exception("%s failed; it will be repeated", name)
            else:
                log.warning("%s failed %s times: %s", name, failures, type(error).__name__)
        await asyncio.sleep(_pause(pause, failures, longest))


async def survive(step: Callable[[], Awaitable[object]]) -> bool:
    """Run a step; return whether it succeeded. A failure is logged, not raised."""
    try:
        await step()
    except Exception:
        log.exception("a step failed")
        return False
    return True


def _pause(usual: float, failures: int, longest: float) -> float:
    return min(usual * 2.0 ** min(failures, 16), max(usual, longest))
