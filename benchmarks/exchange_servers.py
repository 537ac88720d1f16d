"""Owns the sandbox exchanges in a process of their own: there, they take no time of who is measured.

    python -m benchmarks.exchange_servers <seconds before each answer>

prints one line of JSON when all are up, and for each line of input the calls since the last.
"""

import asyncio
import json
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from bot.domain.credentials import Credentials, Field, Secret
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, ExchangeServer
from benchmarks.programs import line_of, running

NAMES = tuple(name for name in EXCHANGES if name in SANDBOX_EXCHANGES)


@dataclass(frozen=True, kw_only=True)
class Key:
    """A sample key and the status its test must end with."""

    exchange: str
    case: str
    fields: Mapping[str, str]
    status: str

    @property
    def credentials(self) -> Credentials:
        """The values as a test takes them."""
        return {Field(name): Secret(value) for name, value in self.fields.items()}


@dataclass(frozen=True)
class Exchanges:
    """The running servers."""

    urls: Mapping[str, str]  # exchange, or `<exchange>/<site>` → address
    keys: tuple[Key, ...]
    _process: Process

    def keys_of(self, exchange: str, *cases: str) -> list[Key]:
        """Return those of these sample keys that the exchange can show."""
        shown = {key.case: key for key in self.keys if key.exchange == exchange}
        return [shown[case] for case in cases if case in shown]

    async def calls(self) -> Counter[tuple[str, str]]:
        """Return (address, "GET /path") of each call since this was last asked, and how often."""
        if self._process.stdin:
            self._process.stdin.write(b"\n")
        told = json.loads(await line_of(self._process))
        return Counter({(self.urls[name], route): count for name, route, count in told})


@asynccontextmanager
async def serving(latency: float) -> AsyncIterator[Exchanges]:
    """Run the servers of all exchanges known to the bot, `latency` in seconds."""
    here = Path(gettempdir())
    async with running("-m", __name__, str(latency), folder=here) as process:
        told = json.loads(await line_of(process))
        yield Exchanges(told["urls"], tuple(Key(**key) for key in told["keys"]), process)


async def _serve(latency: float) -> None:
    async with AsyncExitStack() as stack:
        servers = {
            name: await stack.enter_async_context(ExchangeServer(name, latency=latency))
            for name in NAMES
        }
        _tell(
            {
                "urls": {
                    site: url for server in servers.values() for site, url in server.urls.items()
                },
                "keys": [
                    asdict(key) for name, server in servers.items() for key in _keys(name, server)
                ],
            }
        )
        while await asyncio.to_thread(sys.stdin.readline):
            _tell([call for name, server in servers.items() for call in _calls(name, server)])


def _tell(news: Any) -> None:
    print(json.dumps(news), flush=True)


def _keys(exchange: str, server: ExchangeServer) -> Iterator[Key]:
    for sample in server.samples:
        fields = {field.value: value for field, value in sample.fields.items()}
        yield Key(exchange=exchange, case=sample.case, fields=fields, status=sample.expected_status)


def _calls(exchange: str, server: ExchangeServer) -> Iterator[tuple[str, str, int]]:
    calls = Counter(server.calls)
    server.calls.clear()
    for route, count in calls.items():
        yield exchange, route, count


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
