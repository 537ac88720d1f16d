"""The search for secrets: the forms they could have, the places they could be left in."""

import base64
import contextlib
import json
import logging
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, quote_plus

from bot.logs import RedactingFormatter

ADDRESS = re.compile(r"0x[0-9a-f]{12}\b")  # of an object in memory
WRITTEN = RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


def forms(value: str) -> dict[str, bytes]:
    """Return a value in every form in which it could be left somewhere."""
    raw = value.encode()
    found = {
        "raw": raw,
        "reversed": value[::-1].encode(),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "quoted": quote(value, safe="").encode(),
        "quoted as a path": quote(value).encode(),
        "quoted plus": quote_plus(value).encode(),
        "json": json.dumps(value)[1:-1].encode(),
        "json in unicode": json.dumps(value, ensure_ascii=False)[1:-1].encode(),
        "repr": repr(value)[1:-1].encode(),
        "utf-16": value.encode("utf-16-le"),
    }
    for shift in range(3):  # wherever in a longer text it is encoded
        for name, encode in (("base64", base64.b64encode), ("url64", base64.urlsafe_b64encode)):
            whole = encode(b"\0" * shift + raw).rstrip(b"=")
            found[f"{name} {shift}"] = whole[-(-shift * 4 // 3) : len(raw) * 4 // 3]
    return found


class Search:
    """Looks for secrets; each is known by the first characters that it is called by."""

    def __init__(self, values: Iterable[str]) -> None:
        self._forms = {
            form: f"{value[:4]}… {name}" for value in values for name, form in forms(value).items()
        }

    def __call__(self, *places: bytes | str) -> set[str]:
        """Return what was found, never the values."""
        texts = [p.encode(errors="surrogatepass") if isinstance(p, str) else p for p in places]
        return {answer for form, answer in self._forms.items() if any(form in t for t in texts)}


class Logs(logging.Handler):
    """Every record of every logger, once as it is and once as the bot writes it."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, str] = {}  # of a kind of line only the first
        self._plain, self._redacting = logging.Formatter("%(name)s %(message)s"), WRITTEN

    def emit(self, record: logging.LogRecord) -> None:
        line = ADDRESS.sub("", self._plain.format(record))
        if line not in self._lines:
            record.exc_text = None  # formatted, and kept, by the other formatter
            self._lines[line] = self._redacting.format(record)

    @property
    def raw(self) -> str:
        return "\n".join(self._lines)

    @property
    def written(self) -> str:
        return "\n".join(self._lines.values())


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file, and of copies of the database."""
    for name, copy in {"backup": _back_up, "vacuum": _vacuum, "dump": _dump}.items():
        with contextlib.closing(sqlite3.connect(folder / "bot.db")) as database:
            copy(database, folder / name)
    found = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    for name in ("backup", "vacuum", "dump"):
        (folder / name).unlink()
    return found


def _back_up(database: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        database.backup(copy)


def _vacuum(database: sqlite3.Connection, target: Path) -> None:
    database.execute("VACUUM INTO ?", (str(target),))


def _dump(database: sqlite3.Connection, target: Path) -> None:
    target.write_text("\n".join(database.iterdump()))


def outside(process: int) -> list[bytes]:
    """Return what others can see of a process: but for root, not its environment."""
    seen = [Path(f"/proc/{process}/cmdline").read_bytes()]
    with contextlib.suppress(PermissionError):
        seen.append(Path(f"/proc/{process}/environ").read_bytes())
    return seen
