"""The status of connections: marks, sums, and what a downtime hides."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from bot.domain.availability import Availability, Downtime
from bot.domain.connection import Connection
from bot.domain.diagnosis import Problem, Status
from bot.domain.exchange import Exchange
from bot.i18n import Markup, Translator
from bot.views import times
from bot.views.view import GAP

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

    def troubled(self, connections: Iterable[Connection]) -> list[Connection]:
        """Return the connections that are not Online, in the order of urgency."""
        listed = self.problems_first(connections)
        return [c for c in listed if self.availability.status(c) is not Status.ONLINE]

    def sums(self, connections: Iterable[Connection]) -> Markup:
        """Return how many connections have each status."""
        counted = Counter(self.availability.status(c) for c in connections)
        shares = (
            self.t("list-sum", mark=STATUS_MARKS[s], status=self.t(f"status-{s}"), count=counted[s])
            for s in Status
            if counted[s]
        )
        return Markup(GAP.join(shares))

    def notes(
        self, connections: Iterable[Connection], exchanges: Mapping[str, Exchange]
    ) -> list[Markup]:
        """Return what the marks of connections leave open, each once."""
        found = ((c, self.note(c, exchanges.get(c.exchange))) for c in connections)
        marked = (f"{'⚪' if c.has_secrets else self.mark(c)} {note}" for c, note in found if note)
        return [Markup(note) for note in dict.fromkeys(marked)]

    def note(self, connection: Connection, exchange: Exchange | None) -> Markup:
        """Return why nothing is known of a key now; empty if the last test counts."""
        t, title = self.t, exchange.title if exchange else connection.exchange
        status = t(f"status-{connection.status}")
        if not connection.has_secrets:
            return t("list-disconnected", status=status)
        if silence := self.availability.downtime(connection):
            return self.silence(title, silence)
        if unanswered(connection):
            return t("list-unanswered", status=status, exchange=title)
        return Markup()

    def silence(self, title: str, silence: Downtime) -> Markup:
        """Return the start of a downtime. `title`: of the exchange."""
        since = times.near(self.t, silence.since, self.now, self.zone)
        if silence.ours:
            return self.t("silence-ours", since=since)
        return self.t("silence", exchange=title, since=since)

    def last_good(self, connection: Connection, said: Markup) -> Markup:
        """Return a line with the time of the last good test, if there was one."""
        if connection.good_at is None:
            return said
        good = times.near(self.t, connection.good_at, self.now, self.zone)
        return self.t("silence-good", silence=said, good=good)


def titled(t: Translator, connection: Connection, exchange: Exchange | None) -> Markup:
    """Return the name of a connection, and its exchange unless the name contains it."""
    title = exchange.title if exchange else connection.exchange
    if title.casefold() in connection.name.casefold():
        return t("alert-name", name=connection.name)
    return t("list-item", name=connection.name, exchange=title)


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
