"""What is due when, in memory and fast."""

import heapq
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime


class Agenda:
    """What is due when. A thing has one moment; to move it leaves its old entry behind, void."""

    def __init__(self) -> None:
        self._moments: dict[str, datetime] = {}
        self._heap: list[tuple[datetime, str]] = []

    def put(self, id_: str, at: datetime | None) -> None:
        """Let a thing be due at a moment, or never."""
        if at is None:
            self._moments.pop(id_, None)
        else:
            self._moments[id_] = at
            heapq.heappush(self._heap, (at, id_))

    def when(self, id_: str) -> datetime | None:
        """Return when a thing is due; None where it was taken."""
        return self._moments.get(id_)

    def next(self, now: datetime, limit: int, fits: Callable[[str], bool]) -> Sequence[str]:
        """Return what is due the soonest after now, of what fits."""
        later = ((at, id_) for id_, at in self._moments.items() if at > now and fits(id_))
        return [id_ for _, id_ in heapq.nsmallest(limit, later)]

    def until(self, moment: datetime) -> Sequence[str]:
        """Return what is due by a moment."""
        return [id_ for id_, at in self._moments.items() if at <= moment]

    def first(self) -> datetime | None:
        """Return the earliest moment."""
        while self._heap and self._moments.get(self._heap[0][1]) != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def take(self, now: datetime, limit: int) -> Iterable[str]:
        """Yield what is due and take it out, the longest due first."""
        for _ in range(limit):
            first = self.first()
            if first is None or first > now:
                return
            _, id_ = heapq.heappop(self._heap)
            del self._moments[id_]
            yield id_
