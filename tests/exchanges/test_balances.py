"""What an account has, read from every exchange through the real ccxt client."""

import ast
import asyncio
import inspect
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.credentials import Secret
from bot.domain.diagnosis import Problem, Status
from bot.domain.ports.balances import BalancesUnavailableError, CoinBalance
from bot.exchanges import EXCHANGES, CcxtBalances, _balances
from bot.exchanges._balance_facts import Has, amount_of
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._key_line import KeyLine
from bot.sandbox.exchanges import ExchangeServer
from tests.exchanges.conftest import Serve
from tests.exchanges.replay import FOLDER, AnswerFile, FileExchange, Said, answer_file
from tests.exchanges.test_every_exchange import refusal_of

Reader = Callable[..., CcxtBalances]
ALL = pytest.mark.parametrize("name", EXCHANGES)


@pytest.fixture
async def reader() -> AsyncIterator[Reader]:
    """Create readers whose lines are closed after the test."""
    async with AsyncExitStack() as stack:

        def make(urls: dict[str, str], **more: Any) -> CcxtBalances:
            line = KeyLine(urls, timeout=more.pop("timeout", 5.0))
            stack.push_async_callback(line.close)
            return CcxtBalances(line, **more)

        yield make


FILES = {path.stem: answer_file(path.stem) for path in sorted(FOLDER.glob("*.toml"))}
CASES = [
    pytest.param(file, case, id=f"{name}: {case['case']}")
    for name, file in FILES.items()
    for case in file.content["balance"]
]


def answers_of(case: Mapping[str, Any]) -> dict[str, Said]:
    return {route: Said(body) for route, body in case["also"].items()}


def first(name: str) -> dict[str, Said]:
    return answers_of(FILES[name].content["balance"][0])


def routes(name: str) -> set[str]:
    """Return the routes that reading a balance asks for."""
    return {route for case in FILES[name].content["balance"] for route in case["also"]}


@pytest.mark.parametrize(("file", "case"), CASES)
async def test_an_account_is_read_as_its_source_says(
    file: AnswerFile, case: Mapping[str, Any], serve: Serve, reader: Reader
) -> None:
    exchange = await serve(FileExchange(answers_of(case)))

    found = await reader({file.name: exchange.url}).read(file.name, file.credentials)

    assert found == {
        coin: CoinBalance(Decimal(free), Decimal(locked))
        for coin, (free, locked) in case["has"].items()
    }
    assert exchange.calls.total() == case["calls"]
    assert case["kind"] in {"recorded", "composed"}
    assert case["source"]


@ALL
def test_balances_are_read_with_calls_that_change_nothing(name: str) -> None:
    """Each endpoint is a GET, or Kraken's POST that reads."""
    read = {route.replace("/100009/", "/{account-id}/") for route in routes(name)}
    endpoints = CATALOGUE[name].dialect.endpoints
    used = [e for e in endpoints if f"{e.verb} {e.path}" in read]

    assert len(used) == len(read)
    for endpoint in used:
        assert endpoint.verb == "GET" or (name == "kraken" and endpoint.harmless)


def test_no_unified_call_of_ccxt_is_made() -> None:
    """One call each: ccxt's own methods would load all markets first."""
    tree = ast.parse(inspect.getsource(_balances))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert not {name for name in used if name.startswith(("fetch_", "load_"))}


@ALL
async def test_a_refusal_names_its_problem_and_no_secret(
    name: str, serve: Serve, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    dialect, told = CATALOGUE[name].dialect, answer_file(name)
    codes = [c for c, p in dialect.problems.items() if p is Problem.ACCOUNT_RESTRICTED]
    code, problem = (codes[0], Problem.ACCOUNT_RESTRICTED) if codes else ("x", Problem.UNKNOWN)
    said = Said(refusal_of(name, code, "it says no"))
    exchange = await serve(FileExchange(dict.fromkeys(routes(name), said)))

    with pytest.raises(BalancesUnavailableError) as raised:
        await reader({name: exchange.url}).read(name, told.credentials)

    assert raised.value.problem is problem
    for value in told.content["credentials"].values():
        assert value not in f"{raised.value}{caplog.text}"


@ALL
async def test_an_exchange_that_is_down_is_the_exchanges(
    name: str, serve: Serve, reader: Reader
) -> None:
    page = Said("<html><title>502 Bad Gateway</title></html>", 502)
    exchange = await serve(FileExchange(dict.fromkeys(routes(name), page)))

    with pytest.raises(BalancesUnavailableError) as raised:
        await reader({name: exchange.url}).read(name, answer_file(name).credentials)

    assert raised.value.problem is Problem.EXCHANGE_UNAVAILABLE


async def test_a_slow_exchange_ends_in_time(serve: Serve, reader: Reader) -> None:
    async def asleep(_: object) -> None:
        await asyncio.sleep(30)

    exchange = await serve(FileExchange({}, before=asleep))
    told = answer_file("okx")

    with pytest.raises(BalancesUnavailableError) as raised:
        async with asyncio.timeout(10):
            await reader({"okx": exchange.url}, timeout=0.1).read("okx", told.credentials)

    assert raised.value.problem is Problem.EXCHANGE_UNAVAILABLE


async def test_a_key_of_a_regional_site_is_read_there(serve: Serve, reader: Reader) -> None:
    unknown = Said('{"msg":"API key doesn\'t exist","code":"50119"}', 401)
    main = await serve(FileExchange(dict.fromkeys(answer_file("okx").good(), unknown)))
    eea = await serve(FileExchange(answer_file("okx").good() | first("okx")))
    balances = reader({"okx": main.url, "okx/eea": eea.url})

    found = await balances.read("okx", answer_file("okx").credentials)
    again = await balances.read("okx", answer_file("okx").credentials)

    assert found == again
    assert found["BTC"].free == Decimal("0.75")
    assert main.calls["GET /api/v5/account/balance"] == 1  # the site is remembered


async def test_a_key_that_no_site_knows_is_wrong(serve: Serve, reader: Reader) -> None:
    unknown = Said('{"msg":"API key doesn\'t exist","code":"50119"}', 401)
    main = await serve(FileExchange(dict.fromkeys(answer_file("okx").good(), unknown)))

    with pytest.raises(BalancesUnavailableError) as raised:
        await reader({"okx": main.url}).read("okx", answer_file("okx").credentials)

    assert raised.value.problem is Problem.INVALID_KEY


async def test_the_pages_of_coinbase_are_all_read(serve: Serve, reader: Reader) -> None:
    one = first("coinbase")["GET /api/v3/brokerage/accounts"].body
    pages = [
        one.replace('"has_next":false,"cursor":""', '"has_next":true,"cursor":"next"'),
        one.replace("BTC", "ETH"),
    ]
    exchange = await serve(FileExchange({}))

    async def turn(request: Any) -> None:
        body = pages[1] if request.query.get("cursor") == "next" else pages[0]
        exchange.answers = {"GET /api/v3/brokerage/accounts": Said(body)}

    exchange.before = turn
    found = await reader({"coinbase": exchange.url}).read(
        "coinbase", answer_file("coinbase").credentials
    )

    assert found.keys() == {"BTC", "ETH", "EUR"}
    assert found["EUR"].free == Decimal("100.20")


async def test_pages_without_end_are_given_up(serve: Serve, reader: Reader) -> None:
    one = first("coinbase")["GET /api/v3/brokerage/accounts"].body
    endless = one.replace('"has_next":false,"cursor":""', '"has_next":true,"cursor":"next"')
    exchange = await serve(FileExchange({"GET /api/v3/brokerage/accounts": Said(endless)}))

    with pytest.raises(BalancesUnavailableError):
        await reader({"coinbase": exchange.url}).read(
            "coinbase", answer_file("coinbase").credentials
        )

    assert exchange.calls.total() <= 20


@ALL
async def test_the_sandbox_has_money_to_rehearse_with(name: str, reader: Reader) -> None:
    async with ExchangeServer(name) as server:
        sample = next(s for s in server.samples if s.expected_status is Status.ONLINE)
        server.key(sample.case).delay = 0
        credentials = {field: Secret(value) for field, value in sample.fields.items()}

        found = await reader(server.urls).read(name, credentials)

    assert max(balance.free for balance in found.values()) > 0


class Pauses:
    """A budget that remembers."""

    def __init__(self) -> None:
        self.waits: list[float | None] = []

    def paused(self, _now: object) -> bool:
        return bool(self.waits)

    def slow_down(self, _now: object, wait: float | None) -> None:
        self.waits.append(wait)


async def test_a_rate_limit_pauses_all_and_a_pause_makes_no_call(
    serve: Serve, reader: Reader
) -> None:
    limited = Said('{"code":"50011","msg":"Too Many Requests"}', 429, headers={"Retry-After": "60"})
    exchange = await serve(FileExchange({"GET /api/v5/account/balance": limited}))
    pauses = Pauses()
    balances = reader({"okx": exchange.url}, budget=lambda _: pauses)

    for _ in range(3):
        with pytest.raises(BalancesUnavailableError) as raised:
            await balances.read("okx", answer_file("okx").credentials)
        assert raised.value.problem is Problem.RATE_LIMITED

    assert pauses.waits == [60.0]
    assert exchange.calls.total() == 1


NONSENSE: list[object] = [
    *(None, "", "-", "NaN", "Infinity", "1e999999999", "1e-99", True, [], {}, "0x10", "1,5"),
]


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
def test_nonsense_is_no_amount(value: object) -> None:
    with pytest.raises(ValueError, match="no amount"):
        amount_of(value)


def test_a_debt_is_nothing_and_an_amount_is_exact() -> None:
    assert amount_of("-3.5") == 0
    assert amount_of("12345678.123456789012345678") == Decimal("12345678.123456789012345678")
    assert amount_of(7) == 7


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1", "-1", "1e99", "NaN", "USDT", "0.1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


class Says:
    """A client whose every call has one body."""

    def __init__(self, body: Any) -> None:
        self.body = body

    async def call(self, *_: object) -> Any:
        return self.body


def mutated(draw: st.DrawFn, value: Any) -> Any:
    """Return a body with some of its parts replaced by anything."""
    if draw(st.integers(0, 9)) == 0:
        return draw(JSON)
    if isinstance(value, dict):
        return {k: mutated(draw, v) for k, v in value.items() if draw(st.integers(0, 19))}
    if isinstance(value, list):
        return [mutated(draw, v) for v in value]
    return value


@st.composite
def bodies(draw: st.DrawFn, name: str) -> Any:
    case = draw(st.sampled_from(FILES[name].content["balance"]))
    return mutated(draw, json.loads(draw(st.sampled_from(sorted(case["also"].values())))))


@ALL
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_body_becomes_a_number_that_is_none(name: str, data: st.DataObject) -> None:
    """Whatever an exchange answers: finite amounts that are not negative, or an error."""
    body = data.draw(bodies(name))
    ask: Any = CATALOGUE[name].balances
    try:
        rows = asyncio.run(ask(Says(body)))
        found = _balances._added_up(rows, str.upper)
    except Exception:  # noqa: BLE001  # it is said to be unreadable
        return

    for balance in found.values():
        assert balance.free.is_finite()
        assert balance.locked.is_finite()
        assert balance.free >= 0
        assert balance.locked >= 0
        assert 0 < balance.total < Decimal("1e24")


def test_rows_of_one_coin_are_added_up() -> None:
    rows = [Has("usdt", "1.5", "0"), Has("USDT", "0", "2"), Has("BTC", "0", "0")]

    found = _balances._added_up(rows, str.upper)

    assert found == {"USDT": CoinBalance(Decimal("1.5"), Decimal(2))}
