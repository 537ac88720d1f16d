"""How it is shown in one line how a connection stands, also while no one can test it."""

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
_ORDER = (  # trouble first
    *(Status.BLOCKED, Status.DISCONNECTED, Status.ACTION_NEEDED),
    *(Status.UNAVAILABLE, Status.ONLINE),
)


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """Shows how connections stand at a moment, by a person's clock."""

    t: Translator
    now: datetime
    zone: tzinfo = UTC
    reach: Availability = field(default_factory=Availability)

    def mark(self, connection: Connection) -> str:
        """Return the sign of a connection."""
        return STATUS_MARKS[self.reach.status(connection)]

    def trouble_first(self, connections: Iterable[Connection]) -> list[Connection]:
        """Return connections in the order in which they need attention; else as they came."""
        return sorted(connections, key=lambda c: _ORDER.index(self.reach.status(c)))

    def line(self, connection: Connection, exchange: Exchange | None) -> Markup:
        """Return how a connection stands and when it was tested."""
        t = self.t
        if hidden := self.reach.hides(connection):
            return self.silence(connection, exchange, hidden)
        status = t(f"status-{connection.status}")
        if not connection.has_secrets:
            return t("list-disconnected", status=status)
        if silence := self.reach.downtime(connection):
            return Markup(f"{status} · {self.silence(connection, exchange, silence)}")
        if unanswered(connection):
            title = exchange.title if exchange else connection.exchange
            return self.last_good(connection, t("list-unanswered", status=status, exchange=title))
        return t("list-state", status=status, tested=times.ago(t, connection.tested_at, self.now))

    def silence(
        self, connection: Connection, exchange: Exchange | None, silence: Downtime
    ) -> Markup:
        """Return since when there is no answer, and when the last good test was."""
        t, since = self.t, times.near(silence.since, self.now, self.zone)
        title = exchange.title if exchange else connection.exchange
        said = (
            t("silence-ours", since=since)
            if silence.ours
            else t("silence", exchange=title, since=since)
        )
        return self.last_good(connection, said)

    def last_good(self, connection: Connection, said: Markup) -> Markup:
        """Return a line with the moment of the last good test, where there was one."""
        if connection.good_at is None:
            return said
        good = times.near(connection.good_at, self.now, self.zone)
        return self.t("silence-good", silence=said, good=good)


def unanswered(connection: Connection) -> bool:
    """Return whether the last test of a key got no answer: it says nothing of the key."""
    return connection.cause is Problem.EXCHANGE_UNAVAILABLE
