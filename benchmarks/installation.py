"""An installation with many stored keys, prepared before the bot starts."""

import json
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.exchange_servers import Key
from bot.domain.binding import stored_binding
from bot.domain.connection import Connection
from bot.domain.diagnosis import CheckReport, Status
from bot.domain.health import observe
from bot.domain.notice import Notice
from bot.sandbox.telegram import TelegramServer
from bot.storage.connections.rows import values_of
from bot.storage.engine.database import Database
from bot.storage.keys.envelope import key_id
from bot.storage.keys.installation import open_vault
from bot.storage.keys.key_file import KeyFile
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.migrations import upgrade
from bot.storage.notifying.notices import note
from bot.storage.schema.tables import CONNECTIONS, SCHEDULE, SEALED

_BATCH = 500  # rows per transaction
_TESTED = timedelta(minutes=10)  # ago, so that checks are possible
FIRST_OWNER = 1_000_000  # Telegram ids; smaller ones are free for people who talk


@dataclass(frozen=True)
class Installation:
    """A folder with a database and a master key."""

    folder: Path

    @property
    def database_url(self) -> str:
        """The address of the database."""
        return f"sqlite+aiosqlite:///{self.folder}/bot.db"

    def settings(
        self, telegram: TelegramServer, exchanges: Mapping[str, str], **others: object
    ) -> dict[str, str]:
        """Return the environment of a bot; `others`: more settings, by their names."""
        return {
            "BOT_TOKEN": telegram.token,
            "BOT_TELEGRAM_API_URL": telegram.url,
            "BOT_EXCHANGE_URLS": json.dumps(dict(exchanges)),
            "BOT_DATABASE_URL": self.database_url,
            "BOT_MASTER_KEY_FILE": f"{self.folder}/master.key",
            "BOT_LOG_LEVEL": "ERROR",
            **{f"BOT_{name.upper()}": str(value) for name, value in others.items()},
        }

    @asynccontextmanager
    async def open(self) -> AsyncIterator[tuple[Database, EnvelopeVault]]:
        """Open the database, and the vault with the key of the folder."""
        database = Database(self.database_url)
        await database.open()
        try:
            await upgrade(database)
            vault = await open_vault(database, KeyFile(self.folder / "master.key"))
            yield database, vault
        finally:
            await database.close()

    async def store(
        self,
        keys: Sequence[Key],
        count: int,
        due: Callable[[int], datetime | None],
        *,
        reports: Sequence[CheckReport] = (),
        write: Callable[[Connection], Sequence[Notice]] = lambda _: (),
    ) -> Sequence[Connection]:
        """Store connections of as many people, the keys by turns.

        `due`: number of a connection → when it is checked. `reports`: what tests of the keys
        found. `write`: what its owner must be notified.
        """
        connections = [_connection(keys[n % len(keys)], n) for n in range(count)]
        if reports:
            connections = [
                observe(one, reports[n % len(keys)], one.tested_at)[0].mark_notified()
                for n, one in enumerate(connections)
            ]
        async with self.open() as (database, vault):
            for start in range(0, count, _BATCH):
                part = range(start, min(count, start + _BATCH))
                await _store(
                    database,
                    vault,
                    [(connections[n], keys[n % len(keys)], due(n)) for n in part],
                    [notice for n in part for notice in write(connections[n])],
                )
        return connections


def _connection(key: Key, number: int) -> Connection:
    now = datetime.now(UTC)
    return Connection(
        id=str(uuid.uuid4()),
        owner=FIRST_OWNER + number,
        exchange=key.exchange,
        name="Main",
        masked_key="…0000",
        status=Status(key.status),
        status_since=now,
        created_at=now,
        keyed_at=now,
        tested_at=now - _TESTED,
        notified_status=Status.ONLINE,
    )


async def _store(
    database: Database,
    vault: EnvelopeVault,
    rows: Sequence[tuple[Connection, Key, datetime | None]],
    notices: Sequence[Notice],
) -> None:
    sealed = [(c, vault.seal(key.credentials, stored_binding(c)), at) for c, key, at in rows]
    async with database.write() as c:
        await c.execute(
            insert(CONNECTIONS), [values_of(one, fingerprint=b"") for one, _, _ in rows]
        )
        await c.execute(
            insert(SEALED),
            [
                {"connection_id": one.id, "blob": blob, "kid": key_id(blob), "ver": 1}
                for one, blob, _ in sealed
            ],
        )
        await c.execute(
            insert(SCHEDULE),
            [
                {"connection_id": one.id, "exchange": one.exchange, "due_at": at}
                for one, _, at in sealed
            ],
        )
        await note(c, notices)
