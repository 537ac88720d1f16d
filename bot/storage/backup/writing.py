"""Writes a backup: one consistent state of the database, while the bot runs."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.backup.errors import BackupExistsError, BackupUnwritableError
from bot.storage.backup.manifest import MANIFEST, Manifest, Part
from bot.storage.backup.row_lines import entry_name, line_of, tables_of
from bot.storage.engine.atomic_files import new_file
from bot.storage.engine.database import Database
from bot.storage.keys import installation
from bot.storage.keys.errors import InstallationMissingError
from bot.storage.keys.master_keys import KeySource
from bot.storage.migrations import revision_of
from bot.storage.operating.sealed_values import needs_of
from bot.storage.schema.tables import INSTALLATION

_BATCH = 500  # rows in memory
_WHEN = (1980, 1, 1, 0, 0, 0)  # zip entries need a date; the manifest has the true one


async def back_up(
    database: Database,
    path: Path,
    source: KeySource | None,
    report: Callable[[str, int], None] = lambda *_: None,
) -> Manifest:
    """Write all stored data to a new file that only its owner may read.

    Sealed values stay sealed. `source`: provides the master key that signs; None: no signature.
    `report` is called with each table and the number of its rows. Raises BackupExistsError,
    BackupUnwritableError, InstallationMissingError, and MasterKeyError for a key of another
    database.
    """
    with _new_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        async with database.read() as c:  # one state of all tables
            revision = await revision_of(c)
            if revision.current is None:
                raise InstallationMissingError
            seals = await installation.sealing(c)
            if source is not None:
                await installation.verified_key(c, source)
            parts = {}
            for table in await tables_of(c):
                parts[table.name] = await _write(c, table, archive)
                report(table.name, parts[table.name].rows)
            manifest = Manifest(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                revision=revision.current,
                install_id=str(await c.scalar(select(INSTALLATION.c.install_id))),
                keys=tuple(sorted({seals, *await needs_of(c)})),
                tables=parts,
            )
        if source is not None:
            key = source.load(may_create=False).by_id[seals]
            manifest = manifest.signed(seals, key)
        archive.writestr(zipfile.ZipInfo(MANIFEST, _WHEN), json.dumps(asdict(manifest), indent=2))
    return manifest


async def _write(c: AsyncConnection, table: Table, archive: zipfile.ZipFile) -> Part:
    digest, count = hashlib.sha256(), 0
    info = zipfile.ZipInfo(entry_name(table.name), _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    query = select(table).order_by(*table.primary_key.columns)
    with archive.open(info, "w", force_zip64=True) as file:
        async with c.stream(query) as rows:
            async for batch in rows.mappings().partitions(_BATCH):
                lines = b"".join(map(line_of, batch))
                digest.update(lines)
                file.write(lines)
                count += len(batch)
    return Part(rows=count, sha256=digest.hexdigest())


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that gets its name once it is complete; no file is overwritten."""
    if path.exists():
        raise BackupExistsError(path)
    try:
        with new_file(path, f".{path.name}-") as file:
            yield file
    except FileExistsError:
        raise BackupExistsError(path) from None
    except OSError as error:
        raise BackupUnwritableError(path, error.strerror or "unknown") from None
