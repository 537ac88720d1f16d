"""Parses the values of settings. The texts of errors never contain a value."""

from pathlib import Path
from urllib.parse import urlsplit

_LARGEST_ID = 2**63 - 1
_TELEGRAM_PORTS = {None, 443, 80, 88, 8443}  # https://core.telegram.org/bots/api#setwebhook
_LONGEST_TOKEN = 4096  # characters of a token file


def is_id(text: str) -> bool:
    """Return whether a text is a number that fits a database column."""
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= _LARGEST_ID  # noqa: PLR2004


def split_ids(text: str) -> frozenset[int]:
    """Return Telegram ids from a list with commas. Raises ValueError."""
    parts = text.replace(",", " ").split()
    if not all(is_id(part) for part in parts):
        raise ValueError("write Telegram ids, which are numbers, with commas between them")
    return frozenset(map(int, parts))


def check_token(text: str) -> str:
    """Return a token. Raises ValueError if it is malformed."""
    bot_id, _, rest = text.partition(":")
    if not is_id(bot_id) or not rest or not text.isascii() or len(text.split()) != 1:
        raise ValueError("a token looks like 123456:ABC…, as @BotFather shows it")
    return text


def check_url(url: str) -> str:
    """Return an HTTP address without trailing slash. Raises ValueError if it is malformed."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # its text quotes the value
        fits = False
    if not fits:
        raise ValueError("use an address that begins with http:// or https://")
    return url.rstrip("/")


def check_public_url(url: str) -> str:
    """Return an https address that a button can open. Raises ValueError if it is none."""
    try:
        parts = urlsplit(url)
        fits = parts.scheme == "https" and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:  # its text quotes the value
        fits = False
    if not fits or len(url.split()) != 1 or "@" in parts.netloc:
        raise ValueError("use an address that begins with https://, without user and password")
    return url


def check_public_origin(url: str) -> str:
    """Return a public address without trailing slash. Raises ValueError if it is none.

    An address of this machine may have any port, and no TLS: for a Bot API server beside the bot.
    """
    try:
        parts = urlsplit(url)
        here = parts.hostname in {"localhost", "127.0.0.1"}
        fits = parts.scheme in ({"https", "http"} if here else {"https"})
        fits &= here or ("." in (parts.hostname or "") and parts.port in _TELEGRAM_PORTS)
    except ValueError:  # its text quotes the value
        fits = False
    if not fits or "@" in parts.netloc or url.rstrip("/") != f"{parts.scheme}://{parts.netloc}":
        raise ValueError(
            "use an address such as https://connect.example, without a path;"
            " of ports Telegram reaches 443, 80, 88 and 8443"
        )
    return url.rstrip("/")


def reason_of(error: Exception) -> str:
    """Return why a file cannot be read."""
    return error.strerror or "unknown error" if isinstance(error, OSError) else "it is not UTF-8"


def read_token(file: Path) -> str:
    """Return the token in a file. Raises ValueError."""
    try:
        if not file.is_file():
            raise ValueError("there is no such file; write the path of a file that holds the token")
        with file.open(encoding="utf-8") as opened:
            text = opened.read(_LONGEST_TOKEN).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"the file cannot be read: {reason_of(error)}") from None
    return check_token(text)


def check_trading(value: str) -> str:
    """Return how strategies trade: off, paper or live. Raises ValueError."""
    if value.lower() not in {"off", "paper", "live"}:
        raise ValueError("use off, paper or live")
    return value.lower()
