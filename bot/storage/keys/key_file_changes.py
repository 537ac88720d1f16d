"""Adds keys to a key file and removes them; the file is complete at any time."""

import base64
import contextlib
import os
import re
import secrets
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.engine.atomic_files import replacing_file, sync_folder
from bot.storage.keys.errors import KeyFileFixedError
from bot.storage.keys.key_file import DRAFT, KeyFile
from bot.storage.keys.master_keys import KEY_BYTES, number_of

_MADE = re.compile(r"# made (\S+)")
_RETIRED = re.compile(r"^# key (\d+) was retired", re.MULTILINE)


def add_key(file: KeyFile, above: int, now: datetime) -> int:
    """Append a random key that seals nothing yet, and return its number.

    The number is larger than `above` and than any other in the history of the file. Raises
    MasterKeyError, KeyFileFixedError.
    """
    known = file.load(may_create=False).by_id
    text = file.path.read_text()
    number = max(above, *known, *map(int, _RETIRED.findall(text))) + 1
    key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    line = f"{number}:{key}  # made {now:%Y-%m-%dT%H:%M:%SZ}\n"
    _replace(file.path, f"{text.rstrip()}\n{line}")
    return number


def drop_key(file: KeyFile, number: int, now: datetime) -> None:
    """Replace a key by a comment that it was retired. Raises KeyFileFixedError."""
    retired = f"# key {number} was retired {now:%Y-%m-%dT%H:%M:%SZ}"
    lines = [_without(line, number, retired) for line in file.path.read_text().splitlines()]
    _replace(file.path, "".join(f"{line}\n" for line in lines))


def made_at(file: KeyFile) -> Mapping[int, datetime]:
    """Return when keys were created, where the file says so."""
    found = {}
    for line in file.path.read_text().splitlines():
        noted = _MADE.search(line)
        for entry in line.partition("#")[0].split(","):
            if noted and (number := number_of(entry)):
                with contextlib.suppress(ValueError):  # written by hand
                    moment = datetime.fromisoformat(noted[1])
                    found[number] = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return found


def _without(line: str, number: int, retired: str) -> str:
    body, mark, comment = line.partition("#")
    entries = body.split(",")
    kept = [entry for entry in entries if number_of(entry) != number]
    if len(kept) == len(entries):
        return line
    return ",".join(kept) + mark + comment if "".join(kept).strip() else retired


def _replace(path: Path, text: str) -> None:
    """Replace the text of the file atomically: a reader gets the old or the new one."""
    path = path.resolve()  # follow links
    try:
        seen = path.stat()
        with replacing_file(path, DRAFT) as file:
            os.fchown(file.fileno(), seen.st_uid, seen.st_gid)  # root may run this command
            os.fchmod(file.fileno(), stat.S_IMODE(seen.st_mode))
            file.write(text.encode())
        sync_folder(path.parent)
    except OSError as error:
        raise KeyFileFixedError(path, error.strerror or "unknown") from None
