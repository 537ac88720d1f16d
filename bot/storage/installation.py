"""Owns the first start and the proof at every later one that the master key is the right one."""

import secrets
import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, insert, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage._envelope import Envelope, bind, key_id
from bot.storage.database import Database
from bot.storage.errors import InstallationLostError, WrongMasterKeyError
from bot.storage.master_keys import KEY_BYTES, KeySource, MasterKeys
from bot.storage.tables import INSTALLATION, SEALED
from bot.storage.vault import EnvelopeVault

_CANARY = b"canary"


async def open_vault(database: Database, source: KeySource) -> EnvelopeVault:
    """Return the vault of an upgraded database.

    The first start makes an installation and, where `source` has none yet, a master key. Later a
    missing or wrong key is refused and never made. Processes that start at once end with one
    installation. Raises StorageError.
    """
    async with database.alone() as connection:
        row = (await connection.execute(select(INSTALLATION))).first()
        if row is None:
            await _refuse_leftovers(connection)
        keys = source.load(may_create=row is None)
        if row is None:
            await connection.execute(insert(INSTALLATION).values(_new(keys)))
            row = (await connection.execute(select(INSTALLATION))).one()
    return EnvelopeVault(keys, row.install_id, _prove(keys, row))


async def proves(connection: AsyncConnection, source: KeySource) -> bool:
    """Tell whether master keys open a database, and make nothing; False: it has none yet.

    Raises StorageError: where they do not open it, too.
    """
    if not await connection.run_sync(lambda plain: inspect(plain).has_table(INSTALLATION.name)):
        return False
    sealed = (INSTALLATION.c.install_id, INSTALLATION.c.index_key, INSTALLATION.c.canary)
    row = (await connection.execute(select(*sealed))).first()  # an older form has these, too
    if row is None:
        await _refuse_leftovers(connection)
        return False
    _prove(source.load(may_create=False), row)
    return True


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


def _prove(keys: MasterKeys, row: Any) -> bytes:
    """Return the index key of an installation. Raises WrongMasterKeyError."""
    envelope = Envelope(keys)
    canary = envelope.open(row.canary, _context(row.install_id, "canary"))
    index_key = envelope.open(row.index_key, _context(row.install_id, "index-key"))
    if canary != _CANARY or index_key is None:
        raise WrongMasterKeyError(key_id(row.canary), tuple(keys.by_id))
    return index_key


def _context(install_id: str, field: str) -> bytes:
    return bind({"install": install_id, "field": field})
