"""The row of a conversation: its key, its data, and the statement that replaces it."""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Delete, Insert, and_, bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.engine._statements import Change
from bot.storage.schema.tables import CONVERSATIONS

KEY = list(CONVERSATIONS.primary_key.columns)
# Each update needs these: they are built once.
IS_KEY = and_(*(column == bindparam(f"key_{column.name}") for column in KEY))
_REMOVE = delete(CONVERSATIONS).where(IS_KEY)
_NAMES = tuple(column.name for column in KEY)


class ConversationKey(Protocol):
    """The key of a conversation, as in aiogram, which some commands do not import."""

    @property
    def user_id(self) -> int:
        """The person."""

    @property
    def thread_id(self) -> int | None:
        """The topic."""

    @property
    def business_connection_id(self) -> str | None:
        """The business account."""


class ConversationRow(NamedTuple):
    """The stored part of a conversation."""

    state: str | None
    data: dict[str, Any]


def data_of(stored: Any) -> dict[str, Any]:
    """Return the data of a conversation; empty if unreadable."""
    return stored if isinstance(stored, dict) else {}


def columns_of(key: ConversationKey) -> dict[str, Any]:
    """Return the key as columns without null."""
    columns = {name: getattr(key, name) for name in _NAMES}
    return columns | {
        "thread_id": key.thread_id or 0,
        "business_connection_id": key.business_connection_id or "",
    }


def bound(key: ConversationKey) -> dict[str, Any]:
    """Return the parameters of `IS_KEY`."""
    return {f"key_{name}": value for name, value in columns_of(key).items()}


def replacing(key: ConversationKey, row: ConversationRow, at: datetime) -> Change:
    """Return the change that replaces a stored conversation.

    The row of one without content is deleted.
    """
    if row.state is None and not row.data:
        return Change(_removal, bound(key))
    return Change(_replacement, {**columns_of(key), **row._asdict(), "updated_at": at})


def _removal(_: str, __: frozenset[str]) -> Delete:
    return _REMOVE


@cache
def _replacement(dialect: str, _: frozenset[str]) -> Insert:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(CONVERSATIONS)
    changed = {name: new.excluded[name] for name in ("state", "data", "updated_at")}
    return new.on_conflict_do_update(index_elements=KEY, set_=changed)
