"""A key test: concurrent calls; only transient failures are repeated, once."""

import asyncio
import base64
import json
import logging
import urllib.parse
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web

from bot.domain.credentials import Credentials, Field, Secret
from bot.domain.diagnosis import Answer, CheckReport, Problem, Step
from bot.domain.egress import DIRECT, Egress
from bot.exchanges import _prober, _transport
from bot.exchanges._catalogue import CATALOGUE, Entry
from bot.exchanges._clock import ClockReading
from bot.exchanges._dialect import Client, Dialect, Endpoint
from bot.exchanges._key_line import KeyLine
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FileExchange, Said, answer_file

KUCOIN, MEXC = answer_file("kucoin"), answer_file("mexc")
KEY, BALANCE = "GET /api/v1/user/api-key", "GET /api/v1/accounts"
UNKNOWN_KEY = KUCOIN.case("unknown key, or a key of another site that is not asked here")


def changed(**changes: Any) -> Mapping[str, Entry]:
    """Return the catalogue with another dialect for KuCoin."""
    entry = CATALOGUE["kucoin"]
    return {**CATALOGUE, "kucoin": replace(entry, dialect=replace(entry.dialect, **changes))}


def with_fields(**values: str) -> Credentials:
    named = {Field[name.upper()]: Secret(value) for name, value in values.items()}
    return {**KUCOIN.credentials, **named}


class Gate:
    """Holds every call until enough have arrived."""

    def __init__(self, needed: int) -> None:
        self._barrier = asyncio.Barrier(needed)

    async def __call__(self, _request: web.Request) -> None:
        async with asyncio.timeout(60):
            await self._barrier.wait()


class Counting:
    """Counts concurrent calls."""

    def __init__(self) -> None:
        self.now = self.most = 0

    async def __call__(self, _request: web.Request) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.02)
        self.now -= 1


def once(first: Said, then: FileExchange, route: str) -> Callable[[web.Request], Awaitable[None]]:
    """Answer the first call of a route differently."""
    usual = then.answers[route]
    then.answers[route] = first

    async def turn(request: web.Request) -> None:
        if then.calls[route] > 1 and request.path in route:
            then.answers[route] = usual

    return turn


# ---------------------------------------------------------------- concurrency


@pytest.mark.parametrize("told", [KUCOIN, MEXC], ids=["kucoin", "mexc"])
async def test_clock_description_balance_and_orders_are_asked_at_once(
    told: Any, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(told.good(), before=Gate(4)))

    report = await make_prober({told.name: exchange.url}).check(told.name, told.credentials)

    assert report.problems == ()


async def test_private_calls_take_turns_where_a_nonce_must_grow(
    serve: Serve, make_prober: MakeProber
) -> None:
    counting = Counting()
    exchange = await serve(FileExchange(KUCOIN.good(), before=counting))
    prober = make_prober({"kucoin": exchange.url}, catalogue=changed(in_turn=True))

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == ()
    assert counting.most == 2  # the clock, and one of the three


async def test_no_more_than_ten_keys_are_tested_at_one_exchange_at_a_time(
    serve: Serve, make_prober: MakeProber
) -> None:
    counting = Counting()
    exchange = await serve(FileExchange(KUCOIN.good(), before=counting))
    prober = make_prober({"kucoin": exchange.url})

    await asyncio.gather(*(prober.check("kucoin", KUCOIN.credentials) for _ in range(25)))

    assert counting.most <= 4 * _prober.MAX_CONCURRENT


async def test_a_hanging_exchange_costs_the_others_nothing(
    serve: Serve, make_prober: MakeProber
) -> None:
    async def hang(_request: web.Request) -> None:
        await asyncio.sleep(30)

    hanging = await serve(FileExchange(KUCOIN.good(), before=hang))
    exchange = await serve(FileExchange(MEXC.good()))
    prober = make_prober({"kucoin": hanging.url, "mexc": exchange.url})
    waiting = [asyncio.create_task(prober.check("kucoin", KUCOIN.credentials)) for _ in range(40)]
    await asyncio.sleep(0)

    async with asyncio.timeout(60):
        report = await prober.check("mexc", MEXC.credentials)

    assert report.problems == ()
    assert not any(task.done() for task in waiting)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_steps_are_told_as_they_come(serve: Serve, make_prober: MakeProber) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))
    told: list[Mapping[Step, Answer]] = []

    prober = make_prober({"kucoin": exchange.url})
    report = await prober.check("kucoin", KUCOIN.credentials, told.append)

    assert len(told) == 4
    assert all(set(a.items()) <= set(b.items()) for a, b in pairwise(told))
    assert told[-1] == report.steps
    assert set(report.steps.values()) == {Answer.YES}
    assert 0 < report.seconds < 10


async def test_tests_of_different_keys_do_not_mix(serve: Serve, make_prober: MakeProber) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))
    prober = make_prober({"kucoin": exchange.url})
    keys = [f"{n:024x}" for n in range(30)]

    await asyncio.gather(*(prober.check("kucoin", with_fields(api_key=key)) for key in keys))

    sent = [r.headers["KC-API-KEY"] for r in exchange.requests if "KC-API-KEY" in r.headers]
    assert sorted(sent) == sorted(keys * 3)


# ---------------------------------------------------------------- repetition


async def ask(
    exchange: FileExchange, make_prober: MakeProber, credentials: Credentials | None = None
) -> CheckReport:
    prober = make_prober({"kucoin": exchange.url})
    return await prober.check("kucoin", credentials or KUCOIN.credentials)


@pytest.mark.parametrize(
    "first",
    [
        Said("<html>502</html>", 502, headers={"Content-Type": "text/html"}),
        Said('{"code":"500000","msg":"Internal Server Error"}', 500),
        Said('{"code":"429000","msg":"Too many requests."}', 429, headers={"Retry-After": "0.1"}),
    ],
    ids=["gateway", "internal error", "come back shortly"],
)
async def test_what_is_passing_is_tried_once_more(
    first: Said, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = FileExchange(KUCOIN.good())
    exchange.before = once(first, exchange, BALANCE)

    report = await ask(await serve(exchange), make_prober)

    assert report.problems == ()
    assert exchange.calls[BALANCE] == 2
    stamps = [r.headers["KC-API-SIGN"] for r in exchange.requests if r.path == "/api/v1/accounts"]
    assert stamps[0] != stamps[1]  # signed again


@pytest.mark.parametrize(
    "said",
    [
        Said('{"code":"400005","msg":"Invalid KC-API-SIGN"}', 401),
        Said('{"code":"400003","msg":"The API key does not exist or site mismatch."}', 401),
        Said('{"code":"400002","msg":"Invalid KC-API-TIMESTAMP"}', 400),
        Said('{"code":"429000","msg":"Too many"}', 429),
        Said('{"code":"429000","msg":"Too many"}', 429, headers={"Retry-After": "6"}),
        Said('{"code":"500000","msg":"Down"}', 503, headers={"Retry-After": "3600"}),
        Said("<html>403</html>", 403, headers={"Content-Type": "text/html"}),
    ],
    ids=["secret", "key", "clock", "limit", "limit for long", "down for long", "refused page"],
)
async def test_nothing_else_is_tried_again(
    said: Said, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange({**KUCOIN.good(), KEY: said, BALANCE: said}))

    await ask(exchange, make_prober)

    assert exchange.calls[KEY] == exchange.calls[BALANCE] == 1


async def test_a_call_that_takes_too_long_has_had_its_time(
    serve: Serve, make_prober: MakeProber
) -> None:
    async def hang(request: web.Request) -> None:
        if request.path == "/api/v1/accounts":
            await asyncio.sleep(5)

    exchange = await serve(FileExchange(KUCOIN.good(), before=hang))
    prober = make_prober({"kucoin": exchange.url}, timeout=0.2)

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.EXCHANGE_UNAVAILABLE,)
    assert report.steps[Step.KEY] is Answer.YES
    assert report.steps[Step.BALANCE] is Answer.UNKNOWN
    assert exchange.calls[BALANCE] == 1


async def test_an_answer_that_never_ends_has_had_its_time(
    make_prober: MakeProber, unused_tcp_port: int
) -> None:
    async def dawdle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
        await reader.read()
        writer.close()

    async with await asyncio.start_server(dawdle, "127.0.0.1", unused_tcp_port):
        prober = make_prober({"kucoin": f"http://127.0.0.1:{unused_tcp_port}"}, timeout=0.2)
        async with asyncio.timeout(60):
            report = await prober.check("kucoin", KUCOIN.credentials)
        await prober.close()

    assert report.problems == (Problem.EXCHANGE_UNAVAILABLE,)
    assert "RequestTimeout" in report.detail


async def test_nobody_listens(make_prober: MakeProber, unused_tcp_port: int) -> None:
    prober = make_prober({"kucoin": f"http://127.0.0.1:{unused_tcp_port}"})

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.EXCHANGE_UNAVAILABLE,)
    assert "127.0.0.1" not in report.detail


async def test_the_line_breaks_in_the_middle_of_an_answer(
    make_prober: MakeProber, unused_tcp_port: int
) -> None:
    async def break_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(break_off, "127.0.0.1", unused_tcp_port):
        prober = make_prober({"kucoin": f"http://127.0.0.1:{unused_tcp_port}"})
        report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.EXCHANGE_UNAVAILABLE,)


# ---------------------------------------------------------------- before any request


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"api_key": ""}, Problem.INVALID_KEY),
        ({"secret": ""}, Problem.INVALID_SECRET),
        ({"passphrase": ""}, Problem.INVALID_PASSPHRASE),
        ({"api_key": "6705f5c3\r\nX-Evil: 1"}, Problem.INVALID_KEY),
        ({"api_key": "6705f5c3 11545b00"}, Problem.INVALID_KEY),
        ({"api_key": "ключ"}, Problem.INVALID_KEY),
        ({"secret": "\ud800"}, Problem.INVALID_SECRET),
    ],
    ids=["no key", "no secret", "no passphrase", "header", "space", "letters", "surrogate"],
)
async def test_what_cannot_be_sent_blames_its_field(
    values: dict[str, str], problem: Problem, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))

    report = await ask(exchange, make_prober, with_fields(**values))

    assert report.problems == (problem,)
    assert report.steps[Step.KEY] is Answer.NO
    assert KEY not in exchange.calls


async def test_a_dialect_may_repair_values_first(serve: Serve, make_prober: MakeProber) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))

    def repair(values: Mapping[Field, str]) -> Mapping[Field, str]:
        return {**values, Field.API_KEY: values[Field.API_KEY].upper()}

    prober = make_prober({"kucoin": exchange.url}, catalogue=changed(prepare=repair))
    await prober.check("kucoin", with_fields(api_key="abc"))

    assert {r.headers.get("KC-API-KEY") for r in exchange.requests} == {"ABC", None}


# ---------------------------------------------------------------- unexpected answers


@pytest.mark.parametrize("body", ['{"code":"200000","data":[]}', '{"code":"200000"}', "[]", '"x"'])
async def test_an_answer_of_an_unforeseen_shape_is_a_value(
    body: str, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange({**KUCOIN.good(), KEY: Said(body)}))

    report = await ask(exchange, make_prober)

    assert Problem.UNKNOWN in report.problems or Problem.EXCHANGE_UNAVAILABLE in report.problems
    assert report.steps[Step.BALANCE] is Answer.YES


async def test_an_unforeseen_error_is_logged_without_what_it_quotes(
    make_prober: MakeProber, caplog: pytest.LogCaptureFixture, serve: Serve
) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))

    async def quote(client: Client) -> Any:
        signed = f"https://x/?signature={client.credential(Field.API_KEY)}&a=1"
        raise RuntimeError(f"{client.credential(Field.SECRET)} {signed}")

    prober = make_prober({"kucoin": exchange.url}, catalogue=changed(inspect=quote))
    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.UNKNOWN,)
    assert "RuntimeError: *** https://x/?***" in caplog.text
    assert "test_prober.py" in caplog.text
    for value in KUCOIN.content["credentials"].values():
        assert value not in caplog.text + repr(report)


async def test_an_exchange_nobody_knows_is_a_value(make_prober: MakeProber) -> None:
    report = await make_prober().check("atlantis", KUCOIN.credentials)

    assert report.problems == (Problem.UNKNOWN,)


async def test_only_the_listed_endpoints_can_be_called(
    serve: Serve, make_prober: MakeProber, caplog: pytest.LogCaptureFixture
) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))
    order = Endpoint("POST", "/api/v1/hf/orders", "private_post_hf_orders")

    async def trade(client: Client) -> None:
        await client.call(order, {"symbol": "BTC-USDT"})

    prober = make_prober({"kucoin": exchange.url}, catalogue=changed(orders=trade))
    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.UNKNOWN,)
    assert "private_post_hf_orders is not among the endpoints" in caplog.text
    assert not any(route.startswith("POST") for route in exchange.calls)


# ---------------------------------------------------------------- clocks


@pytest.mark.parametrize(
    ("ahead", "problems"),
    [(-60, (Problem.CLOCK_SKEW,)), (60, (Problem.CLOCK_SKEW,)), (-4, ()), (4, ())],
)
async def test_our_clock_is_held_against_theirs(
    ahead: int, problems: tuple[Problem, ...], serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))
    prober = make_prober(
        {"kucoin": exchange.url}, clock=lambda: datetime.now(UTC) + timedelta(seconds=ahead)
    )

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == problems
    assert report.steps[Step.CLOCK] is Answer.of(not problems)
    signed = [int(t) for r in exchange.requests if (t := r.headers.get("KC-API-TIMESTAMP"))]
    now = datetime.now(UTC).timestamp() + ahead
    assert all(abs(stamp / 1000 - now) < 5 for stamp in signed)  # our clock signs, too


@pytest.mark.parametrize(("ahead", "problems"), [(-60, True), (60, True), (4, False)])
async def test_the_clock_is_told_without_a_key(
    ahead: int, problems: object, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))
    prober = make_prober(
        {"kucoin": exchange.url}, clock=lambda: datetime.now(UTC) + timedelta(seconds=ahead)
    )

    reading = await prober.clock("kucoin")

    assert isinstance(reading, ClockReading)
    assert abs(reading.offset - ahead) < 2
    assert 0 <= reading.margin < 1
    assert reading.bearable is not problems
    assert [*exchange.calls] == ["GET /api/v1/timestamp"]
    assert not any(name.startswith("KC-API") for name in exchange.requests[0].headers)


async def test_a_clock_that_is_not_told_is_a_problem(
    serve: Serve, make_prober: MakeProber, caplog: pytest.LogCaptureFixture
) -> None:
    odd = FileExchange(KUCOIN.good())
    odd.answers["GET /api/v1/timestamp"] = Said('{"code":"200000","data":"soon"}')
    exchange = await serve(odd)
    prober = make_prober({"kucoin": exchange.url, "mexc": "http://127.0.0.1:9"})

    assert await prober.clock("kucoin") is Problem.UNKNOWN
    assert await prober.clock("mexc") is Problem.EXCHANGE_UNAVAILABLE
    assert "a test at kucoin failed unexpectedly" in caplog.text


# ---------------------------------------------------------------- regional sites


async def test_a_key_of_the_european_site_is_told_as_such(
    serve: Serve, make_prober: MakeProber
) -> None:
    here = await serve(FileExchange(KUCOIN.answers(UNKNOWN_KEY)))
    europe = await serve(FileExchange(KUCOIN.good()))
    australia = await serve(FileExchange(KUCOIN.answers(UNKNOWN_KEY)))
    urls = {"kucoin": here.url, "kucoin/eu": europe.url, "kucoin/au": australia.url}

    report = await make_prober(urls).check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.WRONG_SITE,)
    assert report.blames == (Field.API_KEY, Field.SECRET, Field.PASSPHRASE)
    assert report.steps[Step.KEY] is Answer.NO
    assert "known at eu" in report.detail
    assert [*europe.calls] == [*australia.calls] == [KEY]
    assert australia.requests[0].headers["X-SITE-TYPE"] == "australia"
    assert "X-SITE-TYPE" not in here.requests[0].headers


async def test_a_site_that_knows_the_key_and_not_the_passphrase_proves_it_too(
    serve: Serve, make_prober: MakeProber
) -> None:
    here = await serve(FileExchange(KUCOIN.answers(UNKNOWN_KEY)))
    europe = await serve(FileExchange(KUCOIN.answers(KUCOIN.case("wrong passphrase"))))
    prober = make_prober({"kucoin": here.url, "kucoin/eu": europe.url})

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.WRONG_SITE,)


@pytest.mark.parametrize(
    "case",
    [
        "unknown key, in the words of older days",
        "internal error",
        "region blocked",
        "an unknown code",
    ],
)
async def test_a_key_that_no_site_knows_is_unknown(
    case: str, serve: Serve, make_prober: MakeProber
) -> None:
    here = await serve(FileExchange(KUCOIN.answers(UNKNOWN_KEY)))
    europe = await serve(FileExchange(KUCOIN.answers(KUCOIN.case(case))))
    prober = make_prober({"kucoin": here.url, "kucoin/eu": europe.url})

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.INVALID_KEY,)
    assert europe.calls[KEY] >= 1


async def test_an_odd_answer_of_another_site_proves_nothing(
    serve: Serve, make_prober: MakeProber
) -> None:
    here = await serve(FileExchange(KUCOIN.answers(UNKNOWN_KEY)))
    europe = await serve(FileExchange({KEY: Said('{"code":"200000","data":[]}')}))
    prober = make_prober({"kucoin": here.url, "kucoin/eu": europe.url})

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == (Problem.INVALID_KEY,)


def test_the_sites_of_an_exchange_that_was_moved_are_not_asked() -> None:
    dialect = CATALOGUE["kucoin"].dialect

    def asked(urls: Mapping[str, str]) -> list[str]:
        lines = _transport.Transport(urls, DIRECT, 1, lambda: 0)
        return [site.id for site in lines.sites("kucoin", dialect)]

    assert asked({}) == ["eu", "au"]
    assert asked({"kucoin": "http://127.0.0.1"}) == []
    assert asked({"kucoin": "http://127.0.0.1", "kucoin/eu": "http://127.0.0.1"}) == ["eu"]


# ---------------------------------------------------------------- transport


async def test_a_redirect_does_not_take_the_key_along(
    serve: Serve, make_prober: MakeProber
) -> None:
    elsewhere = await serve(FileExchange(KUCOIN.good()))
    moved = Said("", 302, headers={"Location": f"{elsewhere.url}/api/v1/accounts"})
    exchange = await serve(FileExchange({**KUCOIN.good(), BALANCE: moved}))

    report = await ask(exchange, make_prober)

    assert report.problems == (Problem.EXCHANGE_UNAVAILABLE,)
    assert not elsewhere.calls


async def test_cookies_of_one_test_are_not_sent_with_another(
    serve: Serve, make_prober: MakeProber
) -> None:
    answers = KUCOIN.good()
    answers[BALANCE] = replace(answers[BALANCE], headers={"Set-Cookie": "who=first; Path=/"})
    exchange = await serve(FileExchange(answers))
    prober = make_prober({"kucoin": exchange.url})

    for _ in range(2):
        await prober.check("kucoin", KUCOIN.credentials)

    assert not any("Cookie" in request.headers for request in exchange.requests)


async def test_every_call_goes_through_the_proxy(serve: Serve, make_prober: MakeProber) -> None:
    proxy = await serve(FileExchange(KUCOIN.good()))
    prober = make_prober(
        {"kucoin": "http://kucoin.invalid"}, egress=Egress(proxy=Secret(proxy.url))
    )

    report = await prober.check("kucoin", KUCOIN.credentials)

    assert report.problems == ()
    assert {request.headers["Host"] for request in proxy.requests} == {"kucoin.invalid"}


def test_a_proxy_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="http"):
        KeyLine(egress=Egress(proxy=Secret("socks5://127.0.0.1:1080")))


async def test_a_closed_prober_opens_again(serve: Serve, make_prober: MakeProber) -> None:
    exchange = await serve(FileExchange(KUCOIN.good()))
    prober = make_prober({"kucoin": exchange.url})
    for _ in range(2):
        report = await prober.check("kucoin", KUCOIN.credentials)
        await prober.close()

        assert report.problems == ()


# ---------------------------------------------------------------- secrets


def forms(value: str) -> list[str]:
    encoded = base64.b64encode(value.encode()).decode()
    return [value, urllib.parse.quote(value, safe=""), encoded, value.upper()]


async def test_whatever_comes_back_is_hidden_in_the_detail(
    serve: Serve, make_prober: MakeProber, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = with_fields(api_key="key+of/somebody=", passphrase="pass & phrase")
    values = [secret.reveal() for secret in credentials.values()]
    echo = " ".join(form for value in values for form in forms(value))
    sent: list[str] = []

    async def repeat(request: web.Request) -> None:
        said = [*request.headers.values(), request.path_qs, echo]
        sent.extend(request.headers.get(name, "") for name in ("KC-API-SIGN", "KC-API-PASSPHRASE"))
        body = json.dumps({"code": "1", "msg": f"\x1b[31m{' '.join(said[::-1])}"})
        exchange.answers[KEY] = Said(body, 400)

    exchange = FileExchange(KUCOIN.good(), before=repeat)
    report = await ask(await serve(exchange), make_prober, credentials)

    assert "***" in report.detail
    assert "\x1b" not in report.detail
    for said in [*filter(None, sent), *(form for value in values for form in forms(value))]:
        assert said not in f"{report}{caplog.text}"


async def test_ccxt_logs_nothing_of_a_call(
    serve: Serve, make_prober: MakeProber, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    exchange = await serve(FileExchange(MEXC.good()))

    await make_prober({"mexc": exchange.url}).check("mexc", MEXC.credentials)

    assert "signature" not in caplog.text
    assert not [r for r in caplog.records if r.name.startswith(("ccxt", "bot"))]


def test_the_dialects_are_as_this_test_takes_them() -> None:
    dialect: Dialect = CATALOGUE["kucoin"].dialect

    assert not dialect.in_turn
    assert dialect.prepare({Field.API_KEY: "x"}) == {Field.API_KEY: "x"}
