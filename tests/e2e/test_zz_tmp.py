import asyncio
import signal
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.domain.draft import Draft

ENDS = [signal.SIGTERM, signal.SIGKILL]
SOON = 20.0  # seconds in which a bot is back


@pytest.mark.parametrize("how", ENDS, ids=["stopped", "killed"])
async def test_the_process_ends_after_every_step(world: Any, lives: Any, how: Any) -> None:
    try:
        await _body(world, lives, how)
    finally:
        open("/tmp/lives.log","w").write(lives.log)


async def _body(world, lives, how):
    """Each message is sent while the bot is down, and found when it is back."""
    person, sample = world.telegram.person(42), world.sample("kucoin", "slow")

    async def again(act: Awaitable[Any], answer: str | Callable[[Any], object]) -> Any:
        await lives.end(how)
        done = await act
        lives.begin()
        return done, await person.wait_for(answer, patience=SOON)

    await again(person.say("/connect"), "Choose the exchange")
    await again(person.tap("KuCoin"), "Send the API key now")
    questions = ("Send the secret now", "Send the passphrase now", "Choose a name")
    for value, question in zip(sample.fields.values(), questions, strict=True):
        sent, answer = await again(person.say(value), question)
        assert "Your message was deleted" in answer.text
        await person.wait_deleted(sent)
    await again(person.say("Main"), "Testing the key")
    await again(asyncio.sleep(0), "Online")
    await again(person.say("/connections"), "Main")
    await person.tap("Main")
    await person.wait_for("Key")
    await person.tap("Rename")
    await person.wait_for("Send the new name")
    await again(person.say("Second"), "Renamed to")
    await again(person.say("/connections"), "My connections: 1")
    await world.assert_gone(*sample.fields.values())
    assert "ERROR" not in lives.log
