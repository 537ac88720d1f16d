import base64
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.domain.binding import Binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Answer, Permission, Problem, Status
from bot.storage.keys.master_keys import MasterKeys
from bot.storage.keys.vault import EnvelopeVault

REPOSITORY = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

Run: TypeAlias = "Callable[..., subprocess.Popen[str]]"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def make_key() -> Callable[[], str]:
    """Return a random master key as operators write it."""
    return lambda: base64.b64encode(secrets.token_bytes(32)).decode()


@pytest.fixture
def keys(make_key: Callable[[], str]) -> MasterKeys:
    return MasterKeys.parse(f"1:{make_key()}", "a test")


@pytest.fixture
def vault(keys: MasterKeys) -> EnvelopeVault:
    return EnvelopeVault(keys, "0b7d3c4e", secrets.token_bytes(32))


@pytest.fixture
def binding() -> Binding:
    return Binding(owner=7_000_000_001, connection="c1", exchange="kucoin", field="credentials")


@pytest.fixture
def credentials() -> dict[Field, Secret]:
    return {
        Field.API_KEY: Secret("canary-key-5f1e0c3b7a2d4968"),
        Field.SECRET: Secret("canary-secret-91ab73cd-55e0-4f2b"),
        Field.PASSPHRASE: Secret("canary-passphrase"),
    }


@pytest.fixture
def connection() -> Connection:
    return Connection(
        id="c1",
        owner=7_000_000_001,
        exchange="kucoin",
        name="KuCoin Futures Conservative",
        masked_key="5f1e…4968",
        status=Status.ACTION_NEEDED,
        status_since=NOW,
        created_at=NOW,
        keyed_at=NOW,
        tested_at=NOW,
        problems=(Problem.NO_TRADE, Problem.NO_IP_WHITELIST),
        permissions={Permission.READ: Answer.YES, Permission.TRADE: Answer.NO},
        ip_whitelist=(),
        seen_ip="203.0.113.7",
        expires_at=NOW.replace(year=2027),
        account="8812",
        seconds=0.25,
    )


@pytest.fixture
def others(connection: Connection) -> Callable[[int], list[Connection]]:
    """Return more connections of the same person."""
    return lambda count: [
        replace(connection, id=f"other-{n}", name=f"Other {n:03}") for n in range(count)
    ]


@pytest.fixture
def files(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Return every file of the installation, and what the two ways to back up would copy."""

    def collect() -> dict[str, bytes]:
        folder = tmp_path / "data"
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
        with sqlite3.connect(folder / "bot.db") as source:
            for name, copy in (("backup", _back_up), ("vacuum", _vacuum)):
                target = tmp_path / f"{name}.db"
                target.unlink(missing_ok=True)
                copy(source, target)
                found[name] = target.read_bytes()
        source.close()
        return found

    return collect


def _back_up(source: sqlite3.Connection, target: Path) -> None:
    copy = sqlite3.connect(target)
    source.backup(copy)
    copy.close()


def _vacuum(source: sqlite3.Connection, target: Path) -> None:
    source.execute("VACUUM INTO ?", (str(target),))


@pytest.fixture
def run() -> Iterator[Run]:
    """Start a Python program in a process of its own; what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(program: str, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-W", "error", "-c", program, *arguments],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
