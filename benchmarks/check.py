"""Measures one test: the time to its result, compared with the usual way of ccxt."""

import json
import re
import statistics
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import Any, Self

from benchmarks.exchange_servers import NAMES, Exchanges, Key, serving
from benchmarks.figures import Figure, at_most, scaled
from bot.domain.credentials import Field
from bot.exchanges import CcxtProber, KeyLine
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._classification import problem_of
from bot.exchanges._dialect import Dialect, Endpoint, Refused
from bot.exchanges._reply import Reply

LATENCY = 0.1  # seconds before each answer of an exchange
TESTS = 5  # of each exchange
NAIVE_TESTS = 2
_ENOUGH = 1.0  # seconds; a longer measurement is not repeated
_TARGET = at_most(160, "ms")
_IN_TURN = {"htx", "kraken"}  # some of their calls depend on an earlier answer
_CCXT_NAMES = {Field.API_KEY: "apiKey", Field.SECRET: "secret", Field.PASSPHRASE: "password"}


async def measure(scale: float) -> list[Figure]:
    """Test a good key at each exchange."""
    async with serving(latency=LATENCY, keys=scaled(len(NAMES), scale)) as exchanges:
        prober = CcxtProber(KeyLine(exchanges.urls))
        try:
            return [await _figure(prober, exchanges, key, scale) for key in exchanges.keys]
        finally:
            await prober.close()


async def _figure(prober: CcxtProber, exchanges: Exchanges, key: Key, scale: float) -> Figure:
    name = key.exchange

    async def test() -> None:
        report = await prober.check(name, key.credentials)
        assert report.status == key.status, f"{name}: {report.problems} {report.detail}"

    await test()  # loads ccxt and opens the connections
    naive, beside = await _naive(exchanges.urls[name], key, scaled(NAIVE_TESTS, scale))
    return Figure(
        name=f"{name}: from start to verdict",
        value=await _median(test, scaled(TESTS, scale)),
        unit="ms",
        yardstick=naive,
        beside=beside,
        target=None if name in _IN_TURN else _TARGET,
    )


async def _median(work: Callable[[], Awaitable[object]], times: int) -> float:
    """Return the median duration of an operation in milliseconds."""
    seconds: list[float] = []
    while len(seconds) < times and sum(seconds) < _ENOUGH:
        began = time.perf_counter()
        await work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds) * 1000


async def _naive(url: str, key: Key, times: int) -> tuple[float | None, str]:
    """Return the milliseconds of ccxt's usual way, and what was measured."""

    async def fetch_balance() -> None:
        async with _NaiveClient(url, key) as client:
            await client.fetch_balance()

    async def ask_in_turn() -> None:
        async with _NaiveClient(url, key) as client:
            await client.ask_in_turn()

    lacking = "the sandbox has no markets for fetch_balance"
    for way, name in (
        (fetch_balance, "new ccxt client with its own pacing, fetch_balance"),
        (ask_in_turn, f"new ccxt client with its own pacing, the test's calls in turn; {lacking}"),
    ):
        with suppress(Exception):  # the sandbox may not know the call
            return await _median(way, times), name
    return None, f"{lacking}, and ccxt as it comes cannot make the test's calls"


class _NaiveClient:
    """A ccxt client as ccxt's manual shows it, moved to a sandbox exchange, used once."""

    def __init__(self, url: str, key: Key) -> None:
        self._dialect: Dialect = CATALOGUE[key.exchange].dialect
        values = {field: secret.reveal() for field, secret in key.credentials.items()}
        self._values: Mapping[Field, str] = self._dialect.prepare(values)
        named = {_CCXT_NAMES[field]: value for field, value in self._values.items()}
        ccxt = import_module("ccxt.async_support")
        self._ccxt: Any = getattr(ccxt, self._dialect.ccxt_id)(named)
        self._ccxt.urls = json.loads(re.sub(r'https?://[^/"]+', url, json.dumps(self._ccxt.urls)))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._ccxt.close()

    async def fetch_balance(self) -> None:
        await self._ccxt.fetch_balance()

    async def ask_in_turn(self) -> None:
        """Make the calls of a complete test one after the other."""
        dialect = self._dialect
        for ask in (dialect.clock, dialect.inspect, dialect.balance, dialect.orders):
            await ask(self)

    # what the dialects need of a client

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def credential(self, field: Field) -> str:
        return self._values[field]

    async def call(self, endpoint: Endpoint, params: Mapping[str, object] | None = None) -> Any:
        try:
            return await getattr(self._ccxt, endpoint.method)(dict(params or {}))
        except import_module("ccxt.base.errors").BaseError as error:
            reply = Reply(0, "", {}, self._ccxt.last_http_response or "")
            problem, code = problem_of(self._dialect, reply, error)
            raise Refused(problem, code=code) from None
