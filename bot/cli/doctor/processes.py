"""The check of the processes that answer updates together."""

from collections.abc import Iterator, Sequence
from functools import partial

from bot.cli.doctor.finding import Check, ExaminationResult, ok, warn
from bot.cli.doctor.inspection import current_tables
from bot.domain.process import AnsweringProcess
from bot.settings import Settings
from bot.storage.inbox.processes import living_in

_ALONE = "one process at a time answers: several need a public address and PostgreSQL"


def checks(settings: Settings) -> Iterator[Check]:
    """Yield the check, where there is a public address."""
    if settings.public_url is not None:
        url = settings.database_url.get_secret_value()
        yield Check("processes", partial(check_processes, url))


async def check_processes(url: str) -> ExaminationResult:
    """Return which processes answer, and since when."""
    if url.startswith("sqlite"):
        return ok(_ALONE)
    async with current_tables(url) as connection:
        if connection is None:
            return ok("none has answered yet")
        living = await living_in(connection)
    return _judge(living)


def _judge(living: Sequence[AnsweringProcess]) -> ExaminationResult:
    if not living:
        return warn("no process answers now", "Start one: python -m bot run")
    each = ", ".join(f"{process.place} for {_age(process)}" for process in living)
    return ok(f"{len(living)} answer updates: {each}")


def _age(process: AnsweringProcess) -> str:
    seconds = int(process.age.total_seconds())
    if seconds < 60 * 60:
        return f"{seconds // 60} min"
    return f"{seconds // 3600} h {seconds % 3600 // 60} min"
