"""Stored credentials are opened in one place, for one call each."""

import ast
import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot
from bot.domain.credentials import Credentials, Field
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.domain.ports.keys import CannotOpenError
from bot.services.connections import Connections, GoneError
from bot.services.key_access import KeyAccess
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
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


async def test_a_test_says_nothing_of_the_key_that_replaced_the_tested_one(
    database: Database,
) -> None:
    """A key that can withdraw is not Online because of what was found out about another one."""
    store, now = SqlConnectionStore(database), datetime(2026, 11, 30, 12, tzinfo=UTC)
    await store.add(connected("c1"), b"sealed", b"1")
    before = await store.get(7, "c1")
    assert before is not None

    async def replaced() -> None:
        keyed = before.with_new_key("new", now)
        found = {Permission.WITHDRAW: Answer.YES}
        bad = replace(keyed, status=Status.BLOCKED, problems=(Problem.WITHDRAW_ENABLED,))
        await store.replace_key(replace(bad, permissions=found), b"another", b"2")

    opened = access(FakeProber(gate=replaced))
    connections = Connections(exchanges={}, access=opened, store=store, clock=lambda: now)
    with pytest.raises(GoneError):
        await connections.test(before)
    after = await store.get(7, "c1")
    assert after is not None
    assert after.status is Status.BLOCKED
