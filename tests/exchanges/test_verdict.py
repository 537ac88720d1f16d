"""Classification of refusals: code, text, status, ccxt's class; address; pause."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import ccxt  # type: ignore[import-untyped]  # it has no types
import pytest

from bot.domain.diagnosis import Problem
from bot.exchanges._catalogue import CATALOGUE
from bot.exchanges._classification import problem_of, retry_in, seen_ip
from bot.exchanges._reply import Reply

KUCOIN = CATALOGUE["kucoin"].dialect
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def reply(body: str, status: int = 400, reason: str = "", **headers: str) -> Reply:
    return Reply(status, reason, {n.replace("_", "-"): v for n, v in headers.items()}, body)


@pytest.mark.parametrize(
    ("said", "error", "problem"),
    [
        # the code outweighs the text, the text the status, the status the class
        ('{"code":"400005","msg":"require more permission"}', "429", Problem.INVALID_SECRET),
        ('{"code":"1","msg":"require more permission"}', "429", Problem.NO_READ),
        ('{"code":"1","msg":"?"}', "429", Problem.RATE_LIMITED),
        ('{"code":"1","msg":"?"}', "503", Problem.EXCHANGE_UNAVAILABLE),
        ('{"code":"1","msg":"?"}', "451", Problem.REGION_BLOCKED),
        ('{"code":"1","msg":"?"}', "400", Problem.KEY_OR_IP_OR_PERMISSION),
        # no code, no JSON
        ("Service unavailable", "200", Problem.EXCHANGE_UNAVAILABLE),
        ("", "401", Problem.EXCHANGE_UNAVAILABLE),
        ("[" * 100_000, "200", Problem.EXCHANGE_UNAVAILABLE),
    ],
)
def test_the_order_of_the_evidence(said: str, error: str, problem: Problem) -> None:
    refusal = reply(said, int(error))

    assert problem_of(KUCOIN, refusal, ccxt.AuthenticationError("kucoin"))[0] is problem


def test_words_in_the_reason_phrase_count() -> None:
    refusal = reply("", 401, "Invalid request ip, the current clientIp is:1.2.3.4")

    assert problem_of(KUCOIN, refusal, None) == (Problem.IP_NOT_ALLOWED, None)
    assert seen_ip(refusal) == "1.2.3.4"


@pytest.mark.parametrize("status", [200, 401, 404, 500, 503])
def test_a_page_never_blames_the_key(status: int) -> None:
    page = reply("  <html>require more permission, invalid request ip 1.2.3.4</html>", status)

    problem, code = problem_of(KUCOIN, page, ccxt.AuthenticationError("kucoin"))

    assert (problem, code) == (Problem.EXCHANGE_UNAVAILABLE, None)
    assert seen_ip(page) is None


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (ccxt.RateLimitExceeded(), Problem.RATE_LIMITED),
        (ccxt.DDoSProtection(), Problem.RATE_LIMITED),
        (ccxt.InvalidNonce(), Problem.CLOCK_SKEW),
        (ccxt.RestrictedLocation(), Problem.REGION_BLOCKED),
        (ccxt.AccountSuspended(), Problem.ACCOUNT_RESTRICTED),
        (ccxt.PermissionDenied(), Problem.KEY_OR_IP_OR_PERMISSION),
        (ccxt.OnMaintenance(), Problem.EXCHANGE_UNAVAILABLE),
        (ccxt.ExchangeNotAvailable(), Problem.UNKNOWN),  # its class for any 4xx
        (ccxt.BadRequest(), Problem.UNKNOWN),
        (None, Problem.UNKNOWN),
    ],
)
def test_ccxt_is_asked_last(error: Exception | None, problem: Problem) -> None:
    assert problem_of(KUCOIN, reply('{"code":"1"}'), error) == (problem, "1")


def test_nothing_came_back() -> None:
    assert problem_of(KUCOIN, None, ccxt.RequestTimeout())[0] is Problem.EXCHANGE_UNAVAILABLE
    broken = ccxt.ExchangeError()
    broken.__cause__ = asyncio.IncompleteReadError(b"", 1)
    assert problem_of(KUCOIN, None, broken)[0] is Problem.EXCHANGE_UNAVAILABLE


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("the current clientIp is:209.52.132.232", "209.52.132.232"),
        ("IP [162.220.234.40] not in the ip white list", "162.220.234.40"),
        ("Incorrect IP address [IP地址错误]:119.81.237.3", "119.81.237.3"),
        ("Sorry. IP: 98.84.12.34. Bye", "98.84.12.34"),
        (
            "Request IP not in whitelist: 2001:db8:85a3::8a2e:370:7334",
            "2001:db8:85a3::8a2e:370:7334",
        ),
        ("clientIp is:2001:DB8::1.", "2001:db8::1"),
        ("clientIp is:e3b:e3b:e3b:e3b:e3b:e3b:e3b:e3b", "e3b:e3b:e3b:e3b:e3b:e3b:e3b:e3b"),
        ("request ip: ::ffff:203.0.113.9", "203.0.113.9"),
        ("at 18:53:36.000 on 2026-09-14, version 4.5.90", None),
        ("1.2.3.4.5 and 999.1.1.1", None),
        ("nothing", None),
    ],
)
def test_the_address_the_exchange_saw(text: str, address: str | None) -> None:
    assert seen_ip(reply('{"code":"400006","msg":"%s"}' % text)) == address  # noqa: UP031  # braces
    assert seen_ip(None) is None


DOWN, LIMITED = Problem.EXCHANGE_UNAVAILABLE, Problem.RATE_LIMITED


@pytest.mark.parametrize(
    ("problem", "refusal", "seconds"),
    [
        (DOWN, reply("", 503), 0.3),
        (DOWN, reply("", 503, Retry_After="2"), 2.0),
        (DOWN, reply("", 503, Retry_After="6"), None),
        (DOWN, reply("", 403), None),
        (DOWN, reply("{}", 200), None),
        (LIMITED, reply("", 429), None),
        (LIMITED, reply("", 429, retry_after="5"), 5.0),
        (LIMITED, reply("", 429, RETRY_AFTER="0"), 0.0),
        (LIMITED, reply("", 429, Retry_After="5.5"), None),
        (LIMITED, reply("", 429, Retry_After="soon"), None),
        (LIMITED, reply("", 429, Retry_After=format_datetime(NOW + timedelta(seconds=3))), 3.0),
        (LIMITED, reply("", 429, Retry_After=format_datetime(NOW + timedelta(hours=3))), None),
        (Problem.INVALID_SECRET, reply("", 503, Retry_After="1"), None),
        (Problem.UNKNOWN, reply("", 400), None),
    ],
)
def test_when_to_come_back(problem: Problem, refusal: Reply, seconds: float | None) -> None:
    assert retry_in(problem, refusal, None, NOW) == seconds


def test_a_line_that_broke_is_tried_again_and_one_that_hung_is_not() -> None:
    assert retry_in(DOWN, None, ccxt.ExchangeNotAvailable(), NOW) == 0.3
    assert retry_in(DOWN, None, ccxt.RequestTimeout(), NOW) is None
