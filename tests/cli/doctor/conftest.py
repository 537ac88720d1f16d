"""Installations for the doctor, and servers on loopback."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from bot.cli.demo import demo_settings
from bot.cli.doctor import storage
from bot.cli.doctor.finding import ExaminationResult, run_all
from bot.exchanges import EXCHANGES
from bot.sandbox.exchanges import ExchangeServer
from bot.sandbox.telegram import SANDBOX_TOKEN, TelegramServer
from bot.settings import Settings
from bot.storage.engine.database import Database
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.migrations import upgrade

ROOT = Path(__file__).parents[3]
Change: TypeAlias = Callable[..., Settings]


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(token=SANDBOX_TOKEN) as server:
        yield server


@pytest.fixture
async def exchanges() -> AsyncIterator[dict[str, ExchangeServer]]:
    async with AsyncExitStack() as stack:
        yield {name: await stack.enter_async_context(ExchangeServer(name)) for name in EXCHANGES}


@pytest.fixture(autouse=True)
def _listen_briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.doctor.telegram.LISTEN", 1)


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """Return settings of a new installation whose servers do not answer."""

    def changed(**settings: Any) -> Settings:
        nowhere = dict.fromkeys(EXCHANGES, "http://127.0.0.1:9")
        usual = demo_settings(
            tmp_path / "data", TelegramServer(token=SANDBOX_TOKEN, port=9), nowhere
        )
        return usual.model_copy(update=settings)

    return changed


@pytest.fixture
async def installed(change: Change) -> Settings:
    """The settings of an installation that was started once."""
    await start(change())
    return change()


async def start(settings: Settings) -> None:
    database = Database(settings.database_url.get_secret_value())
    await database.open()
    await upgrade(database)
    await open_vault(database, KeyFile(settings.master_key_file))
    await database.close()


def database_of(settings: Settings) -> Path:
    return settings.master_key_file.with_name("bot.db")


def state_of(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return every file of a folder with mode, time and content."""
    found = {}
    for path in sorted(
        p for p in folder.rglob("*") if p.is_file() and p.suffix not in {".db-shm", ".pyc"}
    ):
        facts = path.stat()
        found[path.name] = (facts.st_mode, facts.st_mtime_ns, path.read_bytes())
    return found


async def outcome(check: str, settings: Settings) -> ExaminationResult:
    """Return the result of one check, and assert that it changed nothing."""
    folder = settings.master_key_file.parents[1]
    before = state_of(folder)
    found = {f.check: f.outcome for f in await run_all(storage.checks(settings))}
    assert state_of(folder) == before
    return found[check]
