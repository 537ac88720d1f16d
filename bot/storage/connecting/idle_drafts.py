"""Ends idle drafts and deletes idle conversations."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from aiogram.fsm.storage.base import StorageKey
from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.draft import DRAFT, Draft
from bot.domain.notice.rules import draft_expired
from bot.storage.connecting.conversation_rows import IS_KEY, KEY, bound
from bot.storage.connecting.storage_keys import key_of
from bot.storage.notifying.notices import note
from bot.storage.schema.json_values import json_flag
from bot.storage.schema.tables import CONVERSATIONS

_DRAFT_EXPIRED = json_flag(CONVERSATIONS.c.data, DRAFT, "expired")


async def end_idle_drafts(c: AsyncConnection, before: datetime, now: datetime, limit: int) -> int:
    """End up to `limit` drafts idle since `before`, within a transaction; return how many."""
    idle = (CONVERSATIONS.c.updated_at <= before) & _DRAFT_EXPIRED.is_(False)
    query = select(CONVERSATIONS).where(idle).limit(limit).with_for_update(skip_locked=True)
    rows = (await c.execute(query)).mappings().all()
    for row in rows:
        await _end_draft(c, row, now)
    return len(rows)


async def delete_idle(c: AsyncConnection, before: datetime) -> set[StorageKey]:
    """Delete conversations without a draft that are idle since `before`; return their keys."""
    stale = (CONVERSATIONS.c.updated_at <= before) & _DRAFT_EXPIRED.is_not(False)
    free = select(*KEY).where(stale).with_for_update(skip_locked=True)
    gone = delete(CONVERSATIONS).where(tuple_(*KEY).in_(free)).returning(*KEY)
    return {key_of(row) for row in (await c.execute(gone)).mappings()}


async def _end_draft(c: AsyncConnection, row: Mapping[Any, Any], now: datetime) -> None:
    """Replace a draft by its remains; one of an unknown format is deleted."""
    key, data = key_of(row), {**row["data"]}
    try:
        draft = Draft.from_dict(data[DRAFT])
    except (AttributeError, KeyError, TypeError, ValueError):
        del data[DRAFT]
    else:
        data[DRAFT] = draft.lapse().to_dict()
        await note(c, [draft_expired(key.user_id, draft, now)])
    await c.execute(update(CONVERSATIONS).where(IS_KEY).values(data=data), bound(key))
