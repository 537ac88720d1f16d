"""Owns the names of connections: what is a good one, and what to suggest."""

from collections.abc import Collection
from enum import StrEnum

from bot.domain.connection import NAME_LENGTH
from bot.domain.exchange import Exchange
from bot.services.paste import clean

_PURPOSES = (
    "{title} {market} Main",
    "{title} {last} Conservative",
    "{title} Recovery PRO",
    "BTC ETH {title}",
)


class NameProblem(StrEnum):
    """What is wrong with a name."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    TAKEN = "taken"


def check_name(text: str, taken: Collection[str]) -> tuple[str, NameProblem | None]:
    """Return a name without stray spaces, and what is wrong with it, if anything."""
    name = " ".join(clean(text).split())
    if not name:
        return name, NameProblem.EMPTY
    if len(name) > NAME_LENGTH:
        return name, NameProblem.TOO_LONG
    if name.casefold() in {other.casefold() for other in taken}:
        return name, NameProblem.TAKEN
    return name, None


def suggest_names(exchange: Exchange, taken: Collection[str]) -> list[str]:
    """Return names of the form exchange, market, purpose; a number is added to a taken one."""
    words = {
        "title": exchange.title,
        "market": exchange.markets[0],
        "last": exchange.markets[-1],
    }
    used = {name.casefold() for name in taken}
    return [_free(purpose.format(**words), used) for purpose in _PURPOSES]


def _free(name: str, used: set[str]) -> str:
    numbered = (f"{name} {n}" if n > 1 else name for n in range(1, len(used) + 2))
    return next(candidate for candidate in numbered if candidate.casefold() not in used)
