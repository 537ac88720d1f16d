"""Fixtures of all tests: profiles of hypothesis, databases of both kinds, processes."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url

from bot.storage.engine.database import Database
from bot.storage.migrations import upgrade
from tests.hatchery import Hatchery
from tests.network import Guard
from tests.programs import missing
from tests.storage.server import MISSING, SETTING, Server, find_server

pytest.register_assert_rewrite("tests.e2e.world", "tests.sandbox.exchanges.contract")

_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines are busy

settings.register_profile("suite", _CALM, derandomize=True)
settings.register_profile("drills", _CALM, max_examples=1000)
settings.load_profile("suite")

_SERVER = make_url(os.environ[SETTING]).host if os.environ.get(SETTING) else None
GUARD = Guard(frozenset({_SERVER} if _SERVER else ()))
GUARD.install()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect the tests without garbage collection, then freeze the imported objects."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True, scope="session")
def hatchery() -> Iterator[Hatchery]:
    """The forking process; created before the first test, since later there may be threads."""
    hatchery = Hatchery()
    yield hatchery
    hatchery.close()


@pytest.fixture(autouse=True)
def _no_call_leaves_the_machine() -> Iterator[None]:
    """Fail a test that called another machine, also if it survived the refusal."""
    yield
    if refused := GUARD.new():
        pytest.fail(f"called beyond loopback: {', '.join(refused)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database of a test; by default it runs on each."""
    return str(request.param)


@pytest.fixture(scope="session")
def found_server() -> Iterator[Server | None]:
    with find_server() as server:
        yield server


@pytest.fixture
def server(found_server: Server | None) -> Server:
    return found_server or missing(MISSING)


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if kind == "sqlite":
        yield file_url(tmp_path / "data" / "bot.db")
    else:
        server: Server = request.getfixturevalue("server")
        url = asyncio.run(server.create())
        yield url
        asyncio.run(server.drop(url))


def file_url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


async def make_ready(url: str) -> None:
    database = Database(url)
    await database.open()
    await upgrade(database)
    await database.close()


@pytest.fixture(scope="session")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated database file, created once because it takes long."""
    path = tmp_path_factory.mktemp("upgraded") / "bot.db"
    asyncio.run(make_ready(file_url(path)))
    return path.read_bytes()


@pytest.fixture(scope="session")
def template(found_server: Server | None) -> Iterator[str]:
    """The name of a migrated database on the server."""
    assert found_server is not None
    url = asyncio.run(found_server.create())
    asyncio.run(make_ready(url))
    yield str(make_url(url).database)
    asyncio.run(found_server.drop(url))


@pytest.fixture
def file(tmp_path: Path, upgraded: bytes) -> Path:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    path = folder / "bot.db"
    path.touch(mode=0o600)
    path.write_bytes(upgraded)
    return path


@pytest.fixture
def ready_url(kind: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an upgraded database."""
    if kind == "sqlite":
        yield file_url(request.getfixturevalue("file"))
    else:
        server: Server = request.getfixturevalue("server")
        url = asyncio.run(server.create(request.getfixturevalue("template")))
        yield url
        asyncio.run(server.drop(url))


@pytest.fixture
async def database(ready_url: str) -> AsyncIterator[Database]:
    database = Database(ready_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def second(ready_url: str) -> AsyncIterator[Database]:
    """The same database as in another process: with separate connections."""
    other = Database(ready_url)
    await other.open()
    yield other
    await other.close()
