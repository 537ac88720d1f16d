"""The store of notices, in memory."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from bot.domain.connection import Connection
from bot.domain.notice import Notice
from bot.domain.ports.notices import DeliveryResult, NoticeBatch
from tests.fakes.agenda import Agenda

Hear: TypeAlias = Callable[[Connection], None]


class FakeNotices:
    """Keeps what was written, each key once, and how often it was asked to."""

    def __init__(self) -> None:
        self.written: dict[str, Notice] = {}  # by key
        self.writes = 0
        self.drawn_near: datetime | None = None
        self.delivered: set[str] = set()  # ids
        self.hear: Hear = lambda _: None
        self._keys: dict[str, str] = {}  # id → key
        self._agenda = Agenda()

    def add(self, *notices: Notice) -> None:
        """Write notices; one whose key was written before is left out."""
        for notice in notices:
            if notice.dedupe_key not in self.written:
                self.written[notice.dedupe_key] = notice
                self._keys[notice.id] = notice.dedupe_key
                self._agenda.put(notice.id, notice.due_at)

    def of(self, prefix: str) -> Sequence[Notice]:
        """Return the notices whose keys begin with something."""
        return [notice for key, notice in self.written.items() if key.startswith(prefix)]

    def told(self, matter: str) -> list[Notice]:
        return [n for n in self.written.values() if n.values.get("matter") == matter]

    def cancel(self, notice: Notice) -> None:
        """Tell it no more."""
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
        bundle: NoticeBatch,  # noqa: ARG002  # no lease ends here
        telling: DeliveryResult,
        now: datetime,  # noqa: ARG002
    ) -> None:
        self.delivered.update(telling.sent)
        for id_, moment in telling.later.items():
            self._agenda.put(id_, moment)
        for connection in telling.notified:
            self.hear(connection)

    async def bring_forward(self, now: datetime) -> None:
        self.drawn_near = now

    async def pending(self) -> int:
        return len(self.written) - len(self.delivered)
