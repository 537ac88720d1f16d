"""Names of connections: their validation, and suggestions."""

import re
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from bot.domain.connection import NAME_LENGTH
from bot.domain.credentials import Field
from bot.domain.diagnosis import Answer, Permission
from bot.domain.exchange import Exchange
from bot.services.connecting.paste import clean

_PURPOSES = ("{title} {market} Conservative", "{title} Recovery PRO", "BTC ETH {title}")
_SUGGESTIONS = 4
_PART = re.compile(r"[^\W\d_]+|\d+")
_JOINED = re.compile(r"[\w.,:/+&()'-]*")  # a word of a name; other marks occur in passwords
_SHORTEST_PHRASE = 7  # characters of a passphrase, at any exchange
_MOST_DIGITS = 3  # digits after letters, unless they are a year
_YEAR = re.compile(r"(?:19|20)\d\d")


class NameProblem(StrEnum):
    """The problem of a name."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TAKEN = "taken"
    SECRET = "secret"  # noqa: S105  # a slug: it contains or looks like a value of the key


def check_name(
    text: str, taken: Collection[str], exchange: Exchange
) -> tuple[str, NameProblem | None]:
    """Return a name with normalised spaces, and its problem, if any."""
    name = " ".join(clean(text).split())
    if not name:
        return name, NameProblem.EMPTY
    if looks_secret(name, exchange):
        return name, NameProblem.SECRET
    if len(name) > NAME_LENGTH:
        return name, NameProblem.TOO_LONG
    if name.casefold() in {other.casefold() for other in taken}:
        return name, NameProblem.TAKEN
    return name, None


def looks_secret(name: str, exchange: Exchange) -> bool:
    """Return whether a name looks like a value of an exchange.

    A passphrase of plain words, or of one word and a year, cannot be distinguished from a name.
    """
    words = name.split()
    if "PRIVATE KEY" in name or any(_fits(word, exchange) for word in words):
        return True
    asks = Field.PASSPHRASE in exchange.fields
    return asks and len(words) == 1 and len(name) >= _SHORTEST_PHRASE and _is_password(name)


def _fits(word: str, exchange: Exchange) -> bool:
    """Return whether a word looks like the key or the secret of an exchange."""
    mixed = re.search(r"\d", word) and re.search(r"[^\W\d_]", word)
    shapes = [s for f, s in exchange.fields.items() if f is not Field.PASSPHRASE]
    return bool(mixed) and any(shape.fits(word) for shape in shapes)


def _is_password(word: str) -> bool:
    """Return whether letters, digits and marks are mixed as in a password."""
    digits, letters = re.search(r"\d", word), re.search(r"[^\W\d_]", word)
    if not (digits and letters):
        return bool(letters) and not _JOINED.fullmatch(word)
    if not _JOINED.fullmatch(word):
        return True
    return any(_is_mixed(part) for part in re.split(r"[\W_]+", word))


def _is_mixed(part: str) -> bool:
    """Return whether digits are inside letters, or too many follow them."""
    chunks = _PART.findall(part)
    if len(chunks) < 2:  # noqa: PLR2004  # letters or digits alone
        return False
    number = chunks[-1] if chunks[-1].isdigit() else chunks[0]
    long = len(number) > _MOST_DIGITS and not _YEAR.fullmatch(number)
    return len(chunks) > 2 or long  # noqa: PLR2004


def suggest_names(
    exchange: Exchange, taken: Collection[str], permissions: Mapping[Permission, Answer]
) -> list[str]:
    """Return names of exchange, market and purpose; a taken one gets a number.

    `permissions`: of the key. Their markets are named.
    """
    markets = _markets(exchange, permissions)
    words = {"title": exchange.title, "market": markets[0]}
    names = [f"{exchange.title} {market} Main" for market in markets]
    names += [purpose.format(**words) for purpose in _PURPOSES]
    used = {name.casefold() for name in taken}
    return [_free(name, used) for name in names[:_SUGGESTIONS]]


def _markets(exchange: Exchange, permissions: Mapping[Permission, Answer]) -> Sequence[str]:
    """Return the markets of a key: first the one that its owner chose."""
    if permissions.get(Permission.FUTURES) is not Answer.YES:
        return exchange.markets[:1]
    chosen = Permission.FUTURES in exchange.labels  # else the permission to trade includes it
    return exchange.markets[::-1] if chosen else exchange.markets


def _free(name: str, used: set[str]) -> str:
    numbered = (f"{name} {n}" if n > 1 else name for n in range(1, len(used) + 2))
    return next(candidate for candidate in numbered if candidate.casefold() not in used)
