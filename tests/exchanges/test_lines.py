"""The size limit of an answer, with any encoding."""

import gzip
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeAlias

import pytest
from aiohttp import web

from bot.domain.diagnosis import Problem
from bot.exchanges import _transport
from tests.exchanges.conftest import MakeProber
from tests.exchanges.replay import answer_file

MEXC = answer_file("mexc")
MEGABYTE = 2**20
SIZE = 64 * MEGABYTE
Answer: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


async def announced(request: web.BaseRequest) -> web.StreamResponse:
    return await _stream(request, {"Content-Length": str(SIZE)}, b"x" * 65536, SIZE // 65536)


async def in_chunks(request: web.BaseRequest) -> web.StreamResponse:
    return await _stream(request, {}, b"x" * 65536, SIZE // 65536)


async def compressed(request: web.BaseRequest) -> web.StreamResponse:
    body = gzip.compress(b"x" * MEGABYTE) * (SIZE // MEGABYTE)
    return await _stream(request, {"Content-Encoding": "gzip"}, body, 1)


async def _stream(
    request: web.BaseRequest, headers: dict[str, str], part: bytes, times: int
) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json", **headers})
    await response.prepare(request)
    try:
        for _ in range(times):
            await response.write(part)
    except ConnectionError:  # closed by the reader
        pass
    return response


@pytest.fixture
async def serve_as() -> AsyncIterator[Callable[[Answer], Awaitable[str]]]:
    runners = []

    async def start(answer: Answer) -> str:
        runner = web.ServerRunner(web.Server(answer, access_log=None), shutdown_timeout=0.1)
        await runner.setup()
        runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    yield start
    for runner in runners:
        await runner.cleanup()


@pytest.mark.parametrize("answer", [announced, in_chunks, compressed])
async def test_an_endless_body_is_no_answer_and_takes_no_memory(
    answer: Answer, serve_as: Any, make_prober: MakeProber
) -> None:
    prober = make_prober({"mexc": await serve_as(answer)})
    await prober.check("mexc", MEXC.credentials)  # without what is loaded once
    tracemalloc.start()
    report = await prober.check("mexc", MEXC.credentials)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert report.problems[0] is Problem.EXCHANGE_UNAVAILABLE
    assert most < SIZE / 3  # of one of the calls that were made at once; the server's share too


async def test_a_long_body_within_the_limit_is_read(serve_as: Any, make_prober: MakeProber) -> None:
    text = "not known here".ljust(_transport._LONGEST_BODY - 100)

    async def refuse(_: web.BaseRequest) -> web.StreamResponse:
        return web.json_response({"code": 10072, "msg": text}, status=400)

    prober = make_prober({"mexc": await serve_as(refuse)})
    report = await prober.check("mexc", MEXC.credentials)
    assert report.problems == (Problem.INVALID_KEY,)
