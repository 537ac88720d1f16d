import asyncio
import contextlib

from bot.handlers.pacing import Hurry, Turnstile

RATE = 20  # a second


async def test_whoever_is_in_the_greatest_hurry_goes_first() -> None:
    turnstile, passed = Turnstile(RATE), list[str]()

    async def enter(name: str, hurry: Hurry) -> None:
        await turnstile.enter(hurry)
        passed.append(name)

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for n in range(RATE + 5):
            group.create_task(enter(f"alert {n}", Hurry.ALERT))
        await asyncio.sleep(0)
        for hurry in (Hurry.TEST, Hurry.ANSWER):
            group.create_task(enter(hurry.name, hurry))
    assert len(passed) == RATE + 7
    assert passed.index("ANSWER") <= RATE + 1
    assert passed.index("ANSWER") < passed.index("TEST") < passed.index(f"alert {RATE + 4}")


async def test_a_place_that_was_given_up_holds_up_nobody() -> None:
    turnstile = Turnstile(RATE)
    for _ in range(RATE):
        await turnstile.enter(Hurry.ANSWER)
    gone = [asyncio.create_task(turnstile.enter(Hurry.ANSWER)) for _ in range(100)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    async with asyncio.timeout(60):
        await turnstile.enter(Hurry.ALERT)
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*gone)
