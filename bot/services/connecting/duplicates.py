"""Detects that a key, or its exchange account, is connected already."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.connection import Connection
from bot.domain.diagnosis import Answer, CheckReport, Step


class DuplicateKind(StrEnum):
    """How a new key relates to stored connections."""

    NONE = "none"
    MINE = "mine"  # another connection of the same person has the key or account
    OTHERS = "others"  # a connection of another person has it


@dataclass(frozen=True, kw_only=True)
class Duplicate:
    """A duplicate, and the connection if it belongs to the person."""

    kind: DuplicateKind
    connection: Connection | None = None


def find_duplicate(
    owner: int, own_ids: Sequence[str], report: CheckReport, found: Sequence[Connection]
) -> Duplicate:
    """Return how a tested key relates to connections of the same key or account.

    `own_ids`: the draft's own connection, and the one it replaces. A key that the exchange did not
    accept gives no result: an API key alone must not reveal whether it is connected.
    """
    if report.steps.get(Step.KEY) is not Answer.YES:
        return Duplicate(kind=DuplicateKind.NONE)
    others = [connection for connection in found if connection.id not in own_ids]
    if any(connection.owner != owner for connection in others):
        return Duplicate(kind=DuplicateKind.OTHERS)
    if others:
        return Duplicate(kind=DuplicateKind.MINE, connection=others[0])
    return Duplicate(kind=DuplicateKind.NONE)


def same_account(old: Connection, report: CheckReport, found: Sequence[Connection]) -> Answer:
    """Return whether a new key belongs to the exchange account of an old one.

    The account ids decide if both are known; otherwise only the same key proves it.
    """
    if old.account is not None and report.account is not None:
        return Answer.of(old.account == report.account)
    return Answer.YES if any(connection.id == old.id for connection in found) else Answer.UNKNOWN
