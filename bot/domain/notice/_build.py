"""Builds a notice: the part that all kinds share."""

import uuid
from datetime import datetime

from bot.domain.connection import Connection
from bot.domain.draft import Draft
from bot.domain.incident import Incident
from bot.domain.notice import NOTHING, Notice, NoticeKind
from bot.domain.notice.payloads import Payload
from bot.domain.status_change import StatusChange
from bot.domain.strategies.events import StrategyEvent


def notice(
    kind: NoticeKind,
    person: int,
    at: datetime,
    key: tuple[object, ...],
    payload: Payload = NOTHING,
    *,
    about: Connection | StatusChange | StrategyEvent | Draft | Incident | None = None,
    due_at: datetime | None = None,
    urgent: bool = False,
) -> Notice:
    """Return a notice, due at `at` unless `due_at` is given.

    `key`: the parts of its `dedupe_key`. `about`: its connection, draft or outage.
    """
    connection, name = _named(about)
    return Notice(
        id=str(uuid.uuid4()),
        person=person,
        kind=kind,
        at=at,
        due_at=due_at or at,
        dedupe_key=kind.key(*key),
        exchange=about.exchange if about else "",
        name=name,
        connection=connection,
        urgent=urgent or kind.urgent,
        payload=payload,
    )


def _named(about: object) -> tuple[str | None, str]:
    """Return the id and the name of the connection; empty for a draft or an outage."""
    match about:
        case Connection():
            return about.id, about.name
        case StatusChange() | StrategyEvent():
            return about.connection, about.name
    return None, ""
