"""`python -m bot doctor`: diagnoses an installation; it changes nothing."""

import asyncio
import sys
from collections.abc import Iterable

from bot.cli.doctor import (
    egresses,
    languages,
    network,
    processes,
    public,
    storage,
    telegram,
    trading,
)
from bot.cli.doctor.finding import Finding, fail, ok, run_all
from bot.cli.doctor.report import as_json, as_text, exit_code
from bot.exchanges import CcxtProber, KeyLine
from bot.settings import Settings, SettingsError, load_settings

_CORRECT = "Correct it in the environment or in .env; .env.example shows how each is written."
_SKIPPED = "All other checks need the settings and were skipped."


def main(*, in_json: bool) -> int:
    """Write the findings to standard output; return 0, or 1 if a check failed."""
    return asyncio.run(_main(in_json=in_json))


async def examine(settings: Settings) -> list[Finding]:
    """Return the findings of all checks, in the order of the report; at most half a minute."""
    prober = CcxtProber(KeyLine(settings.exchange_urls, settings.egresses.public))
    try:
        found = await run_all(
            [
                *storage.checks(settings),
                *trading.checks(settings),
                *processes.checks(settings),
                *telegram.checks(settings),
                *public.checks(settings),
                *network.clocks(prober),
                *network.routes(settings),
                *egresses.checks(settings),
                *languages.checks(),
            ]
        )
    finally:
        await prober.close()
    return [Finding("settings", ok("all are valid and known")), *found]


async def _main(*, in_json: bool) -> int:
    try:
        settings = load_settings()
    except SettingsError as error:
        findings = [*_refused(error), *await run_all(languages.checks())]
    else:
        findings = await examine(settings)
    # Here, not at the exit of the program: a hanging thread must not delay the output.
    sys.stdout.write(f"{(as_json if in_json else as_text)(findings)}\n")
    sys.stdout.flush()
    return exit_code(findings)


def _refused(error: SettingsError) -> Iterable[Finding]:
    for line in str(error).splitlines():
        yield Finding("settings", fail(line, f"{_CORRECT} {_SKIPPED}"))
