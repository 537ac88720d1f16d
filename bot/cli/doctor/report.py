"""How findings are notified: to a person, to a program, and as an exit code."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.cli.doctor.finding import Finding, Level


def as_text(findings: Sequence[Finding]) -> str:
    """Return a line for each finding, its fix on the next one, and a line that counts them.

    Where a fix serves for several in a row, it follows the last of them.
    """
    return "\n".join(_lines(findings))


def as_json(findings: Sequence[Finding]) -> str:
    """Return one JSON document; `fix` is null where there is nothing to do."""
    checks = [
        {
            "check": finding.check,
            "level": finding.outcome.level,
            "found": finding.outcome.found,
            "fix": finding.outcome.fix or None,
        }
        for finding in findings
    ]
    return json.dumps({"ok": exit_code(findings) == 0, "checks": checks}, indent=2)


def exit_code(findings: Sequence[Finding]) -> int:
    """Return 1 where something failed, else 0; a warning is no failure."""
    return int(any(finding.outcome.level is Level.FAIL for finding in findings))


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    width = max(len(finding.check) for finding in findings)
    for finding, following in zip(findings, [*findings[1:], None], strict=True):
        outcome = finding.outcome
        yield f"{outcome.level:<4}  {finding.check:<{width}}  {outcome.found}"
        told_again = following is not None and following.outcome.fix == outcome.fix
        if outcome.fix and not told_again:
            yield f"      fix: {outcome.fix}"
    counted = Counter(finding.outcome.level for finding in findings)
    yield f"\n{', '.join(f'{counted[level]} {level}' for level in Level)}"
