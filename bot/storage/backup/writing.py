"""The writing of a backup: one state of the whole database, while the bot goes on."""

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
from bot.storage.engine.database import Database
from bot.storage.engine.whole_files import new_file
from bot.storage.keys import installation
from bot.storage.keys.errors import InstallationMissingError
from bot.storage.keys.master_keys import KeySource
from bot.storage.migrations import form_of
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
    """Write everything that is stored to a new file that its owner alone may read.

    Sealed values stay sealed. `source`: where the master key is that signs; None: no one signs.
    `report` is called with each table and the number of its rows. Raises BackupExistsError,
    BackupUnwritableError, InstallationMissingError, and MasterKeyError where the key is not the
    one of the database.
    """
    with _new_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        async with database.read() as c:  # one state of all tables
            form = await form_of(c)
            if form.current is None:
                raise InstallationMissingError
            seals = await installation.sealing(c)
            if source is not None:
                await installation.proves(c, source)
            parts = {}
            for table in await tables_of(c):
                parts[table.name] = await _write(c, table, archive)
                report(table.name, parts[table.name].rows)
            manifest = Manifest(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                revision=form.current,
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
    """Yield a file that gets its name when it is whole; no other file is ever overwritten."""
    if path.exists():
        raise BackupExistsError(path)
    try:
        with new_file(path, f".{path.name}-") as file:
            yield file
    except FileExistsError:
        raise BackupExistsError(path) from None
    except OSError as error:
        raise BackupUnwritableError(path, error.strerror or "unknown") from None
