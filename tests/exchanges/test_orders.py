"""Orders at every exchange that has them, through the real ccxt client and a real server."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from aiohttp import web

from bot.domain.credentials import Field, Secret
from bot.domain.ports.markets import AddressBudget
from bot.domain.strategies.orders import Fill, Side
from bot.domain.strategies.sending import (
    LookError,
    OrderRefusal,
    OrderRefusedError,
    Sending,
    SendResult,
)
from bot.exchanges import CcxtTrader
from bot.exchanges._key_line import KeyLine
from tests.exchanges.conftest import Serve
from tests.exchanges.order_replay import (
    NAMES,
    OUR_ID,
    PAIR,
    SINCE,
    OrderFile,
    Wire,
    at,
    order,
    order_file,
)
from tests.exchanges.replay import FileExchange, Said
from tests.fakes.strategies import always, never

ALL = pytest.mark.parametrize("name", NAMES)
MakeTrader: TypeAlias = Callable[..., CcxtTrader]

NOISE = {"timestamp", "recvWindow", "signature"}  # of every signed request


def cases(kind: str) -> pytest.MarkDecorator:
    """Parametrize a test with the cases of one kind of all files."""
    found = [
        pytest.param(name, case, id=f"{name}-{number}-{case.get('means', '')}")
        for name in NAMES
        for number, case in enumerate(order_file(name).cases(kind))
    ]
    return pytest.mark.parametrize(("name", "case"), found)


@pytest.fixture
async def make_trader() -> AsyncIterator[MakeTrader]:
    """Create traders that are closed after the test."""
    async with AsyncExitStack() as stack:

        def make(*args: Any, budget: AddressBudget | None = None, **kwargs: Any) -> CcxtTrader:
            line = KeyLine(*args, **kwargs)
            stack.push_async_callback(line.close)
            return CcxtTrader(line, lambda _: budget)

        yield make


Open: TypeAlias = Callable[..., Awaitable[tuple[CcxtTrader, FileExchange, OrderFile]]]


@pytest.fixture
def opened(serve: Serve, make_trader: MakeTrader) -> Open:
    """Open a trader at an exchange whose good answers some others replace."""

    async def start(
        name: str, answers: dict[str, Said] | None = None, **more: Any
    ) -> tuple[CcxtTrader, FileExchange, OrderFile]:
        file = order_file(name)
        before = more.pop("before", None)
        exchange = await serve(FileExchange({**file.good(), **(answers or {})}, before))
        return make_trader(at(exchange, name), **more), exchange, file

    return start


async def put(trader: CcxtTrader, file: OrderFile, **kwargs: Any) -> SendResult:
    return await trader.place(file.name, file.credentials, PAIR, order(**kwargs), always)


# ---------------------------------------------------------------- placing


@ALL
@pytest.mark.parametrize("side", Side)
async def test_an_order_is_one_request_with_exactly_these_values(
    opened: Open, name: str, side: Side
) -> None:
    wire = Wire()
    trader, exchange, file = await opened(name, before=wire)
    await trader.account(name, file.credentials)
    asked = len(exchange.requests)

    result = await put(trader, file, side=side)

    assert result == SendResult(Sending.ANSWERED)
    assert len(exchange.requests) == asked + 1
    facts = file.content["wire"]
    expected = {**facts["sent"], **(facts["sell"] if side is Side.SELL else {})}
    expected = {n: OUR_ID if v == "@id@" else v for n, v in expected.items()}
    assert {n: v for n, v in wire.sent(file).items() if n not in NOISE} == expected


@ALL
@pytest.mark.parametrize(
    ("price", "qty"),
    [("1E-8", "1.23E-6"), ("123456789.00000001", "12345678901234.12345678"), ("1E+2", "1E+3")],
)
async def test_amounts_are_exact_and_plain(opened: Open, name: str, price: str, qty: str) -> None:
    wire = Wire()
    trader, _, file = await opened(name, before=wire)

    await put(trader, file, price=price, qty=qty)

    sent, names = wire.sent(file), file.content["wire"]
    for field, value in ((names["price"], price), (names["qty"], qty)):
        assert isinstance(sent[field], str)
        assert "E" not in sent[field].upper()
        assert Decimal(sent[field]) == Decimal(value)


@ALL
async def test_no_mark_of_a_broker_is_sent_and_the_window_is_short(opened: Open, name: str) -> None:
    wire = Wire()
    trader, _, file = await opened(name, before=wire)

    await put(trader, file)

    ((request, _),) = wire.orders(file)
    facts = file.content["wire"]
    assert not [mark for mark in facts["marks"] if mark in request.headers]
    assert "ccxt" not in json.dumps(wire.sent(file)).lower()
    assert not [v for n, v in request.headers.items() if "ccxt" in v.lower() and n != "User-Agent"]
    if "window" in facts:
        in_header = request.headers.get(facts.get("window_header", ""))
        assert (in_header or wire.sent(file)["recvWindow"]) == facts["window"]


@ALL
async def test_the_account_is_asked_once_per_key(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)

    await put(trader, file)
    first = len(exchange.requests)
    await put(trader, file, ours="bf" + "b" * 16)

    assert len(exchange.requests) == first + 1
    assert exchange.calls[file.place] == 2


@ALL
async def test_an_id_is_sent_once_whoever_asks_for_it_again(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)

    results = await asyncio.gather(*(put(trader, file) for _ in range(3)))
    results.append(await put(trader, file))

    assert exchange.calls[file.place] == 1
    assert sorted(r.sending for r in results) == [Sending.ANSWERED, *[Sending.UNKNOWN] * 3]


@ALL
async def test_an_order_that_was_held_back_can_still_be_sent(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)

    held = await trader.place(name, file.credentials, PAIR, order(), never)

    assert held == SendResult(Sending.UNSENT)
    assert await put(trader, file) == SendResult(Sending.ANSWERED)
    assert exchange.calls[file.place] == 1


@ALL
async def test_what_is_no_pair_sends_nothing_and_finds_nothing(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)

    result = await trader.place(name, file.credentials, "BTCUSDT", order(), always)

    assert result == SendResult(Sending.UNSENT)
    assert exchange.calls[file.place] == 0
    with pytest.raises(LookError):
        await trader.find(name, file.credentials, "BTCUSDT", order())


@ALL
async def test_whether_it_may_send_is_asked_after_signing(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    asked: list[int] = []

    async def no() -> bool:
        asked.append(len(exchange.requests))
        return False

    result = await trader.place(name, file.credentials, PAIR, order(), no)

    assert result == SendResult(Sending.UNSENT)
    assert exchange.calls[file.place] == 0
    assert asked == [len(exchange.requests)]


@pytest.mark.parametrize("name", ["binance", "bybit"])  # any text signs at the others
async def test_a_secret_that_cannot_sign_sends_nothing(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    await trader.account(name, file.credentials)
    broken = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"
    credentials = {**file.credentials, Field.SECRET: Secret(broken + "x" * 100)}

    result = await trader.place(name, credentials, PAIR, order(), always)

    assert result.sending is not Sending.ANSWERED
    assert exchange.calls[file.place] == 0


@ALL
async def test_a_key_that_cannot_be_sent_is_refused_here(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    credentials = {**file.credentials, Field.API_KEY: Secret("not\nfit")}

    result = await trader.place(name, credentials, PAIR, order(), always)

    assert result == SendResult(Sending.REFUSED, OrderRefusal.KEY)
    with pytest.raises(OrderRefusedError):
        await trader.account(name, credentials)
    with pytest.raises(LookError):
        await trader.find(name, credentials, PAIR, order())
    assert not exchange.requests


@cases("refusal")
async def test_a_refusal_of_the_exchange_has_a_reason(opened: Open, name: str, case: Any) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.place] = file.said(case)

    result = await put(trader, file)

    assert result == SendResult(Sending.REFUSED, OrderRefusal(case["means"]))
    assert exchange.calls[file.place] == 1
    assert case["kind"] in {"recorded", "composed"}
    assert case["source"]


@cases("unknown")
async def test_any_other_answer_proves_nothing(opened: Open, name: str, case: Any) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.place] = file.said(case)

    assert await put(trader, file) == SendResult(Sending.UNKNOWN)
    assert exchange.calls[file.place] == 1


@ALL
@pytest.mark.parametrize("status", [200, 307, 403, 429, 503])
@pytest.mark.parametrize("body", ["", "<html>502 Bad Gateway</html>", "[]", "null"])
async def test_nonsense_proves_nothing(opened: Open, name: str, status: int, body: str) -> None:
    trader, exchange, file = await opened(name)
    headers = {"Location": file.place.partition(" ")[2]} if status == 307 else {}
    exchange.answers[file.place] = Said(body, status, headers=headers)

    assert await put(trader, file) == SendResult(Sending.UNKNOWN)
    assert exchange.calls[file.place] == 1


@ALL
async def test_a_timeout_is_not_a_failure_and_nothing_is_sent_again(
    opened: Open, name: str
) -> None:
    file = order_file(name)

    async def slow(request: web.Request) -> None:
        if f"{request.method} {request.path}" == file.place:
            await asyncio.sleep(1)

    trader, exchange, _ = await opened(name, before=slow, timeout=0.4)

    assert await put(trader, file) == SendResult(Sending.UNKNOWN)
    await asyncio.sleep(0.8)
    assert exchange.calls[file.place] == 1


@ALL
@pytest.mark.parametrize("warm", [False, True])
async def test_a_connection_that_breaks_sends_nothing_again(
    opened: Open, name: str, *, warm: bool
) -> None:
    """Also not over a connection that has carried calls: those are the ones that are retried."""
    file = order_file(name)
    arrived = 0

    async def hang_up(request: web.Request) -> None:
        nonlocal arrived
        if f"{request.method} {request.path}" == file.place:
            arrived += 1
            await request.read()
            assert request.transport
            request.transport.close()

    trader, _, _ = await opened(name, before=hang_up)
    if warm:
        await trader.account(name, file.credentials)
        await trader.find(name, file.credentials, PAIR, order())

    assert await put(trader, file) == SendResult(Sending.UNKNOWN)
    await asyncio.sleep(0.2)
    assert arrived == 1


@ALL
async def test_without_a_connection_nothing_was_sent(make_trader: MakeTrader, name: str) -> None:
    file = order_file(name)
    trader = make_trader({name: "http://127.0.0.1:1"})

    assert await put(trader, file) == SendResult(Sending.UNSENT)
    with pytest.raises(LookError):
        await trader.account(name, file.credentials)
    with pytest.raises(LookError):
        await trader.find(name, file.credentials, PAIR, order())


@ALL
async def test_a_connection_that_is_refused_after_the_account_sends_nothing(
    opened: Open, name: str
) -> None:
    trader, exchange, file = await opened(name)
    await trader.account(name, file.credentials)
    template = next(iter(trader._line.transport._templates.values()))
    template._kind.urls = json.loads(
        json.dumps(template._kind.urls).replace(exchange.url, "http://127.0.0.1:1")
    )

    assert await put(trader, file) == SendResult(Sending.UNSENT)


# ---------------------------------------------------------------- accounts


@cases("refused_account")
async def test_an_account_without_live_orders_is_refused(
    opened: Open, name: str, case: Any
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[case["route"]] = file.said(case)

    with pytest.raises(OrderRefusedError) as caught:
        await trader.account(name, file.credentials)
    result = await put(trader, file)

    assert caught.value.refusal is OrderRefusal(case["means"])
    assert result == SendResult(Sending.REFUSED, OrderRefusal(case["means"]))
    assert exchange.calls[file.place] == 0
    assert await trader.find(name, file.credentials, PAIR, order()) is None


@cases("silent_account")
async def test_an_account_that_is_not_told_sends_nothing(
    opened: Open, name: str, case: Any
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[case["route"]] = file.said(case)

    with pytest.raises(LookError):
        await trader.account(name, file.credentials)
    assert await put(trader, file) == SendResult(Sending.UNSENT)
    assert exchange.calls[file.place] == 0

    exchange.answers |= {case["route"]: file.good()[case["route"]]}
    assert await put(trader, file) == SendResult(Sending.ANSWERED)


@cases("good_account")
async def test_an_account_of_the_other_kind_trades(opened: Open, name: str, case: Any) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[case["route"]] = file.said(case)

    assert await put(trader, file) == SendResult(Sending.ANSWERED)


ELSEWHERE = {
    "bybit": Said('{"retCode":10003,"retMsg":"API key is invalid."}'),
    "kucoin": Said('{"code":"400003","msg":"The API key does not exist or site mismatch."}', 401),
}


async def two_sites(serve: Serve, name: str) -> tuple[FileExchange, FileExchange, OrderFile]:
    """Serve the main site, which does not know a key, and the European one, which does."""
    file = order_file(name)
    main = await serve(FileExchange(dict.fromkeys(file.good(), ELSEWHERE[name])))
    return main, await serve(FileExchange(file.good())), file


async def test_a_key_trades_at_its_own_site(serve: Serve, make_trader: MakeTrader) -> None:
    main, site, file = await two_sites(serve, "bybit")
    trader = make_trader({"bybit": main.url, "bybit/eu": site.url})

    assert await put(trader, file) == SendResult(Sending.ANSWERED)
    assert await trader.find("bybit", file.credentials, PAIR, order()) is None

    assert (main.calls[file.place], site.calls[file.place]) == (0, 1)
    assert (main.calls[file.find[0]], site.calls[file.find[0]]) == (0, 1)


async def test_after_a_restart_an_order_is_looked_for_at_the_site_of_the_key(
    serve: Serve, make_trader: MakeTrader
) -> None:
    main, site, file = await two_sites(serve, "bybit")
    site.answers[file.find[0]] = file.with_order(file.state("filled")["set"])
    trader = make_trader({"bybit": main.url, "bybit/eu": site.url})

    state = await trader.find("bybit", file.credentials, PAIR, order())

    assert state is not None
    assert state.over


async def test_a_key_of_a_site_that_is_not_tested_does_not_trade(
    serve: Serve, make_trader: MakeTrader
) -> None:
    main, site, file = await two_sites(serve, "kucoin")
    trader = make_trader({"kucoin": main.url, "kucoin/eu": site.url})

    assert await put(trader, file) == SendResult(Sending.REFUSED, OrderRefusal.KEY)
    assert not main.calls[file.place] + site.calls[file.place]


@ALL
async def test_a_key_that_no_site_knows_is_refused(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    refusals = {
        "kucoin": Said('{"code":"400003","msg":"KC-API-KEY not exists"}', 401),
        "mexc": Said('{"code":700001,"msg":"API-key format invalid."}', 400),
        "binance": Said('{"code":-2014,"msg":"API-key format invalid."}', 401),
        "bybit": Said('{"retCode":10003,"retMsg":"API key is invalid."}'),
    }
    exchange.answers = dict.fromkeys(exchange.answers, refusals[name])

    assert await put(trader, file) == SendResult(Sending.REFUSED, OrderRefusal.KEY)
    with pytest.raises(LookError):
        await trader.find(name, file.credentials, PAIR, order())


# ---------------------------------------------------------------- finding


@cases("state")
async def test_a_found_order_says_if_it_is_over_and_what_was_filled(
    opened: Open, name: str, case: Any
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.find[-1]] = file.with_order(case["set"])

    state = await trader.find(name, file.credentials, PAIR, order())

    assert state is not None
    assert (state.over, state.qty) == (case["over"], Decimal(case["qty"]))
    assert state.fills == (() if not state.qty else None)
    sent = exchange.requests[-1]
    assert OUR_ID in str(sent.rel_url)


@cases("absent")
async def test_an_order_is_absent_only_in_the_words_of_the_exchange(
    opened: Open, name: str, case: Any
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers |= dict.fromkeys(file.find, file.said(case))

    assert await trader.find(name, file.credentials, PAIR, order()) is None
    assert all(exchange.calls[route] == 1 for route in file.find)
    assert case["source"]


@ALL
@pytest.mark.parametrize("status", [200, 404, 503])
@pytest.mark.parametrize("body", ["", "<html></html>", "[]", "{}", "null", "[null]"])
async def test_nonsense_is_not_absence(opened: Open, name: str, status: int, body: str) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers |= dict.fromkeys(file.find, Said(body, status))

    with pytest.raises(LookError):
        await trader.find(name, file.credentials, PAIR, order())


@ALL
async def test_a_failure_that_says_not_found_is_not_absence(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    for case in file.cases("absent"):
        exchange.answers |= dict.fromkeys(file.find, Said(case["body"], 500))
        with pytest.raises(LookError):
            await trader.find(name, file.credentials, PAIR, order())


@ALL
async def test_a_refused_key_is_not_absence(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    await trader.account(name, file.credentials)
    for case in file.cases("refusal") + file.cases("unknown"):
        exchange.answers |= dict.fromkeys(file.find, file.said(case))
        with pytest.raises(LookError):
            await trader.find(name, file.credentials, PAIR, order())


@ALL
async def test_another_order_is_no_answer(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    right = file.with_order(file.state("filled")["set"]).body
    for wrong in (
        right.replace(OUR_ID, "theirs"),
        right.replace("BTC-USDT", "ETH-USDT").replace("BTCUSDT", "ETHUSDT"),
        right.replace('"0.5"', '"7"').replace('"0.50000000"', '"7"'),
        right.replace('"0.5"', '"-1"').replace('"0.50000000"', '"-1"'),
        right.replace('"0.5"', '"NaN"').replace('"0.50000000"', '"NaN"'),
        right.replace("FILLED", "BROKEN").replace("Filled", "BROKEN").replace("false", '"no"'),
    ):
        exchange.answers |= dict.fromkeys(file.find, Said(wrong))
        with pytest.raises(LookError):
            await trader.find(name, file.credentials, PAIR, order())


@ALL
async def test_a_question_that_times_out_is_no_answer(opened: Open, name: str) -> None:
    file = order_file(name)

    async def slow(request: web.Request) -> None:
        if f"{request.method} {request.path}" in file.find:
            await asyncio.sleep(1)

    trader, _, _ = await opened(name, before=slow, timeout=0.3)

    with pytest.raises(LookError):
        await trader.find(name, file.credentials, PAIR, order())


# ---------------------------------------------------------------- fills

TWO = (
    {"trade": "11", "price": "60000.1", "qty": "0.4", "fee": "24.00004", "coin": "USDT"},
    {"trade": "12", "price": "59999.9", "qty": "0.1", "fee": "0.0001", "coin": "BTC"},
)


async def fills_of(trader: CcxtTrader, file: OrderFile) -> list[Fill]:
    return list(await trader.fills(file.name, file.credentials, PAIR, order(), SINCE))


@ALL
async def test_fills_are_exact_with_the_coin_that_the_exchange_names(
    opened: Open, name: str
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.find[-1]] = file.with_order(file.state("filled")["set"])
    exchange.answers[file.fills] = Said(file.with_fills(*TWO))

    fills = await fills_of(trader, file)

    assert [(f.trade_id, f.price, f.qty, f.fee, f.fee_coin) for f in fills] == [
        ("11", Decimal("60000.1"), Decimal("0.4"), Decimal("24.00004"), "USDT"),
        ("12", Decimal("59999.9"), Decimal("0.1"), Decimal("0.0001"), "BTC"),
    ]
    assert {f.side for f in fills} == {Side.BUY}
    assert all(1_400_000_000 < f.at < 2_000_000_000 for f in fills)


@ALL
async def test_a_rebate_is_a_negative_fee_and_a_third_coin_stays(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.find[-1]] = file.with_order(file.state("filled")["set"])
    one = {"trade": "1", "price": "60000", "qty": "0.5", "fee": "-0.25", "coin": "BNB"}
    exchange.answers[file.fills] = Said(file.with_fills(one))

    (fill,) = await fills_of(trader, file)

    assert (fill.fee, fill.fee_coin) == (Decimal("-0.25"), "BNB")


@ALL
@pytest.mark.parametrize(
    "wrong",
    [
        (TWO[0],),  # one is missing
        (TWO[0], TWO[1], {**TWO[1], "trade": "13"}),  # one too many
        ({**TWO[0], "qty": "0.5"}, {**TWO[1], "trade": "11", "qty": "0.5"}),  # one id, two trades
        (TWO[0], {**TWO[1], "qty": "0"}),
        (TWO[0], {**TWO[1], "price": "-1"}),
        (TWO[0], {**TWO[1], "fee": "x"}),
        (TWO[0], {**TWO[1], "coin": ""}),
        (),
    ],
    ids=range(8),
)
async def test_fills_that_do_not_make_up_the_order_are_no_answer(
    opened: Open, name: str, wrong: tuple[dict[str, str], ...]
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.find[-1]] = file.with_order(file.state("filled")["set"])
    exchange.answers[file.fills] = Said(file.with_fills(*wrong))

    with pytest.raises(LookError):
        await fills_of(trader, file)


@ALL
async def test_a_fill_that_is_told_twice_counts_once(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.find[-1]] = file.with_order(file.state("filled")["set"])
    exchange.answers[file.fills] = Said(file.with_fills(TWO[0], TWO[0], TWO[1]))

    assert len(await fills_of(trader, file)) == 2


@ALL
async def test_fills_of_another_order_are_no_answer(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.find[-1]] = file.with_order(file.state("filled")["set"])
    native = {"kucoin": "6717422bd51c29000775ea03", "mexc": "C02__468615423963070464"}
    theirs = native.get(name) or {"binance": "28", "bybit": "1321003749386327552"}[name]
    body = file.with_fills(*TWO).replace(f'"orderId":"{theirs}"', '"orderId":"9"')
    exchange.answers[file.fills] = Said(body.replace(f'"orderId":{theirs}', '"orderId":9'))

    with pytest.raises(LookError):
        await fills_of(trader, file)


@ALL
async def test_an_order_that_no_source_knows_has_no_fills(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)

    assert await fills_of(trader, file) == []
    assert exchange.calls[file.recent] >= 1
    assert exchange.calls[file.fills] == 0


@ALL
async def test_an_order_that_is_not_found_by_id_is_found_among_the_recent_ones(
    opened: Open, name: str
) -> None:
    trader, exchange, file = await opened(name)
    exchange.answers[file.fills] = Said(file.with_fills(*TWO))
    filled = file.state("filled")["set"]
    if file.recent in file.find:
        answers = iter([file.good()[file.recent], file.with_recent_order(filled)])

        async def in_turn(request: web.Request) -> None:
            if f"{request.method} {request.path}" == file.recent:
                exchange.answers[file.recent] = next(answers)

        exchange.before = in_turn
    else:
        exchange.answers[file.recent] = file.with_recent_order(filled)

    assert len(await fills_of(trader, file)) == 2


@ALL
async def test_a_recent_order_under_way_is_no_proof_of_its_fills(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    under_way = file.state("under way")["set"]
    if file.recent in file.find:
        exchange.answers[file.recent] = file.with_order(under_way)
    else:
        exchange.answers[file.recent] = file.with_recent_order(under_way)
    exchange.answers[file.fills] = Said(file.with_fills(TWO[1]))  # all that it has so far

    with pytest.raises(LookError):
        await fills_of(trader, file)


@ALL
async def test_lists_that_are_refused_are_no_proof(opened: Open, name: str) -> None:
    trader, exchange, file = await opened(name)
    for body, status in (("<html></html>", 502), ("{}", 200), ('{"code":"777777"}', 400)):
        exchange.answers[file.recent] = Said(body, status)
        with pytest.raises(LookError):
            await fills_of(trader, file)


# ---------------------------------------------------------------- the rest


@ALL
async def test_at_most_eight_orders_are_under_way_and_one_per_key(opened: Open, name: str) -> None:
    file = order_file(name)
    now = most = 0
    of_a_key: dict[str, int] = {}

    async def watch(request: web.Request) -> None:
        nonlocal now, most
        if f"{request.method} {request.path}" != file.place:
            return
        key = next(v for n, v in request.headers.items() if "KEY" in n and "VERSION" not in n)
        now, of_a_key[key] = now + 1, of_a_key.get(key, 0) + 1
        most = max(most, now)
        assert of_a_key[key] == 1
        await asyncio.sleep(0.05)
        now, of_a_key[key] = now - 1, of_a_key[key] - 1

    trader, exchange, _ = await opened(name, before=watch)
    keys = [
        {**file.credentials, Field.API_KEY: Secret(f"{number:02}{'a' * 20}")}
        for number in range(12)
        for _ in range(2)
    ]

    results = await asyncio.gather(
        *(trader.place(name, k, PAIR, order(ours=f"bf{n:016}"), always) for n, k in enumerate(keys))
    )

    assert {r.sending for r in results} == {Sending.ANSWERED}
    assert exchange.calls[file.place] == 24
    assert 1 < most <= 8


class Pauses:
    """The pauses of an exchange, kept in memory."""

    def __init__(self) -> None:
        self.on = False
        self.waits: list[float | None] = []

    def paused(self, _: datetime) -> bool:
        return self.on

    def slow_down(self, _: datetime, wait: float | None) -> None:
        self.on = True
        self.waits.append(wait)


@ALL
async def test_a_rate_limit_begins_a_pause_in_which_nothing_is_sent(
    opened: Open, name: str
) -> None:
    pauses = Pauses()
    trader, exchange, file = await opened(name, budget=pauses)
    await trader.account(name, file.credentials)
    exchange.answers[file.place] = Said("<html>Too Many Requests</html>", 429)
    exchange.answers[file.place].headers = {"Retry-After": "7"}

    assert await put(trader, file) == SendResult(Sending.UNKNOWN)
    asked = len(exchange.requests)
    assert pauses.waits == [7.0]
    again = await put(trader, file, ours="bf" + "b" * 16)
    assert again == SendResult(Sending.REFUSED, OrderRefusal.BUSY)
    with pytest.raises(LookError):
        await trader.find(name, file.credentials, PAIR, order())
    assert len(exchange.requests) == asked


@ALL
async def test_no_secret_is_logged_or_raised(
    opened: Open, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    file = order_file(name)
    secrets = [secret.reveal() for secret in file.credentials.values()]
    signed: list[str] = []

    async def echo(request: web.Request) -> None:
        body = await request.text()
        signed.append(request.headers.get("KC-API-SIGN") or request.query.get("signature", ""))
        told = f"{secrets} {request.rel_url} {dict(request.headers)} {body}"
        exchange.answers[file.place] = Said(json.dumps({"code": "777777", "msg": told}), 400)
        exchange.answers |= dict.fromkeys(file.find, exchange.answers[file.place])

    trader, exchange, _ = await opened(name, before=echo)
    await put(trader, file)
    with pytest.raises(LookError) as caught:
        await trader.find(name, file.credentials, PAIR, order())

    said = caplog.text + repr(caught.value) + str(caught.value.__cause__)
    assert "unknown state" in said
    assert not [s for s in [*secrets, *signed] if s and s in said]


@ALL
async def test_the_clock_for_signatures_is_the_given_one(opened: Open, name: str) -> None:
    wire = Wire()
    now = datetime.now(UTC) + timedelta(days=3)
    trader, _, file = await opened(name, before=wire, clock=lambda: now)

    await put(trader, file)

    ((request, body),) = wire.orders(file)
    assert str(round(now.timestamp() * 1000)) in f"{request.rel_url}{dict(request.headers)}{body}"


async def test_an_exchange_without_orders_has_no_proof(make_trader: MakeTrader) -> None:
    trader = make_trader()
    credentials = order_file("kucoin").credentials

    assert trader.proof("kraken") is None
    assert trader.proof("nowhere") is None
    with pytest.raises(OrderRefusedError):
        await trader.account("kraken", credentials)


@ALL
def test_the_proof_has_a_window_of_seconds_and_a_memory_of_hours(name: str) -> None:
    proof = CcxtTrader(KeyLine()).proof(name)

    assert proof is not None
    assert 5 <= proof.window <= 15
    assert proof.memory >= timedelta(hours=24).total_seconds()


async def test_a_coin_that_ccxt_renames_keeps_its_own_name_at_the_exchange(opened: Open) -> None:
    """KuCoin's WAX is WAXP in pairs, and its KALT is ALT."""
    wire = Wire()
    trader, _, file = await opened("kucoin", before=wire)

    await trader.place("kucoin", file.credentials, "WAXP/USDT", order(), always)
    other = order(ours="bf" + "b" * 16)
    await trader.place("kucoin", file.credentials, "ALT/BTC", other, always)

    symbols = [json.loads(body)["symbol"] for _, body in wire.orders(file)]
    assert symbols == ["WAX-USDT", "KALT-BTC"]
