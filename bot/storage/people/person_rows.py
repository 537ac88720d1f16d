"""The row of a person: its columns, and the statement that changes some of them."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.person import Preferences
from bot.storage.engine._statements import Change
from bot.storage.schema.tables import PEOPLE
from bot.storage.schema.types import readable

PREFERENCES = [PEOPLE.c[field.name] for field in fields(Preferences)]
_NAMES = tuple(column.name for column in PREFERENCES)


def preferences_of(row: Mapping[Any, Any]) -> Preferences:
    """Return the preferences of a person; unreadable values have their defaults."""
    values = {name: row.get(name) for name in _NAMES}
    return Preferences(**{name: value for name, value in values.items() if readable([value])})


def changing(person: int, values: Mapping[str, Any]) -> Change:
    """Return the change of some columns of a row, which may be new."""
    return Change(_change, {"id": person, "created_at": datetime.now(UTC), **values})


@cache
def _change(dialect: str, names: frozenset[str]) -> Insert:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    new = insert(PEOPLE)
    changed = {name: new.excluded[name] for name in sorted(names - {"id", "created_at"})}
    return new.on_conflict_do_update(index_elements=["id"], set_=changed)
