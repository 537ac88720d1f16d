"""Creates the installation at the first start and verifies the master key at later ones.

The key that wraps the canary is the one that seals. So all processes use the same key, in
whatever order their keys are configured.
"""

import secrets
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, insert, inspect, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.engine.database import Database
from bot.storage.keys.envelope import Envelope, bind, key_id
from bot.storage.keys.errors import (
    InstallationLostError,
    InstallationMissingError,
    WrongMasterKeyError,
)
from bot.storage.keys.master_keys import KEY_BYTES, KeySource, MasterKeys
from bot.storage.keys.vault import EnvelopeVault
from bot.storage.schema.tables import INSTALLATION, SEALED

_CANARY = b"canary"
_ROW = [INSTALLATION.c[name] for name in ("install_id", "index_key", "canary")]  # in every form


async def open_vault(database: Database, source: KeySource) -> EnvelopeVault:
    """Return the vault of an upgraded database.

    The first start creates an installation and, if `source` has none, a master key. Later starts
    refuse a missing or wrong key. Processes that start at the same time share one installation.
    Raises StorageError.
    """
    async with database.alone() as connection:
        return await opened(connection, source)


async def opened(connection: AsyncConnection, source: KeySource) -> EnvelopeVault:
    """Like `open_vault`, within an exclusive transaction."""
    row = (await connection.execute(select(*_ROW))).first()
    if row is None:
        await _refuse_leftovers(connection)
    keys = source.load(may_create=row is None)
    if row is None:
        await connection.execute(insert(INSTALLATION).values(_new(keys)))
        row = (await connection.execute(select(*_ROW))).one()
    index_key = verify(keys, row)
    return EnvelopeVault(replace(keys, primary=key_id(row.canary)), row.install_id, index_key)


async def sealing(connection: AsyncConnection) -> int:
    """Return the number of the master key that seals. Raises InstallationMissingError."""
    canary = await connection.scalar(select(INSTALLATION.c.canary))
    if canary is None:
        raise InstallationMissingError
    return key_id(canary)


async def set_sealing_key(connection: AsyncConnection, keys: MasterKeys) -> None:
    """Make the primary one of some keys the sealing key: it wraps canary and index key.

    Raises WrongMasterKeyError.
    """
    row = (await connection.execute(select(*_ROW).with_for_update())).one()
    verify(keys, row)
    envelope = Envelope(keys)
    wrapped = {
        "canary": envelope.rewrap(row.canary, _context(row.install_id, "canary")),
        "index_key": envelope.rewrap(row.index_key, _context(row.install_id, "index-key")),
    }
    await connection.execute(update(INSTALLATION).values(wrapped))


async def verified_key(connection: AsyncConnection, source: KeySource) -> int | None:
    """Return the number of the verified sealing key; None for a new database.

    Nothing is created. Raises StorageError, also if the keys do not open the database.
    """
    if not await connection.run_sync(lambda plain: inspect(plain).has_table(INSTALLATION.name)):
        return None
    sealed = (INSTALLATION.c.install_id, INSTALLATION.c.index_key, INSTALLATION.c.canary)
    row = (await connection.execute(select(*sealed))).first()  # in older revisions, too
    if row is None:
        await _refuse_leftovers(connection)
        return None
    verify(source.load(may_create=False), row)
    return key_id(row.canary)


async def _refuse_leftovers(connection: AsyncConnection) -> None:
    if await connection.scalar(select(exists(select(SEALED)))):
        raise InstallationLostError


def _new(keys: MasterKeys) -> dict[str, Any]:
    install_id, envelope = str(uuid.uuid4()), Envelope(keys)
    index_key = secrets.token_bytes(KEY_BYTES)
    return {
        "id": 1,
        "install_id": install_id,
        "index_key": envelope.seal(index_key, _context(install_id, "index-key")),
        "canary": envelope.seal(_CANARY, _context(install_id, "canary")),
        "created_at": datetime.now(UTC),
    }


def verify(keys: MasterKeys, row: Any) -> bytes:
    """Return the index key of an installation. Raises WrongMasterKeyError."""
    envelope = Envelope(keys)
    canary = envelope.open(row.canary, _context(row.install_id, "canary"))
    index_key = envelope.open(row.index_key, _context(row.install_id, "index-key"))
    if canary != _CANARY or index_key is None:
        raise WrongMasterKeyError(key_id(row.canary), tuple(keys.by_id))
    return index_key


def _context(install_id: str, field: str) -> bytes:
    return bind({"install": install_id, "field": field})
