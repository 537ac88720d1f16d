"""Verifies that a backup is complete, signed, and opened by the loaded master keys."""

import hashlib
import hmac
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from bot.storage import migrations
from bot.storage.backup.archive_file import BackupArchive
from bot.storage.backup.errors import (
    BackupDamagedError,
    BackupKeyError,
    BackupNewerError,
    BackupUnreadableError,
    BackupUnsignedError,
)
from bot.storage.backup.manifest import FORMAT, MANIFEST, Manifest, Part, format_of
from bot.storage.backup.row_lines import blob_of, entry_name
from bot.storage.keys import installation
from bot.storage.keys.errors import KeyFileMissingError, WrongMasterKeyError
from bot.storage.keys.master_keys import KeySource, MasterKeys
from bot.storage.schema.tables import INSTALLATION

_NOT_WHOLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, RecursionError, MemoryError),
    *(AttributeError, KeyError, TypeError, ValueError, OverflowError, NotImplementedError),
)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Convert errors of reading a file to storage errors."""
    try:
        yield
    except OSError as error:
        raise BackupUnreadableError(path, error.strerror or "unknown") from None
    except _NOT_WHOLE:
        raise BackupDamagedError(path, "it is not whole") from None


def read_manifest(archive: BackupArchive, path: Path) -> Manifest:
    """Return the manifest if its format and revision are known. Raises StorageError."""
    with reading(path):
        text = archive.text(MANIFEST)
        version = format_of(text)
        manifest = Manifest.from_json(text) if version <= FORMAT else None
    if manifest is None:
        raise BackupNewerError(path, f"format {version}")
    if not migrations.knows(manifest.revision):
        raise BackupNewerError(path, manifest.revision[:80])
    if archive.names != {MANIFEST, *map(entry_name, manifest.tables)}:
        raise BackupDamagedError(path, "its entries are not those of its manifest")
    return manifest


def require_whole(archive: BackupArchive, manifest: Manifest, path: Path) -> None:
    """Require that every table matches the manifest. Raises BackupDamagedError."""
    for table, part in manifest.tables.items():
        digest, count = hashlib.sha256(), 0
        with reading(path):
            for line in archive.lines(entry_name(table)):
                digest.update(line)
                count += 1
        if Part(rows=count, sha256=digest.hexdigest()) != part:
            raise BackupDamagedError(path, f"the table {table} does not match its digest")


def require_key(
    archive: BackupArchive, manifest: Manifest, source: KeySource, path: Path, *, unsigned: bool
) -> None:
    """Require that the loaded master keys signed the backup and open it. Raises StorageError."""
    try:
        keys = source.load(may_create=False)
    except KeyFileMissingError:
        raise BackupKeyError(path, manifest.keys, ()) from None
    needed = {*manifest.keys, *filter(None, [manifest.signed_by])}
    if missing := needed - keys.by_id.keys():
        raise BackupKeyError(path, sorted(missing), tuple(keys.by_id))
    with reading(path):
        line = next(archive.lines(entry_name(INSTALLATION.name)))
        values = json.loads(line)
        sealed = {name: blob_of(values[name]) for name in ("canary", "index_key")}
        row = SimpleNamespace(install_id=str(values["install_id"]), **sealed)
    try:
        installation.verify(keys, row)
    except WrongMasterKeyError:
        raise BackupKeyError(path, manifest.keys, tuple(keys.by_id)) from None
    _require_signature(manifest, keys, path, unsigned=unsigned)


def _require_signature(manifest: Manifest, keys: MasterKeys, path: Path, *, unsigned: bool) -> None:
    if manifest.signed_by is None or manifest.mac is None:
        if not unsigned:
            raise BackupUnsignedError(path)
        return
    expected = manifest.mac_under(keys.by_id[manifest.signed_by])
    if not hmac.compare_digest(expected.encode(), manifest.mac.encode()):
        raise BackupDamagedError(path, "it was changed after it was signed")
