"""Stored credentials are opened in one place, for one call each."""

import ast
import logging
from pathlib import Path

import pytest

import bot
from bot.domain.credentials import Credentials, Field
from bot.domain.diagnosis import Problem, Status
from bot.domain.ports.keys import CannotOpenError
from bot.services.key_access import KeyAccess
from tests.fakes.keys import FakeProber, FakeVault
from tests.fakes.values import connected, report

BOT = Path(bot.__file__).parent
BAD_KEY = report(Problem.INVALID_KEY)


def access(prober: FakeProber | None = None) -> KeyAccess:
    return KeyAccess(vault=FakeVault(), prober=prober or FakeProber())


async def test_credentials_are_tested_at_the_exchange_of_their_connection() -> None:
    prober = FakeProber(says={"a": BAD_KEY})
    assert await access(prober).check(connected("a"), b"sealed") == BAD_KEY
    assert prober.asked == ["a"]


async def test_what_cannot_be_opened_is_reported_as_our_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    prober = FakeProber()
    with caplog.at_level(logging.ERROR):
        found = await access(prober).check(connected("a"), b"damaged")
    assert (found.problems, found.status) == ((Problem.UNKNOWN,), Status.UNAVAILABLE)
    assert not prober.asked
    assert "connection a cannot be opened" in caplog.text


def test_a_call_is_handed_the_credentials_and_its_value_comes_back() -> None:
    assert access().use(connected("a"), b"sealed", set) == {Field.API_KEY}


async def test_an_asynchronous_call_is_awaited_by_who_made_it() -> None:
    async def order(values: Credentials) -> int:
        return len(values)

    assert await access().use(connected("a"), b"sealed", order) == 1


def test_a_call_is_not_made_with_what_cannot_be_opened() -> None:
    called: list[Credentials] = []
    with pytest.raises(CannotOpenError):
        access().use(connected("a"), b"damaged", called.append)
    assert not called


def test_nothing_else_opens_stored_credentials() -> None:
    opening = {path.stem for path in BOT.rglob("*.py") if _opens(ast.parse(path.read_text()))}
    assert opening == {"key_access"}


def _opens(tree: ast.Module) -> bool:
    """Return whether a module opens values with the binding of stored credentials."""
    opened = (
        argument.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "open"
        for argument in node.args
        if isinstance(argument, ast.Call) and isinstance(argument.func, ast.Name)
    )
    return "stored_binding" in opened
