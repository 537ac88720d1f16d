"""The test of a key: asks all at once, tells what comes in, and reports."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from logging import getLogger
from time import perf_counter

from bot.domain.credentials import Credentials, Field
from bot.domain.diagnosis import Answer, CheckReport, Problem, Progress
from bot.domain.timings import USUAL
from bot.exchanges._answers import Answers, ProbeCall
from bot.exchanges._catalogue import CATALOGUE, Entry
from bot.exchanges._client import KeyClient, usable
from bot.exchanges._clock import ClockReading, read_clock
from bot.exchanges._dialect import Dialect, Refused
from bot.exchanges._redaction import Redactor
from bot.exchanges._report import report_of, steps_of
from bot.exchanges._sites import Sites
from bot.exchanges._transport import Transport

_log = getLogger(__name__)

AT_ONCE = 10  # tests per exchange; all from one address, which exchanges limit


def _utc_now() -> datetime:
    return datetime.now(UTC)


class CcxtProber:
    """Tests credentials against exchanges; see bot.domain.ports.checks.Prober.

    `urls`: exchange id → address whose scheme and host replace the exchange's own.
    `proxy`: http(s) address of an outgoing proxy. `clock`: what requests are signed with.
    `timeout`: seconds a call may take. Raises ValueError for a proxy of another kind.
    """

    def __init__(
        self,
        urls: Mapping[str, str] | None = None,
        proxy: str | None = None,
        *,
        clock: Callable[[], datetime] = _utc_now,
        timeout: float = USUAL.exchange_answer,
        catalogue: Mapping[str, Entry] = CATALOGUE,
    ) -> None:
        self._catalogue = catalogue
        self._clock = clock
        self._lines = Transport(urls, proxy, timeout, self._milliseconds)
        self._sites = Sites(self._lines)
        self._slots: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        """Test a key; what the exchange answers is always a value, never an exception.

        `progress` is called with all steps known so far whenever another answer came.
        """
        async with self._slots[exchange]:
            started = perf_counter()
            try:
                heard = await self._examine(exchange, credentials, progress)
            except Exception as error:  # noqa: BLE001  # one odd key must not stop the others
                heard = Answers(
                    refused={ProbeCall.INSPECT: _unforeseen(exchange, credentials, error)}
                )
            report = report_of(heard, self._clock())
            return replace(report, seconds=perf_counter() - started)

    async def clock(self, exchange: str) -> ClockReading | Problem:
        """Hold our clock against the exchange's, without a key; a Problem says why not."""
        dialect = self._catalogue[exchange].dialect
        try:
            template = await self._lines.to(exchange, dialect)
            return await read_clock(dialect, KeyClient(dialect, template, {}, self._clock))
        except Refused as refused:
            return refused.problem
        except Exception as error:  # noqa: BLE001  # as above
            return _unforeseen(exchange, {}, error).problem

    async def close(self) -> None:
        """Close the connections to the exchanges."""
        await self._lines.close()

    def _milliseconds(self) -> int:
        return round(self._clock().timestamp() * 1000)

    async def _examine(
        self, exchange: str, credentials: Credentials, progress: Progress | None
    ) -> Answers:
        entry = self._catalogue[exchange]
        dialect = entry.dialect
        try:
            values = usable(dialect, credentials, tuple(entry.exchange.fields))
        except Refused as refused:
            return Answers(refused={ProbeCall.INSPECT: refused})

        async def examine(client: KeyClient) -> Answers:
            return await _Examination(exchange, dialect, client, credentials, progress).run()

        site = self._sites.of(exchange, dialect, values[Field.API_KEY])
        template = await self._lines.to(exchange, dialect, site)
        client = KeyClient(dialect, template, values, self._clock)
        heard = await examine(client)
        if not _is_unknown(heard):
            return heard
        other = await self._sites.search(exchange, dialect, client, asked=site)
        if other is None:
            return heard
        if other.tested:
            return await examine(client.at(await self._lines.to(exchange, dialect, other)))
        said = f"{heard.refused[ProbeCall.INSPECT].said}; known at {other.id}"
        return replace(heard, refused={ProbeCall.INSPECT: Refused(Problem.WRONG_SITE, said=said)})


def _is_unknown(heard: Answers) -> bool:
    """Return whether the exchange does not know the key, which another site of it may."""
    said = heard.refused.get(ProbeCall.INSPECT)
    return said is not None and said.problem in {Problem.INVALID_KEY, Problem.WRONG_SITE}


class _Examination:
    """One test while it runs."""

    def __init__(
        self,
        exchange: str,
        dialect: Dialect,
        client: KeyClient,
        credentials: Credentials,
        progress: Progress | None,
    ) -> None:
        self._exchange = exchange
        self._dialect = dialect
        self._client = client
        self._credentials = credentials
        self._progress = progress
        self._heard = Answers()

    async def run(self) -> Answers:
        """Ask everything and return what came back."""
        private = (ProbeCall.INSPECT, ProbeCall.BALANCE, ProbeCall.ORDERS)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._compare_clocks())
            for calls in (private,) if self._dialect.in_turn else ((call,) for call in private):
                group.create_task(self._ask(calls))
        return self._heard

    async def _ask(self, calls: Iterable[ProbeCall]) -> None:
        for call in calls:
            try:
                await self._hear(call)
            except Refused as refused:
                self._heard.refused[call] = refused.with_traceback(None)  # it holds on to us
            except Exception as error:  # noqa: BLE001  # an answer of a shape no one foresaw
                self._heard.refused[call] = _unforeseen(self._exchange, self._credentials, error)
            else:
                self._heard.accepted.add(call)
            self._tell()
            if call is ProbeCall.INSPECT and self._heard.stops_all():
                return  # where calls wait for one another, asking on would end in a lock-out

    async def _hear(self, call: ProbeCall) -> None:
        if call is ProbeCall.INSPECT:
            self._heard.key = await self._dialect.inspect(self._client)
        elif call is ProbeCall.BALANCE:
            self._heard.account = await self._dialect.balance(self._client)
        else:
            await self._dialect.orders(self._client)

    async def _compare_clocks(self) -> None:
        try:
            reading = await read_clock(self._dialect, self._client)
        except Refused:
            self._heard.clock = Answer.UNKNOWN  # the private calls tell why
        except Exception as error:  # noqa: BLE001  # as above
            _unforeseen(self._exchange, self._credentials, error)
            self._heard.clock = Answer.UNKNOWN
        else:
            self._heard.clock = Answer.of(reading.bearable)
        self._tell()

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(steps_of(self._heard, self._client.now))


def _unforeseen(exchange: str, credentials: Credentials, error: Exception) -> Refused:
    """Note an error no one foresaw, without what it may quote."""
    redactor = Redactor(secret.reveal() for secret in credentials.values())
    said = redactor.hide_in_error(error)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    _log.error("a test at %s went wrong at %s: %s", exchange, where, said)
    return Refused(Problem.UNKNOWN, said=said)
