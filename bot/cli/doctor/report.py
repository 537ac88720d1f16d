"""Formats findings as text, as JSON and as an exit code."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.cli.doctor.finding import Finding, Level


def as_text(findings: Sequence[Finding]) -> str:
    """Return a line for each finding, followed by its fix, and a line with the counts.

    A fix that several consecutive findings share follows the last of them.
    """
    return "\n".join(_lines(findings))


def as_json(findings: Sequence[Finding]) -> str:
    """Return one JSON document; `fix` is null if nothing needs to be done."""
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
    """Return 1 if a check failed, else 0; a warning is no failure."""
    return int(any(finding.outcome.level is Level.FAIL for finding in findings))


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    width = max(len(finding.check) for finding in findings)
    for finding, following in zip(findings, [*findings[1:], None], strict=True):
        outcome = finding.outcome
        yield f"{outcome.level:<4}  {finding.check:<{width}}  {outcome.found}"
        repeated = following is not None and following.outcome.fix == outcome.fix
        if outcome.fix and not repeated:
            yield f"      fix: {outcome.fix}"
    counted = Counter(finding.outcome.level for finding in findings)
    yield f"\n{', '.join(f'{counted[level]} {level}' for level in Level)}"
