"""Keeps a lease as long as the database confirms it in time."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from bot.domain.process import ProcessLostError
from bot.domain.timings import Timings

log = logging.getLogger(__name__)


async def keep_renewing(renew: Callable[[], Awaitable[bool]], timings: Timings) -> None:
    """Renew until that is not confirmed in time, so that it ends here before it ends elsewhere.

    Raises ProcessLostError.
    """
    kept = time.monotonic()
    while (left := kept + timings.turn_ends - time.monotonic()) > 0:
        asked = time.monotonic()
        try:
            async with asyncio.timeout(left):
                if await renew():
                    kept = asked
        except ProcessLostError:
            raise
        except Exception as error:  # noqa: BLE001  # the database: it is asked again
            log.warning("this process could not be renewed: %s", type(error).__name__)
        await asyncio.sleep(timings.turn)
    raise ProcessLostError
