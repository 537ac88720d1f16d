from datetime import timedelta

import pytest

from bot.app import build
from bot.services.connections import TEST_PAUSE
from tests.e2e.world import Connect, Until, World, is_tested

LAPSED = "was not finished in 30 minutes"
DESTROYED = "could still withdraw after 30 minutes"


@pytest.fixture(autouse=True)
def _keep_house_often(world: World) -> None:
    world.set(housekeeping=0.05)


def notified(world: World, words: str) -> int:
    """Return how often the bot sent these words."""
    sent = world.telegram.calls_of("sendMessage")
    return len([call for call in sent if call.ok and words in call.params["text"]])


def let_tests_wait(world: World) -> None:
    """Use up the tests of a person for now."""
    limits = world.app.deps.limits
    limits.tests = 1
    limits.start_test(42)


async def test_an_unfinished_draft_is_destroyed(running: World) -> None:
    """That is said once; what is sent next is still a secret, and going on works."""
    person, sample = running.telegram.person(42), running.sample("kucoin", "good")
    key, secret, passphrase = sample.fields.values()
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    await running.send(person, key)
    running.time.ahead += timedelta(minutes=29)
    await running.send(person, secret)  # one who goes on has the time again
    running.time.ahead += timedelta(minutes=31)
    await person.wait_for(LAPSED)
    assert (await running.draft())["sealed"] == {}
    answer = await running.send(person, passphrase)
    assert "Your last message was not used" in answer.text
    assert "Send the API key" in answer.text
    for value, words in zip(sample.fields.values(), ("secret", "passphrase", "Test"), strict=True):
        assert words in (await running.send(person, value)).text
    await person.wait_for("Online")
    assert notified(running, "What you had sent was erased") == 1


async def test_a_secret_for_a_draft_that_is_no_more(running: World) -> None:
    """It is deleted and not used; where that fails, it is said."""
    person, sample = running.telegram.person(42), running.sample("mexc", "good")
    for deletable in (True, False):
        await person.say("/connect mexc")
        await running.until_kept(await person.wait_for("Send the API key"))
        running.time.ahead += timedelta(minutes=31)
        await person.wait_for(LAPSED)
        if not deletable:
            running.telegram.fault("deleteMessage", 400, "Bad Request: message can't be deleted")
        sent = await person.say(next(iter(sample.fields.values())))
        await person.wait_for("Your last message was not used")
        assert (sent in person.messages) is not deletable
        assert notified(running, "Delete your last message by hand") == (not deletable)
        assert (await running.draft())["sealed"] == {}


@pytest.mark.parametrize("field", ["api-key", "secret"])
async def test_a_draft_that_cannot_be_opened(running: World, field: str) -> None:
    """Whatever happened to it, the next message is deleted and all is asked for again."""
    person, (key, secret) = (
        running.telegram.person(42),
        running.sample("mexc", "good").fields.values(),
    )
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    await running.send(person, key)
    if field == "secret":
        let_tests_wait(running)
        waiting = await running.send(person, secret)
        await running.spoil_the_draft(field)
        running.app.deps.limits.tests = 10
        await person.tap("Test again", waiting)
    else:
        await running.spoil_the_draft(field)
        await running.send(person, secret)
    await person.wait_for("Your last message was not used")
    assert "Send the secret now" in (await running.send(person, key)).text
    assert is_tested(await running.send(person, secret))


async def test_a_draft_that_lapses_while_it_waits_for_its_test(running: World) -> None:
    person, (key, secret) = (
        running.telegram.person(42),
        running.sample("mexc", "good").fields.values(),
    )
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    await running.send(person, key)
    let_tests_wait(running)
    waiting = await running.send(person, secret)
    assert "Too many tests" in waiting.text
    running.time.ahead += timedelta(minutes=31)
    notice = await person.wait_for(LAPSED)
    await person.tap("Test again", waiting)
    await person.wait_for("Your last message was not used")
    await person.tap("Connect", notice)
    await person.wait_for(lambda m: "Open the key page" in m.labels)


async def test_a_name_pressed_late_is_used(running: World, connect: Connect) -> None:
    """The key is stored, so nothing lapses. A text of much later is no name."""
    person = running.telegram.person(42)
    await connect(person, "mexc", running.sample("mexc", "good"))
    verdict = await person.wait_for("is connected")
    await running.app.deps.key_tests.finish(10)
    running.time.ahead += timedelta(minutes=31)
    await person.say("My name")
    await person.wait_for("I did not understand")
    await person.tap("MEXC Spot Main", verdict)
    await person.wait_for("MEXC Spot Main\u2069 is connected")
    assert await running.state() is None


async def test_a_draft_lapses_while_the_bot_is_down(world: World) -> None:
    person, fields = world.telegram.person(42), world.sample("mexc", "good").fields
    key, secret = fields.values()
    async with world.bot():
        await person.say("/connect mexc")
        await person.wait_for("Send the API key")
        await world.send(person, key)
    world.time.ahead += timedelta(hours=3)
    sent = await person.say(secret)
    async with world.bot():
        await person.wait_deleted(sent)
        await person.wait_for(lambda m: LAPSED in m.text or "Send the API key" in m.text)
        await world.assert_gone(secret)


async def test_the_secrets_of_a_blocked_key_are_destroyed(running: World, connect: Connect) -> None:
    """That is said once; the connection stays, to be given another key."""
    person, good = running.telegram.person(42), running.sample("kucoin", "good-with-ip-list")
    store, kucoin = running.app.deps.connections, running.exchanges["kucoin"]
    kucoin.key("may-withdraw").account = kucoin.key("good-with-ip-list").account
    await connect(person, "kucoin", running.sample("kucoin", "may-withdraw"))
    blocked = await person.wait_for("Blocked")
    assert "erased" in blocked.text
    running.time.ahead += timedelta(minutes=29)
    assert (await store.list(42))[0].has_secrets
    running.time.ahead += timedelta(minutes=2)
    notice = await person.wait_for(DESTROYED)
    [connection] = await store.list(42)
    assert not connection.has_secrets
    assert not connection.usable
    tap = await person.tap("Test again", blocked)
    assert "older message" in (await person.answer_to(tap)).text
    await person.tap("My connections", notice)
    await person.tap("Main", await person.wait_for("My connections"))
    await person.tap("Connect again", await person.wait_for("No key is stored here"))
    await person.wait_for("Send the API key")
    for value in good.fields.values():
        sent = await person.say(value)
        await person.wait_deleted(sent)
    await person.wait_for("Online")
    [connection] = await store.list(42)
    assert connection.usable
    assert notified(running, DESTROYED) == 1


@pytest.mark.parametrize("claimed", [False, True], ids=["noticed", "claimed"])
async def test_a_crash_between_noticing_and_telling(
    world: World, connect: Connect, *, claimed: bool
) -> None:
    """It is notified by the next life, once; another worker may hold it for two minutes."""
    person = world.telegram.person(42)
    async with world.bot():
        await connect(person, "mexc", world.sample("mexc", "may-withdraw"))
        await person.wait_for("Blocked")
    world.time.ahead += timedelta(minutes=31)
    async with build(world.settings, world.time) as app:  # it ends before it can send
        await app.leader.housekeeping.sweep()
        if claimed:
            assert len(await app.stores.notices.claim(world.time())) == 1
    assert notified(world, DESTROYED) == 0
    world.time.ahead += timedelta(minutes=3)
    async with world.bot():
        await person.wait_for(DESTROYED)
    world.time.ahead += timedelta(minutes=3)
    async with world.bot():
        await person.say("/start")
        await person.wait_for("BackFuture")
    assert notified(world, DESTROYED) == 1


async def test_a_notice_waits_while_telegram_fails(
    running: World, connect: Connect, caplog: pytest.LogCaptureFixture, until: Until
) -> None:
    person = running.telegram.person(42)
    await connect(person, "mexc", running.sample("mexc", "may-withdraw"))
    await person.wait_for("Blocked")
    running.telegram.fault("sendMessage", 500, times=3)  # as often as a message is tried
    running.time.ahead += timedelta(minutes=31)
    await until(lambda: "a notice is postponed" in caplog.text)
    running.time.ahead += timedelta(minutes=3)
    await person.wait_for(DESTROYED)


async def test_a_cured_key_stays(running: World, connect: Connect) -> None:
    person, store = running.telegram.person(42), running.app.deps.connections
    await connect(person, "kucoin", running.sample("kucoin", "may-withdraw"))
    verdict = await person.wait_for("Blocked")
    key = running.exchanges["kucoin"].key("may-withdraw")
    key.permissions = frozenset(p for p in key.permissions if p != "withdraw")
    running.time.ahead += TEST_PAUSE
    await person.tap("Test again", verdict)
    await person.wait_for("Online")
    running.time.ahead += timedelta(hours=1)
    await running.app.leader.housekeeping.sweep()
    [connection] = await store.list(42)
    assert connection.usable
    assert notified(running, DESTROYED) == 0
