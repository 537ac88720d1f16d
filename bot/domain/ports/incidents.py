"""Defines how outages, and the addresses of this server, are stored."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.incident import Incident


class Incidents(Protocol):
    """Keeps the outages of exchanges."""

    async def open(self, exchange: str, at: datetime) -> Incident:
        """Return the outage of an exchange that is under way, a new one where there is none."""

    async def current(self) -> Mapping[str, Incident]:
        """Return the outages under way, by exchange."""

    async def notify(self, incident: Incident, at: datetime) -> int:
        """Write a notice for each person concerned, and that they are notified; return how many."""

    async def close(self, incident: Incident, at: datetime) -> None:
        """End an outage; whoever was notified of it is notified that it is over.

        One that comes again and again is over once the exchange has been steady for a while.
        """

    async def notified_incidents(self, person: int, since: datetime) -> frozenset[str]:
        """Return the exchanges of whose outages, after a moment, a person was notified."""

    async def notified_of(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        """Return which outages a person was notified of; `incidents`: the ids of those in question."""


class Addresses(Protocol):
    """Keeps the addresses under which exchanges saw us."""

    async def record(self, address: str, exchange: str, times: int, at: datetime) -> int:
        """Note how often an address was named; return how often it was in all."""

    async def latest(self) -> Sequence[str]:
        """Return the addresses, the last seen first."""

    async def lacking(self, address: str) -> Sequence[Connection]:
        """Return the connections whose IP list lacks an address."""
