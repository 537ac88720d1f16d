"""The examination of one key: makes all calls concurrently and reports progress."""

import asyncio
from collections.abc import Iterable
from logging import getLogger

from bot.domain.credentials import Credentials
from bot.domain.diagnosis import Answer, Problem, Progress
from bot.exchanges._answers import Answers, ProbeCall
from bot.exchanges._client import KeyClient
from bot.exchanges._clock import read_clock
from bot.exchanges._dialect import Dialect, Refused
from bot.exchanges._redaction import Redactor
from bot.exchanges._report import steps_of

_log = getLogger(__name__)


class Examination:
    """One test in progress."""

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
        self._answers = Answers()

    async def run(self) -> Answers:
        """Make all calls and return their answers."""
        private = (ProbeCall.INSPECT, ProbeCall.BALANCE, ProbeCall.ORDERS)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._compare_clocks())
            for calls in (private,) if self._dialect.in_turn else ((call,) for call in private):
                group.create_task(self._make(calls))
        return self._answers

    async def _make(self, calls: Iterable[ProbeCall]) -> None:
        for call in calls:
            try:
                await self._read(call)
            except Refused as refused:
                self._answers.refused[call] = refused.with_traceback(
                    None
                )  # it would keep this frame alive
            except Exception as error:  # noqa: BLE001  # an answer of an unexpected shape
                self._answers.refused[call] = unexpected(self._exchange, self._credentials, error)
            else:
                self._answers.accepted.add(call)
            self._report_progress()
            if call is ProbeCall.INSPECT and self._answers.stops_all():
                return  # further calls with a refused key could lock the account

    async def _read(self, call: ProbeCall) -> None:
        if call is ProbeCall.INSPECT:
            self._answers.key = await self._dialect.inspect(self._client)
        elif call is ProbeCall.BALANCE:
            self._answers.account = await self._dialect.balance(self._client)
        else:
            await self._dialect.orders(self._client)

    async def _compare_clocks(self) -> None:
        try:
            reading = await read_clock(self._dialect, self._client)
        except Refused:
            self._answers.clock = Answer.UNKNOWN  # the private calls show the reason
        except Exception as error:  # noqa: BLE001  # an unexpected answer, as above
            unexpected(self._exchange, self._credentials, error)
            self._answers.clock = Answer.UNKNOWN
        else:
            self._answers.clock = Answer.of(reading.bearable)
        self._report_progress()

    def _report_progress(self) -> None:
        if self._progress is not None:
            self._progress(steps_of(self._answers, self._client.now))


def unexpected(exchange: str, credentials: Credentials, error: Exception) -> Refused:
    """Log an unexpected error, redacted, and return it as a refusal."""
    redactor = Redactor(secret.reveal() for secret in credentials.values())
    said = redactor.hide_in_error(error)
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    _log.error("a test at %s failed unexpectedly at %s: %s", exchange, where, said)
    return Refused(Problem.UNKNOWN, said=said)
