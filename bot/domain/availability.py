"""Which exchanges answer us at a moment: outages of theirs, and of our own network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.incident import Incident

_HIDDEN = {Status.ONLINE, Status.UNAVAILABLE}  # what cannot be claimed without an answer


@dataclass(frozen=True, kw_only=True)
class Downtime:
    """Why a key cannot be tested at the moment, and since when."""

    since: datetime
    ours: bool  # our own network is down; else it is the exchange


@dataclass(frozen=True, kw_only=True)
class Availability:
    """What is known of outages: the same facts that alerts are written from."""

    down: Mapping[str, Incident] = field(default_factory=dict)  # outages under way, by exchange
    cut_off_since: datetime | None = None  # since when our own network is down

    def silence(self, connection: Connection) -> Downtime | None:
        """Return why a stored key cannot be tested; None where it can, or where there is none."""
        if not connection.has_secrets:
            return None
        if self.cut_off_since is not None:
            return Downtime(since=self.cut_off_since, ours=True)
        incident = self.down.get(connection.exchange)
        return Downtime(since=incident.opened_at, ours=False) if incident else None

    def hides(self, connection: Connection) -> Downtime | None:
        """Return the silence in which it cannot be notified whether a connection is still Online."""
        return self.silence(connection) if connection.status in _HIDDEN else None

    def status(self, connection: Connection) -> Status:
        """Return the status that a connection is shown with."""
        return Status.UNAVAILABLE if self.hides(connection) else connection.status
