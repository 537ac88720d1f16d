"""One HTTP answer as it came."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LONGEST_TEXT = 16_000  # characters that are searched


@dataclass(frozen=True, slots=True)
class Reply:
    """One HTTP answer."""

    status: int
    reason: str
    headers: Mapping[str, str]
    body: str

    @property
    def is_page(self) -> bool:
        """Whether it was written for a browser: by a gateway, which knows nothing of keys."""
        return self.body.lstrip("\ufeff \t\r\n")[:1] == "<"

    @property
    def text(self) -> str:
        """The words of it; where the body is empty, some exchanges put them into the reason."""
        return f"{self.reason} {self.head}"

    @property
    def head(self) -> str:
        """As much of the body as is searched for words."""
        return self.body[:_LONGEST_TEXT]

    def header(self, name: str) -> str:
        """Return a header by its name in lower case; empty where there is none."""
        return next((v for n, v in self.headers.items() if n.lower() == name), "")

    def decoded(self) -> Any:
        """Return the body as JSON, or None when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None
