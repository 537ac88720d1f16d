"""Which exchanges are reachable: their outages, and those of our own network."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.diagnosis import Status
from bot.domain.egress import Route
from bot.domain.incident import Incident

_HIDDEN = {Status.ONLINE, Status.UNAVAILABLE}  # states that need an answer of the exchange


@dataclass(frozen=True, kw_only=True)
class Downtime:
    """Why a key cannot be tested now, and since when."""

    since: datetime
    ours: bool  # our own network is down; otherwise the exchange


@dataclass(frozen=True, kw_only=True)
class Availability:
    """The known outages; notices are written from the same facts."""

    down: Mapping[str, Incident] = field(default_factory=dict)  # outages under way, by exchange
    cut_off_since: datetime | None = None  # when our own network failed; None: it works
    cut_routes: Mapping[Route, datetime] = field(default_factory=dict)  # that fail on our side

    def downtime(self, connection: Connection) -> Downtime | None:
        """Return why a stored key cannot be tested; None if it can, or if there is no key."""
        if not connection.has_secrets:
            return None
        if self.cut_off_since is not None:
            return Downtime(since=self.cut_off_since, ours=True)
        if since := self.cut_routes.get(connection.route):
            return Downtime(since=since, ours=True)
        incident = self.down.get(connection.exchange)
        return Downtime(since=incident.opened_at, ours=False) if incident else None

    def hides(self, connection: Connection) -> Downtime | None:
        """Return the downtime that hides whether a connection is Online; None if it is visible."""
        return self.downtime(connection) if connection.status in _HIDDEN else None

    def status(self, connection: Connection) -> Status:
        """Return the status under which a connection is shown."""
        return Status.UNAVAILABLE if self.hides(connection) else connection.status
