"""A schedule of items in memory, optimised for simulations."""

import heapq
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime


class Agenda:
    """A schedule of items. Each has one due time; a move leaves a void entry in the heap."""

    def __init__(self) -> None:
        self._due: dict[str, datetime] = {}
        self._heap: list[tuple[datetime, str]] = []

    def put(self, id_: str, at: datetime | None) -> None:
        """Set when an item is due; None: never."""
        if at is None:
            self._due.pop(id_, None)
        else:
            self._due[id_] = at
            heapq.heappush(self._heap, (at, id_))

    def when(self, id_: str) -> datetime | None:
        """Return when an item is due; None if it was taken."""
        return self._due.get(id_)

    def next(self, now: datetime, limit: int, fits: Callable[[str], bool]) -> Sequence[str]:
        """Return the items that are due next after `now`, of those that fit."""
        later = ((at, id_) for id_, at in self._due.items() if at > now and fits(id_))
        return [id_ for _, id_ in heapq.nsmallest(limit, later)]

    def until(self, moment: datetime) -> Sequence[str]:
        """Return the items that are due by `moment`."""
        return [id_ for id_, at in self._due.items() if at <= moment]

    def first(self) -> datetime | None:
        """Return the earliest due time."""
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def take(self, now: datetime, limit: int) -> Iterable[str]:
        """Yield and remove due items, the longest due first."""
        for _ in range(limit):
            first = self.first()
            if first is None or first > now:
                return
            _, id_ = heapq.heappop(self._heap)
            del self._due[id_]
            yield id_
