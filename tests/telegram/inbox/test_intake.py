"""Updates through poller or webhook, inbox and handlers, with random failures and restarts."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiogram.exceptions import AiogramError
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.domain.inbox import Erasure, WaitingUpdate
from bot.domain.notice import Notice
from bot.domain.timings import Timings
from bot.exchanges import EXCHANGES
from bot.telegram.inbox.deletion import Eraser
from bot.telegram.inbox.facts import UpdateFacts
from bot.telegram.inbox.intake import UpdateIntake
from bot.telegram.inbox.runner import USUAL_LIMITS
from bot.telegram.poller import GetRawUpdates, Poller
from bot.telegram.webhook.deliveries import Deliveries

SECRET = "mx0vglSTRAYkey0123456789"
QUICKLY = Timings(
    update_poll=0.002,
    update_row=0.004,
    update_store=0.01,
    same_poll=0.005,
    poll_failed=0.001,
    inbox=0.02,
    webhook_answer=0.05,
)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Telegram:
    """Sent updates, and the messages that remain in the chats."""

    chance: random.Random
    failing: float = 0.0  # share of calls
    slow: float = 0.0  # seconds at most
    pending: list[dict[str, Any]] = field(default_factory=list)
    chats: set[int] = field(default_factory=set)  # messages with a secret
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def send(self, number: int, person: int, *, secret: bool) -> None:
        sender = {"id": person, "is_bot": False, "first_name": "A"}
        message = {
            "message_id": number,
            "date": 1_800_000_000,
            "chat": {"id": person, "type": "private"},
            "from": sender,
            "text": SECRET if secret else "hello",
        }
        self.pending.append({"update_id": number, "message": message})
        if secret:
            self.chats.add(number)
        self.arrived.set()

    async def __call__(self, method: GetRawUpdates, request_timeout: float = 0) -> Any:
        """Answer getUpdates."""
        assert request_timeout >= 0
        await self.weather()
        offset = method.offset or 0
        self.pending = [raw for raw in self.pending if raw["update_id"] >= offset]
        if not self.pending:
            self.arrived.clear()
            try:
                async with asyncio.timeout(0.02):
                    await self.arrived.wait()
            except TimeoutError:
                return []
        return self.pending[:100]

    async def deliver_all(self, deliveries: Deliveries) -> None:
        """Deliver to a webhook: the oldest of each person until it is taken, many at once."""
        async with asyncio.TaskGroup() as running:
            busy: dict[int, asyncio.Task[None]] = {}
            while True:
                heads: dict[int, dict[str, Any]] = {}
                for raw in self.pending:
                    heads.setdefault(raw["message"]["chat"]["id"], raw)
                for person, raw in heads.items():
                    if person not in busy or busy[person].done():
                        busy[person] = running.create_task(self.deliver(deliveries, raw))
                await asyncio.sleep(0.001)

    async def deliver(self, deliveries: Deliveries, raw: dict[str, Any]) -> None:
        """Deliver an update, sometimes twice at once; the answer may be lost."""
        again = 2 if self.chance.random() < self.failing else 1
        taken = await asyncio.gather(*(deliveries.take(raw) for _ in range(again)))
        if all(taken) and self.chance.random() >= self.failing and raw in self.pending:
            self.pending.remove(raw)

    async def delete_message(self, _: int, message: int) -> bool:
        await self.weather()
        self.chats.discard(message)
        return True

    async def weather(self) -> None:
        await asyncio.sleep(self.chance.uniform(0, self.slow))
        if self.chance.random() < self.failing:
            raise AiogramError


@dataclass
class Store:
    """The inbox and the erasures in memory; they survive restarts."""

    chance: random.Random
    failing: float = 0.0
    slow: float = 0.0
    rows: dict[int, WaitingUpdate] = field(default_factory=dict)
    leased: set[int] = field(default_factory=set)
    duties: dict[str, Erasure] = field(default_factory=dict)

    async def store(
        self, updates: Sequence[WaitingUpdate], duties: Sequence[Erasure], _: datetime
    ) -> None:
        await self.weather()
        self.rows = {**{u.id: u for u in updates}, **self.rows}
        self.duties |= {duty.id: duty for duty in duties}

    async def take_over(self, _: datetime) -> Mapping[int, int]:
        self.leased.clear()
        return {number: row.person for number, row in self.rows.items()}

    async def claim(
        self, _: datetime, limit: int, busy: Collection[int]
    ) -> Sequence[WaitingUpdate]:
        await self.weather()
        heads: dict[int, WaitingUpdate] = {}
        for number in sorted(self.rows):
            heads.setdefault(self.rows[number].person, self.rows[number])
        free = [h for p, h in heads.items() if p not in busy and h.id not in self.leased]
        self.leased |= {head.id for head in free[:limit]}
        return free[:limit]

    async def stored(self) -> Collection[int]:
        await self.weather()
        return set(self.rows)

    async def done(self, numbers: Collection[int]) -> None:
        await self.weather()
        for number in numbers:
            self.rows.pop(number, None)

    async def weather(self) -> None:
        await asyncio.sleep(self.chance.uniform(0, self.slow))
        if self.chance.random() < self.failing:
            raise OSError


@dataclass
class Duties:
    """The erasures of the same store."""

    store: Store

    async def add(self, erasure: Erasure, _: datetime) -> None:
        await self.store.weather()
        self.store.duties[erasure.id] = erasure

    async def take_over(self, _: datetime) -> None:
        """Nothing is leased."""

    async def claim(self, _: datetime, limit: int) -> Sequence[Erasure]:
        await self.store.weather()
        return list(self.store.duties.values())[:limit]

    async def postpone(self, erasure: Erasure, _: datetime) -> None:
        await self.store.weather()
        self.store.duties.setdefault(erasure.id, erasure)

    async def done(self, ids: Collection[str], *notices: Notice) -> None:
        await self.store.weather()
        assert not notices
        for id_ in ids:
            self.store.duties.pop(id_, None)


@dataclass
class Handler:
    """Takes some time per update; the updates of a person must not overlap."""

    chance: random.Random
    slow: float
    handled: list[tuple[int, int]] = field(default_factory=list)  # person, update
    skipped: list[int] = field(default_factory=list)
    locks: dict[int, asyncio.Lock] = field(default_factory=dict)

    async def handle(
        self, raw: Mapping[str, Any], facts: UpdateFacts, erasing: asyncio.Task[bool] | None
    ) -> None:
        async with self.locks.setdefault(facts.order, asyncio.Lock()):  # as the dispatcher has
            if erasing:
                await asyncio.shield(erasing)
            await asyncio.sleep(self.chance.uniform(0, self.slow))
            self.handled.append((facts.order, raw["update_id"]))

    async def refuse(self, facts: UpdateFacts, _: asyncio.Task[bool] | None) -> None:
        raise AssertionError(f"{facts.update_id} was refused")

    async def skip(self, facts: UpdateFacts, _: asyncio.Task[bool] | None) -> None:
        self.skipped.append(facts.order)


class CountsNothing:
    def message_deleted(self, *, gone: bool) -> None:
        """Count nothing."""


@dataclass
class World:
    telegram: Telegram
    store: Store
    handler: Handler
    webhook: bool = False

    async def live(self, until: Any) -> None:
        """Run a process until a condition holds, then kill it."""
        timings = Timings(erasure_waits=0.01, erasures=0.004)
        eraser = Eraser(self.telegram, Duties(self.store), CountsNothing(), now, timings)  # type: ignore[arg-type]  # the needed part
        parts = UpdateIntake(
            self.handler, self.store, eraser, EXCHANGES, lambda _: False, now, QUICKLY
        )
        await parts.open()
        loops = (*self.receiving(parts), again(parts.work), again(eraser.sweep))
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            async with asyncio.timeout(20):
                while not until():  # there is no event for it
                    assert not any(task.done() for task in tasks), "a loop has ended"
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(f"{self.telegram} {self.store} {self.handler}") from None
        finally:  # a killed process does nothing
            rest = asyncio.all_tasks() - {asyncio.current_task()}
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
        assert all(isinstance(t.exception(), OSError) for t in tasks if not t.cancelled())

    def receiving(self, parts: UpdateIntake) -> list[Any]:
        if not self.webhook:
            return [Poller(self.telegram, parts, lambda _: None, QUICKLY).run()]  # type: ignore[arg-type]  # same
        deliveries = Deliveries(parts, QUICKLY)
        return [deliveries.run(), self.telegram.deliver_all(deliveries)]


async def again(chore: Any) -> None:
    while True:
        try:
            await chore()
        except OSError:
            await asyncio.sleep(0.002)
        await asyncio.sleep(0.002)


SHARE = st.sampled_from([0.0, 0.0, 0.1, 0.5])
PAUSE = st.sampled_from([0.0, 0.003, 0.03])


@settings(
    max_examples=50,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    seed=st.integers(0, 2**32),
    people=st.integers(1, 5),
    updates=st.integers(1, 40),
    kills=st.integers(0, 3),
    failing=st.tuples(SHARE, SHARE),
    slow=st.tuples(PAUSE, PAUSE, PAUSE),
    webhook=st.booleans(),
)
def test_every_update_is_handled_in_order_and_every_secret_is_deleted(
    seed: int,
    people: int,
    updates: int,
    kills: int,
    failing: tuple[float, float],
    slow: tuple[float, float, float],
    webhook: bool,  # noqa: FBT001  # drawn
) -> None:
    async def run() -> None:
        chance = random.Random(seed)
        world = World(
            Telegram(chance, failing[0], slow[0]),
            Store(chance, failing[1], slow[1]),
            Handler(chance, slow[2]),
            webhook,
        )
        waiting: Counter[int] = Counter()
        for number in range(updates):
            person = chance.randrange(1, people + 1)
            if waiting[person] < USUAL_LIMITS.each:
                waiting[person] += 1
                world.telegram.send(100 + number, person, secret=chance.random() < 0.3)
        sent = {raw["update_id"] for raw in world.telegram.pending}
        for _ in range(kills):
            end = asyncio.get_running_loop().time() + chance.uniform(0, 0.08)
            await world.live(lambda end=end: asyncio.get_running_loop().time() > end)
        await world.live(
            lambda: (
                not world.telegram.pending
                and not world.telegram.chats
                and not world.store.rows
                and not world.store.duties
                and {number for _, number in world.handler.handled} == sent
            )
        )
        check(world.handler, kills)

    asyncio.run(run())


def check(handler: Handler, kills: int) -> None:
    assert not handler.skipped
    first: dict[int, list[int]] = defaultdict(list)
    for person, number in handler.handled:
        if number not in first[person]:
            first[person].append(number)
    if not kills:
        assert len(handler.handled) == sum(map(len, first.values()))  # none twice
    for numbers in first.values():
        assert kills or numbers == sorted(numbers)
