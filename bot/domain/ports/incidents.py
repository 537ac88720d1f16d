"""Ports for outages and for the addresses of this server."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.connection import Connection
from bot.domain.incident import Incident


class Incidents(Protocol):
    """Stores the outages of exchanges."""

    async def open(self, exchange: str, at: datetime) -> Incident:
        """Return the current outage of an exchange; a new one if there is none."""

    async def current(self) -> Mapping[str, Incident]:
        """Return the current outages, by exchange."""

    async def notify(self, incident: Incident, at: datetime) -> int:
        """Notify each affected person and mark the outage as notified; return the number."""

    async def close(self, incident: Incident, at: datetime) -> None:
        """End an outage; each person who was notified of it is notified of its end.

        A recurring outage ends after the exchange has been stable for a while.
        """

    async def notified_incidents(self, person: int, since: datetime) -> frozenset[str]:
        """Return the exchanges of whose outages a person was notified after `since`."""

    async def notified_of(self, person: int, incidents: Collection[str]) -> frozenset[str]:
        """Return which of these outages, by id, a person was notified of."""


class Addresses(Protocol):
    """Stores the addresses under which exchanges saw the bot."""

    async def record(self, address: str, exchange: str, times: int, at: datetime) -> int:
        """Count how often an address was seen; return the total."""

    async def latest(self) -> Sequence[str]:
        """Return the addresses, the last seen first."""

    async def lacking(self, address: str) -> Sequence[Connection]:
        """Return the connections whose IP list lacks an address."""
