"""Whatever comes back: nothing is raised by placing, and nothing is claimed that is not proven."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from aiohttp import web
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.strategies.orders import Intent, order_id
from bot.domain.strategies.sending import LookError, Sending
from bot.exchanges import CcxtTrader
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._key_line import KeyLine
from tests.exchanges.order_replay import NAMES, PAIR, SINCE, OrderFile, order, order_file
from tests.fakes.strategies import always

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
STATUSES = st.sampled_from([200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 418, 429, 500, 503])


def known_words(name: str) -> list[str]:
    """Return the words of an exchange's answers: its fields, codes and statuses."""
    file = order_file(name).content
    words = {"code", "msg", "data", "result", "list", "items", "retCode", "success", "0", "200000"}
    for row in (file["order"]["row"], file["fill"]["row"]):
        words |= {part for part in row.replace("@", '"').split('"') if part.isalnum()}
    return sorted(words | {"FILLED", "Filled", "EXPIRED", "Cancelled", "BTCUSDT", "BTC-USDT"})


def near(name: str) -> st.SearchStrategy[Any]:
    """Return JSON made of the exchange's own words: almost an answer."""
    word = st.sampled_from(known_words(name))
    leaf = st.none() | st.booleans() | st.integers(-1, 2) | word | st.sampled_from([0, 200000, ""])
    return st.recursive(
        leaf,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(word, inner, min_size=1, max_size=6)
        ),
        max_leaves=12,
    )


@dataclass
class Stand:
    """A trader, and an exchange that answers calls about orders with the given body."""

    name: str
    runner: asyncio.Runner
    trader: Any = None
    line: Any = None
    site: Any = None
    body: bytes = b""
    status: int = 200
    posts: int = 0
    orders: int = 0

    @property
    def file(self) -> OrderFile:
        return order_file(self.name)

    async def open(self) -> None:
        self.site = web.ServerRunner(web.Server(self.answer, access_log=None), shutdown_timeout=0.1)
        await self.site.setup()
        await web.TCPSite(self.site, "127.0.0.1", 0).start()
        self.line = KeyLine({self.name: f"http://127.0.0.1:{self.site.addresses[0][1]}"})
        self.trader = CcxtTrader(self.line)
        await self.trader.account(self.name, self.file.credentials)

    async def answer(self, request: web.BaseRequest) -> web.Response:
        route, file = f"{request.method} {request.path}", self.file
        told = {file.place, file.recent, file.fills, *file.find}
        if route not in told:
            said = file.good()[route]
            return web.Response(
                text=said.body.replace("@now@", "1"), content_type="application/json"
            )
        self.posts += request.method == "POST"
        return web.Response(
            body=self.body, status=self.status, headers={"Content-Type": "application/json"}
        )

    async def close(self) -> None:
        await self.line.close()
        await self.site.cleanup()

    def next_order(self) -> Intent:
        """Return an order with an id of its own: none is sent twice."""
        self.orders += 1
        return order(ours=order_id(self.name, 1, self.orders))

    def say(self, status: int, body: bytes) -> None:
        self.status, self.body, self.posts = status, body, 0


@pytest.fixture(scope="module", params=NAMES)
def stand(request: pytest.FixtureRequest) -> Iterator[Stand]:
    with asyncio.Runner() as runner:
        made = Stand(request.param, runner)
        runner.run(made.open())
        yield made
        runner.run(made.close())


def codes_that_refuse(name: str) -> set[str]:
    entry = CATALOGUE[name]
    assert entry.trade
    texts = {code for code, _, _ in entry.trade.texts}
    return {*entry.trade.refusals, *texts, *entry.dialect.problems}


def code_in(name: str, body: bytes) -> str | None:
    try:
        return CATALOGUE[name].dialect.code_of(json.loads(body))
    except (ValueError, RecursionError):
        return None


def check_placing(stand: Stand) -> None:
    file = stand.file
    result = stand.runner.run(
        stand.trader.place(stand.name, file.credentials, PAIR, stand.next_order(), always)
    )
    assert stand.posts == 1
    assert result.sending in {Sending.ANSWERED, Sending.UNKNOWN, Sending.REFUSED}
    if result.sending is Sending.REFUSED:
        assert code_in(stand.name, stand.body) in codes_that_refuse(stand.name)
        assert stand.status < 500


def check_finding(stand: Stand) -> None:
    """Check that an answer is read as absent or found only if it says so."""
    file, found = stand.file, None
    try:
        found = stand.runner.run(stand.trader.find(stand.name, file.credentials, PAIR, order()))
    except LookError:
        return
    if found is None:
        assert is_absence(stand.name, json.loads(stand.body)), stand.body
    else:
        assert order().id.encode() in stand.body
        assert 0 <= found.qty <= order().qty


def is_absence(name: str, body: Any) -> bool:
    """Return whether an answer is the exchange's own word that there is no order."""
    if name in {"mexc", "binance"}:
        return str(body["code"]) == "-2013"
    if name == "bybit":
        return str(body["retCode"]) == "0" and body["result"]["list"] == []
    if str(body["code"]) in {"200000", "200"}:
        return body["data"] is None
    return str(body["code"]) in {"126043", "order_not_exist", "400100"}


@FEW
@given(status=STATUSES, body=st.binary(max_size=80))
@example(status=200, body=b"")
@example(status=200, body=b"[" * 5000)
@example(status=200, body=b'{"code":' + b"9" * 5000 + b"}")
@example(status=200, body=b'{"code":0,"retCode":0,"data":{"items":NaN},"result":{"list":1e999}}')
def test_any_bytes(stand: Stand, status: int, body: bytes) -> None:
    stand.say(status, body)
    check_placing(stand)
    check_finding(stand)


@FEW
@given(status=STATUSES, body=JSON)
def test_any_json(stand: Stand, status: int, body: Any) -> None:
    stand.say(status, json.dumps(body).encode())
    check_placing(stand)
    check_finding(stand)


@FEW
@given(data=st.data(), status=STATUSES)
def test_any_json_of_the_words_of_the_exchange(stand: Stand, status: int, data: Any) -> None:
    stand.say(status, json.dumps(data.draw(near(stand.name))).encode())
    check_placing(stand)
    check_finding(stand)


@FEW
@given(data=st.data())
def test_a_row_with_one_value_changed(stand: Stand, data: Any) -> None:
    """An answer that is right but for one value is never read as another order or as none."""
    file = stand.file
    row = json.loads(file.row(file.state("filled")["set"]))
    field = data.draw(st.sampled_from(sorted(row)))
    row[field] = data.draw(JSON | st.sampled_from(["", "0", "-1", "1e-9", "Infinity"]))
    body = file.content["order"]["body"].replace("%s", json.dumps(row))
    stand.say(200, body.encode())

    try:
        found = stand.runner.run(stand.trader.find(stand.name, file.credentials, PAIR, order()))
    except LookError:
        return
    assert found is not None
    assert 0 <= found.qty <= order().qty


@FEW
@given(
    parts=st.lists(st.integers(1, 40), min_size=1, max_size=8),
    lost=st.sets(st.integers(0, 7), max_size=2),
    doubled=st.sets(st.integers(0, 7), max_size=2),
)
def test_fills_are_never_lost_or_doubled(
    stand: Stand, parts: list[int], lost: set[int], doubled: set[int]
) -> None:
    file, unit = stand.file, Decimal("0.001")
    total = sum(parts) * unit
    rows = [
        {"trade": str(n), "price": "60000", "qty": str(part * unit), "fee": "0.1", "coin": "USDT"}
        for n, part in enumerate(parts)
    ]
    told = [row for n, row in enumerate(rows) if n not in lost]
    told += [row for n, row in enumerate(rows) if n in doubled - lost]
    trader = CcxtTrader(stand.line)
    found = stand.file.with_order({**file.state("filled")["set"], "qty": str(total)}).body
    answers = iter([found.encode(), file.with_fills(*told).encode()])

    async def ask() -> Any:
        await trader.account(stand.name, file.credentials)
        stand.say(200, next(answers))
        await trader.find(stand.name, file.credentials, PAIR, order())
        stand.say(200, next(answers))
        return await trader.fills(stand.name, file.credentials, PAIR, order(), SINCE)

    if lost & set(range(len(parts))):
        with pytest.raises(LookError):
            stand.runner.run(ask())
    else:
        fills = stand.runner.run(ask())
        assert sum(fill.qty for fill in fills) == total
        assert sorted(int(fill.trade_id) for fill in fills) == list(range(len(parts)))
