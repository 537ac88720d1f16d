"""The event loop: uvloop if installed, since it needs less CPU time."""

import asyncio
import warnings
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to completion in a new event loop."""
    try:
        import uvloop  # noqa: PLC0415  # it may not be installed
    except ModuleNotFoundError:  # on Windows
        return asyncio.run(work)
    # uvloop leaves a connection that is cancelled while it opens to the garbage collector.
    warnings.filterwarnings("ignore", "unclosed <socket", ResourceWarning)
    return uvloop.run(work)
