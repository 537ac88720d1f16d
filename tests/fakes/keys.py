"""A prober and a vault, in memory."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.domain.binding import Binding
from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import CheckReport, Progress
from bot.domain.ports.keys import CannotOpenError
from tests.fakes.values import report


@dataclass
class FakeProber:
    """Answers by the API key, which is the connection's id; counts concurrent tests."""

    says: dict[str, CheckReport | Exception] = field(default_factory=dict)
    otherwise: CheckReport = field(default_factory=report)
    asked: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    gate: Callable[[], Awaitable[object]] = lambda: asyncio.sleep(0)

    def via(self, _egress: str) -> "FakeProber":
        return self

    async def check(
        self,
        exchange: str,  # noqa: ARG002  # the port has it
        credentials: Credentials,
        progress: Progress | None = None,  # noqa: ARG002  # the port has it
    ) -> CheckReport:
        name = credentials[Field.API_KEY].reveal()
        self.asked.append(name)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate()
        finally:
            self.at_once -= 1
        said = self.says.get(name, self.otherwise)
        if isinstance(said, Exception):
            raise said
        return said


class FakeVault:
    """Returns the id of a connection as its key; cannot open a damaged blob."""

    def seal(self, values: Credentials, binding: Binding) -> bytes:
        raise NotImplementedError

    def open(self, blob: bytes, binding: Binding) -> dict[Field, Secret]:
        if blob == b"damaged":
            raise CannotOpenError
        return {Field.API_KEY: Secret(binding.connection)}

    def fingerprint(self, exchange: str, key: Secret) -> bytes:
        raise NotImplementedError
