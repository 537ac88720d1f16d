"""Shows what all sandbox exchanges have in common."""

import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.domain.credentials import Field
from bot.domain.diagnosis import Problem, Severity, Status, status_of, worst_first
from bot.sandbox.exchanges import SANDBOX_EXCHANGES, ExchangeServer, KeyAction
from tests.sandbox.exchanges.conftest import Check

TIME: dict[str, tuple[str, Callable[[Any], Any]]] = {  # path, and where the answer has the time
    "binance": ("/api/v3/time", lambda body: body["serverTime"]),
    "bitget": ("/api/v2/public/time", lambda body: body["data"]["serverTime"]),
    "bingx": ("/openApi/swap/v2/server/time", lambda body: body["data"]["serverTime"]),
    "bybit": ("/v5/market/time", lambda body: body["time"]),
    "coinbase": ("/api/v3/brokerage/time", lambda body: body["epochMillis"]),
    "gate": ("/api/v4/spot/time", lambda body: body["server_time"]),
    "htx": ("/v1/common/timestamp", lambda body: body["data"]),
    "kraken": ("/0/public/Time", lambda body: body["result"]["unixtime"] * 1000),
    "kucoin": ("/api/v1/timestamp", lambda body: body["data"]),
    "mexc": ("/api/v3/time", lambda body: body["serverTime"]),
    "okx": ("/api/v5/public/time", lambda body: body["data"][0]["ts"]),
}
WHOLE_SECONDS = {"kraken"}  # the precision of their clocks
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SHAPES = {
    "binance": {Field.API_KEY: r"[A-Za-z0-9]{64}", Field.SECRET: r"[A-Za-z0-9]{64}"},
    "bitget": {
        Field.API_KEY: r"bg_[0-9a-f]{32}",
        Field.SECRET: r"[0-9a-f]{64}",
        Field.PASSPHRASE: r"[A-Za-z0-9]{8,32}",
    },
    "bingx": {Field.API_KEY: r"[A-Za-z0-9_-]{86}", Field.SECRET: r"[A-Za-z0-9_-]{86}"},
    "bybit": {Field.API_KEY: r"[A-Za-z0-9]{18}", Field.SECRET: r"[A-Za-z0-9]{36}"},
    "coinbase": {
        Field.API_KEY: rf"organizations/{UUID}/apiKeys/{UUID}",
        Field.SECRET: (
            r"-----BEGIN (EC )?PRIVATE KEY-----(\n|\\n)[\w+/=\n\\]+"
            r"-----END (EC )?PRIVATE KEY-----(\n|\\n)"
            r"|[\w+/]{86}=="
        ),
    },
    "gate": {Field.API_KEY: r"[0-9a-f]{32}", Field.SECRET: r"[0-9a-f]{64}"},
    "htx": {
        Field.API_KEY: r"([0-9a-z]{8}-){3}[0-9a-z]{5}",
        Field.SECRET: r"([0-9a-z]{8}-){3}[0-9a-z]{5}",
    },
    "kraken": {Field.API_KEY: r"[\w+/]{56}", Field.SECRET: r"[\w+/]{86}=="},
    "kucoin": {
        Field.API_KEY: r"[0-9a-f]{24}",
        Field.SECRET: UUID,
        Field.PASSPHRASE: r".{7,32}",
    },
    "mexc": {Field.API_KEY: r"mx0[A-Za-z0-9]{10,40}", Field.SECRET: r"[0-9a-f]{32}"},
    "okx": {
        Field.API_KEY: UUID,
        Field.SECRET: r"[0-9A-F]{32}",
        Field.PASSPHRASE: r"(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).{8,32}",
    },
}

every_exchange = pytest.mark.parametrize("exchange", SANDBOX_EXCHANGES)


def told_time(exchange: str, body: Any) -> int:
    return int(TIME[exchange][1](body))


def test_the_exchanges_are_found_by_their_files() -> None:
    assert {"kucoin", "mexc"} <= set(SANDBOX_EXCHANGES)


def test_an_unknown_exchange_is_named() -> None:
    with pytest.raises(ValueError, match="no sandbox for mtgox"):
        ExchangeServer("mtgox")


@every_exchange
def test_samples_are_the_same_on_every_start(exchange: str) -> None:
    assert ExchangeServer(exchange).samples == ExchangeServer(exchange).samples


@every_exchange
def test_no_value_belongs_to_two_samples(exchange: str) -> None:
    samples = ExchangeServer(exchange).samples
    values = [value for sample in samples for value in sample.fields.values()]
    assert len(values) == len(set(values))


@every_exchange
def test_a_sample_says_that_it_is_one(exchange: str) -> None:
    for sample in ExchangeServer(exchange).samples:
        assert all(
            re.match(r"facade|FACADE|sample|mx0sample|bg_facade|organizations/facade", v)
            or "sampleFacade" in v  # within the base64 of a PEM
            for v in sample.fields.values()
        )


@every_exchange
def test_a_sample_expects_what_its_problems_amount_to(exchange: str) -> None:
    for sample in ExchangeServer(exchange).samples:
        assert sample.expected_problems == worst_first(sample.expected_problems)
        assert sample.expected_status is status_of(sample.expected_problems)


@every_exchange
def test_every_status_can_be_rehearsed(exchange: str) -> None:
    assert {s.expected_status for s in ExchangeServer(exchange).samples} == (
        set(Status) - {Status.DISCONNECTED}  # no key, no test
    )


def test_the_samples_together_show_every_problem_these_exchanges_can_tell() -> None:
    shown = {
        p for e in SANDBOX_EXCHANGES for s in ExchangeServer(e).samples for p in s.expected_problems
    }
    not_told = {
        Problem.NO_READ,  # none of the sample keys is without it
        Problem.UNKNOWN,
        Problem.MUST_REPLACE,  # no exchange says so, but the operator
        Problem.KEY_GONE,  # of a key that had worked
        Problem.KEY_GONE_OR_CHANGED,
        Problem.EGRESS_DOWN,  # of our own way out
    }
    assert shown == set(Problem) - not_told


@every_exchange
def test_a_mistyped_sample_tells_the_right_value(exchange: str) -> None:
    server = ExchangeServer(exchange)
    for sample in server.samples:
        assert {**sample.fields, **sample.right} == server.key(sample.case).fields
        blamed = {f for p in sample.expected_problems for f in p.blames}
        renewed = {Problem.KEY_EXPIRED, Problem.WRONG_SITE} & set(sample.expected_problems)
        if Problem.KEY_OR_IP_OR_PERMISSION in sample.expected_problems:
            continue  # no one can be blamed
        assert set(sample.right) == (set() if renewed else blamed)


@every_exchange
def test_secrets_stay_out_of_reprs(exchange: str) -> None:
    server = ExchangeServer(exchange)
    for sample in server.samples:
        shown = repr(sample) + repr(server.key(sample.case))
        assert not any(value in shown for value in sample.fields.values())


@every_exchange
async def test_the_server_is_on_loopback_alone(exchange: str) -> None:
    async with ExchangeServer(exchange) as server:
        assert urlsplit(server.url).hostname == "127.0.0.1"


@every_exchange
async def test_time_is_public(
    exchange: str, ask: Callable[..., Awaitable[tuple[int, Any, Any]]]
) -> None:
    async with ExchangeServer(exchange, clock=lambda: 1_700_000_000.5) as server:
        _, body, _ = await ask("GET", server.url + TIME[exchange][0])
    expected = 1_700_000_000_000 if exchange in WHOLE_SECONDS else 1_700_000_000_500
    assert told_time(exchange, body) == expected


@every_exchange
async def test_an_exchange_may_have_a_clock_of_its_own(
    exchange: str, ask: Callable[..., Awaitable[tuple[int, Any, Any]]]
) -> None:
    async with ExchangeServer(exchange, clock=lambda: 1_700_000_000, clock_offset=-90) as server:
        _, body, _ = await ask("GET", server.url + TIME[exchange][0])
    assert told_time(exchange, body) == 1_699_999_910_000


@every_exchange
async def test_calls_are_noted_without_their_query(
    exchange: str, ask: Callable[..., Awaitable[tuple[int, Any, Any]]]
) -> None:
    async with ExchangeServer(exchange) as server:
        await ask("GET", server.url + TIME[exchange][0] + "?signature=abc")
        assert server.calls == [f"GET {TIME[exchange][0]}"]


@every_exchange
async def test_what_an_exchange_does_not_have_is_not_found(
    exchange: str, ask: Callable[..., Awaitable[tuple[int, Any, Any]]]
) -> None:
    async with ExchangeServer(exchange) as server:
        for method, path in (("GET", "/nothing"), ("POST", TIME[exchange][0])):
            status, _, _ = await ask(method, server.url + path)
            assert status == 404


@every_exchange
async def test_latency_can_be_changed_while_it_runs(
    exchange: str, ask: Callable[..., Awaitable[tuple[int, Any, Any]]]
) -> None:
    async with ExchangeServer(exchange) as server:
        server.latency = 0.05
        start = time.perf_counter()
        await ask("GET", server.url + TIME[exchange][0])
        assert time.perf_counter() - start >= 0.05


@every_exchange
def test_the_values_have_the_shape_of_the_exchange(exchange: str) -> None:
    for sample in ExchangeServer(exchange).samples:
        assert list(sample.fields) == list(SHAPES[exchange])
        for name, shape in SHAPES[exchange].items():
            assert re.fullmatch(shape, sample.fields[name])


def test_dangerous_and_broken_keys_are_among_the_samples() -> None:
    severities = {p.severity for s in ExchangeServer("kucoin").samples for p in s.expected_problems}
    assert severities == set(Severity)


@every_exchange
@pytest.mark.parametrize("like", ["good-with-ip-list", "may-withdraw", "wrong-secret"])
async def test_keys_can_be_added_like_any_sample(exchange: str, like: str, check: Check) -> None:
    async with ExchangeServer(exchange) as server:
        first, second = (server.add_key(like, seed) for seed in ("one", "two"))
        assert (first.case, second.case) == (f"{like} one", f"{like} two")
        assert not {*first.fields.values()} & {*second.fields.values()}
        assert {*first.right} == {*server.sample(like).right}
        for sample in (first, second):
            assert server.sample(sample.case) == sample
            assert (await check(server, sample.case)).problems == sample.expected_problems
        assert first not in server.samples


def test_a_seed_makes_one_key(kucoin: ExchangeServer) -> None:
    made = kucoin.add_key("good", "one")
    assert ExchangeServer("kucoin").add_key("good", "one") == made
    with pytest.raises(ValueError, match="there is a key 'good one' already"):
        kucoin.add_key("good", "one")
    with pytest.raises(KeyError):
        kucoin.add_key("nobody's", "one")


async def test_an_added_key_is_changed_by_itself(kucoin: ExchangeServer, check: Check) -> None:
    for seed in ("one", "two"):
        kucoin.add_key("good-with-ip-list", seed)
    kucoin.change("good-with-ip-list one", KeyAction.DELETE)
    found = [await check(kucoin, f"good-with-ip-list {seed}") for seed in ("one", "two")]
    assert [report.problems for report in found] == [(Problem.INVALID_KEY,), ()]
    kucoin.key("good-with-ip-list one").deleted = False
    assert (await check(kucoin, "good-with-ip-list one")).problems == ()


@pytest.mark.parametrize("name", ["case", "fields", "site"])
def test_what_a_key_is_found_by_cannot_change(name: str, kucoin: ExchangeServer) -> None:
    key = kucoin.key("good")
    with pytest.raises(AttributeError, match=f"the {name} of a key cannot change"):
        setattr(key, name, getattr(kucoin.key("read-only"), name))
    with pytest.raises(TypeError):
        key.fields[Field.API_KEY] = "another"  # type: ignore[index]  # what mypy says is shown here


async def test_one_key_among_ten_thousand_is_found_as_fast(kucoin: ExchangeServer) -> None:
    """A search through all of them would take thousands of times as long."""

    def seconds() -> float:
        began = time.perf_counter()
        for _ in range(1000):
            assert kucoin.keys.claimed("", "nobody's") is None
        return time.perf_counter() - began

    few = min(seconds() for _ in range(5))
    for number in range(10_000):
        kucoin.add_key("good", str(number))
    assert min(seconds() for _ in range(5)) < 50 * few


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({}, 200),
    ],
)
@pytest.mark.parametrize("exchange", ["kucoin", "okx"])
async def test_no_page_of_another_site_is_answered(
    exchange: str, headers: dict[str, str], status: int
) -> None:
    async with ExchangeServer(exchange) as server, aiohttp.ClientSession() as session:
        async with session.get(server.url + TIME[exchange][0], headers=headers) as response:
            assert response.status == status
        assert len(server.calls) == (status == 200)
