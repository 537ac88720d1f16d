import pytest

from bot.services.connections import TEST_PAUSE
from bot.telegram.keyboards import Tap
from bot.views import Action
from tests.e2e.world import Connect, World


async def test_nobody_acts_on_a_connection_of_somebody_else(
    running: World, connect: Connect
) -> None:
    owner, thief = running.telegram.person(42), running.telegram.person(43)
    await connect(owner, "kucoin", running.sample("kucoin", "withdraw-unknown"))
    await owner.wait_for("Action needed")
    [before] = await running.app.deps.connections.list(42)
    await thief.say("/start")
    menu = await thief.wait_for("BackFuture")
    calls = len(running.exchanges["kucoin"].calls)
    running.time.ahead += TEST_PAUSE
    for action in ON_A_CONNECTION:
        answer = await running.press(menu, Tap(action=action, target=before.id).pack())
        assert "older message" in answer.text, action
    assert await running.app.deps.connections.list(42) == [before]
    assert len(running.exchanges["kucoin"].calls) == calls
    assert not any(before.name in m.text for m in thief.messages)


ON_A_CONNECTION = (
    Action.CARD,
    Action.TEST,
    Action.RENAME,
    Action.REPLACE,
    Action.FIX,
    Action.WORD,
    Action.MUTE,
    Action.MUTE_FOR,
    Action.UNMUTE,
    Action.HISTORY,
    Action.DELETE,
    Action.DELETE_YES,
)


@pytest.mark.parametrize("data", ["", "v1:nothing", "v0:menu::0", "v1:card:\u2068:0", "v1:menu::x"])
async def test_a_button_that_is_none_of_ours(running: World, data: str) -> None:
    person = running.telegram.person(42)
    await person.say("/start")
    answer = await running.press(await person.wait_for("BackFuture"), data)
    assert "older message" in answer.text


async def test_a_button_of_the_past(running: World, connect: Connect) -> None:
    """One whose moment is over says so; one that can still be followed goes on."""
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "withdraw-unknown"))
    verdict = await person.wait_for(lambda m: "does not say" in m.text and "Test again" in m.labels)
    key = running.exchanges["kucoin"].key("withdraw-unknown")
    key.strange_tokens = ()
    running.time.ahead += TEST_PAUSE
    await person.tap("Test again", verdict)
    await person.wait_for("Online")
    [stored] = await running.app.deps.connections.list(42)
    answer = await running.press(verdict, Tap(action=Action.WORD, target=stored.id).pack())
    assert answer.text == ""
    assert not any("you confirmed" in m.text for m in person.messages)
    await running.app.deps.connections.delete(42, stored.id)
    for action in ON_A_CONNECTION:
        answer = await running.press(verdict, Tap(action=action, target=stored.id).pack())
        if action is not Action.DELETE_YES:
            assert "older message" in answer.text, action
    await person.wait_for("is deleted and its secrets are erased")  # as the press asked
