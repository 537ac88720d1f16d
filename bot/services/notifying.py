"""Owns which notices follow from what was noticed, and from when on each may be told."""

import uuid
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from bot.domain.change import StatusChange
from bot.domain.connection import Connection
from bot.domain.diagnosis import Actor, Problem, Status
from bot.domain.notice import Notice, NoticeKind
from bot.domain.patience import Patience


def notices_of(
    change: StatusChange, after: Connection, patience: Patience, *, many: bool
) -> Iterator[Notice]:
    """Yield what the owner must be told of a change; nothing of what is the operator's to mend.

    `many`: the cause befell many keys at once, so that somebody else may mend it first.
    """
    ours = change.cause is not None and change.cause.actor is Actor.OPERATOR
    if not after.told and not ours:
        yield _status(change, patience, many=many)
    for drift in change.drifts:
        yield _notice(
            NoticeKind.DRIFT,
            change,
            f"drift:{change.connection}:{drift}:{_second(change.noticed_at)}",
            change.noticed_at,
            {"drift": drift.value},
        )


def operator_notices(
    admins: Collection[int], matter: str, about: str, at: datetime, **values: Any
) -> Iterator[Notice]:
    """Yield a notice for each of those who run the bot, once a day for the same thing.

    `matter`: which message they get. `about`: what it is about, as an exchange or an address.
    """
    for person in admins:
        yield Notice(
            id=str(uuid.uuid4()),
            person=person,
            kind=NoticeKind.OPERATOR,
            at=at,
            due_at=at,
            dedupe_key=f"operator:{matter}:{about}:{at:%Y-%m-%d}:{person}",
            urgent=True,
            values={"matter": matter, **values},
        )


def address_notice(person: int, address: str, at: datetime, due_at: datetime) -> Notice:
    """Return the notice by which the owner of keys with an IP list gets our new address."""
    return Notice(
        id=str(uuid.uuid4()),
        person=person,
        kind=NoticeKind.NEW_ADDRESS,
        at=at,
        due_at=due_at,
        dedupe_key=f"address:{address}:{person}",
        values={"address": address},
    )


def _status(change: StatusChange, patience: Patience, *, many: bool) -> Notice:
    passing = change.cause is Problem.EXCHANGE_UNAVAILABLE or many
    return _notice(
        NoticeKind.STATUS,
        change,
        f"status:{change.connection}:{_second(change.noticed_at)}",
        max(change.noticed_at, change.at + patience.grace) if passing else change.noticed_at,
        {
            "at": change.at.isoformat(),
            "since": change.since.isoformat(),
            "unwatched": change.unwatched,
        },
        urgent=change.after is Status.BLOCKED,
    )


def _notice(
    kind: NoticeKind,
    change: StatusChange,
    key: str,
    due_at: datetime,
    values: dict[str, Any],
    *,
    urgent: bool = False,
) -> Notice:
    return Notice(
        id=str(uuid.uuid4()),
        person=change.owner,
        kind=kind,
        at=change.noticed_at,
        due_at=due_at,
        dedupe_key=key,
        exchange=change.exchange,
        name=change.name,
        connection=change.connection,
        urgent=urgent,
        values=values,
    )


def _second(at: datetime) -> str:
    return f"{at.timestamp():.3f}"
