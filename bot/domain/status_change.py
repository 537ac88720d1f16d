"""A change of a connection: old and new status, cause, time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Self

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, Permission, Problem, Status


class Drift(StrEnum):
    """A change of permissions or of the IP list of a key that still works."""

    FUTURES_LOST = "futures-lost"
    FUTURES_GAINED = "futures-gained"
    TRANSFER_GAINED = "transfer-gained"
    IP_LIST_REMOVED = "ip-list-removed"


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """A change of one connection's status, or a drift within it. Written once."""

    connection: str
    owner: int
    exchange: str
    name: str
    before: Status
    after: Status
    cause: Problem | None  # None: nothing is wrong
    drifts: tuple[Drift, ...] = ()
    since: datetime  # the start of the previous status, or of the time offline
    at: datetime  # the first result that showed the change
    noticed_at: datetime  # when the change was confirmed
    unwatched: bool = False  # no check for long before: it may have begun earlier

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
    """Return the proven differences. An unknown permission is no difference."""
    return tuple(
        drift
        for (permission, was, now), drift in _MOVES.items()
        if before.get(permission) is was and after.get(permission) is now
    )
