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
from tests.exchanges.replay import FOLDER, AnswerFile, FileExchange, answer_file

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

_FILES = [answer_file(path.stem) for path in sorted(FOLDER.glob("*.toml"))]
_CASES = [
    pytest.param(b, answer, id=f"{b.name}: {answer['case']}")
    for b in _FILES
    for answer in b.content["answer"]
]


@pytest.mark.parametrize(("file", "answer"), _CASES)
async def test_the_answer_is_read_as_its_file_says(
    file: AnswerFile,
    answer: Mapping[str, Any],
    serve: Serve,
    make_prober: MakeProber,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    exchange = await serve(FileExchange(file.answers(answer)))
    prober = make_prober({file.name: exchange.url})

    report = await prober.check(file.name, file.credentials)

    for name, found in _EXPECTED.items():
        if name in answer:
            assert _part(found(report), answer[name]) == answer[name], (name, report)
    assert _days(report) == answer.get("expires_in_days", -1)
    assert [*report.steps] == [*Step]
    assert [*report.permissions] == [*Permission]
    _nothing_else_was_asked(file, exchange, repeated=bool(_PASSING.intersection(report.problems)))
    _nothing_secret_was_said(file, f"{report}{caplog.text}")


@pytest.mark.parametrize("file", _FILES, ids=[b.name for b in _FILES])
async def test_the_good_answers_ask_each_once(
    file: AnswerFile, serve: Serve, make_prober: MakeProber
) -> None:
    exchange = await serve(FileExchange(file.good()))

    report = await make_prober({file.name: exchange.url}).check(file.name, file.credentials)

    assert report.problems == ()
    assert set(exchange.calls.values()) == {1}
    assert file.content["clock"] in exchange.calls


def _part(found: Any, expected: Any) -> Any:
    if isinstance(expected, dict):
        return {name: found.get(name) for name in expected}
    return found


def _days(report: CheckReport) -> int:
    left = report.expires_at and report.expires_at - datetime.now(UTC) + timedelta(minutes=1)
    return left.days if left else -1


def _nothing_else_was_asked(file: AnswerFile, exchange: FileExchange, *, repeated: bool) -> None:
    allowed = {f"{e.verb} {e.path}" for e in CATALOGUE[file.name].dialect.endpoints}
    assert exchange.calls.keys() <= allowed
    assert exchange.calls <= Counter(dict.fromkeys(allowed, 2 if repeated else 1))


def _nothing_secret_was_said(file: AnswerFile, text: str) -> None:
    for value in file.content["credentials"].values():
        assert value not in text
