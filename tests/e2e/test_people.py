import asyncio
import logging
from datetime import timedelta

import pytest

from bot.domain.credentials import Field
from tests.e2e.world import Connect, Until, World, send_value


@pytest.mark.parametrize("leave", ["block", "deactivate"])
async def test_somebody_leaves_in_the_middle_of_a_test(
    running: World,
    connect: Connect,
    until: Until,
    leave: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What was tested is stored; the bot goes on for the others, without an alarm in its log."""
    person, other = running.telegram.person(42), running.telegram.person(43)
    running.exchanges["kucoin"].key("slow").delay = 1.0
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    await getattr(person, leave)()
    background = running.app.deps.key_tests
    await until(lambda: not background.running(42))
    [stored] = await running.app.deps.connections.list(42)
    assert stored.usable
    await other.say("/start")
    await other.wait_for("BackFuture")
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]
    if leave == "block":
        await person.unblock()
        await person.say("/connections")
        await person.wait_for("My connections")


async def test_a_notice_for_somebody_who_blocked_the_bot(world: World, connect: Connect) -> None:
    """It can never be notified, and holds up no other notice."""
    gone, other = world.telegram.person(42), world.telegram.person(43)
    async with world.bot():
        for person, exchange in ((gone, "kucoin"), (other, "mexc")):
            await connect(person, exchange, world.sample(exchange, "may-withdraw"))
            await person.wait_for("Blocked")
        await gone.block()
    world.time.ahead += timedelta(minutes=31)
    async with world.bot() as app:
        await other.wait_for("could still withdraw")
        async with asyncio.timeout(60):  # once it is noted that they were notified
            while await app.stores.notices.pending():  # noqa: ASYNC110  # it has no event to wait for
                await asyncio.sleep(0.05)
    assert not any("could still withdraw" in m.text for m in gone.messages)


async def test_a_test_that_fails_on_our_side(
    running: World, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and whatever the person sends next begins it again: nothing is sent twice."""

    async def fail(*_: object) -> None:
        await asyncio.sleep(0)
        raise OSError("disk I/O error")

    person = running.telegram.person(42)
    with monkeypatch.context() as broken:
        broken.setattr(running.app.deps.onboarding, "test", fail)
        await connect(person, "kucoin", running.sample("kucoin", "good"))
        await person.wait_for("Something went wrong")
    await person.say("hello?")
    await person.wait_for("Online")
    assert len(await running.app.deps.connections.list(42)) == 1


async def test_two_at_once_do_not_mix(running: World) -> None:
    kari, omar = running.telegram.person(42), running.telegram.person(43, language="ar")
    await kari.say("/connect kucoin")
    await omar.say("/connect mexc")
    await asyncio.gather(kari.wait_for("KuCoin"), omar.wait_for("MEXC"))
    hers, his = running.sample("kucoin", "good").fields, running.sample("mexc", "good").fields
    for field in his:
        await asyncio.gather(send_value(kari, hers[field]), send_value(omar, his[field]))
    await running.send(kari, hers[Field.PASSPHRASE])
    arabic = running.app.deps.languages["ar"]
    await kari.wait_for("Online")
    await omar.wait_for(arabic.plain("status-online"))
    await running.app.deps.key_tests.finish(10)
    await kari.say("Same name")
    await omar.say("Same name")
    await asyncio.gather(kari.wait_for("Same name"), omar.wait_for("Same name"))
    for person, exchange in ((42, "kucoin"), (43, "mexc")):
        [stored] = await running.app.deps.connections.list(person)
        assert (stored.exchange, stored.name) == (exchange, "Same name")


async def test_the_language_changes_in_the_middle(running: World) -> None:
    """Chosen here, it outlasts the conversation, its end and another language of the client."""
    person, fields = running.telegram.person(42), running.sample("mexc", "good").fields
    norwegian, arabic = (running.app.deps.languages[code] for code in ("nb", "ar"))
    await person.say("/connect mexc")
    await person.wait_for("Send the API key")
    await person.say("/language")
    await person.tap(norwegian.name, await person.wait_for("Choose the language"))
    await person.wait_for(norwegian.plain("language-set"))
    answer = await running.send(person, fields[Field.API_KEY])
    assert norwegian.plain("message-deleted") in answer.text
    await person.set_language("ar")
    await person.say("/cancel")
    await person.wait_for(norwegian.plain("cancelled-draft"))
    stranger = running.telegram.person(43)
    await stranger.set_language("ar")
    await stranger.say("/start")
    await stranger.wait_for(lambda m: arabic.plain("button-connect") in m.labels)
    await stranger.set_language("no")
    await stranger.say("/start")
    await stranger.wait_for(lambda m: norwegian.plain("button-connect") in m.labels)
