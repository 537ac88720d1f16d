"""The store of notices, in memory."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.notice import Notice
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from tests.fakes.agenda import Agenda

OnNotified: TypeAlias = Callable[[Connection], None]


class FakeNotices:
    """Stores notices, each key once, and counts the writes."""

    def __init__(self) -> None:
        self.written: dict[str, Notice] = {}  # by key
        self.writes = 0
        self.brought_forward: datetime | None = None
        self.delivered: set[str] = set()  # ids
        self.on_notified: OnNotified = lambda _: None
        self._keys: dict[str, str] = {}  # id → key
        self._agenda = Agenda()

    def add(self, *notices: Notice) -> None:
        """Write notices; one with a known key is skipped."""
        for notice in notices:
            if notice.dedupe_key not in self.written:
                self.written[notice.dedupe_key] = notice
                self._keys[notice.id] = notice.dedupe_key
                self._agenda.put(notice.id, notice.due_at)

    def of(self, prefix: str) -> Sequence[Notice]:
        """Return the notices whose keys begin with a prefix."""
        return [notice for key, notice in self.written.items() if key.startswith(prefix)]

    def of_matter(self, matter: str) -> list[Notice]:
        return [n for n in self.written.values() if n.values.get("matter") == matter]

    def cancel(self, notice: Notice) -> None:
        """Remove a notice from delivery."""
        self._agenda.put(notice.id, None)

    def first(self) -> datetime | None:
        """Return when the next notice is due."""
        return self._agenda.first()

    # the port Notices

    async def write(self, *notices: Notice) -> None:
        self.writes += 1
        self.add(*notices)

    async def claim(self, now: datetime, limit: int = 1_000_000) -> Sequence[NoticeBatch]:
        people: dict[int, list[Notice]] = defaultdict(list)
        for id_ in self._agenda.take(now, limit):
            notice = self.written[self._keys[id_]]
            people[notice.person].append(notice)
        return [NoticeBatch(person=p, token="", notices=tuple(n)) for p, n in people.items()]

    async def record_delivery(
        self,
        batch: NoticeBatch,  # noqa: ARG002  # no lease ends here
        result: DeliveryResult,
        now: datetime,  # noqa: ARG002
    ) -> None:
        self.delivered.update(result.sent)
        for id_, moment in result.later.items():
            self._agenda.put(id_, moment)
        for connection in result.notified:
            self.on_notified(connection)

    async def bring_forward(self, now: datetime) -> None:
        self.brought_forward = now

    async def pending(self) -> int:
        return len(self.written) - len(self.delivered)
