"""Reads lines of JSON from a stream; writes one answer per line."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from io import TextIOWrapper
from typing import Any, TextIO, TypeAlias

LineId: TypeAlias = str | int | None

_LONGEST_NAME = 40  # characters of an unknown field that are repeated


class LineError(Exception):
    """A line that cannot be answered. Its text is a sentence for the sender."""


def lines_of(stdin: TextIO, longest: int) -> Iterator[str]:
    """Yield the lines that are not blank; a line that is too long becomes an unreadable one.

    `longest`: characters.
    """
    while line := stdin.readline(longest):
        part = line
        while len(part) == longest and not part.endswith("\n"):
            part = stdin.readline(longest)
            line = "too long"
        if line.strip():
            yield line


def answer_stream(answer: Callable[[Mapping[str, Any]], dict[str, Any]], longest: int) -> int:
    """Answer each line of standard input, in their order; return the exit code.

    0: all lines were read; 1: the reader closed the pipe. `answer` raises LineError.
    """
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    try:
        for line in lines_of(sys.stdin, longest):
            sys.stdout.write(f"{json.dumps(_answered(line, answer, longest))}\n")
            sys.stdout.flush()
    except BrokenPipeError:
        return 1
    return 0


def only(fields: Mapping[str, Any], known: frozenset[str], within: str = "") -> None:
    """Raise LineError for a field that is not known. `within`: a prefix of its name."""
    if unknown := sorted(name for name in fields if name not in known):
        name = f"{within}{unknown[0]}"[:_LONGEST_NAME]
        raise LineError(f"{name} is no known field; there are {', '.join(sorted(known))}.")


def _answered(
    line: str, answer: Callable[[Mapping[str, Any]], dict[str, Any]], longest: int
) -> dict[str, Any]:
    line_id: LineId = None
    try:
        fields, twice = _parsed(line, longest)
        given = fields.get("id")
        if isinstance(given, bool) or not isinstance(given, LineId):
            raise LineError("id must be a text or a whole number.")  # noqa: TRY301
        line_id = given
        if twice:
            raise LineError(f"{twice[0][:_LONGEST_NAME]} is given twice.")  # noqa: TRY301
        return {"id": line_id, **answer(fields)}
    except LineError as error:
        return {"id": line_id, "error": str(error)}
    except ArithmeticError:
        return {"id": line_id, "error": "The numbers are too far apart to be computed."}


def _parsed(line: str, longest: int) -> tuple[Mapping[str, Any], list[str]]:
    """Return the object of a line, and the names that it has more than once."""
    twice: list[str] = []

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = Counter(name for name, _ in pairs)
        twice.extend(name for name, times in names.items() if times > 1)
        return dict(pairs)

    if line == "too long":
        raise LineError(f"The line is longer than {longest} characters.")
    try:
        fields = json.loads(line, parse_float=Decimal, parse_constant=str, object_pairs_hook=unique)
    except (ValueError, RecursionError, ArithmeticError):
        raise LineError("The line is no valid JSON.") from None
    if not isinstance(fields, dict):
        raise LineError("The line must be a JSON object.")
    return fields, twice
