"""Owns the log: its set-up, and the formatter that keeps secrets out of every line."""

import logging
import re
import sys

_TOKEN = re.compile(r"\b\d{5,}:[\w-]{20,}")
_NAMED = re.compile(
    r"(?i)(signature|sign|secret|passphrase|password|api[-_]?key|access[-_]?key|token|authorization)"
    r"(\"?'?\s*[=:]\s*\"?'?)([^\s&\"',}]+)"
)
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)", re.DOTALL)
_DENSE = re.compile(r"(?=[\w+/=%.-]*\d)(?=[\w+/=%.-]*[A-Za-z])[A-Za-z0-9+/=_%.-]{20,}")
_PATH = re.compile(r"(/[A-Za-z_.-]*[\d.]{0,5}[A-Za-z_.-]*)+")  # of a file, as in tracebacks


def redact(text: str) -> str:
    """Return a text without anything that may be a credential, a signature or a bot token."""
    text = _PEM.sub("[pem]", _TOKEN.sub("[token]", text))
    return _DENSE.sub(_hide, _NAMED.sub(r"\1\2[…]", text))


def _hide(found: re.Match[str]) -> str:
    return found[0] if _PATH.fullmatch(found[0]) else "[…]"


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and redacts the outcome."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the finished line."""
        return redact(super().format(record))


def set_up_logging(level: str) -> None:
    """Send every log record to standard error, redacted."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # two lines at each start
    # aiogram logs a line for every update: too much for a person, and no news.
    logging.getLogger("aiogram.event").setLevel(max(logging.WARNING, logging.getLevelName(level)))
