"""Installations for the commands: filled databases of each kind, and bots as processes."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.credentials import Field, Secret
from bot.domain.diagnosis import Status
from bot.storage.connections.rows import values_of
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.keys.envelope import key_id
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE, SEALED
from tests.hatchery import Command, Hatchery

OLD = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def connection(number: int, keyed_at: datetime = OLD) -> Connection:
    return Connection(
        id=f"c{number:05}",
        owner=number,
        exchange="kucoin",
        name=f"Key {number}",
        masked_key="abcd…wxyz",
        status=Status.ONLINE,
        status_since=OLD,
        created_at=OLD,
        keyed_at=keyed_at,
        tested_at=OLD,
        notified_status=Status.ONLINE,
    )


def secret_of(number: int) -> dict[Field, Secret]:
    return {Field.SECRET: Secret(f"canary-{number:05}")}


@dataclass
class Installation:
    """An installation that was started once, and the commands of its operator."""

    url: str
    folder: Path
    hatchery: Hatchery
    settings: dict[str, str] = field(default_factory=dict)
    started: list[Command] = field(default_factory=list)

    @property
    def source(self) -> KeyFile:
        return KeyFile(self.folder / "master.key")

    @property
    def environment(self) -> dict[str, str]:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
        return {
            **inherited,
            "BOT_DATABASE_URL": self.url,
            "BOT_MASTER_KEY_FILE": str(self.source.path),
            **self.settings,
        }

    def beside(self, url: str, folder: Path) -> "Installation":
        """Return another installation, with a separate master key if the folder differs."""
        return Installation(url, folder, self.hatchery)

    def begin(self, *arguments: str) -> Command:
        """Start a command; it is killed at the end of the test."""
        process = self.hatchery.command(arguments, self.environment, self.folder)
        self.started.append(process)
        return process

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run a command, assert its exit code, and return its output."""
        process = self.begin(*arguments)
        out, err = process.communicate()
        assert process.returncode == code, out + err
        assert "Traceback" not in err
        assert (err != "") == (code != 0)
        for key in self.keys():
            assert key not in out + err
        assert "canary" not in out + err
        return out + err

    def keys(self) -> list[str]:
        """Return the master keys as written in the file."""
        lines = self.source.path.read_text().splitlines() if self.source.path.exists() else []
        entries = [x.partition("#")[0].partition(":")[2].strip() for x in lines]
        return [entry for entry in entries if entry]

    def fill(self, count: int) -> None:
        """Store some keys in one transaction."""
        asyncio.run(self._fill(range(1, count + 1)))

    async def _fill(self, numbers: range) -> None:
        database = Database(self.url)
        vault, rows, sealed, due = await open_vault(database, self.source), [], [], []
        for number in numbers:
            one = connection(number)
            rows.append(values_of(one, fingerprint=b"f", version=1))
            blob = vault.seal(secret_of(number), stored_binding(one))
            values = {"connection_id": one.id, "blob": blob, "kid": key_id(blob), "ver": 1}
            sealed.append(values)
            due.append({"connection_id": one.id, "exchange": "kucoin", "due_at": OLD})
        async with database.write() as c:
            for table, values_ in ((CONNECTIONS, rows), (SEALED, sealed), (SCHEDULE, due)):
                await c.execute(insert(table), values_)
        await database.close()

    def numbers(self) -> list[int]:
        """Return the number of the master key that wraps each value."""
        return [row.kid for row in asyncio.run(self._rows())]

    async def _rows(self) -> Any:
        database = Database(self.url, guest=True)
        async with database.read() as c:
            rows = (await c.execute(select(SEALED).order_by(SEALED.c.connection_id))).all()
        await database.close()
        return rows

    def open_all(self) -> int:
        """Open every value with the keys of the file; return the number of values."""
        return asyncio.run(self._open_all())

    async def _open_all(self) -> int:
        database = Database(self.url, guest=True)
        vault = await open_vault(database, self.source)
        rows = await self._rows()
        for row in rows:
            number = int(row.connection_id[1:])
            binding = stored_binding(connection(number))
            assert vault.open(row.blob, binding) == secret_of(number)
        await database.close()
        return len(rows)

    def read(self, number: int) -> Connection:
        """Return a stored connection."""
        return asyncio.run(self._read(number))

    async def _read(self, number: int) -> Connection:
        database = Database(self.url, guest=True)
        found = await SqlConnectionStore(database).get(number, f"c{number:05}")
        await database.close()
        assert found
        return found


@pytest.fixture
def installation(ready_url: str, tmp_path: Path, hatchery: Hatchery) -> Iterator[Installation]:
    made = Installation(ready_url, tmp_path, hatchery)
    asyncio.run(_start(made))
    yield made
    for process in made.started:
        process.kill()


async def _start(installation: Installation) -> None:
    database = Database(installation.url)
    await open_vault(database, installation.source)
    await database.close()
