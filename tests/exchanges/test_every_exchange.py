"""Cases of every exchange, through the real ccxt client."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from ccxt.base.errors import AuthenticationError  # type: ignore[import-untyped]  # it has no types

from bot.domain.diagnosis import Answer, CheckReport, Permission, Problem, Status, Step
from bot.exchanges import EXCHANGES
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._classification import asked_wait, problem_of
from bot.exchanges._gateway import of_page
from bot.exchanges._reply import Reply
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import AnswerFile, FileExchange, Said, answer_file

ALL = pytest.mark.parametrize("name", EXCHANGES)

# The calls that describe the key, and each exchange's refusal of them.
DESCRIPTION: Mapping[str, tuple[tuple[str, ...], Said]] = {
    "binance": (
        ("GET /sapi/v1/account/apiRestrictions",),
        Said('{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}', 400),
    ),
    "bingx": (
        ("GET /openApi/v1/account/apiPermissions",),
        Said('{"code":100004,"msg":"Permission denied as the API key was created without it"}'),
    ),
    "bitget": (
        ("GET /api/v2/spot/account/info", "GET /api/v3/account/info"),
        Said('{"code":"40014","msg":"Incorrect permissions, need spot read"}', 400),
    ),
    "bybit": (
        ("GET /v5/user/query-api",),
        Said('{"retCode":10005,"retMsg":"Permission denied, please check your API key"}'),
    ),
    "coinbase": (
        ("GET /api/v3/brokerage/key_permissions",),
        Said('{"error":"PERMISSION_DENIED","error_details":"Missing required scopes"}', 403),
    ),
    "gate": (
        ("GET /api/v4/account/main_keys", "GET /api/v4/account/detail"),
        Said('{"label":"FORBIDDEN","message":"API key does not have permission"}', 403),
    ),
    "htx": (("GET /v2/user/uid",), Said('{"code":1002,"message":"forbidden"}')),
    "kraken": (
        ("POST /0/private/GetApiKeyInfo",),
        Said('{"error":["EGeneral:Permission denied"]}'),
    ),
    "kucoin": (
        ("GET /api/v1/user/api-key",),
        Said('{"code":"400007","msg":"Access denied, require more permission."}', 401),
    ),
    "mexc": (
        ("GET /api/v3/apiKeyInfo",),
        Said('{"code":700007,"msg":"No permission to access the endpoint."}', 400),
    ),
    "okx": (
        ("GET /api/v5/account/config",),
        Said('{"msg":"This API key has no permission for this function","code":"50120"}', 401),
    ),
}
READS: Mapping[str, Mapping[Step, tuple[str, ...]]] = {
    name: {Step.BALANCE: tuple(balance.split(", ")), Step.ORDERS: tuple(orders.split(", "))}
    for name, balance, orders in (
        ("binance", "GET /api/v3/account", "GET /api/v3/openOrders"),
        ("bingx", "GET /openApi/spot/v1/account/balance", "GET /openApi/spot/v1/trade/openOrders"),
        (
            "bitget",
            "GET /api/v2/spot/account/assets, GET /api/v3/account/assets",
            "GET /api/v2/spot/trade/unfilled-orders, GET /api/v3/trade/unfilled-orders",
        ),
        ("bybit", "GET /v5/account/wallet-balance", "GET /v5/order/realtime"),
        (
            "coinbase",
            "GET /api/v3/brokerage/accounts",
            "GET /api/v3/brokerage/orders/historical/batch",
        ),
        ("gate", "GET /api/v4/spot/accounts", "GET /api/v4/spot/open_orders"),
        ("htx", "GET /v1/account/accounts", "GET /v1/order/openOrders"),
        ("kraken", "POST /0/private/Balance", "POST /0/private/OpenOrders"),
        ("kucoin", "GET /api/v1/accounts", "GET /api/v1/hf/orders/active"),
        ("mexc", "GET /api/v3/account", "GET /api/v3/openOrders"),
        ("okx", "GET /api/v5/account/balance", "GET /api/v5/trade/orders-pending"),
    )
}
# The attempts to trade, with a code of an order that is refused for itself.
ATTEMPTS: Mapping[str, tuple[str, str]] = {
    "binance": ("POST /api/v3/order/test", "-2010"),
    "bingx": ("POST /openApi/spot/v1/trade/cancel", "80016"),
    "bitget": ("POST /api/v2/spot/trade/cancel-order", "43001"),
    "gate": ("DELETE /api/v4/spot/orders/1", "ORDER_NOT_FOUND"),
    "htx": ("POST /v1/order/orders/1/submitcancel", "base-record-invalid"),
    "kucoin": ("POST /api/v1/hf/orders/test", "400100"),
    "mexc": ("POST /api/v3/order/test", "30005"),
    "okx": ("POST /api/v5/trade/cancel-order", "51400"),
}
MAY_NOT = (
    "This account may not place or cancel orders.",
    "Your account has been frozen, please contact customer service",
    "The user is restricted from trading",
    "Transaction restricted, there's a risk problem in your account",
    "Please complete identity verification (KYC) before trading",
    "Account suspended",
    "You are not allowed to trade",
    "Trading is disabled for this account",
    "Trading is not available in your region due to compliance",
)


def refusal_of(name: str, code: str, words: str) -> str:
    """Return a refusal in the exchange's own form."""
    number: Any = int(code) if code.lstrip("-").isdigit() else code
    told: Mapping[str, Any] = {
        "bybit": {"retCode": number, "retMsg": words, "result": {}},
        "coinbase": {"error": code, "error_details": words, "message": words},
        "gate": {"label": code, "message": words},
        "htx": {"status": "error", "err-code": code, "err-msg": words, "data": None},
        "kraken": {"error": [f"{code}:{words}"]},
        "kucoin": {"code": code, "msg": words},
        "okx": {"code": code, "msg": words, "data": []},
    }.get(name, {"code": number, "msg": words})
    return json.dumps(told)


def cloudflare(number: int, title: str, words: str = "") -> str:
    """Return a page as Cloudflare writes it."""
    return (
        f"<!DOCTYPE html>\n<!--[if lt IE 7]> <html class='no-js'> <![endif]-->\n<head>\n"
        f"<title>{title}</title>\n<meta charset='UTF-8' /></head>\n<body>"
        f"<h1><span>Error</span>\n<span>{number}</span></h1><h2>{words}</h2>"
        "<p>Ray ID: 8f3a1c2d4e5f6a7b</p></body></html>"
    )


RATE, BLOCKED = Problem.RATE_LIMITED, Problem.OUR_ADDRESS_BLOCKED
REGION, DOWN = Problem.REGION_BLOCKED, Problem.EXCHANGE_UNAVAILABLE
_AKAMAI = (
    "<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\n"
    'You don\'t have permission to access "http&#58;&#47;&#47;api" on this server.<P>\n'
    "Reference&#32;&#35;18&#46;c4f01702\n</BODY></HTML>"
)
_CLOUDFRONT = (
    "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>"
    "<H1>403 ERROR</H1><H2>The request could not be satisfied.</H2>{}<PRE>Generated by cloudfront"
    "</PRE></BODY></HTML>"
)
_BLOCKED = "<html><head><title>Attention Required! | Cloudflare</title></head></html>"
_SORRY = "<html><body><h1>Sorry, you have been blocked</h1>You are unable to access x</body></html>"
_MOMENT = "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>"
_JSON_1015 = (
    '{"title":"Error 1015: You are being rate limited","status":429,"error_code":1015,'
    '"error_name":"rate_limited","cloudflare_error":true,"retry_after":30}'
)

GATEWAYS = [
    *((Said(f"error code: {n}", s), RATE) for n, s in ((1015, 429), (1015, 403), (1015, 200))),
    *(
        (Said(f"error code: {number}", status), BLOCKED)
        for number in (1006, 1007, 1008, 1010, 1012, 1020)
        for status in (403, 429, 503)
    ),
    (Said("error code: 1009", 403), REGION),
    *((Said(f"error code: {number}", number), DOWN) for number in (520, 521, 522, 524, 525)),
    (Said("error code: 1033", 530), DOWN),
    (Said("error code: 1016\n", 530), DOWN),
    (Said(cloudflare(1020, "Access denied | x used Cloudflare to restrict access"), 403), BLOCKED),
    (Said(cloudflare(1006, "Access denied", "Your IP address has been banned"), 403), BLOCKED),
    (Said(cloudflare(1015, "Access denied", "You are being rate limited"), 429), RATE),
    (Said(cloudflare(1009, "Access denied", "has banned the country your IP is in"), 403), REGION),
    (Said(cloudflare(522, "x | 522: Connection timed out"), 522), DOWN),
    (Said(_BLOCKED, 403), BLOCKED),
    (Said(_BLOCKED, 503), BLOCKED),
    (Said(_SORRY, 403), BLOCKED),
    (Said(_SORRY, 200), BLOCKED),
    (Said(_MOMENT, 503), BLOCKED),
    (Said(_AKAMAI, 403), BLOCKED),
    (Said("<html>Please complete the captcha to go on</html>", 405), BLOCKED),
    (Said(_CLOUDFRONT.format("Request blocked."), 403), BLOCKED),
    (
        Said(_CLOUDFRONT.format("is configured to block access from your country."), 403),
        REGION,
    ),
    (Said(_CLOUDFRONT.format("Could not connect to the origin."), 502), DOWN),
    (Said("<html><title>403 Forbidden</title><center>nginx</center></html>", 403), BLOCKED),
    (Said("Access Denied", 403), BLOCKED),
    (Said('{"message":"Forbidden"}', 403), BLOCKED),
    (Said("", 405, headers={"x-amzn-waf-action": "captcha"}), BLOCKED),
    (Said("<html>x</html>", 403, headers={"cf-mitigated": "challenge"}), BLOCKED),
    (Said('{"error":"error code: 1020"}', 403), BLOCKED),
    (Said('{"error_code":1020,"status":403,"cloudflare_error":true}', 403), BLOCKED),
    (Said(_JSON_1015, 429), RATE),
    (Said("", 429), RATE),
    (Said("<html><h1>429</h1></html>", 429), RATE),
    (Said("", 418), RATE),
    (Said("<html>I'm a teapot</html>", 418), RATE),
    (Said("", 451), REGION),
    (Said("<html>Unavailable</html>", 451), REGION),
    (Said("<html><title>502 Bad Gateway</title></html>", 502), DOWN),
    (Said("<html>We are under maintenance <script src='recaptcha.js'></script></html>", 503), DOWN),
]


def reply(said: Said) -> Reply:
    return Reply(said.status, said.reason or "", said.headers, said.body)


@pytest.mark.parametrize(
    ("said", "problem"), GATEWAYS, ids=[f"{g.status} {g.body[:40]!r}" for g, _ in GATEWAYS]
)
def test_what_stands_before_an_exchange_is_told_from_it(said: Said, problem: Problem) -> None:
    found = {n: problem_of(CATALOGUE[n].dialect, reply(said), None)[0] for n in EXCHANGES}

    assert found == dict.fromkeys(EXCHANGES, problem)


@ALL
async def test_a_block_of_our_address_is_the_operators_wherever_it_is_said(
    name: str, serve: Serve, make_prober: MakeProber
) -> None:
    told = answer_file(name)
    said = Said(cloudflare(1020, "Access denied"), 403, headers={"Content-Type": "text/html"})
    report = await checked(told, dict.fromkeys(told.good(), said), serve, make_prober)

    assert report.problems == (Problem.OUR_ADDRESS_BLOCKED,)
    assert report.status is Status.UNAVAILABLE
    assert set(report.permissions.values()) == {Answer.UNKNOWN}


@ALL
async def test_a_key_that_may_not_be_described_is_asked_about(
    name: str, serve: Serve, make_prober: MakeProber
) -> None:
    routes, denial = DESCRIPTION[name]
    report = await checked(answer_file(name), dict.fromkeys(routes, denial), serve, make_prober)

    assert report.problems == (Problem.WITHDRAW_UNKNOWN,)
    assert report.status is Status.ACTION_NEEDED
    assert report.permissions[Permission.READ] is Answer.YES
    assert report.permissions[Permission.WITHDRAW] is Answer.UNKNOWN
    assert report.steps[Step.KEY] is report.steps[Step.BALANCE] is Answer.YES


ODD = {
    "nothing": Said("", 404),
    "a page": Said("<html><title>404 Not Found</title></html>", 404),
    "a page with 200": Said("<!DOCTYPE html><html>Welcome</html>"),
    "no JSON": Said("not found", 404),
    "JSON": Said('{"code":"404","msg":"Not Found"}', 404),
    "no route": Said('{"message":"no Route matched with those values"}', 404),
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("step", [Step.BALANCE, Step.ORDERS])
@ALL
async def test_one_call_that_does_not_fit_the_account_holds_up_no_key(
    name: str, step: Step, odd: str, serve: Serve, make_prober: MakeProber
) -> None:
    told = answer_file(name)
    answers = dict.fromkeys(READS[name][step], ODD[odd])
    report = await checked(told, answers, serve, make_prober)

    assert report.problems == ()
    assert report.status is Status.ONLINE
    assert report.steps[step] is Answer.UNKNOWN
    assert report.permissions[Permission.READ] is Answer.YES


@ALL
async def test_calls_that_all_fail_oddly_prove_nothing(
    name: str, serve: Serve, make_prober: MakeProber
) -> None:
    told = answer_file(name)
    both = (*READS[name][Step.BALANCE], *READS[name][Step.ORDERS])
    report = await checked(told, dict.fromkeys(both, Said("", 404)), serve, make_prober)

    assert report.status is Status.UNAVAILABLE


@pytest.mark.parametrize("words", MAY_NOT)
@pytest.mark.parametrize("name", ATTEMPTS)
async def test_an_order_refused_for_the_account_is_no_right_to_trade(
    name: str, words: str, serve: Serve, make_prober: MakeProber
) -> None:
    routes, denial = DESCRIPTION[name]
    route, code = ATTEMPTS[name]
    attempt = Said(refusal_of(name, code, words), 400 if name in {"gate", "kucoin"} else 200)
    answers = dict.fromkeys(routes, denial) | {route: attempt}
    report = await checked(answer_file(name), answers, serve, make_prober)

    assert report.permissions[Permission.TRADE] is not Answer.YES
    assert report.status is not Status.ONLINE


@ALL
def test_our_mistakes_are_not_the_persons(name: str) -> None:
    dialect = CATALOGUE[name].dialect
    for words in (
        "Missing required header: KEY",
        "Request header SIGN can not be empty",
        "The signature is required",
        "No authentication was sent",
        "Invalid request body",
    ):
        body = refusal_of(name, "987654", words)
        for status in (400, 401):
            found, _ = problem_of(dialect, Reply(status, "", {}, body), AuthenticationError())
            assert found is Problem.UNKNOWN, words


@ALL
def test_a_nonce_that_another_program_used_is_no_fault_of_a_clock(name: str) -> None:
    dialect = CATALOGUE[name].dialect
    for words in ("Invalid nonce", "nonce must be greater than the last", "Nonce is too small"):
        body = refusal_of(name, "987654", words)
        assert problem_of(dialect, Reply(400, "", {}, body), None)[0] is Problem.NONCE_IN_USE


@ALL
def test_the_state_of_an_account_is_known_by_its_words(name: str) -> None:
    dialect = CATALOGUE[name].dialect
    for words in (
        "Your account is restricted, please contact support",
        "The user has been frozen",
        "This account has been suspended",
        "Transaction restricted, there's a risk problem in your account",
        "Please complete identity verification first",
        "KYC verification required",
        "User status abnormal",
    ):
        body = refusal_of(name, "987654", words)
        found, _ = problem_of(dialect, Reply(400, "", {}, body), None)
        assert found is Problem.ACCOUNT_RESTRICTED, words


def test_how_long_to_wait_is_read_wherever_it_is_told() -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    until = round(now.timestamp() * 1000) + 90_000
    banned = f'{{"code":-1003,"msg":"Way too much request weight used; IP banned until {until}."}}'

    assert asked_wait(Reply(429, "", {}, _JSON_1015), now) == 30
    assert asked_wait(Reply(418, "", {}, banned), now) == 90
    assert asked_wait(Reply(429, "", {"Retry-After": "7"}, _JSON_1015), now) == 7
    assert asked_wait(Reply(429, "", {}, "{}"), now) is None


def test_a_hostile_page_is_read_in_no_time() -> None:
    for body in ("<" + "error<a" * 100_000, "<" + "error" + " " * 500_000, "<title>" * 100_000):
        assert of_page(Reply(503, "", {}, body)) is DOWN


@pytest.mark.parametrize("name", EXCHANGES)
def test_each_exchange_has_a_row_in_the_tables_above(name: str) -> None:
    assert name in DESCRIPTION
    assert set(READS[name]) == {Step.BALANCE, Step.ORDERS}
    asked = {f"{e.verb} {e.path}" for e in CATALOGUE[name].dialect.endpoints}
    assert {*_routes(name)} <= asked


def _routes(name: str) -> Iterator[str]:
    yield from DESCRIPTION[name][0]
    for routes in READS[name].values():
        yield from routes
    if name in ATTEMPTS:
        yield ATTEMPTS[name][0]


async def checked(
    told: AnswerFile, answers: Mapping[str, Said], serve: Serve, make_prober: MakeProber
) -> CheckReport:
    """Test the key of the file with these answers in place of the good ones."""
    exchange = await serve(FileExchange({**told.good(), **answers}))
    prober = make_prober({told.name: exchange.url})
    return await prober.check(told.name, told.credentials)
