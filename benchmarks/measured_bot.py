"""The bot with a measured event loop: `python -m bot run`.

    python -m benchmarks.measured_bot [unpaced] [unlimited] [even]

`unpaced`: without the limits of Telegram. `unlimited`: without those of exchanges. `even`: no
check is spread over time. For each line of input it prints how late its event loop was
since the last, in seconds.
"""

import asyncio
import json
import sys
import time
from dataclasses import replace
from datetime import timedelta

from bot.cli.main import main
from bot.domain.timings import USUAL
from bot.runtime import App
from bot.services.monitoring import checks, intervals

_NEVER_REACHED = 1_000_000
_NAP = 0.01  # seconds between two samples


class _Listener:
    """Samples the delay of the event loop."""

    def __init__(self) -> None:
        self._late: list[float] = []

    async def listen(self) -> None:
        """Sample until cancelled."""
        loop = asyncio.get_running_loop()
        loop.add_reader(sys.stdin.fileno(), self._answer)
        try:
            while True:
                began = time.perf_counter()
                await asyncio.sleep(_NAP)
                self._late.append(time.perf_counter() - began - _NAP)
        finally:
            loop.remove_reader(sys.stdin.fileno())

    def _answer(self) -> None:
        if sys.stdin.readline():
            print(json.dumps(self._late), flush=True)
            self._late = []
        else:  # the parent process has ended
            asyncio.get_running_loop().remove_reader(sys.stdin.fileno())


async def _run_measured(self: App, stop: asyncio.Event) -> None:
    listening = asyncio.create_task(_Listener().listen())
    try:
        await _run(self, stop)
    finally:
        listening.cancel()


def _even(span: timedelta, share: float = 0.1) -> timedelta:  # noqa: ARG001  # of a random draw
    return span


_run = App.run

if __name__ == "__main__":
    setattr(App, "run", _run_measured)  # noqa: B010  # mypy
    timings = USUAL
    if "unpaced" in sys.argv:
        timings = replace(timings, messages_per_second=_NEVER_REACHED, burst=_NEVER_REACHED)
    if "unlimited" in sys.argv:
        timings = replace(timings, checks_per_second=float(_NEVER_REACHED))
    if "even" in sys.argv:
        for module in (intervals, checks):
            setattr(module, "jitter", _even)  # noqa: B010  # mypy forbids the plain form
    sys.exit(main(["run"], timings))
