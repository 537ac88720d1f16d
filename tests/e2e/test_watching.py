from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.sandbox.exchanges import Act

Connect = Callable[..., Any]
QUICK = {
    "check_interval": 1.0,
    "confirm_delay": 0.2,
    "confirm_failures": 3,
    "recover_successes": 2,
    "incident_grace": 1.0,
}


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.watching.TICK", 0.05)
    monkeypatch.setattr("bot.app.TELL", 0.05)
    monkeypatch.setattr("bot.services.emergencies.LOOK", timedelta(seconds=0.1))


@pytest.fixture
def quick(world: Any) -> Any:
    world.changes |= QUICK
    return world


async def connected(
    world: Any, connect: Connect, exchange: str, case: str, person: int = 42
) -> Any:
    """Connect a good key; return the person."""
    someone = world.telegram.person(person)
    await connect(someone, exchange, world.sample(exchange, case))
    await someone.wait_for("Online")
    return someone


async def test_a_key_that_is_deleted_and_restored(quick: Any, connect: Connect) -> None:
    async with quick.bot():
        person = await connected(quick, connect, "kucoin", "good-with-ip-list")
        quick.exchanges["kucoin"].change("good-with-ip-list", Act.DELETE)
        alert = await person.wait_for("not known at")
        assert "Action needed" in alert.text
        assert {"Test again", "Replace the key", "Mute"} <= set(alert.labels)
        quick.exchanges["kucoin"].change("good-with-ip-list", Act.RESTORE)
        await person.wait_for("Online again")
