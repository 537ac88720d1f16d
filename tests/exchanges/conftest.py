"""Fixtures: real servers on loopback in place of exchanges, and their probers."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any, TypeAlias

import pytest
from aiohttp import web

from bot.exchanges import CcxtProber, KeyLine
from tests.exchanges.replay import FileExchange

Serve: TypeAlias = Callable[[FileExchange], Awaitable[FileExchange]]
MakeProber: TypeAlias = Callable[..., CcxtProber]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Serve an exchange on a port of loopback."""
    async with AsyncExitStack() as stack:

        async def start(exchange: FileExchange) -> FileExchange:
            runner = web.ServerRunner(web.Server(exchange, access_log=None), shutdown_timeout=0.1)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            exchange.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            return exchange

        yield start


@pytest.fixture
async def make_prober() -> AsyncIterator[MakeProber]:
    """Create probers that are closed after the test."""
    async with AsyncExitStack() as stack:

        def make(*args: Any, **kwargs: Any) -> CcxtProber:
            prober = CcxtProber(KeyLine(*args, **kwargs))
            stack.push_async_callback(prober.close)
            return prober

        yield make
