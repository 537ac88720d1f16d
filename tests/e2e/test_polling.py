import logging
from typing import Self

import pytest
from aiohttp import ClientSession, web

from bot.domain.credentials import Field
from tests.e2e.world import World


async def test_an_update_that_cannot_be_read(
    running: World, caplog: pytest.LogCaptureFixture
) -> None:
    """It would come again forever: it is passed over, the others of its batch are not."""
    telegram, person = running.telegram, running.telegram.person(42)
    await person.say("/start")
    telegram.world.updates.add("message", 42, {"message_id": 7, "text": "my-own-secret"})
    await person.say("/help")
    await person.wait_for("Which error")
    await person.say("/privacy")
    await person.wait_for("What is stored")
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == [
        "an update cannot be parsed: message"
    ]
    assert "my-own-secret" not in caplog.text


async def test_a_flood_holds_up_nobody_else(world: World) -> None:
    world.set(burst=8, grace=0.1)  # seconds; not all will be answered
    flooding, other = world.telegram.person(42), world.telegram.person(43)
    async with world.bot():
        for wave in range(3):
            for n in range(10):
                await flooding.say(f"hello {wave} {n}")
            await other.say("/start")
            await other.wait_for("BackFuture")
        assert len([m for m in flooding.messages if m.by_bot]) < 30


async def test_a_page_of_a_proxy_instead_of_telegrams_answer(world: World) -> None:
    """A gateway before Telegram answers in HTML, to everything, once each."""
    async with Gateway(world.telegram.url) as gateway:
        world.changes["telegram_api_url"] = gateway.url
        person, fields = world.telegram.person(42), world.sample("mexc", "good").fields
        async with world.bot():
            await person.say("/connect mexc")
            await person.wait_for("Send the API key")
            gateway.broken = {"deletemessage", "sendmessage", "getupdates"}
            sent = await person.say(fields[Field.API_KEY])
            await person.wait_deleted(sent)
            await person.wait_for("Send the secret now")
            await person.say("/help")
            await person.wait_for("Which error")


class Gateway:
    """A reverse proxy that answers the next call of some methods with a page."""

    def __init__(self, target: str) -> None:
        self.broken: set[str] = set()
        self._target = target

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._session = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2].lower()
        if method in self.broken:
            self.broken.remove(method)
            page = "<html><h1>502 Bad Gateway</h1></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        headers = {"Content-Type": request.headers.get("Content-Type", "application/json")}
        async with self._session.request(
            request.method, self._target + request.path, data=await request.read(), headers=headers
        ) as answer:
            return web.Response(
                status=answer.status, body=await answer.read(), content_type="application/json"
            )
