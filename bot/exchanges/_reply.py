"""One HTTP answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LONGEST_TEXT = 16_000  # characters searched


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer, as it was received."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: str

    @property
    def is_page(self) -> bool:
        """Whether it is an HTML page: a gateway's answer, which proves nothing about keys."""
        return self.body.lstrip("\ufeff \t\r\n")[:1] == "<"

    @property
    def text(self) -> str:
        """Reason and body: with an empty body, some exchanges put the text into the reason."""
        return f"{self.reason} {self.head}"

    @property
    def head(self) -> str:
        """The part of the body that is searched."""
        return self.body[:_LONGEST_TEXT]

    def header(self, name: str) -> str:
        """Return a header by its name in lower case; empty if there is none."""
        return next((v for n, v in self.headers.items() if n.lower() == name), "")

    def decoded(self) -> Any:
        """Return the decoded JSON body; None if it is not JSON."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None
