"""The prober: tests credentials at exchanges and returns reports."""

import asyncio
from collections import defaultdict
from dataclasses import replace
from time import perf_counter

from bot.domain.credentials import Credentials
from bot.domain.diagnosis import CheckReport, Problem, Progress
from bot.exchanges._answers import Answers, ProbeCall
from bot.exchanges._client import KeyClient
from bot.exchanges._clock import ClockReading, read_clock
from bot.exchanges._dialect import Refused
from bot.exchanges._examination import Examination, unexpected
from bot.exchanges._key_line import KeyLine
from bot.exchanges._report import report_of

MAX_CONCURRENT = 10  # tests per exchange: exchanges limit each address


class CcxtProber:
    """Tests credentials against exchanges; see bot.domain.ports.checks.Prober.

    `line`: how it reaches the exchanges.
    """

    def __init__(self, line: KeyLine) -> None:
        self.line = line
        self._clock = line.clock
        self._slots: dict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(MAX_CONCURRENT)
        )

    async def check(
        self, exchange: str, credentials: Credentials, progress: Progress | None = None
    ) -> CheckReport:
        """Test a key. Any answer of the exchange becomes a report, never an exception.

        `progress` is called after each answer, with all steps known so far.
        """
        async with self._slots[exchange]:
            started = perf_counter()
            try:
                answers = await self._answers_of(exchange, credentials, progress)
            except Exception as error:  # noqa: BLE001  # one key must not stop the others
                answers = Answers(
                    refused={ProbeCall.INSPECT: unexpected(exchange, credentials, error)}
                )
            report = report_of(answers, self._clock())
            return replace(report, seconds=perf_counter() - started)

    async def clock(self, exchange: str) -> ClockReading | Problem:
        """Compare our clock with the exchange's, without a key; a Problem if that fails."""
        try:
            client = await self.line.anonymous(exchange)
            return await read_clock(self.line.catalogue[exchange].dialect, client)
        except Refused as refused:
            return refused.problem
        except Exception as error:  # noqa: BLE001  # as above
            return unexpected(exchange, {}, error).problem

    async def close(self) -> None:
        """Close the connections to the exchanges."""
        await self.line.close()

    async def _answers_of(
        self, exchange: str, credentials: Credentials, progress: Progress | None
    ) -> Answers:
        dialect = self.line.catalogue[exchange].dialect
        try:
            client, site = await self.line.client(exchange, credentials)
        except Refused as refused:
            return Answers(refused={ProbeCall.INSPECT: refused})

        async def examine(client: KeyClient) -> Answers:
            return await Examination(exchange, dialect, client, credentials, progress).run()

        answers = await examine(client)
        if not _is_unknown(answers):
            return answers
        found = await self.line.elsewhere(exchange, client, asked=site)
        if found is None:
            return answers
        there, other = found
        if there is not None:
            return await examine(there)
        said = f"{answers.refused[ProbeCall.INSPECT].said}; known at {other.id}"
        return replace(answers, refused={ProbeCall.INSPECT: Refused(Problem.WRONG_SITE, said=said)})


def _is_unknown(answers: Answers) -> bool:
    """Return whether the key is unknown at this site; another site may know it."""
    inspection = answers.refused.get(ProbeCall.INSPECT)
    return inspection is not None and inspection.problem in {
        Problem.INVALID_KEY,
        Problem.WRONG_SITE,
    }
