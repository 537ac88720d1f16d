"""What it means that a key, or its exchange account, is connected already."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Step


class DuplicateKind(StrEnum):
    """How a new key stands to what is connected already."""

    NONE = "none"
    MINE = "mine"  # another connection of the same person has this key or account
    OTHERS = "others"  # somebody else's connection has


@dataclass(frozen=True, kw_only=True)
class Duplicate:
    """What was found, and which connection of the person it is, if one is."""

    kinship: DuplicateKind
    connection: Connection | None = None


def find_duplicate(
    owner: int, own_ids: Sequence[str], report: CheckReport, found: Sequence[Connection]
) -> Duplicate:
    """Return how a tested key stands to connections of the same key or account.

    `own_ids`: the draft's own connection, and the one that it is to replace. A key that the
    exchange has not accepted proves nothing: whoever knows only an API key learns nothing here.
    """
    if report.steps.get(Step.KEY) is not Answer.YES:
        return Duplicate(kinship=DuplicateKind.NONE)
    others = [connection for connection in found if connection.id not in own_ids]
    if any(connection.owner != owner for connection in others):
        return Duplicate(kinship=DuplicateKind.OTHERS)
    if others:
        return Duplicate(kinship=DuplicateKind.MINE, connection=others[0])
    return Duplicate(kinship=DuplicateKind.NONE)


def same_account(old: Connection, report: CheckReport, found: Sequence[Connection]) -> Answer:
    """Return whether a new key belongs to the exchange account of an old one.

    The same key does; else the exchange's account id decides, where it tells one of both.
    """
    if old.account is not None and report.account is not None:
        return Answer.of(old.account == report.account)
    return Answer.YES if any(twin.id == old.id for twin in found) else Answer.UNKNOWN
