"""A change of a connection: from what to what, because of what, since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status


class Drift(StrEnum):
    """What a key may do, or from where, changed although it still works."""

    FUTURES_LOST = "futures-lost"
    FUTURES_GAINED = "futures-gained"
    TRANSFER_GAINED = "transfer-gained"
    IP_LIST_REMOVED = "ip-list-removed"


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """One connection went from one status to another, or drifted within it. Written once."""

    connection: str
    owner: int
    exchange: str
    name: str
    before: Status
    after: Status
    cause: Problem | None  # None: nothing is wrong any more
    drifts: tuple[Drift, ...] = ()
    since: datetime  # from when on it had been as before; back Online: had not been Online
    at: datetime  # the first result that showed it
    noticed_at: datetime  # when it was certain
    unwatched: bool = False  # no one had looked for long: it may have begun earlier

    @classmethod
    def between(
        cls,
        before: Connection,
        after: Connection,
        at: datetime,
        *,
        noticed_at: datetime,
        drifts: tuple[Drift, ...] = (),
        unwatched: bool = False,
    ) -> Self:
        """Return the change from one state of a connection to another."""
        return cls(
            connection=before.id,
            owner=before.owner,
            exchange=before.exchange,
            name=before.name,
            before=before.status,
            after=after.status,
            cause=after.cause,
            drifts=drifts,
            since=before.offline_since or before.status_since,
            at=at,
            noticed_at=noticed_at,
            unwatched=unwatched,
        )


_MOVES = {
    (Permission.FUTURES, Answer.YES, Answer.NO): Drift.FUTURES_LOST,
    (Permission.FUTURES, Answer.NO, Answer.YES): Drift.FUTURES_GAINED,
    (Permission.TRANSFER, Answer.NO, Answer.YES): Drift.TRANSFER_GAINED,
}


def drifts_between(
    before: Mapping[Permission, Answer], after: Mapping[Permission, Answer]
) -> tuple[Drift, ...]:
    """Return what was proven to differ. What the exchange does not report it is no difference."""
    return tuple(
        drift
        for (permission, was, now), drift in _MOVES.items()
        if before.get(permission) is was and after.get(permission) is now
    )
