"""Several processes settle rounds over one real database, whatever stalls or dies."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiogram.fsm.storage.base import StorageKey
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from bot.domain.inbox import WaitingUpdate
from bot.domain.process import ProcessLostError
from bot.domain.rounds import Fate, Round, RoundResult
from bot.storage.connecting.conversation_rows import ConversationRow
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.engine.database import Database
from bot.storage.inbox.fence import LeaseFence
from bot.storage.inbox.inbox import SqlInbox
from bot.storage.inbox.processes import SqlProcesses
from bot.storage.inbox.rounds import SqlRounds
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.schema.tables import (
    CONVERSATIONS,
    HANDLED_UPDATES,
    INBOX,
    PEOPLE,
    PERSON_LEASES,
    PROCESSES,
)
from bot.storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
BOTH = (42, 43)


@pytest.fixture
def kind() -> str:
    """Nothing of this is asked of SQLite."""
    return "postgresql"


@pytest.fixture
def rounds(database: Database, vault: EnvelopeVault) -> SqlRounds:
    return SqlRounds(database, SqlInbox(database, vault), each=5)


@pytest.fixture
def processes(database: Database) -> SqlProcesses:
    return SqlProcesses(database)


def waiting(number: int, person: int = 42) -> WaitingUpdate:
    return WaitingUpdate(id=number, person=person, body=f'{{"update_id": {number}}}'.encode())


async def die(database: Database, process: str) -> None:
    """Make a process look dead."""
    async with database.write() as c:
        await c.execute(update(PROCESSES).where(PROCESSES.c.id == process).values(until=LONG_AGO))


async def make_known(database: Database) -> None:
    """Register a person: of others nothing is kept."""
    async with database.write() as c:
        await c.execute(insert(PEOPLE).values(id=42, created_at=NOW))


async def test_a_person_is_handled_by_one_process_at_a_time(
    rounds: SqlRounds, processes: SqlProcesses, database: Database
) -> None:
    await make_known(database)
    one, two = await processes.join(), await processes.join()
    first = await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    assert (first.fates, list(first.taken)) == ({1: Fate.OURS}, [42])
    second = await rounds.settle(two, Round(arrived=[waiting(2), waiting(3, 43)]), NOW)
    assert second.fates == {2: Fate.STORED, 3: Fate.OURS}
    back = Round(handled=[1], looked=[42], idle={42: {"last": 7}})
    third = await rounds.settle(one, back, NOW)  # another one has come meanwhile
    assert (third.released, [w.id for w in third.claimed]) == ([], [2])
    done = Round(handled=[2], looked=[42], idle={42: {"last": 8}})
    assert (await rounds.settle(one, done, NOW)).released == [42]
    fourth = await rounds.settle(two, Round(arrived=[waiting(4)]), NOW)
    assert (fourth.fates, fourth.taken) == ({4: Fate.OURS}, {42: {"last": 8}})


async def test_nothing_is_kept_of_strangers(
    rounds: SqlRounds, processes: SqlProcesses, database: Database
) -> None:
    one = await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    back = Round(handled=[1], looked=[42], idle={42: {"last": 7}})
    assert (await rounds.settle(one, back, NOW)).released == [42]
    async with database.read() as c:
        assert not (await c.scalars(select(PERSON_LEASES.c.person))).all()


async def test_a_repeated_update_is_recognised_everywhere(
    rounds: SqlRounds, processes: SqlProcesses
) -> None:
    one, two = await processes.join(), await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    stored = await rounds.settle(two, Round(arrived=[waiting(2)]), NOW)
    again = await rounds.settle(two, Round(arrived=[waiting(2)]), NOW)
    assert stored.fates == again.fates == {2: Fate.STORED}
    await rounds.settle(one, Round(handled=[1], looked=[42], idle={42: {}}), NOW)
    await rounds.settle(one, Round(handled=[2], looked=[42], idle={42: {}}), NOW)
    for process in (one, two):
        seen = await rounds.settle(process, Round(arrived=[waiting(1), waiting(2)]), NOW)
        assert set(seen.fates.values()) == {Fate.REPEATED}


async def test_what_is_stored_again_while_it_is_handled_is_dropped(
    rounds: SqlRounds, processes: SqlProcesses, database: Database
) -> None:
    """The other process had looked before, and its transaction ends after."""
    await make_known(database)
    one = await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    await rounds.settle(one, Round(handled=[1]), NOW)
    async with database.write() as c:
        await rounds.inbox.put(c, [waiting(1), waiting(2)], [], NOW)
    found = await rounds.settle(one, Round(looked=[42], idle={42: {}}), NOW)
    assert ([w.id for w in found.claimed], found.released) == ([2], [])
    async with database.read() as c:
        assert (await c.scalars(select(INBOX.c.update_id))).all() == [2]


async def test_the_people_of_the_dead_are_taken_over(
    rounds: SqlRounds, processes: SqlProcesses, database: Database
) -> None:
    one, two = await processes.join(), await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1), waiting(2, 43)]), NOW)
    await rounds.settle(two, Round(arrived=[waiting(3)]), NOW)
    nothing = await rounds.settle(two, Round(adopt=10), NOW)
    assert not nothing.taken
    await die(database, one)
    with pytest.raises(ProcessLostError):
        await rounds.settle(one, Round(handled=[1]), NOW)
    adopted = await rounds.settle(two, Round(adopt=10), NOW)
    assert set(adopted.orphans) == {42, 43}
    assert [w.id for w in adopted.claimed] == [3]


async def test_too_many_updates_of_a_person_are_not_stored(
    rounds: SqlRounds, processes: SqlProcesses
) -> None:
    one, two = await processes.join(), await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    many = [waiting(n) for n in range(2, 10)]
    fates = Counter((await rounds.settle(two, Round(arrived=many), NOW)).fates.values())
    assert fates == {Fate.STORED: 5, Fate.EXCESS: 3}


async def test_a_row_that_another_locks_is_not_waited_for(
    rounds: SqlRounds, processes: SqlProcesses, database: Database, second: Database
) -> None:
    """As a process that is stopped in the middle of a transaction."""
    await make_known(database)
    one = await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    await rounds.settle(one, Round(handled=[1], looked=[42], idle={42: {}}), NOW)
    async with second.write() as c, asyncio.timeout(5):
        await c.execute(select(PERSON_LEASES).with_for_update())
        settled = await rounds.settle(one, Round(arrived=[waiting(2), waiting(3, 43)]), NOW)
    assert settled.fates == {2: Fate.STORED, 3: Fate.OURS}
    found = await rounds.settle(one, Round(adopt=10), NOW)
    assert [w.id for w in found.claimed] == [2]


async def test_who_is_asked_and_whose_test_was_running(
    rounds: SqlRounds, processes: SqlProcesses, database: Database
) -> None:
    one = await processes.join()
    row = {"bot_id": 1, "thread_id": 0, "business_connection_id": "", "destiny": "default"}
    async with database.write() as c:
        for person in BOTH:
            values = {"chat_id": person, "user_id": person, "state": f"of {person}", "data": {}}
            await c.execute(insert(CONVERSATIONS).values(**row, **values, updated_at=NOW))
    await rounds.leave([43])
    settled = await rounds.settle(one, Round(arrived=[waiting(1), waiting(2, 44)], adopt=5), NOW)
    assert settled.states == {42: "of 42", 43: "of 43", 44: None}
    assert list(settled.orphans) == [43]
    assert (await rounds.settle(one, Round(reconcile=True), NOW)).ours == {42, 43, 44}


async def test_who_lost_a_lease_changes_no_conversation(
    rounds: SqlRounds, processes: SqlProcesses, database: Database
) -> None:
    one, two = await processes.join(), await processes.join()
    await rounds.settle(one, Round(arrived=[waiting(1)]), NOW)
    conversations, fence = SqlConversations(database), LeaseFence(one)
    conversations.fence, key = fence, StorageKey(bot_id=1, chat_id=42, user_id=42)
    await conversations.put(key, "first", {})
    async with unit_of_work(database, key, fence) as unit:
        await die(database, one)
        await rounds.settle(two, Round(adopt=10), NOW)
        with pytest.raises(ProcessLostError):
            await unit.save_conversation(ConversationRow("late", {}), NOW)
    with pytest.raises(ProcessLostError):
        await conversations.put(key, "late", {})
    assert await conversations.get_state(key) == "first"


@dataclass
class Simulated:
    """A process: what it has in memory. `stalled`: it does nothing, and is taken for dead."""

    id: str
    handling: dict[int, WaitingUpdate] = field(default_factory=dict)
    stored: set[int] = field(default_factory=set)
    done: list[int] = field(default_factory=list)  # handled, not settled yet
    leased: set[int] = field(default_factory=set)


@dataclass
class Installation:
    """Simulated processes over one database, and Telegram, which repeats what is not taken."""

    database: Database
    rounds: SqlRounds
    processes: SqlProcesses
    living: list[Simulated] = field(default_factory=list)
    pending: dict[int, WaitingUpdate] = field(default_factory=dict)
    effects: Counter[int] = field(default_factory=Counter)  # settled by a living process
    order: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    sent: int = 0

    async def start(self) -> None:
        """Start a process."""
        self.living.append(Simulated(await self.processes.join()))

    def send(self, person: int) -> None:
        """Send an update of a person."""
        self.sent += 1
        self.pending[self.sent] = waiting(self.sent, person)

    async def deliver(self, process: Simulated) -> None:
        """Deliver the first update of each person; Telegram waits until it is taken."""
        heads: dict[int, WaitingUpdate] = {}
        for update_ in self.pending.values():
            heads.setdefault(update_.person, update_)
        new = [w for w in heads.values() if w.id not in process.handling]
        await self.settle(process, new)

    async def settle(
        self, process: Simulated, arrived: Sequence[WaitingUpdate] = (), *, adopt: bool = False
    ) -> None:
        busy = {w.person for w in process.handling.values()}
        idle = process.leased - busy - {w.person for w in arrived}
        asked = Round(
            arrived=arrived,
            handled=list(process.done),
            held=list(process.handling),
            busy=busy,
            looked=list(idle),
            idle={person: {} for person in idle},
            slow=list(process.handling.values()),
            adopt=10 if adopt else 0,
        )
        try:
            result = await self.rounds.settle(process.id, asked, NOW)
        except ProcessLostError:
            self.living.remove(process)
            return
        self._note(process, asked, result)

    def _note(self, process: Simulated, asked: Round, result: RoundResult) -> None:
        for number in asked.handled:
            self.effects[number] += 1
            self.pending.pop(number, None)
        process.done = []
        for w in asked.slow:
            process.stored.add(w.id)
            self.pending.pop(w.id, None)
        process.leased = (process.leased | {*result.taken}) - {*result.released}
        for w in asked.arrived:
            if result.fates[w.id] is Fate.OURS:
                process.handling[w.id] = w
            else:
                assert result.fates[w.id] is not Fate.EXCESS
                self.pending.pop(w.id, None)
        process.handling |= {w.id: w for w in result.claimed}
        self._assert_alone(process)

    def _assert_alone(self, process: Simulated) -> None:
        """No living process handles the updates of the same person."""
        mine = {w.person for w in process.handling.values()}
        for other in self.living:
            if other is not process:
                assert not mine & {w.person for w in other.handling.values()}

    def handle(self, process: Simulated) -> None:
        """Handle the oldest update here."""
        for w in sorted(process.handling.values(), key=lambda w: w.id)[:1]:
            del process.handling[w.id]
            process.done.append(w.id)
            self.order[w.person].append(w.id)

    async def kill(self, process: Simulated, *, stalls: bool) -> None:
        """Kill a process, or have it stall until it is taken for dead, and go on."""
        await die(self.database, process.id)
        if stalls:
            self.handle(process)  # it does not know yet
            await self.settle(process)
        if process in self.living:
            self.living.remove(process)

    async def drain(self) -> None:
        """Finish everything with one more process."""
        await self.start()
        for _ in range(60):
            for process in list(self.living):
                await self.deliver(process)
                await self.settle(process, adopt=True)
                self.handle(process)
                await self.settle(process)
            if not self.pending and len(self.effects) == self.sent:
                return
        raise AssertionError(f"{self.pending} are left, {self.effects}")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["send", "send", "deliver", "deliver", "handle", "handle", "settle"])
        | st.sampled_from(["adopt", "kill", "stall", "start"]),
        st.integers(0, 2),
    ),
    max_size=40,
)


@pytest.mark.hypothesis
def test_no_update_is_lost_doubled_or_overtaken(ready_url: str, vault: EnvelopeVault) -> None:
    """Whatever processes do to each other: they stall, die and start at any moment."""

    @settings(max_examples=settings().max_examples // 2)
    @given(ACTS)
    def check(acts: list[tuple[str, int]]) -> None:
        asyncio.run(_live(ready_url, vault, acts))

    check()


async def _live(url: str, vault: EnvelopeVault, acts: list[tuple[str, int]]) -> None:
    database = Database(url)
    try:
        async with database.write() as c:
            for table in (PROCESSES, PERSON_LEASES, INBOX, HANDLED_UPDATES):
                await c.execute(delete(table))
        rounds = SqlRounds(database, SqlInbox(database, vault))
        life = SqlProcesses(database, timedelta(hours=1))
        installation = Installation(database, rounds, life)
        await installation.start()
        await installation.start()
        for act, which in acts:
            await _act(installation, act, which)
        await installation.drain()
        assert set(installation.effects.values()) <= {1}
        assert set(installation.effects) == set(range(1, installation.sent + 1))
        for handled in installation.order.values():
            first = list(dict.fromkeys(handled))  # one may be begun again after a death
            assert first == sorted(first)
    finally:
        await database.close()


async def _act(installation: Installation, act: str, which: int) -> None:
    if act == "send":
        installation.send(BOTH[which % len(BOTH)])
    elif act == "start":
        await installation.start()
    elif installation.living:
        process = installation.living[which % len(installation.living)]
        if act == "handle":
            installation.handle(process)
        elif act in {"kill", "stall"}:
            await installation.kill(process, stalls=act == "stall")
        elif act == "deliver":
            await installation.deliver(process)
        else:
            await installation.settle(process, adopt=act == "adopt")
