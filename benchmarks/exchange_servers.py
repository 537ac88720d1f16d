"""The sandbox exchanges in their own process, which does not slow the measured one.

    python -m benchmarks.exchange_servers <seconds before each answer> <number of keys> <cases>

makes keys after these cases (with commas between them), prints one line of JSON when all are up,
and for each line of input the calls since the last.
"""

import asyncio
import json
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import gettempdir
from typing import Any, TypeAlias

from benchmarks.programs import line_of, running
from bot.domain.credentials import Credentials, Field, Secret
from bot.exchanges import EXCHANGES
from bot.exchanges._prober import MAX_CONCURRENT
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, ExchangeServer

NAMES = tuple(name for name in EXCHANGES if name in SANDBOX_EXCHANGES)
KEYS = 4 * MAX_CONCURRENT  # of each exchange
_LIKE = ("good-with-ip-list", "good", "read-only", "may-withdraw", "ip-refused", "wrong-secret")

Route: TypeAlias = tuple[str, str]  # address and "GET /path"


@dataclass(frozen=True, kw_only=True)
class Key:
    """A key of one person and the status its test must end with."""

    exchange: str
    like: str  # the case of its sample
    fields: Mapping[str, str]
    status: str

    @property
    def credentials(self) -> Credentials:
        """The values as credentials."""
        return {Field(name): Secret(value) for name, value in self.fields.items()}


@dataclass(frozen=True)
class Exchanges:
    """The running servers."""

    urls: Mapping[str, str]  # exchange, or `<exchange>/<site>` → address
    keys: tuple[Key, ...]  # the exchanges by turns, of each first a good one
    _process: Process

    async def calls(self) -> Counter[Route]:
        """Return the calls since the last call of this method, with their counts."""
        if self._process.stdin:
            self._process.stdin.write(b"\n")
        sent = json.loads(await line_of(self._process))
        return Counter({(self.urls[name], route): count for name, route, count in sent})


@asynccontextmanager
async def serving(
    *, latency: float, keys: int, like: Sequence[str] = _LIKE
) -> AsyncIterator[Exchanges]:
    """Run the servers of all exchanges known to the bot, `latency` in seconds.

    `like`: the cases that keys are made after.
    """
    arguments = ("-m", __name__, str(latency), str(keys), ",".join(like))
    async with running(*arguments, folder=Path(gettempdir())) as process:
        sent = json.loads(await line_of(process))
        yield Exchanges(sent["urls"], tuple(Key(**key) for key in sent["keys"]), process)


async def _serve(latency: float, count: int, like: Sequence[str]) -> None:
    async with AsyncExitStack() as stack:
        servers = {
            name: await stack.enter_async_context(ExchangeServer(name, latency=latency))
            for name in NAMES
        }
        known = cycle([cycle(_make_keys(name, server, like)) for name, server in servers.items()])
        keys = [asdict(next(keys)) for keys in islice(known, count)]
        urls = {site: url for server in servers.values() for site, url in server.urls.items()}
        _tell({"urls": urls, "keys": keys})
        while await asyncio.to_thread(sys.stdin.readline):
            _tell([call for name, server in servers.items() for call in _calls(name, server)])


def _tell(news: Any) -> None:
    print(json.dumps(news), flush=True)


def _make_keys(exchange: str, server: ExchangeServer, like: Sequence[str]) -> Iterator[Key]:
    """Yield new keys of a server, so many that no key is tested twice at a time."""
    shown = {sample.case for sample in server.samples}
    cases = cycle([case for case in like if case in shown])
    for number, case in enumerate(islice(cases, KEYS)):
        sample = server.add_key(case, str(number))
        yield Key(
            exchange=exchange,
            like=case,
            fields={field.value: value for field, value in sample.fields.items()},
            status=sample.expected_status,
        )


def _calls(exchange: str, server: ExchangeServer) -> Iterator[tuple[str, str, int]]:
    calls = Counter(server.calls)
    server.calls.clear()
    for route, count in calls.items():
        yield exchange, route, count


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3].split(",")))
