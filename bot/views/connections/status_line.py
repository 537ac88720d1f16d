"""The status of a connection in one line, also during a downtime."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability, Downtime
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views import times

STATUS_MARKS = {
    Status.ONLINE: "🟢",
    Status.ACTION_NEEDED: "🟡",
    Status.BLOCKED: "🔴",
    Status.UNAVAILABLE: "⚪",
    Status.DISCONNECTED: "⏸",
}
_ORDER = (  # problems first
    *(Status.BLOCKED, Status.DISCONNECTED, Status.ACTION_NEEDED),
    *(Status.UNAVAILABLE, Status.ONLINE),
)


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """Renders the status of connections at a moment, in a person's time zone."""

    t: Translator
    now: datetime
    zone: tzinfo = UTC
    availability: Availability = field(default_factory=Availability)

    def mark(self, connection: Connection) -> str:
        """Return the status mark of a connection."""
        return STATUS_MARKS[self.availability.status(connection)]

    def problems_first(self, connections: Iterable[Connection]) -> list[Connection]:
        """Return connections in the order of urgency; the sort is stable."""
        return sorted(connections, key=lambda c: _ORDER.index(self.availability.status(c)))

    def line(self, connection: Connection, exchange: Exchange | None) -> Markup:
        """Return the status of a connection and the time of its test."""
        t = self.t
        if hidden := self.availability.hides(connection):
            return self.silence(connection, exchange, hidden)
        status = t(f"status-{connection.status}")
        if not connection.has_secrets:
            return t("list-disconnected", status=status)
        if silence := self.availability.downtime(connection):
            return Markup(f"{status} · {self.silence(connection, exchange, silence)}")
        if unanswered(connection):
            title = exchange.title if exchange else connection.exchange
            return self.last_good(connection, t("list-unanswered", status=status, exchange=title))
        return t("list-state", status=status, tested=times.ago(t, connection.tested_at, self.now))

    def silence(
        self, connection: Connection, exchange: Exchange | None, silence: Downtime
    ) -> Markup:
        """Return the start of a downtime, and the time of the last good test."""
        t, since = self.t, times.near(silence.since, self.now, self.zone)
        title = exchange.title if exchange else connection.exchange
        said = (
            t("silence-ours", since=since)
            if silence.ours
            else t("silence", exchange=title, since=since)
        )
        return self.last_good(connection, said)

    def last_good(self, connection: Connection, said: Markup) -> Markup:
        """Return a line with the time of the last good test, if there was one."""
        if connection.good_at is None:
            return said
        good = times.near(connection.good_at, self.now, self.zone)
        return self.t("silence-good", silence=said, good=good)


def unanswered(connection: Connection) -> bool:
    """Return whether the last test got no answer, which says nothing about the key."""
    return connection.cause is Problem.EXCHANGE_UNAVAILABLE


def deadline_line(
    t: Translator, connection: Connection, now: datetime, zone: tzinfo = UTC
) -> Markup:
    """Return when the secrets of a blocked key are destroyed; empty for other keys."""
    if connection.secrets_end_at is None:
        return Markup()
    ends = times.deadline(t, connection.secrets_end_at, now, zone)
    return t("blocked-deadline", moment=ends)
