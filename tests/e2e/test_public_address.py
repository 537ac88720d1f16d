"""The public address behind a real Caddy, and what `doctor` says of it."""

import ssl
import subprocess
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientSession, TCPConnector

from bot.cli.doctor.finding import Level
from bot.cli.doctor.public import check_clock, check_public
from bot.cli.doctor.telegram import check_telegram
from bot.telegram.webhook.address import NOTHING, WebhookAddress
from bot.telegram.webhook.entrance import SECRET
from tests.caddy import CADDYFILE, Proxy, caddy_on_loopback, free_port
from tests.e2e.world import Connect, Until, World, answers
from tests.programs import caddy


@pytest.fixture
async def proxy(world: World) -> AsyncIterator[Proxy]:
    async with caddy_on_loopback(world.folder) as proxy:
        world.changes |= {"public_url": proxy.url, "public_listen": proxy.place}
        world.telegram.world.webhook.trust = proxy.trust
        world.set(webhook_look=0.2, poll_failed=0.05)
        yield proxy


def test_the_file_is_in_caddys_own_form() -> None:
    # without this option version 2.6 prints the file, changed or not
    told = subprocess.run(  # noqa: S603  # a program of the test
        [caddy(), "fmt", str(CADDYFILE)], capture_output=True, check=False, text=True
    )
    assert told.stdout.rstrip("\n") == CADDYFILE.read_text().rstrip("\n")


async def test_a_whole_connection(
    world: World, proxy: Proxy, connect: Connect, until: Until
) -> None:
    person = world.telegram.person(42)
    async with world.bot():
        await connect(person, "kucoin", world.sample("kucoin", "good"))
        await person.wait_for("is connected")
        await until(lambda: not world.telegram.world.updates.pending)
        assert world.telegram.world.webhook.url.startswith(proxy.url)
        assert world.telegram.world.updates.polls == 0


async def test_a_restart_behind_the_proxy_loses_nothing(
    world: World, proxy: Proxy, until: Until
) -> None:
    """Meanwhile Caddy answers 502 or 503, and Telegram sends the update again."""
    assert proxy.url
    person = world.telegram.person(42)
    async with world.bot():
        await until(lambda: world.telegram.world.webhook.url)
    known = answers(person)
    await person.say("/help")
    await until(lambda: world.telegram.world.webhook.last_error)
    async with world.bot():
        await person.wait_for(known)


async def test_what_the_proxy_lets_through(world: World, proxy: Proxy) -> None:
    async with (
        world.bot() as app,
        ClientSession(connector=TCPConnector(ssl=proxy.trust)) as http,
    ):
        ours = WebhookAddress.of(app.bot.token, app.keyring.vault.derive)
        headers = {SECRET: ours.secret}
        other = await http.get(f"{proxy.url}/other")
        assert (other.status, await other.text()) == (404, NOTHING)
        assert other.headers["Strict-Transport-Security"]
        assert other.headers["Cache-Control"] == "no-store"
        large = BytesIO(b'{"update_id": 1, "x": "' + b"x" * 2**20 + b'"}')
        refused = await http.post(proxy.url + ours.path, data=large, headers=headers)
        assert refused.status in {413, 502}  # Caddy ends the request in its middle
        body = {"update_id": 1, "x": "x" * 500_000}
        taken = await http.post(proxy.url + ours.path, json=body, headers=headers)
        assert taken.status in {200, 503}


async def test_doctor_sees_proxy_bot_and_certificate(world: World, proxy: Proxy) -> None:
    silent = await check_public(proxy.url, proxy.trust)
    assert silent.level is Level.FAIL
    assert "the bot behind it does not" in silent.found
    async with world.bot():
        assert (await check_public(proxy.url, proxy.trust)).level is Level.OK
        distrusted = await check_public(proxy.url, ssl.create_default_context())
    assert distrusted.level is Level.FAIL
    assert "certificate" in distrusted.found


async def test_doctor_says_what_telegram_complains_of(
    world: World, proxy: Proxy, until: Until
) -> None:
    async with world.bot():
        await until(lambda: world.telegram.world.webhook.url)
        fine = await check_telegram(world.settings)
    assert (fine.level, "complains of nothing" in fine.found) == (Level.OK, True)
    await world.telegram.person(42).say("/help")
    await until(lambda: world.telegram.world.webhook.last_error)
    told = await check_telegram(world.settings)
    assert told.level is Level.FAIL
    assert "Wrong response from the webhook: 50" in told.found
    assert "1 updates wait" in told.found
    assert world.telegram.world.webhook.url.rpartition("/")[2] not in repr(told)
    assert proxy.url not in told.fix


async def test_doctor_on_addresses_that_lead_elsewhere(world: World) -> None:
    trust = ssl.create_default_context()
    other = await check_public(world.telegram.url, trust)
    assert (other.level, "another program" in other.found) == (Level.FAIL, True)
    nowhere = await check_public(f"https://localhost:{free_port()}", trust)
    assert (nowhere.level, "cannot be reached" in nowhere.found) == (Level.FAIL, True)
    unknown = await check_public("https://connect.invalid", trust)
    assert unknown.level is Level.FAIL


async def test_doctor_on_the_clock(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await check_clock(world.telegram.url)).level is Level.OK
    monkeypatch.setattr("bot.cli.doctor.public._LARGEST_OFFSET", -1)
    assert (await check_clock(world.telegram.url)).level is Level.FAIL
    assert (await check_clock(f"http://127.0.0.1:{free_port()}")).level is Level.WARN
