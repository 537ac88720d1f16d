"""Stores of people and their data, in memory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.person import Preferences


@dataclass
class FakeAddresses:
    connections: Sequence[Connection] = ()
    times: Counter[str] = field(default_factory=Counter)

    async def record(self, address: str, exchange: str, times: int, at: datetime) -> int:  # noqa: ARG002
        self.times[address] += times
        return self.times[address]

    async def latest(self) -> Sequence[str]:
        return list(self.times)

    async def lacking(self, address: str) -> Sequence[Connection]:
        return [c for c in self.connections if c.ip_whitelist and address not in c.ip_whitelist]


@dataclass
class FakePeople:
    preference: Preferences = field(default_factory=Preferences)
    unreachable: set[int] = field(default_factory=set)

    async def preferences(self, person: int) -> Preferences:  # noqa: ARG002  # the port has it
        return self.preference

    async def is_reachable(self, person: int) -> bool:
        return person not in self.unreachable


@dataclass
class FakeConnections:
    connections: Sequence[Connection] = ()

    async def list(self, owner: int) -> Sequence[Connection]:
        return [c for c in self.connections if c.owner == owner]
