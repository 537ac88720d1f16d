"""All sealed values: which master keys wrap them, and their rewrapping.

Values are rewrapped in batches; a worker locks the rows of its batch, and others skip them. The
number of the wrapping key beside each blob shows what is left.
"""

import base64
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, and_, bindparam, func, inspect, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.draft import DRAFT, Draft
from bot.domain.ports.keys import CannotOpenError, RewrapBatch
from bot.storage.engine.database import Database
from bot.storage.keys import installation
from bot.storage.keys.envelope import key_id
from bot.storage.schema.json_values import json_flag
from bot.storage.schema.tables import CONNECTIONS, CONVERSATIONS, INBOX, SEALED

_KEY = list(CONVERSATIONS.primary_key.columns)
_HAS_DRAFT = json_flag(CONVERSATIONS.c.data, DRAFT, "expired").is_(False)
_SWAP = (
    update(SEALED)
    .where(SEALED.c.connection_id == bindparam("row"), SEALED.c.ver == bindparam("read"))
    .values(blob=bindparam("wrapped"), kid=bindparam("number"), ver=SEALED.c.ver + 1)
)
_SWAP_UPDATE = (
    update(INBOX)
    .where(INBOX.c.update_id == bindparam("row"))
    .values(body=bindparam("wrapped"), kid=bindparam("number"))
)


@dataclass(frozen=True, kw_only=True)
class Need:
    """How many values a master key wraps."""

    credentials: int = 0
    drafts: int = 0  # values in drafts, and waiting updates


class SqlSealedValues:
    """Keeps the sealed values of all owners."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def left(self) -> int:
        """Return how many values are wrapped by another key than the sealing one."""
        async with self._database.read() as c:
            number, needs = await installation.sealing(c), await needs_of(c)
        return sum(n.credentials + n.drafts for kid, n in needs.items() if kid != number)

    async def rewrap_credentials(
        self, after: str, limit: int, rewrap: Callable[[str, int, str, bytes], bytes]
    ) -> RewrapBatch:
        """Rewrap up to `limit` stored credentials in one transaction, in the order of their ids.

        `rewrap` takes connection, owner, exchange and blob.
        """
        async with self._database.write() as c:
            number = await installation.sealing(c)
            query = (
                select(SEALED, CONNECTIONS.c.owner, CONNECTIONS.c.exchange)
                .join(CONNECTIONS)
                .where(SEALED.c.kid != number, SEALED.c.connection_id > after)
                .order_by(SEALED.c.connection_id)
                .limit(limit)
                .with_for_update(of=SEALED, skip_locked=True)
            )
            rows = (await c.execute(query)).all()
            swaps = [swap for row in rows if (swap := _swap(row, rewrap))]
            if swaps:
                await c.execute(_SWAP, swaps)
        return RewrapBatch(
            rewrapped=len(swaps),
            damaged=len(rows) - len(swaps),
            last=rows[-1].connection_id if rows else None,
        )

    async def rewrap_drafts(self, limit: int, rewrap: Callable[[Draft, int], Draft]) -> RewrapBatch:
        """Rewrap the values of all drafts, up to `limit` drafts in one transaction.

        `rewrap` takes a draft and its owner.
        """
        async with self._database.read() as c:
            keys = (await c.execute(select(*_KEY).where(_HAS_DRAFT))).all()
        done: list[int] = []
        for at in range(0, len(keys), limit):
            chunk = tuple_(*_KEY).in_([tuple(key) for key in keys[at : at + limit]])
            query = select(*_KEY, CONVERSATIONS.c.data).where(chunk, _HAS_DRAFT)
            async with self._database.write() as c:
                number = await installation.sealing(c)
                rows = (await c.execute(query.with_for_update(skip_locked=True))).mappings().all()
                done += [await _rewrap_draft(c, row, number, rewrap) for row in rows]
        return RewrapBatch(
            rewrapped=sum(count for count in done if count > 0),
            damaged=-sum(count for count in done if count < 0),
        )

    async def rewrap_updates(
        self, limit: int, rewrap: Callable[[int, int, bytes], bytes]
    ) -> RewrapBatch:
        """Rewrap all waiting updates, up to `limit` in one transaction.

        `rewrap` takes update, person and blob.
        """
        total, last = RewrapBatch(), -1
        while True:
            async with self._database.write() as c:
                number = await installation.sealing(c)
                query = (
                    select(INBOX.c.update_id, INBOX.c.person, INBOX.c.body)
                    .where(INBOX.c.kid != number, INBOX.c.update_id > last)
                    .order_by(INBOX.c.update_id)
                    .limit(limit)
                    .with_for_update(skip_locked=True)
                )
                rows = (await c.execute(query)).all()
                swaps = [swap for row in rows if (swap := _swap_update(row, rewrap))]
                if swaps:
                    await c.execute(_SWAP_UPDATE, swaps)
            total = RewrapBatch(
                rewrapped=total.rewrapped + len(swaps),
                damaged=total.damaged + len(rows) - len(swaps),
            )
            if not rows:
                return total
            last = rows[-1].update_id


async def needs_of(c: AsyncConnection) -> Mapping[int, Need]:
    """Return how many values each master key wraps, within a transaction."""
    query = select(SEALED.c.kid, func.count()).group_by(SEALED.c.kid)
    needs = {kid: Need(credentials=count) for kid, count in (await c.execute(query)).all()}
    rows = await c.scalars(select(CONVERSATIONS.c.data).where(_HAS_DRAFT))
    drafts = Counter(kid for data in rows for kid in _kids(data))
    waiting = select(INBOX.c.kid, func.count()).group_by(INBOX.c.kid)
    if await c.run_sync(
        lambda plain: inspect(plain).has_table(INBOX.name)
    ):  # not in older revisions
        for kid, count in (await c.execute(waiting)).all():
            drafts[kid] += count
    for kid, count in drafts.items():
        needs[kid] = replace(needs.get(kid, Need()), drafts=count)
    return needs


def _swap(row: Row[Any], rewrap: Callable[[str, int, str, bytes], bytes]) -> dict[str, Any] | None:
    try:
        wrapped = rewrap(row.connection_id, row.owner, row.exchange, row.blob)
    except CannotOpenError:
        return None
    read = {"row": row.connection_id, "read": row.ver}
    return {**read, "wrapped": wrapped, "number": key_id(wrapped)}


def _swap_update(
    row: Row[*tuple[Any, ...]], rewrap: Callable[[int, int, bytes], bytes]
) -> dict[str, Any] | None:
    try:
        wrapped = rewrap(row.update_id, row.person, row.body)
    except CannotOpenError:
        return None
    return {"row": row.update_id, "wrapped": wrapped, "number": key_id(wrapped)}


async def _rewrap_draft(
    c: AsyncConnection, row: Mapping[Any, Any], number: int, rewrap: Callable[[Draft, int], Draft]
) -> int:
    """Rewrap a draft; return the number of values, negative if they are damaged."""
    others = sum(kid != number for kid in _kids(row["data"]))
    if not others:
        return 0
    try:
        draft = rewrap(Draft.from_dict(row["data"][DRAFT]), row["user_id"])
    except (CannotOpenError, AttributeError, KeyError, TypeError, ValueError):
        return -others  # damaged, or of an unknown format; it expires soon
    mine = and_(*(column == row[column.name] for column in _KEY))
    data = {**row["data"], DRAFT: draft.to_dict()}
    await c.execute(update(CONVERSATIONS).where(mine).values(data=data))
    return others


def _kids(data: Mapping[str, Any]) -> Iterator[int]:
    """Yield the numbers of the master keys that the values of a draft need."""
    draft = data.get(DRAFT)
    sealed = draft.get("sealed") if isinstance(draft, dict) else None
    for text in sealed.values() if isinstance(sealed, dict) else ():
        try:
            yield key_id(base64.b64decode(text))
        except (TypeError, ValueError):  # it cannot be opened
            continue
