"""Every answer in the files beside this one, through the real ccxt client."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.diagnosis import CheckReport, Permission, Step
from bot.exchanges._catalogue import CATALOGUE
from tests.exchanges.conftest import MakeProber, Serve
from tests.exchanges.replay import FOLDER, Book, FileExchange, book

_PASSING = {"rate-limited", "exchange-unavailable"}
_EXPECTED: Mapping[str, Callable[[CheckReport], Any]] = {
    "problems": lambda r: [*r.problems],
    "status_found": lambda r: r.status,
    "ip_whitelist": lambda r: "unknown" if r.ip_whitelist is None else [*r.ip_whitelist],
    "seen_ip": lambda r: r.seen_ip,
    "account": lambda r: r.account,
    "permissions": lambda r: r.permissions,
    "steps": lambda r: r.steps,
}

_BOOKS = [book(path.stem) for path in sorted(FOLDER.glob("*.toml"))]
_CASES = [
    pytest.param(b, answer, id=f"{b.name}: {answer['case']}")
    for b in _BOOKS
    for answer in b.told["answer"]
]


@pytest.mark.parametrize(("told", "answer"), _CASES)
async def test_the_answer_is_read_as_its_file_says(
    told: Book,
    answer: Mapping[str, Any],
    serve: Serve,
    make_prober: MakeProber,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    exchange = await serve(FileExchange(told.answers(answer)))
    prober = make_prober({told.name: exchange.url})

    report = await prober.check(told.name, told.credentials)

    for name, found in _EXPECTED.items():
        if name in answer:
            assert _part(found(report), answer[name]) == answer[name], (name, report)
    assert _days(report) == answer.get("expires_in_days", -1)
    assert [*report.steps] == [*Step]
    assert [*report.permissions] == [*Permission]
    _nothing_else_was_asked(told, exchange, repeated=bool(_PASSING.intersection(report.problems)))
    _nothing_secret_was_said(told, f"{report}{caplog.text}")


@pytest.mark.parametrize("told", _BOOKS, ids=[b.name for b in _BOOKS])
async def test_the_good_answers_ask_each_once(
    told: Book, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(told.good()))

    report = await make_prober({told.name: exchange.url}).check(told.name, told.credentials)

    assert report.problems == ()
    assert set(exchange.calls.values()) == {1}
    assert told.told["clock"] in exchange.calls


def _part(found: Any, expected: Any) -> Any:
    if isinstance(expected, dict):
        return {name: found.get(name) for name in expected}
    return found


def _days(report: CheckReport) -> int:
    left = report.expires_at and report.expires_at - datetime.now(UTC) + timedelta(minutes=1)
    return left.days if left else -1


def _nothing_else_was_asked(told: Book, exchange: FileExchange, *, repeated: bool) -> None:
    allowed = {f"{e.verb} {e.path}" for e in CATALOGUE[told.name].dialect.endpoints}
    assert exchange.calls.keys() <= allowed
    assert exchange.calls <= Counter(dict.fromkeys(allowed, 2 if repeated else 1))


def _nothing_secret_was_said(told: Book, text: str) -> None:
    for value in told.told["credentials"].values():
        assert value not in text
