"""Reads a zip archive that may be hostile: memory use stays bounded."""

import os
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

MOST_ENTRIES = 100
LONGEST_LINE = 2**18  # bytes; a row takes a few hundred
LONGEST_MANIFEST = 2**18  # bytes
LARGEST_BATCH = 2**22  # bytes of lines in memory
_MOST_ROWS = 500  # in one batch
_DIRECTORY = 2**16  # largest size of the list of entries, in bytes
_DENSEST = 100  # largest compression ratio
_ALWAYS = 2**26  # bytes of content that are always allowed
_END = struct.Struct("<4s4H2LH")  # https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


class BackupArchive:
    """An archive whose directory is checked before it is read.

    Raises zipfile.BadZipFile, and other errors of zipfile for a damaged archive.
    """

    def __init__(self, path: Path) -> None:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # do not block on a pipe
        self._file = os.fdopen(handle, "rb")
        try:
            _require_small_directory(self._file)
            self._zip = zipfile.ZipFile(self._file)
            self._require_harmless(os.fstat(handle).st_size)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()

    @property
    def names(self) -> frozenset[str]:
        """The names of the entries."""
        return frozenset(self._zip.namelist())

    def text(self, name: str) -> bytes:
        """Return the content of a small entry."""
        with self._zip.open(name) as file:
            content = file.read(LONGEST_MANIFEST + 1)
        if len(content) > LONGEST_MANIFEST:
            raise zipfile.BadZipFile("it is too long")
        return content

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of an entry."""
        with self._zip.open(name) as file:
            while line := file.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    raise zipfile.BadZipFile("a line is too long")
                yield line

    def batches(self, name: str) -> Iterator[list[bytes]]:
        """Yield the lines of an entry in batches."""
        batch, size = list[bytes](), 0
        for line in self.lines(name):
            batch.append(line)
            size += len(line)
            if len(batch) == _MOST_ROWS or size > LARGEST_BATCH:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _require_harmless(self, size: int) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES or len(self.names) < len(entries):
            raise zipfile.BadZipFile("too many entries")
        if sum(entry.file_size for entry in entries) > max(_ALWAYS, _DENSEST * size):
            raise zipfile.BadZipFile("it holds too much for its size")
        known = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
        if any(entry.compress_type not in known or entry.flag_bits & 1 for entry in entries):
            raise zipfile.BadZipFile("an unknown form")


def _require_small_directory(file: IO[bytes]) -> None:
    """Refuse an archive whose list of entries is too large to read.

    A backup ends with the record of that size: no comment follows.
    """
    size = file.seek(0, os.SEEK_END)
    end = _END.unpack(_at(file, size - _END.size, _END.size))
    sizes = [end[5]]
    locator = _at(file, size - _END.size - _LOCATOR.size, _LOCATOR.size)
    if locator[:4] == b"PK\x06\x07":
        at = _LOCATOR.unpack(locator)[2]
        sizes = [_END_64.unpack(_at(file, at, _END_64.size))[8]]
    if end[0] != b"PK\x05\x06" or end[7] or max(sizes) > _DIRECTORY:
        raise zipfile.BadZipFile("its end is not that of a backup")
    file.seek(0)


def _at(file: IO[bytes], offset: int, length: int) -> bytes:
    """Return the bytes at an offset; zeros beyond the ends of the file."""
    if offset < 0:
        return bytes(length)
    file.seek(offset)
    return file.read(length).ljust(length, b"\0")
