"""Checks and their findings: one that fails or hangs does not affect others."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.storage.engine.errors import StorageError

TIMEOUT = 10.0  # seconds for one request
_LIMIT = TIMEOUT + 5  # seconds for a whole check; more than the timeout of its request


class Level(StrEnum):
    """The severity of a finding."""

    OK = "ok"
    WARN = "warn"  # the bot works, but not as intended
    FAIL = "fail"  # the bot does not start or does not work


@dataclass(frozen=True)
class ExaminationResult:
    """The result of a check and its fix, in plain English, without secrets."""

    level: Level
    found: str
    fix: str = ""


@dataclass(frozen=True)
class Finding:
    """The outcome of one named check."""

    check: str
    outcome: ExaminationResult


@dataclass(frozen=True)
class Check:
    """One named check. `look`: performs it."""

    name: str
    look: Callable[[], Awaitable[ExaminationResult]]
    seconds: float = _LIMIT

    async def run(self) -> Finding:
        """Return the finding, also if the check raises or times out."""
        return Finding(self.name, await self._outcome())

    async def _outcome(self) -> ExaminationResult:
        try:
            async with asyncio.timeout(self.seconds):
                return await self.look()
        except TimeoutError:
            found = f"no answer within {self.seconds:g} seconds"
            return fail(found, "Try again; if it persists, check the load of this machine.")
        except StorageError as error:
            return fail(error.cause, error.fix)
        except Exception as error:  # noqa: BLE001  # its text may hold anything
            found = f"the check itself failed: {type(error).__name__}"
            return fail(found, "Report this as a bug of the program.")


def ok(found: str) -> ExaminationResult:
    """Return a result without problem."""
    return ExaminationResult(Level.OK, found)


def warn(found: str, fix: str) -> ExaminationResult:
    """Return a problem that does not stop the bot."""
    return ExaminationResult(Level.WARN, found, fix)


def fail(found: str, fix: str) -> ExaminationResult:
    """Return a problem that stops the bot."""
    return ExaminationResult(Level.FAIL, found, fix)


async def run_all(checks: Iterable[Check]) -> list[Finding]:
    """Run checks concurrently; return their findings in the order of the checks."""
    return await asyncio.gather(*(check.run() for check in checks))
