import asyncio
import contextlib

from bot.telegram.rate_limit import Priority, PriorityLimiter

RATE = 20  # a second


async def test_whoever_is_in_the_greatest_hurry_goes_first() -> None:
    turnstile, passed = PriorityLimiter(RATE), list[str]()

    async def enter(name: str, priority: Priority) -> None:
        await turnstile.enter(priority)
        passed.append(name)

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for n in range(RATE + 5):
            group.create_task(enter(f"alert {n}", Priority.ALERT))
        await asyncio.sleep(0)
        for priority in (Priority.TEST, Priority.ANSWER):
            group.create_task(enter(priority.name, priority))
    assert len(passed) == RATE + 7
    assert passed.index("ANSWER") <= RATE + 1
    assert passed.index("ANSWER") < passed.index("TEST") < passed.index(f"alert {RATE + 4}")


async def test_a_place_that_was_given_up_holds_up_nobody() -> None:
    turnstile = PriorityLimiter(RATE)
    for _ in range(RATE):
        await turnstile.enter(Priority.ANSWER)
    gone = [asyncio.create_task(turnstile.enter(Priority.ANSWER)) for _ in range(100)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    async with asyncio.timeout(60):
        await turnstile.enter(Priority.ALERT)
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*gone)
