"""What a check is and what it finds: one that breaks or hangs stops no other."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.storage.engine.errors import StorageError

PATIENCE = 10.0  # seconds that whoever is asked has for an answer
_GUARD = PATIENCE + 5  # seconds for a check in all; more than what it asks waits by itself


class Level(StrEnum):
    """How a thing stands."""

    OK = "ok"
    WARN = "warn"  # the bot runs, but not as it should
    FAIL = "fail"  # the bot does not run, or does not do what it is for


@dataclass(frozen=True)
class ExaminationResult:
    """What was found, and what to do about it; plain English, without any secret."""

    level: Level
    found: str
    fix: str = ""


@dataclass(frozen=True)
class Finding:
    """The outcome of one check."""

    check: str
    outcome: ExaminationResult


@dataclass(frozen=True)
class Check:
    """One thing to look at."""

    name: str
    look: Callable[[], Awaitable[ExaminationResult]]
    seconds: float = _GUARD

    async def run(self) -> Finding:
        """Return what was found, whatever happens."""
        return Finding(self.name, await self._outcome())

    async def _outcome(self) -> ExaminationResult:
        try:
            async with asyncio.timeout(self.seconds):
                return await self.look()
        except TimeoutError:
            found = f"no answer within {self.seconds:g} seconds"
            return fail(found, "Try again; should it last, look at the load of this machine.")
        except StorageError as error:
            return fail(error.cause, error.fix)
        except Exception as error:  # noqa: BLE001  # its text may hold anything
            found = f"the check itself went wrong: {type(error).__name__}"
            return fail(found, "Report this as a fault of the program.")


def ok(found: str) -> ExaminationResult:
    """Return that a thing is as it should be."""
    return ExaminationResult(Level.OK, found)


def warn(found: str, fix: str) -> ExaminationResult:
    """Return that a thing should be otherwise."""
    return ExaminationResult(Level.WARN, found, fix)


def fail(found: str, fix: str) -> ExaminationResult:
    """Return that a thing must be otherwise."""
    return ExaminationResult(Level.FAIL, found, fix)


async def run_all(checks: Iterable[Check]) -> list[Finding]:
    """Run checks at once; return their findings in the order of the checks."""
    return await asyncio.gather(*(check.run() for check in checks))
