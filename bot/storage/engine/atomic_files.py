"""Writes files atomically: under a temporary name, flushed, then renamed."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO


def new_file(path: Path, prefix: str) -> AbstractContextManager[IO[bytes]]:
    """Yield a new file that only its owner may read, and that is named once it is complete.

    `prefix`: of its temporary name. Raises FileExistsError if the name is taken.
    """
    return _written(path, prefix, os.link)


def replacing_file(path: Path, prefix: str) -> AbstractContextManager[IO[bytes]]:
    """Yield a file that replaces another one once it is complete."""
    return _written(path, prefix, os.replace)


def sync_folder(folder: Path) -> None:
    """Flush the entries of a folder to disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _written(
    path: Path, prefix: str, give_name: Callable[[str, Path], None]
) -> Iterator[IO[bytes]]:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=prefix)  # 0600
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        give_name(draft, path)
    finally:
        Path(draft).unlink(missing_ok=True)
