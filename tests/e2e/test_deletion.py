import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.credentials import Field
from bot.sandbox.telegram import Person
from tests.e2e.world import Connect, World

BY_HAND = "I could not delete your message"
SECRET_QUESTION = "Send the secret now"  # what is asked after the key
STRAY = "mx0vglSTRAYkey0123456789"  # what no one asked for


@pytest.fixture
def person(running: World) -> Person:
    return running.telegram.person(42)


@pytest.fixture
async def key(running: World, person: Person) -> str:
    """The API key that the bot has just asked for."""
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    value: str = running.sample("kucoin", "good").fields[Field.API_KEY]
    return value


async def test_the_deletion_comes_before_any_other_call(running: World, person: Person) -> None:
    """Of each credential, and of one that no one asked for."""
    await running.send(person, STRAY)
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    for value in running.sample("kucoin", "good").fields.values():
        await running.send(person, value)
    await person.wait_for("Online")
    assert "It looked like a key" in (await running.send(person, STRAY)).text


async def test_one_that_fails_for_good(running: World, person: Person, key: str) -> None:
    """The person is notified what to do; the value was taken all the same."""
    refusal = "Bad Request: message can't be deleted for everyone"
    running.telegram.fault("deleteMessage", 400, refusal, times=4)
    sent = await person.say(key)
    answer = await person.wait_for(SECRET_QUESTION)
    assert BY_HAND in answer.text
    assert "others may have seen it" in answer.text
    assert sent in person.messages
    photo = await person.send_photo(caption="my secret")
    assert BY_HAND in (await person.wait_for(SECRET_QUESTION)).text
    edited = await person.edit(sent, "another value")
    assert BY_HAND in (await person.wait_for(SECRET_QUESTION)).text
    await person.say("/cancel")
    await person.wait_for("Cancelled")
    await person.say(STRAY)
    await person.wait_for("Delete your last message by hand")
    assert {photo.id, edited.id} <= {m.id for m in person.messages if not m.deleted}
    assert len(running.telegram.calls_of("deleteMessage")) == 4  # what is certain is not repeated


@pytest.mark.parametrize(
    ("code", "description", "wait", "times"),
    [
        (429, "", 1, 2),
        (500, "", None, 3),
        (502, "Bad Gateway", None, 1),
    ],
)
async def test_one_that_fails_at_first(  # what a failure consists of
    running: World,
    person: Person,
    key: str,
    code: int,
    description: str,
    wait: int | None,
    times: int,
) -> None:
    running.telegram.fault("deleteMessage", code, description, retry_after=wait, times=times)
    answer = await running.send(person, key)
    assert SECRET_QUESTION in answer.text
    assert BY_HAND not in answer.text
    assert len(running.telegram.calls_of("deleteMessage")) == times + 1


async def test_the_person_deleted_it_first(running: World, person: Person, key: str) -> None:
    world = running.telegram.world
    world.faults.clear()
    sent = await person.say(key)
    await person.delete(sent)
    answer = await person.wait_for(SECRET_QUESTION)
    assert BY_HAND not in answer.text


SENDINGS: dict[str, Callable[[Any, str], Awaitable[Any]]] = {
    "photo": lambda person, text: person.send_photo(data=text.encode()),
    "caption": lambda person, text: person.send_photo(caption=text),
    "document": lambda person, text: person.send_document(data=text.encode()),
    "document with a caption": lambda person, text: person.send_document(caption=text),
    "voice note": lambda person, text: person.send_voice(caption=text),
}


async def test_what_is_no_text_is_deleted_and_not_used(
    running: World, person: Person, key: str
) -> None:
    for kind, send in SENDINGS.items():
        sent = await send(person, key)
        await person.wait_deleted(sent)
        answer = await person.wait_for("only as a text message")
        assert "Send the API key" in answer.text, kind
    assert (await running.draft())["sealed"] == {}
    await running.assert_gone(key)


async def test_a_forwarded_text_is_taken(running: World, person: Person, key: str) -> None:
    sent = await person.forward(key)
    await person.wait_deleted(sent)
    await person.wait_for(SECRET_QUESTION)
    await running.assert_gone(key)


async def test_an_edit_is_deleted_and_not_used(running: World, person: Person, key: str) -> None:
    """Also of a message that was there before, and where no key is asked for."""
    harmless = await person.say("/security")
    await person.wait_for("How your key is kept safe")
    await person.edit(harmless, key)
    await person.wait_deleted(harmless)
    await person.wait_for("only as a text message")
    assert (await running.draft())["sealed"] == {}
    harmless = await person.say("/cancel")
    await person.wait_for("Cancelled")
    await person.edit(harmless, STRAY)
    await person.wait_deleted(harmless)
    await person.wait_for("It looked like a key")
    await running.assert_gone(key, STRAY)


@pytest.mark.usefixtures("key")
async def test_two_pastes_at_the_same_moment(running: World, person: Person) -> None:
    """All are taken, in their order, and one that comes again is no name."""
    fields = running.sample("kucoin", "good").fields
    sent = [await person.say(value) for value in fields.values()]
    sent.append(await person.say(fields[Field.PASSPHRASE]))
    for message in sent:
        await person.wait_deleted(message)
    await person.wait_for("is connected")
    names = [c.name for c in await running.app.deps.connections.list(42)]
    assert names == ["KuCoin Futures Main"]


async def test_a_flood_of_secrets_is_deleted_at_once(world: World) -> None:
    """However long Telegram's limits hold the answers back."""
    world.set(burst=8, grace=0.1)  # seconds; the answers need more
    person, key = world.telegram.person(42), "65280a9bd5b2ae000162e5"
    async with world.bot():
        await person.say("/connect kucoin")
        await person.wait_for("Send the API key")
        sent = [await person.say(f"{key}{n}") for n in range(20)]
        for message in sent:
            await person.wait_deleted(message)
        assert len(world.telegram.calls_of("sendMessage")) < len(sent)


async def test_commands_at_the_secret_step_go_where_they_point(
    running: World, person: Person, key: str
) -> None:
    """They are no values, and the next message is still a secret."""
    seen = {
        "/help": "Which error",
        "/privacy": "What is stored",
        "/language": "Choose the language",
        "/connections": "no connections yet",
        "/alerts": "times are in UTC",
        "/history": "Nothing has happened yet",
        "/start": "BackFuture",
    }
    for command, words in seen.items():
        sent = await person.say(command)
        await person.wait_for(words)
        assert sent in person.messages
    assert SECRET_QUESTION in (await running.send(person, key)).text


@pytest.mark.parametrize("stage", ["none", "choosing", "naming", "testing", "renaming", "command"])
async def test_a_credential_that_nobody_asked_for(
    running: World, person: Person, connect: Connect, stage: str
) -> None:
    stray, sample = STRAY, running.sample("mexc", "slow")
    if stage == "choosing":
        await person.say("/connect")
        await person.wait_for("Choose the exchange")
    if stage in {"naming", "testing"}:
        await person.say("/connect mexc")
        await person.wait_for("Send the API key")
        running.exchanges["mexc"].key("slow").delay = 1.0 if stage == "testing" else 0.0
        for value in sample.fields.values():
            await running.send(person, value)
        await person.wait_for("Testing the key" if stage == "testing" else "is connected")
        if stage == "naming":
            await running.app.deps.key_tests.finish(10)
    if stage == "renaming":
        await connect(person, "mexc", running.sample("mexc", "good"))
        await person.wait_for("Online")
        await person.say("/connections")
        await person.tap("Main", await person.wait_for("My connections"))
        await person.tap("Rename", await person.wait_for(lambda m: "Rename" in m.labels))
        await person.wait_for("Send the new name")
    if stage == "command":
        stray = f"/connect mexc {STRAY}"
    said = "Your message was deleted" if stage == "testing" else "It looked like a key"
    assert said in (await running.send(person, stray)).text
    await running.assert_gone(STRAY)
    if stage == "testing":
        await person.wait_for("Online")


async def test_harmless_words_are_left_alone(running: World, person: Person) -> None:
    await person.say("Hello, what is this?")
    await person.wait_for("That sounds like a question")
    await person.say("Hello there")
    await person.wait_for("I did not understand")
    sent = await person.send_photo(caption="my cat")
    await person.wait_for("I did not understand")
    assert sent in person.messages
    assert not running.telegram.calls_of("deleteMessage")


async def test_the_database_fails_when_a_secret_comes(
    running: World, person: Person, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a secret was asked for cannot be known then: it is deleted in doubt."""

    async def fail(*_: object) -> None:
        await asyncio.sleep(0)
        raise OSError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(running.app.conversations, "get_state", fail)
        answer = await running.send(person, key)
        assert "Something went wrong" in answer.text
        command = await person.say("/help")
        await person.wait_for("Something went wrong")
        assert command in person.messages
    assert SECRET_QUESTION in (await running.send(person, key)).text


OLDER = {"message_id": 1, "date": 1, "chat": {"id": 42, "type": "private"}, "text": "hello"}
SERVICE: dict[str, dict[str, Any]] = {
    "a timer": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "a pin": {"pinned_message": OLDER},
    "a topic": {"forum_topic_created": {"name": "Keys", "icon_color": 7322096}},
    "an allowance": {"write_access_allowed": {}},
    "a background": {
        "chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}},
    },
    "an unlocked gift": {"users_shared": {"request_id": 1, "users": []}},
}


async def at_stage(running: World, person: Person, stage: str) -> None:
    """Bring a person with a sample key of MEXC where a conversation can stand."""
    if stage != "none":
        await person.say("/connect" if stage == "choosing" else "/connect mexc")
        await person.wait_for(lambda m: m.buttons)
    if stage in {"naming", "testing"}:
        running.exchanges["mexc"].key("slow").delay = 3.0 if stage == "testing" else 0.0
        for value in running.sample("mexc", "slow").fields.values():
            await running.send(person, value)
        await person.wait_for("Testing the key" if stage == "testing" else "is connected")
        if stage == "naming":
            await running.app.deps.key_tests.finish(10)


STAGES = ("none", "choosing", "asked", "naming", "testing")


@pytest.mark.parametrize("stage", STAGES)
async def test_nothing_is_said_to_service_messages(
    running: World, person: Person, stage: str
) -> None:
    """No one typed them: they are no wrong kind of answer and no question."""
    await at_stage(running, person, stage)
    before = running.telegram.world.call_count
    sent = [await person.post(content) for content in SERVICE.values()]
    await person.say("/security")
    await person.wait_for("How your key is kept safe")
    calls = [c.method for c in running.telegram.calls if c.number > before]
    assert calls.count("sendMessage") == 1
    assert "deleteMessage" not in calls
    assert all(message in person.messages for message in sent)


HIDDEN: dict[str, dict[str, Any]] = {
    "a quote": {"text": "this?", "quote": {"text": STRAY, "position": 0}},
    "a link's target": {
        "text": "here",
        "entities": [
            {"type": "text_link", "offset": 0, "length": 4, "url": f"https://e.com/?k={STRAY}"}
        ],
    },
    "a contact": {"contact": {"phone_number": "+47", "first_name": "Ola", "vcard": STRAY}},
    "a checklist": {"checklist": {"title": "to do", "tasks": [{"id": 1, "text": STRAY}]}},
    "a deep link": {"text": f"/start {STRAY}"},
    "a deep link with the bot's name": {"text": f"/start@backfuture_sandbox_bot {STRAY}"},
    "brackets": {"text": f"({STRAY})"},
}


@pytest.mark.parametrize("stage", STAGES)
async def test_a_secret_in_any_part_of_a_message(
    running: World, person: Person, stage: str
) -> None:
    await at_stage(running, person, stage)
    for content in HIDDEN.values():
        sent = await person.post(content)
        await person.wait_deleted(sent)
        await person.wait_for(lambda m: m.text)
    document = await person.send_document(name="cdp_api_key.json")
    await person.wait_deleted(document)
    await running.assert_gone(STRAY)


@pytest.mark.parametrize("stage", ["naming", "testing"])
async def test_an_edit_into_a_value_that_is_known(
    running: World, person: Person, stage: str
) -> None:
    """Also a passphrase, which looks like nothing."""
    sample = running.sample("kucoin", "slow")
    await person.say("/connect kucoin")
    await person.wait_for("Send the API key")
    harmless = await person.say("/security")
    await person.wait_for("How your key is kept safe")
    running.exchanges["kucoin"].key("slow").delay = 3.0 if stage == "testing" else 0.0
    for value in sample.fields.values():
        await running.send(person, value)
    await person.wait_for("Testing the key" if stage == "testing" else "is connected")
    if stage == "naming":
        await running.app.deps.key_tests.finish(10)
    await person.edit(harmless, sample.fields[Field.PASSPHRASE])
    await person.wait_deleted(harmless)
    await running.assert_gone(sample.fields[Field.PASSPHRASE])


UNREADABLE: dict[str, dict[str, Any]] = {  # by the client library
    "a story without its fields": {
        "external_reply": {"origin": {"type": "hidden_user"}, "story": {}}
    },
    "an odd entity": {"entities": [{"type": 5}]},
    "a poll of an older form": {"poll": {"question": "Which?", "options": [{"text": "a"}]}},
}


@pytest.mark.parametrize("stage", STAGES)
async def test_a_secret_in_what_the_client_library_cannot_read(
    running: World, person: Person, stage: str
) -> None:
    """Deleted and answered in every state, also where it was asked for."""
    await at_stage(running, person, stage)
    for content in UNREADABLE.values():
        sent = await person.post({"text": STRAY, **content})
        await person.wait_deleted(sent)
        await person.wait_for(lambda m: m.text)
    await running.assert_gone(STRAY)


@pytest.mark.parametrize("sent", ["horse battery staple", "my phrase is the one", "thanks"])
async def test_a_passphrase_of_plain_words_is_deleted_while_the_key_is_tested(
    running: World, connect: Connect, sent: str
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    message = await person.say(sent)
    answer = await person.wait_for("is being tested right now")
    assert "Your message was deleted" in answer.text
    await person.wait_deleted(message)
    await running.assert_gone(sent)


async def test_what_could_not_be_deleted_during_a_test_is_named(
    running: World, connect: Connect
) -> None:
    person = running.telegram.person(42)
    await connect(person, "kucoin", running.sample("kucoin", "slow"))
    running.telegram.fault("deleteMessage", 400, "Bad Request: message can't be deleted")
    await person.say("horse battery staple")
    answer = await person.wait_for("is being tested right now")
    assert BY_HAND in answer.text
