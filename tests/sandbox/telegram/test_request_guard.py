"""Which requests are admitted: of this machine, of our own page, with its secret address."""

import asyncio
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.telegram import Person, TelegramServer


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:x"]
)
async def test_a_name_that_points_here_is_not_here(
    host: str, server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    """DNS rebinding: the browser sends the foreign name as Host."""
    port = server.url.rsplit(":", 1)[1]
    for address in (server.page_url, f"{server.url}/bot{server.token}/getMe"):
        headers = {"Host": host.format(port=port)}
        async with http.get(address, headers=headers) as response:
            assert response.status == 421


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Origin": "{here}"}, 200),
        ({}, 200),
    ],
)
async def test_posts(
    headers: dict[str, str],
    status: int,
    server: TelegramServer,
    http: aiohttp.ClientSession,
    person: Person,
) -> None:
    sent = {"Content-Type": "application/json"}
    sent |= {name: value.format(here=server.url) for name, value in headers.items()}
    body = '{"user_id": 42, "text": "hello"}'
    async with http.post(f"{server.page_url}message", data=body, headers=sent) as response:
        assert response.status == status
    assert len(person.messages) == (2 if status == 200 else 1)


async def test_only_the_secret_address_leads_to_the_page(
    server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    for path in ("/", "/sim/", "/sim/guess/", "/sim/guess/chat?user_id=42"):
        async with http.get(server.url + path) as response:
            assert response.status == 404
    async with TelegramServer() as other:
        assert other.page_url.rsplit("/", 2)[1] != server.page_url.rsplit("/", 2)[1]


async def test_the_page_may_load_nothing_from_elsewhere(
    server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    for path in ("", "chat.js", "chat.css", "chat?user_id=42"):
        async with http.get(server.page_url + path) as response:
            assert response.status == 200
            policy = response.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"
    for path in ("..%2fserver.py", "chat.py", "index.html", "server.js"):
        async with http.get(server.page_url + path) as response:
            assert response.status == 404


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("tap", {"label": "nothing"}),
        ("tap", {}),
        ("edit", {"message_id": 99, "text": "a"}),
        ("delete", {"message_id": 99}),
        ("message", {"text": " "}),
        ("message", {"kind": "sticker"}),
        ("message", {"chat_id": -5, "text": "a"}),
        ("clock", {"seconds": "soon"}),
        ("fault", {"colour": "red"}),
    ],
)
async def test_what_makes_no_sense_is_refused(
    act: str,
    body: dict[str, Any],
    server: TelegramServer,
    http: aiohttp.ClientSession,
    person: Person,
) -> None:
    post = {"user_id": 42, **body} if act not in {"clock", "fault"} else body
    async with http.post(f"{server.page_url}{act}", json=post) as response:
        assert response.status == 400
        assert (await response.json())["error"]
    assert len(person.messages) == 1


async def test_everything_people_do_by_hand(
    server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    async def post(act: str, **body: Any) -> Any:
        async with http.post(server.page_url + act, json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    me = {"user_id": 1001, "language_code": "ar", "name": "Layla"}
    assert (await post("person", **me))["language_code"] == "ar"
    first = await post("message", **me, text="one", **{"from": "Somebody"})
    await post("edit", **me, message_id=first["message_id"], text="two")
    await post("message", **me, kind="photo", text="caption", data="iVBORw==", file_name="a.png")
    person = server.person(1001)
    assert [m.text for m in person.messages] == ["two", "caption"]
    assert person.messages[0].forwarded_from == "Somebody"
    photo = person.messages[1].media
    assert photo is not None
    async with http.get(f"{server.page_url}files/{photo.file_id}") as response:
        assert response.content_type == "image/png"
    await post("delete", **me, message_id=first["message_id"])
    assert person.messages[0].deleted
    await post("block", **me)
    assert server.world.users[1001].blocked_bot
    await post("fault", method="sendMessage", code=429, retry_after=1, times=2)
    assert server.world.faults[0].times == 2
    before = server.clock.timestamp()
    assert (await post("clock", seconds=3600))["now"] - before in {3600, 3601}
    await post("restart", **me)
    assert [m.text for m in person.messages] == ["/start"]


async def test_only_pictures_are_shown(
    server: TelegramServer, http: aiohttp.ClientSession, person: Person
) -> None:
    sent = await person.send_document(data=b"<script>alert(1)</script>", name="a.html")
    assert sent.media is not None
    for name in (sent.media.file_id, "nothing"):
        async with http.get(f"{server.page_url}files/{name}") as response:
            assert response.status == 204  # an error would be one in the console of the page
            assert not await response.read()


BAIT = "setWebhook?url=http://127.0.0.1:9/"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("method", ["getMe", "getUpdates", BAIT])
async def test_another_site_steers_nothing(
    site: str, method: str, server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    """What a browser sends for an image of another page, and for a page it is led to."""
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    for address in (f"{server.url}/bot{server.token}/{method}", server.page_url):
        async with http.get(address, headers=headers) as response:
            assert response.status == 403
    assert server.world.webhook.url == ""


@pytest.mark.parametrize("verb", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize("method", [BAIT, "SETWEBHOOK?url=http://127.0.0.1:9/", "getUpdates"])
async def test_what_changes_something_is_posted(
    verb: str, method: str, server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    address = f"{server.url}/bot{server.token}/{method}"
    async with http.request(verb, address) as response:
        assert response.status == 405
    assert server.world.webhook.url == ""
    async with http.get(f"{server.url}/bot{server.token}/getMe") as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://203.0.113.7/hook",
        "https://evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.1@evil.example/",
        "http://0.0.0.0:9/",
        "http://[::ffff:203.0.113.7]/",
        "http:///",
        "http://[",
    ],
)
async def test_a_webhook_stays_on_this_machine(
    url: str, server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    address = f"{server.url}/bot{server.token}/setWebhook"
    async with http.post(address, json={"url": url}) as response:
        assert response.status == 400
    assert server.world.webhook.url == ""


async def test_a_webhook_leads_nowhere_else(
    server: TelegramServer, http: aiohttp.ClientSession
) -> None:
    """A redirect is not followed."""
    got: list[str] = []
    again = asyncio.Event()

    async def redirect(request: web.BaseRequest) -> web.Response:
        if got:
            again.set()
        got.append(request.path)
        return web.Response(status=307, headers={"Location": f"{here}/elsewhere"})

    runner = web.ServerRunner(web.Server(redirect))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    here = f"http://127.0.0.1:{runner.addresses[0][1]}"
    address = f"{server.url}/bot{server.token}/setWebhook"
    async with http.post(address, json={"url": f"{here}/hook"}) as response:
        assert response.status == 200
    await server.person(42).say("hello")
    await asyncio.wait_for(again.wait(), 10)
    await runner.cleanup()
    assert {*got} == {"/hook"}
