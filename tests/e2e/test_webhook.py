"""Updates at a public address: none is lost or doubled, and no one else gets in."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientResponse, ClientSession

from bot.app import build
from bot.runtime import App
from bot.telegram.webhook.address import WebhookAddress
from bot.telegram.webhook.entrance import SECRET
from tests.caddy import free_port
from tests.e2e.world import Connect, Lives, Until, World, answers

UPDATE = {"update_id": 1, "message": {"text": "my-own-secret"}}


@pytest.fixture
def public(world: World) -> World:
    """A world whose bot has an address on loopback."""
    place = f"127.0.0.1:{free_port()}"
    world.changes |= {"public_url": f"http://{place}", "public_listen": place}
    world.set(webhook_look=0.2, poll_failed=0.05)
    return world


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


def polls_again(world: World) -> None:
    for name in ("public_url", "public_listen"):
        del world.changes[name]


def address_of(app: App) -> WebhookAddress:
    return WebhookAddress.of(app.bot.token, app.keyring.vault.derive)


async def test_a_whole_connection(
    public: World, connect: Connect, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    person = public.telegram.person(42)
    async with public.bot() as app:
        await connect(person, "mexc", public.sample("mexc", "good"))
        await person.wait_for("is connected")
        hook = public.telegram.world.webhook
        assert hook.url == address_of(app).at(public.changes["public_url"])
        assert (hook.secret, hook.max_connections) == (address_of(app).secret, 100)
        await until(lambda: not public.telegram.world.updates.pending)
    assert public.telegram.world.updates.polls == 0
    assert hook.url.rpartition("/")[2] not in caplog.text
    assert hook.secret not in caplog.text


async def test_each_switch_keeps_what_was_sent_meanwhile(public: World, until: Until) -> None:
    telegram, person = public.telegram, public.telegram.person(42)
    ways = dict(public.changes)
    for n in range(4):
        public.changes = {**public.changes, **ways}
        if n % 2:
            polls_again(public)
        known = answers(person)
        await person.say("/help")
        async with public.bot():
            await person.wait_for(known)
            await until(lambda: not telegram.world.updates.pending)
        assert bool(telegram.world.webhook.url) is not bool(n % 2)


async def test_a_restart_keeps_the_address(public: World, until: Until) -> None:
    hook, seen = public.telegram.world.webhook, set()
    for _ in range(2):
        async with public.bot():
            await until(lambda: hook.url)
            seen.add((hook.url, hook.secret))
            hook.url = ""
    assert len(seen) == 1


async def test_another_token_has_another_address(public: World) -> None:
    async with build(public.settings) as app:
        derive = app.keyring.vault.derive
    one, other = WebhookAddress.of("1:a", derive), WebhookAddress.of("1:b", derive)
    assert len({one.path, one.secret, other.path, other.secret}) == 4
    assert one.path[1:] not in repr(one)


async def test_everybody_else_gets_the_same_answer(public: World, http: ClientSession) -> None:
    async with public.bot() as app:
        base, ours = public.changes["public_url"], address_of(app)
        right = {SECRET: ours.secret}
        requests = [
            http.get(base),
            http.get(base + ours.path, headers=right),
            http.post(base + ours.path, json=UPDATE),
            http.post(base + ours.path, json=UPDATE, headers={SECRET: ours.secret[:-1] + "?"}),
            http.post(base + ours.path, json=UPDATE, headers={SECRET: "\udcff"}),
            http.post(f"{base}/x", json=UPDATE, headers=right),
            http.post(f"{base}{ours.path}?x", json=UPDATE, headers=right),
            http.post(base + ours.path, data=BytesIO(b"x" * 2**19)),
        ]
        seen = {await answer_of(await request) for request in requests}
    assert len(seen) == 1
    (status, _, _) = seen.pop()
    assert status == 404


async def answer_of(response: ClientResponse) -> tuple[int, str, str]:
    """Return all of an answer but its date."""
    headers = {k: v for k, v in response.headers.items() if k not in {"Date", "Connection"}}
    return response.status, await response.text(), repr(headers)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"[]", 400),
        (b'{"update_id": "1"}', 400),
        (b'{"update_id": 1, "text": "' + b"x" * 2**20 + b'"}', 413),
        (b'{"update_id": 1, "strange": {"text": "my-own-secret"}}', 200),
    ],
)
async def test_odd_bodies(
    public: World,
    http: ClientSession,
    body: bytes,
    status: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with public.bot() as app:
        base, ours = public.changes["public_url"], address_of(app)
        await public.telegram.wait_for_call("setWebhook")
        sent = await http.post(base + ours.path, data=BytesIO(body), headers={SECRET: ours.secret})
        assert sent.status == status
    assert "my-own-secret" not in caplog.text


async def test_who_does_not_lead_takes_no_update(
    public: World, http: ClientSession, until: Until
) -> None:
    """Telegram is asked to send it again: the leader alone handles updates."""
    async with public.bot() as leader:
        await until(lambda: leader.contact.receiver)
        other = f"127.0.0.1:{free_port()}"
        settings = public.settings.model_copy(update={"public_listen": other})
        async with build(settings, public.time, public.timings) as second:
            stop = asyncio.Event()
            running = asyncio.create_task(second.run(stop))
            ours = address_of(second)
            url, headers = f"http://{other}{ours.path}", {SECRET: ours.secret}
            for _ in range(3):
                sent = await http.post(url, json=UPDATE, headers=headers)
                assert sent.status == 503
            stop.set()
            await running
        known = answers(person := public.telegram.person(42))
        await person.say("/help")
        await person.wait_for(known)


@pytest.mark.parametrize("method", ["getWebhookInfo", "setWebhook"])
async def test_telegram_refuses_for_a_while(public: World, method: str) -> None:
    public.telegram.fault(method, 500, "Internal Server Error", times=2)
    public.telegram.fault(method, 429, retry_after=0, times=1)
    person = public.telegram.person(42)
    await person.say("/help")
    async with public.bot():
        await person.wait_for("Which error")


async def test_a_refused_address_is_logged_once(
    public: World, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    reason = "Bad Request: bad webhook: Failed to resolve host"
    refused = public.telegram.fault("setWebhook", 400, reason, times=3)
    person = public.telegram.person(42)
    await person.say("/help")
    async with public.bot():
        await until(lambda: not refused.times)
        await person.wait_for("Which error")
    said = [r.message for r in caplog.records if "refuses the webhook" in r.message]
    assert len(said) == 1
    assert "Failed to resolve host" in said[0]


async def test_deleting_the_webhook_fails_for_a_while(public: World, until: Until) -> None:
    async with public.bot():
        await until(lambda: public.telegram.world.webhook.url)
    polls_again(public)
    public.telegram.fault("deleteWebhook", 500, "Internal Server Error", times=2)
    public.telegram.fault("getWebhookInfo", 500, "Internal Server Error", times=1)
    person = public.telegram.person(42)
    await person.say("/help")
    async with public.bot() as app:
        await person.wait_for("Which error")
        assert not app.contact.conflict.trouble


async def test_the_webhook_of_another_program_is_never_removed_by_a_poller(
    world: World, until: Until
) -> None:
    world.set(conflict_look=0.05, poll_failed=0.05)
    hook = world.telegram.world.webhook
    hook.url = "http://127.0.0.1:9/other"
    async with world.bot() as app:
        await until(lambda: app.contact.conflict.trouble)
        assert hook.url == "http://127.0.0.1:9/other"
        assert not world.telegram.calls_of("deleteWebhook")


async def test_a_webhook_that_is_changed_is_set_again_and_reported(
    public: World, until: Until
) -> None:
    public.set(conflict_look=0.05, conflict=0.1)
    hook = public.telegram.world.webhook
    async with public.bot() as app:
        await until(lambda: hook.url)
        ours = hook.url
        for foreign in ("", "http://127.0.0.1:9/other"):
            hook.url = foreign
            await until(lambda: hook.url == ours)
        await until(lambda: app.contact.conflict.trouble)


async def test_kills_lose_no_update(public: World, lives: Lives, until: Until) -> None:
    place = public.changes["public_listen"]
    lives.settings |= {"BOT_PUBLIC_URL": f"http://{place}", "BOT_PUBLIC_LISTEN": place}
    telegram, person = public.telegram, public.telegram.person(42)
    for pause in (0.0, 0.05, 0.3):
        lives.begin()
        await person.say("/help")
        await until(lambda: telegram.world.webhook.url)
        known = answers(person)
        await person.say("/privacy")
        await asyncio.sleep(pause)
        await lives.end(signal.SIGKILL)
        lives.begin()
        await person.wait_for(known)
        await until(lambda: not telegram.world.updates.pending)
        await lives.end(signal.SIGTERM)
