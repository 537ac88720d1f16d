"""The event loop: uvloop, where there is one, since it takes less of the processor."""

import asyncio
import warnings
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in an event loop of its own."""
    try:
        import uvloop  # noqa: PLC0415  # it may not be there
    except ModuleNotFoundError:  # on Windows
        return asyncio.run(work)
    # A connection that is cancelled while it opens is left to the garbage collector by uvloop.
    warnings.filterwarnings("ignore", "unclosed <socket", ResourceWarning)
    return uvloop.run(work)
