"""The rounds of processes that share a PostgreSQL database: leases of people, and the inbox.

The row of a person is locked in each transaction that gives the lease away or stores an update
for its holder. So a holder that finds no update while it gives its lease back leaves none behind.
A row that is being locked elsewhere is not waited for: a process that is stopped in the middle of a
transaction would stop all others.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.inbox import WaitingUpdate
from bot.domain.process import ProcessLostError
from bot.domain.rounds import Fate, Memory, Round, RoundResult
from bot.storage.engine.database import Database
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.inbox.processes import clock, is_alive
from bot.storage.schema.tables import (
    CONVERSATIONS,
    HANDLED_UPDATES,
    INBOX,
    PEOPLE,
    PERSON_LEASES,
    PROCESSES,
)

_NO_PROCESS = "nobody"  # a process that never lived
_FORGET_STRANGERS = delete(PERSON_LEASES).where(  # nothing is kept of them
    ~exists(select(PEOPLE.c.id).where(PEOPLE.c.id == PERSON_LEASES.c.person))
)
_LIVING = select(PROCESSES.c.id).where(is_alive())

_WAS_HANDLED = exists(
    select(HANDLED_UPDATES.c.update_id).where(HANDLED_UPDATES.c.update_id == INBOX.c.update_id)
)


@dataclass
class _Seen:
    """What one round has read, with the rows of its people locked."""

    people: Collection[int]  # who are concerned
    leases: Mapping[int, Any]  # person → row; those that others lock are missing
    living: Collection[str]
    repeated: Collection[int]
    waiting: Mapping[int, list[int]]  # person → stored updates that are not in memory
    stored: Collection[int] = field(default_factory=set)  # updates


@dataclass(frozen=True)
class SqlRounds:
    """Settles rounds. `each`: how many updates of one person may wait."""

    database: Database
    inbox: SqlInbox
    each: int = 20

    async def settle(self, me: str, asked: Round, now: datetime) -> RoundResult:
        """Settle a round in one transaction. Raises ProcessLostError if `me` is taken for dead."""
        async with self.database.write() as c:
            living = set(await c.scalars(_LIVING))
            if me not in living:
                raise ProcessLostError
            await _note_handled(c, asked.handled)
            seen = await self._look(c, asked, living)
            fates = self._fates(me, asked, seen)
            await self._store(c, asked, fates, now)
            begun = _begun(asked, fates)
            claimed = await self._claim(c, me, asked, seen, begun)
            used = begun | {waiting.person for waiting in claimed}
            taken = await _take(c, me, seen, used | {*asked.wanted})
            idle = {p: memory for p, memory in asked.idle.items() if p not in used}
            released = await _release(c, me, seen, idle)
            states = await _states(c, seen.people)
            ours = await _ours(c, me) if asked.reconcile else None
        return RoundResult(
            fates=fates,
            claimed=claimed,
            taken={p: _memory_of(seen, p) for p in taken},
            orphans=[p for p in taken if _is_orphan(seen, p)],
            released=released,
            states=states,
            ours=ours,
        )

    async def leave(self, people: Collection[int]) -> None:
        """Offer people whose updates no process handles now to any process."""
        rows = [{"person": p, "process": _NO_PROCESS, "memory": {}, "at": clock()} for p in people]
        if not rows:
            return
        new = insert(PERSON_LEASES).values(rows)
        free = PERSON_LEASES.c.process.is_(None)
        lies = {"process": new.excluded.process}
        async with self.database.write() as c:
            await c.execute(
                new.on_conflict_do_update(index_elements=["person"], set_=lies, where=free)
            )

    async def _look(self, c: AsyncConnection, asked: Round, living: set[str]) -> _Seen:
        """Lock the rows of all people concerned, then read what waits for them."""
        new = sorted({w.person for w in asked.arrived} | {*asked.wanted})
        if asked.adopt:
            new = sorted({*new, *await _without_process(c, asked.adopt)})
        if new:
            rows = [{"person": p, "memory": {}, "at": clock()} for p in new]
            await c.execute(insert(PERSON_LEASES).values(rows).on_conflict_do_nothing())
        people = sorted({*new, *asked.looked})
        query = select(PERSON_LEASES).where(PERSON_LEASES.c.person.in_(people))
        query = query.order_by(PERSON_LEASES.c.person).with_for_update(skip_locked=True)
        locked = {row.person: row for row in await c.execute(query)} if people else {}
        waiting: dict[int, list[int]] = defaultdict(list)
        stored: set[int] = set()
        over: list[int] = []  # handled: while they were, another process stored them again
        ids = select(INBOX.c.update_id, INBOX.c.person, _WAS_HANDLED.label("over"))
        ids = ids.where(INBOX.c.person.in_(people)).order_by(INBOX.c.update_id)
        for row in await c.execute(ids) if people else ():
            if row.over:
                over.append(row.update_id)
                continue
            stored.add(row.update_id)
            if row.update_id not in asked.held:
                waiting[row.person].append(row.update_id)
        if over:
            await c.execute(delete(INBOX).where(INBOX.c.update_id.in_(over)))
        arrived = [w.id for w in asked.arrived]
        known = select(HANDLED_UPDATES.c.update_id).where(HANDLED_UPDATES.c.update_id.in_(arrived))
        repeated = set(await c.scalars(known)) if arrived else set()
        return _Seen(people, locked, living, repeated, waiting, stored)

    def _fates(self, me: str, asked: Round, seen: _Seen) -> dict[int, Fate]:
        """Return what becomes of each update that has arrived."""
        counts = Counter({p: len(ids) for p, ids in seen.waiting.items()})
        fates: dict[int, Fate] = {}
        for waiting in sorted(asked.arrived, key=lambda w: w.id):
            person = waiting.person
            if waiting.id in seen.repeated:
                fates[waiting.id] = Fate.REPEATED
            elif waiting.id in seen.stored:
                fates[waiting.id] = Fate.STORED
            elif counts[person] >= self.each:
                fates[waiting.id] = Fate.EXCESS
            elif _is_free(me, seen, person) and not seen.waiting.get(person):
                fates[waiting.id] = Fate.OURS
                counts[person] += 1
            else:
                fates[waiting.id] = Fate.STORED
                counts[person] += 1
        return fates

    async def _store(
        self, c: AsyncConnection, asked: Round, fates: Mapping[int, Fate], now: datetime
    ) -> None:
        """Store updates, with the running deletions of their messages."""
        new = [w for w in asked.arrived if fates[w.id] is Fate.STORED]
        kept = [w for w in asked.slow if w.id not in asked.handled]
        erasures = [asked.erasures[w.id] for w in (*new, *kept) if w.id in asked.erasures]
        await self.inbox.put(c, [*new, *kept], erasures, now)

    async def _claim(
        self, c: AsyncConnection, me: str, asked: Round, seen: _Seen, begun: Collection[int]
    ) -> Sequence[WaitingUpdate]:
        """Take the oldest waiting update of each of our people, and of those without a process."""
        others = {*asked.busy, *begun}
        free = [p for p in seen.leases if p not in others and _is_free(me, seen, p)]
        oldest = select(func.min(INBOX.c.update_id)).where(INBOX.c.person.in_(free), ~_WAS_HANDLED)
        begins = any(seen.waiting.get(p) for p in free)
        return await self.inbox.begin(c, oldest.group_by(INBOX.c.person)) if begins else []


async def _note_handled(c: AsyncConnection, updates: Collection[int]) -> None:
    if not updates:
        return
    rows = [{"update_id": number, "at": clock()} for number in sorted(updates)]
    await c.execute(insert(HANDLED_UPDATES).values(rows).on_conflict_do_nothing())
    await c.execute(delete(INBOX).where(INBOX.c.update_id.in_(updates)))


async def _without_process(c: AsyncConnection, limit: int) -> Iterable[int]:
    """Return people whose process has died, and people with updates that no process handles."""
    dead = PERSON_LEASES.c.process.is_not(None) & PERSON_LEASES.c.process.not_in(_LIVING)
    left = set(await c.scalars(select(PERSON_LEASES.c.person).where(dead).limit(limit)))
    held = select(PERSON_LEASES.c.person).where(
        PERSON_LEASES.c.person == INBOX.c.person, PERSON_LEASES.c.process.in_(_LIVING)
    )
    lying = select(INBOX.c.person).distinct().where(~exists(held)).limit(limit)
    return left | set(await c.scalars(lying))


def _is_free(me: str, seen: _Seen, person: int) -> bool:
    """Return whether a person is ours, or may be."""
    row = seen.leases.get(person)
    return row is not None and (row.process in {None, me} or row.process not in seen.living)


def _is_orphan(seen: _Seen, person: int) -> bool:
    return seen.leases[person].process is not None


def _memory_of(seen: _Seen, person: int) -> Memory:
    """Return what is known of a person; the knowledge of a process that died is not current."""
    memory = seen.leases[person].memory
    return memory if isinstance(memory, dict) and not _is_orphan(seen, person) else {}


def _begun(asked: Round, fates: Mapping[int, Fate]) -> set[int]:
    """Return the people of the updates that are handled here now."""
    return {w.person for w in asked.arrived if fates[w.id] is Fate.OURS}


async def _take(c: AsyncConnection, me: str, seen: _Seen, used: Collection[int]) -> Sequence[int]:
    """Take the leases of people who are not ours yet; return who they are."""
    orphans = {p for p in seen.leases if _is_orphan(seen, p)}
    new = [
        p
        for p, row in seen.leases.items()
        if (p in used or p in orphans) and row.process != me and _is_free(me, seen, p)
    ]
    if new:
        whose: ColumnElement[bool] = PERSON_LEASES.c.person.in_(new)
        await c.execute(update(PERSON_LEASES).where(whose).values(process=me, at=clock()))
    return new


async def _release(
    c: AsyncConnection, me: str, seen: _Seen, idle: Mapping[int, Memory]
) -> Sequence[int]:
    """Give leases back with what is known, unless an update waits; return whose are not ours."""
    known = [p for p in idle if p in seen.leases]  # another one is locked: later
    gone = [p for p in known if seen.leases[p].process != me]
    free = [p for p in known if p not in gone and not seen.waiting.get(p)]
    for person in free:
        mine = PERSON_LEASES.c.person == person
        values = {"process": None, "memory": {**idle[person]}, "at": clock()}
        await c.execute(update(PERSON_LEASES).where(mine).values(values))
    if free:
        await c.execute(_FORGET_STRANGERS.where(PERSON_LEASES.c.person.in_(free)))
    return [*free, *gone]


async def _states(c: AsyncConnection, people: Collection[int]) -> Mapping[int, str | None]:
    """Return the states of private conversations."""
    if not people:
        return {}
    query = select(CONVERSATIONS.c.user_id, CONVERSATIONS.c.state).where(
        CONVERSATIONS.c.user_id.in_(people),
        CONVERSATIONS.c.chat_id == CONVERSATIONS.c.user_id,
        CONVERSATIONS.c.thread_id == 0,
    )
    known = {row.user_id: row.state for row in await c.execute(query)}
    return {person: known.get(person) for person in people}


async def _ours(c: AsyncConnection, me: str) -> Collection[int]:
    return set(await c.scalars(select(PERSON_LEASES.c.person).where(PERSON_LEASES.c.process == me)))
