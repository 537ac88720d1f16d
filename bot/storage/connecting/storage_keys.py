"""Converts rows to aiogram's keys of conversations."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.storage.base import StorageKey

from bot.storage.connecting.conversation_rows import KEY

_KEY_NAMES = tuple(column.name for column in KEY)


def key_of(row: Mapping[Any, Any]) -> StorageKey:
    """Return the key of a row."""
    columns = {name: row[name] for name in _KEY_NAMES}
    optional = {
        "thread_id": columns["thread_id"] or None,
        "business_connection_id": columns["business_connection_id"] or None,
    }
    return StorageKey(**columns | optional)
