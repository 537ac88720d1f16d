"""An exchange that answers from a file."""

import re
import time
import tomllib
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import web

from bot.domain.credentials import Credentials, Field, Secret

FOLDER = Path(__file__).parent
# The present time in milliseconds, in seconds; as a date, so many days from now.
_NOW = re.compile(r"@(now|seconds|days)([+-]\d+)?@")

Before: TypeAlias = Callable[[web.Request], Awaitable[None]]


@dataclass
class Said:
    """One answer of the exchange."""

    body: str = "{}"
    status: int = 200
    reason: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class AnswerFile:
    """The answers of an exchange, from its file."""

    name: str
    content: Mapping[str, Any]

    @property
    def credentials(self) -> Credentials:
        return {Field(name): Secret(value) for name, value in self.content["credentials"].items()}

    def good(self) -> dict[str, Said]:
        return {route: _said(content) for route, content in self.content["good"].items()}

    def case(self, name: str) -> Mapping[str, Any]:
        return next(a for a in self.content["answer"] if a["case"] == name)

    def answers(self, case: Mapping[str, Any]) -> dict[str, Said]:
        """Return the answer of each endpoint in a case."""
        answers = self.good()
        if "body" in case:
            said = Said(
                **{k: case[k] for k in ("body", "status", "reason", "headers") if k in case}
            )
            answers |= dict.fromkeys(self._asked(case), said)
        return answers | {route: _said(content) for route, content in case.get("also", {}).items()}

    def _asked(self, case: Mapping[str, Any]) -> list[str]:
        asked = case.get(
            "endpoint", [r for r in self.content["good"] if r != self.content["clock"]]
        )
        return (
            list(self.content["good"])
            if asked == "*"
            else [asked]
            if isinstance(asked, str)
            else asked
        )


def _said(content: Any) -> Said:
    return Said(**content) if isinstance(content, dict) else Said(content)


def answer_file(name: str, folder: Path = FOLDER) -> AnswerFile:
    return AnswerFile(name, tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")))


def _moment(found: re.Match[str]) -> str:
    if found[1] == "days":
        return (datetime.now(UTC) + timedelta(days=int(found[2]))).strftime("%Y-%m-%dT%H:%M:%SZ")
    per_second = 1000 if found[1] == "now" else 1
    return str(int(time.time() * per_second) + int(found[2] or 0))


class FileExchange:
    """Answers each endpoint as configured and records the requests."""

    def __init__(self, answers: dict[str, Said], before: Before | None = None) -> None:
        self.answers = answers
        self.before = before
        self.calls: Counter[str] = Counter()
        self.requests: list[web.BaseRequest] = []
        self.url = ""

    async def __call__(self, request: web.BaseRequest) -> web.Response:
        route = f"{request.method} {request.path}"
        self.calls[route] += 1
        self.requests.append(request)
        if self.before is not None:
            await self.before(request)  # type: ignore[arg-type]  # no router, so no more than this
        said = self.answers.get(route, Said('{"code":"404","msg":"Not Found"}', 404))
        body = _NOW.sub(_moment, said.body)
        headers = {"Content-Type": "application/json", **said.headers}
        return web.Response(text=body, status=said.status, reason=said.reason, headers=headers)
