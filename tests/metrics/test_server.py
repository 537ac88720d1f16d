import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.metrics.connection_limit import OPEN_EACH
from bot.metrics.prometheus import PrometheusMetrics
from bot.metrics.server import StatusPages
from bot.settings import SettingsError


class Health:
    def __init__(self) -> None:
        self.reasons: list[str] = []

    async def stalled(self) -> Sequence[str]:
        return self.reasons

    async def missing(self) -> Sequence[str]:
        return self.reasons


class Overview:
    async def current(self) -> None:
        return None


@pytest.fixture
def health() -> Health:
    return Health()


def pages_at(place: str, health: Any) -> StatusPages:
    overview: Any = Overview()
    return StatusPages(place, health, PrometheusMetrics(("kucoin",)), overview)


@pytest.fixture
async def pages(health: Health) -> AsyncIterator[StatusPages]:
    async with pages_at("127.0.0.1:0", health) as pages:
        yield pages


async def ask(pages: StatusPages, method: str, path: str) -> tuple[int, str, Any]:
    url = f"http://127.0.0.1:{pages.port}{path}"
    async with ClientSession() as session, session.request(method, url) as answer:
        return answer.status, await answer.text(), answer.headers


async def raw(pages: StatusPages, data: bytes) -> bytes:
    """Send bytes and return the response; empty if the connection is closed."""
    reader, writer = await asyncio.open_connection("127.0.0.1", pages.port)
    try:
        writer.write(data)
        return await asyncio.wait_for(reader.read(), 5)
    except ConnectionError:
        return b""
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


GET = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
async def test_a_verdict_is_a_status_and_plain_words(
    pages: StatusPages, health: Health, path: str
) -> None:
    assert (await ask(pages, "GET", path))[:2] == (200, "ok\n")
    health.reasons = ["this is wrong", "and that"]
    assert (await ask(pages, "GET", path))[:2] == (503, "this is wrong\nand that\n")


async def test_figures_come_in_the_format_every_prometheus_reads(pages: StatusPages) -> None:
    status, text, headers = await ask(pages, "GET", "/metrics")
    assert status == 200
    assert headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "# TYPE connect_checks_total counter" in text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
async def test_head_is_answered_without_a_body(pages: StatusPages, path: str) -> None:
    status, text, headers = await ask(pages, "HEAD", path)
    assert (status, text) == (200, "")
    assert int(headers["Content-Length"]) > 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
async def test_nothing_is_taken(pages: StatusPages, method: str) -> None:
    status, _, headers = await ask(pages, method, "/metrics")
    assert status == 405
    assert headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", "/metrics/", "/metrics?name=x", "/.env"])
async def test_nothing_else_is_served(pages: StatusPages, path: str) -> None:
    data = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    assert (await raw(pages, data)).startswith(b"HTTP/1.1 404 ")


async def test_answers_do_not_tell_what_serves_them(pages: StatusPages) -> None:
    for path in ("/healthz", "/nothing"):
        *_, headers = await ask(pages, "GET", path)
        assert headers["Server"] == "connect"


@pytest.mark.parametrize(
    "data",
    [
        b"GET /" + 5000 * b"x" + b" HTTP/1.1\r\nHost: bot\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: bot\r\nX: " + 5000 * b"x" + b"\r\n\r\n",
        b"\x16\x03\x01 no HTTP at all\r\n\r\n",
    ],
)
async def test_a_request_that_is_none_is_refused_and_not_logged(
    pages: StatusPages, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await raw(pages, data)).startswith(b"HTTP/1.0 400 ")
    assert caplog.records == []
    assert (await ask(pages, "GET", "/healthz"))[0] == 200


async def test_a_page_that_cannot_be_drawn_shows_nothing_of_why(
    pages: StatusPages, health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> Sequence[str]:
        raise RuntimeError("hush-hush")

    monkeypatch.setattr(health, "stalled", fail)
    status, text, _ = await ask(pages, "GET", "/healthz")
    assert (status, text) == (500, "This page could not be rendered; see the log.\n")


async def test_a_line_serves_one_request(pages: StatusPages) -> None:
    assert (await raw(pages, 2 * GET)).count(b"HTTP/1.1 200 OK") == 1


async def test_a_flood_is_hung_up_on_and_is_over_with_its_second(
    pages: StatusPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.metrics.connection_limit.PER_SECOND", 20)
    began = time.monotonic()
    answers = await asyncio.gather(*(raw(pages, GET) for _ in range(150)))
    seconds = 2 + int(time.monotonic() - began)  # in which it may lie
    answered = sum(b"200 OK" in answer for answer in answers)
    assert 0 < answered <= min(seconds * 20, 149)
    assert answers.count(b"") == 150 - answered
    await asyncio.sleep(1.0)
    assert (await ask(pages, "GET", "/healthz"))[0] == 200


@pytest.mark.parametrize("sent", [b"", GET[:-4], b"GET /healthz HTTP/1.1\r\nX: x"])
async def test_a_request_that_does_not_end_is_hung_up_on(
    pages: StatusPages, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr("bot.metrics.connection_limit.HEADERS", 0.1)
    assert await raw(pages, sent) == b""


async def test_a_body_that_does_not_come_is_not_waited_for(pages: StatusPages) -> None:
    head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
    assert b"200 OK" in await raw(pages, head)


@pytest.mark.parametrize("sent", [b"", b"GET /he"])
async def test_a_probe_is_answered_while_half_open_lines_come(
    pages: StatusPages, sent: bytes
) -> None:
    """From the address of the prober itself, and many connections."""
    writers: list[asyncio.StreamWriter] = []

    async def attack() -> None:
        while True:
            _, writer = await asyncio.open_connection("127.0.0.1", pages.port)
            writer.write(sent)
            writers.append(writer)
            await asyncio.sleep(1 / 80)

    attacking = asyncio.create_task(attack())
    try:
        answers = []
        for _ in range(20):
            answers.append(await raw(pages, GET))
            await asyncio.sleep(0.05)
    finally:
        attacking.cancel()
        await asyncio.gather(attacking, return_exceptions=True)
        for writer in writers:
            writer.close()
    assert len(writers) > OPEN_EACH
    assert all(b"200 OK" in answer for answer in answers)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(
            (f"{name}{port}", 200)
            for name in ("localhost", "127.0.0.1", "[::1]")
            for port in ("", ":9464")
        ),
        *((name, 421) for name in ("evil.example", "evil.example:9464", "localhost.evil.example")),
        *((name, 421) for name in ("203.0.113.7", "[", "127.0.0.1.evil.example")),
    ],
)
async def test_on_loopback_only_its_own_names_are_answered(
    pages: StatusPages, host: str, status: int
) -> None:
    for path in ("/healthz", "/metrics"):
        data = f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
        answer = await raw(pages, data)
        assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer
        assert status == 200 or b"connect_" not in answer


async def test_a_place_that_is_taken_is_named(pages: StatusPages, health: Health) -> None:
    with pytest.raises(SettingsError, match=f"BOT_STATUS_LISTEN.*127.0.0.1:{pages.port}"):
        async with pages_at(f"127.0.0.1:{pages.port}", health):
            pass


@pytest.mark.parametrize("place", ["127.0.0.1:99999", "no-such-host.invalid:9464"])
async def test_a_place_that_is_none_is_named(health: Health, place: str) -> None:
    with pytest.raises(SettingsError, match=f"BOT_STATUS_LISTEN.*{place}"):
        async with pages_at(place, health):
            pass


async def test_it_listens_over_ipv6(health: Health) -> None:
    async with pages_at("[::1]:0", health) as pages:
        url = f"http://[::1]:{pages.port}/healthz"
        async with ClientSession() as session, session.get(url) as answer:
            assert answer.status == 200


async def test_it_stops_at_once_whoever_is_on_the_line(health: Health) -> None:
    async with asyncio.timeout(60):
        async with pages_at("127.0.0.1:0", health) as pages:
            _, writer = await asyncio.open_connection("127.0.0.1", pages.port)
            await asyncio.sleep(0.1)
        writer.close()
