"""The pace of several processes over one budget."""

import asyncio
from dataclasses import dataclass, field

from bot.domain.ports.sending import SlotLimit
from bot.telegram.rate_limit import Priority
from bot.telegram.shared_pace import OVERALL, SharedPace


@dataclass
class Budget:
    """Slots in memory. `silent`: the database does not answer."""

    filled: dict[str, float] = field(default_factory=dict)
    reserved: list[tuple[str, int]] = field(default_factory=list)
    silent: bool = False

    async def reserve(self, name: str, limit: SlotLimit, some: int, ahead: float) -> float:
        if self.silent:
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        now = asyncio.get_running_loop().time()
        filled = max(self.filled.get(name, 0.0), now) + some * limit.every
        wait = filled - now - limit.every * limit.burst
        if wait > ahead:
            return ahead + limit.every
        self.filled[name] = filled
        self.reserved += [(name, some)]
        return max(0.0, wait)


async def send(pace: SharedPace, sent: list[float], chat: int, priority: Priority) -> None:
    await pace.enter(chat, priority)
    sent.append(asyncio.get_running_loop().time())


async def test_two_processes_keep_one_limit() -> None:
    budget, sent = Budget(), list[float]()
    paces = [SharedPace(budget, 20, 100, lambda: 2) for _ in range(2)]
    tasks = [send(paces[n % 2], sent, n, Priority.ANSWER) for n in range(40)]
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*tasks)
    assert sum(at - began < 0.5 for at in sent) <= 20 + 10 + 2  # the burst, and half a second
    assert sum(some for name, some in budget.reserved if name == OVERALL) == 40


async def test_one_chat_has_a_limit_of_its_own() -> None:
    budget = Budget()
    paces = [SharedPace(budget, 1000, 2, lambda: 2) for _ in range(2)]
    began = asyncio.get_running_loop().time()
    for n in range(3):
        await paces[n % 2].enter(42, Priority.ANSWER)
    assert asyncio.get_running_loop().time() - began > 0.9


async def test_answers_pass_the_alerts_of_another_process() -> None:
    budget, alerts, answers = Budget(), list[float](), list[float]()
    sender, other = (SharedPace(budget, 10, 100, lambda: 2) for _ in range(2))
    many = [asyncio.create_task(send(sender, alerts, n, Priority.ALERT)) for n in range(40)]
    await asyncio.sleep(0.5)  # the burst is over, and alerts wait
    assert len(alerts) < 30
    await asyncio.gather(*(send(other, answers, n, Priority.ANSWER) for n in range(3)))
    assert len(alerts) < 30
    for task in many:
        task.cancel()
    await asyncio.gather(*many, return_exceptions=True)


async def test_without_the_database_each_takes_its_share() -> None:
    budget, sent = Budget(silent=True), list[float]()
    pace = SharedPace(budget, 20, 100, lambda: 2)
    began = asyncio.get_running_loop().time()
    await asyncio.gather(*(send(pace, sent, n, Priority.ANSWER) for n in range(12)))
    assert len(sent) == 12
    assert sent[-1] - began < 10
