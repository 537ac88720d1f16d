"""Owns the sample keys the chat page shows beside the chat."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One set of values to try: whose it is (an exchange), what comes of it, label and value."""

    group: str
    title: str
    lines: Sequence[tuple[str, str]]
