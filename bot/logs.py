"""Sets up the log; its formatter redacts secrets in every line."""

import logging
import re
import sys
import threading
from types import TracebackType

log = logging.getLogger(__name__)

LONGEST = 1000  # characters of a message
_TOKEN = re.compile(r"\b\d{5,}:[\w-]{20,}")
_NAMED = re.compile(
    r"(?i)(signature|sign|secret|passphrase|password|api[-_]?key|access[-_]?key|token|authorization)"
    r"(\"?'?\s*[=:]\s*\"?'?)([^\s&\"',}]+)"
)
_PEM = re.compile(r"-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)", re.DOTALL)
_DENSE = re.compile(r"(?=[\w+/=%.-]*\d)(?=[\w+/=%.-]*[A-Za-z])[A-Za-z0-9+/=_%.-]{20,}")
_PATH = re.compile(r"(/[A-Za-z_.-]*[\d.]{0,5}[A-Za-z_.-]*)+")  # of a file, as in tracebacks


_PAGE = re.compile(r"(?is)<(?:!doctype\s+html|html|head|body)\b.*?(?:</html\s*>|\Z)")
_TITLE = re.compile(r"(?is)<title[^>]*>\s*([^<]{1,100}?)\s*<")


def redact(text: str) -> str:
    """Return a text with possible credentials, signatures and bot tokens removed."""
    text = _PEM.sub("[pem]", _TOKEN.sub("[token]", text))
    return _DENSE.sub(_hide, _NAMED.sub(r"\1\2[…]", text))


def _hide(found: re.Match[str]) -> str:
    return found[0] if _PATH.fullmatch(found[0]) else "[…]"


def one_line(text: str) -> str:
    """Return a text on one line of limited length."""
    line = " ".join(_without_pages(text).split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _without_pages(text: str) -> str:
    return _PAGE.sub(_page, text)


def _page(found: re.Match[str]) -> str:
    title = _TITLE.search(found[0])
    return f"[web page: {' '.join(title[1].split())}]" if title else "[web page]"


class RedactingFormatter(logging.Formatter):
    """Formats a record with its traceback: the message on one line, secrets redacted."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's name
        """Return the line before the traceback; external text cannot start a new line."""
        record.message = one_line(record.message)
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """Return the formatted record."""
        return redact(_without_pages(super().format(record)))


def set_up_logging(level: str) -> None:
    """Send every log record to standard error, redacted."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # two lines at each start
    # aiogram logs a line for every update: too many to read.
    logging.getLogger("aiogram.event").setLevel(max(logging.WARNING, logging.getLevelName(level)))


def log_uncaught_errors() -> None:
    """Send uncaught errors through the log: by default Python prints them unredacted.

    An event loop logs the errors of its callbacks and tasks by itself.
    """
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _uncaught_in_thread
    logging.captureWarnings(capture=True)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        log.critical("the program ends with an error", exc_info=(kind, error, trace))


def _unraisable(raised: "sys.UnraisableHookArgs") -> None:
    error = raised.exc_value or raised.exc_type()
    log.error("an error could not be raised", exc_info=error)


def _uncaught_in_thread(raised: threading.ExceptHookArgs) -> None:
    error = raised.exc_value or raised.exc_type()
    log.error("a thread ended with an error", exc_info=error)
