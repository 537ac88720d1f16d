"""Several processes take the same updates, over rounds in memory."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.inbox import WaitingUpdate
from bot.domain.rounds import Fate, Memory, Round, RoundResult
from bot.domain.timings import Timings
from bot.exchanges import EXCHANGES
from bot.telegram.inbox.facts import UpdateFacts
from bot.telegram.inbox.our_people import OurPeople
from bot.telegram.inbox.shared_intake import SharedIntake

QUICKLY = Timings(inbox=0.01, update_row=0.02, webhook_answer=2.0)
PROCESSES = ("one", "two", "three")


def update_of(number: int, person: int) -> dict[str, Any]:
    message = {
        "message_id": number,
        "date": 1_800_000_000,
        "chat": {"id": person, "type": "private"},
        "from": {"id": person, "is_bot": False, "first_name": "A"},
        "text": "hello",
    }
    return {"update_id": number, "message": message}


@dataclass
class RoundsInMemory:
    """Leases and stored updates. A person may be locked elsewhere, as in a database."""

    chance: random.Random
    slow: float
    rows: dict[int, WaitingUpdate] = field(default_factory=dict)
    leases: dict[int, str] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)

    async def settle(self, me: str, asked: Round, _: datetime) -> RoundResult:
        await asyncio.sleep(self.chance.uniform(0, self.slow))
        result = self._settle(me, asked)
        await asyncio.sleep(self.chance.uniform(0, self.slow))
        return result

    def _settle(self, me: str, asked: Round) -> RoundResult:
        for number in asked.handled:
            self.done.add(number)
            self.rows.pop(number, None)
        people = {*(w.person for w in asked.arrived), *asked.wanted, *asked.looked}
        if asked.adopt:
            people |= {w.person for w in self.rows.values() if w.person not in self.leases}
        ours = {
            p
            for p in people
            if self.leases.get(p, me) == me and (p in asked.busy or self.chance.random() > 0.2)
        }
        fates = {w.id: self._fate(w, asked, ours) for w in asked.arrived}
        stored = [w for w in asked.arrived if fates[w.id] is Fate.STORED]
        self.rows |= {w.id: w for w in (*stored, *asked.slow) if w.id not in self.done}
        begun = {w.person for w in asked.arrived if fates[w.id] is Fate.OURS}
        claimed = self._claimed(ours - {*asked.busy} - begun)
        used = begun | {w.person for w in claimed} | (ours & {*asked.wanted})
        taken: dict[int, Memory] = {p: {} for p in used if p not in self.leases}
        self.leases |= dict.fromkeys(used, me)
        waiting = {w.person for w in self.rows.values()}
        released = [p for p in asked.idle if p in ours - used - waiting and p in self.leases]
        for person in released:
            del self.leases[person]
        return RoundResult(
            fates=fates,
            claimed=claimed,
            taken=taken,
            orphans=(),
            released=released,
            states=dict.fromkeys(people),
            ours={p for p, who in self.leases.items() if who == me} if asked.reconcile else None,
        )

    def _fate(self, update: WaitingUpdate, asked: Round, ours: Collection[int]) -> Fate:
        if update.id in self.done:
            return Fate.REPEATED
        waits = any(w.person == update.person for w in self.rows.values())
        before = any(w.person == update.person and w.id < update.id for w in asked.arrived)
        free = update.person in ours and update.person not in asked.busy
        return Fate.OURS if free and not waits and not before else Fate.STORED

    def _claimed(self, people: Collection[int]) -> Sequence[WaitingUpdate]:
        oldest: dict[int, WaitingUpdate] = {}
        for number in sorted(self.rows):
            oldest.setdefault(self.rows[number].person, self.rows[number])
        return [update for person, update in oldest.items() if person in people]


@dataclass
class Handler:
    """Notes what is handled; the updates of a person must not overlap anywhere."""

    chance: random.Random
    slow: float
    handled: list[int] = field(default_factory=list)
    busy: set[int] = field(default_factory=set)

    async def handle(self, raw: Mapping[str, Any], facts: UpdateFacts, _: object) -> None:
        assert facts.order not in self.busy
        self.busy.add(facts.order)
        await asyncio.sleep(self.chance.uniform(0, self.slow))
        self.handled.append(raw["update_id"])
        self.busy.discard(facts.order)

    async def refuse(self, facts: UpdateFacts, _: object) -> None:
        raise AssertionError(f"{facts.update_id} was refused")

    async def skip(self, facts: UpdateFacts, _: object) -> None:
        raise AssertionError(f"{facts.update_id} was skipped")


class DeletesNothing:
    """No message is a secret here."""

    def of(self, _: Collection[str]) -> Mapping[str, Any]:
        return {}

    async def secure(self, _: str) -> None:
        """Nothing is deleted."""


class KnowsNobody:
    """What a process knows of people: nothing."""

    def testing(self) -> Collection[int]:
        return ()

    def memory_of(self, _: int) -> Memory:
        return {}

    def recall(self, person: int, memory: Memory) -> None:
        """Keep nothing."""

    def was_asked(self, _: int) -> bool:
        return False

    def is_asking(self, _: str | None) -> bool:
        return False

    def is_testing(self, _: str | None) -> bool:
        return False

    async def resume(self, person: int) -> None:
        raise AssertionError(person)


def intake_of(me: str, rounds: RoundsInMemory, handler: Handler) -> SharedIntake:
    people = OurPeople()
    people.knowledge = KnowsNobody()
    eraser: Any = DeletesNothing()
    clock = lambda: datetime.now(UTC)  # noqa: E731
    return SharedIntake(me, rounds, handler, eraser, EXCHANGES, people, clock, QUICKLY)


@dataclass
class World:
    """Three processes, and a Telegram that sends each update several times."""

    chance: random.Random
    rounds: RoundsInMemory
    handler: Handler
    sent: dict[int, list[int]]  # person → updates
    deliveries: list[asyncio.Task[None]] = field(default_factory=list)

    async def live(self) -> None:
        """Send everything; return when nothing is stored and no person is leased."""
        self.intakes = [intake_of(me, self.rounds, self.handler) for me in PROCESSES]
        running = [asyncio.create_task(intake.run()) for intake in self.intakes]
        async with asyncio.timeout(20):
            await asyncio.gather(*map(self.write, self.sent))
            await asyncio.gather(*self.deliveries)
            while self.rounds.rows or self.rounds.leases:  # noqa: ASYNC110  # it has no event
                await asyncio.sleep(0.005)
        assert not any(task.done() for task in running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def write(self, person: int) -> None:
        """Send the next update once the one before was accepted, or answered in the chat."""
        for number in self.sent[person]:
            delivery = asyncio.create_task(self.deliver(update_of(number, person)))
            self.deliveries.append(delivery)
            while not delivery.done() and number not in self.handler.handled:  # noqa: ASYNC110  # same
                await asyncio.sleep(0.001)

    async def deliver(self, raw: dict[str, Any]) -> None:
        """Deliver an update, several times at once and after each other."""
        copies = self.chance.randint(1, 2)
        for _ in range(6):
            some = [self.chance.choice(self.intakes).take(raw) for _ in range(copies)]
            assert all(await asyncio.gather(*some))
            await asyncio.sleep(self.chance.uniform(0, 0.004))


SLOW = st.sampled_from([0.0, 0.003, 0.02])


@settings(
    max_examples=60,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    seed=st.integers(0, 2**32),
    whose=st.lists(st.integers(1, 2), min_size=6, max_size=16),
    slow=st.tuples(SLOW, SLOW),
)
def test_an_update_that_comes_again_anywhere_is_handled_once(
    seed: int, whose: list[int], slow: tuple[float, float]
) -> None:
    chance, sent = random.Random(seed), defaultdict[int, list[int]](list)
    for number, person in enumerate(whose, 100):
        sent[person].append(number)
    handler = Handler(chance, slow[1])
    asyncio.run(World(chance, RoundsInMemory(chance, slow[0]), handler, sent).live())
    assert Counter(handler.handled) == Counter(range(100, 100 + len(whose)))
    for ids in sent.values():
        assert [n for n in handler.handled if n in ids] == ids
