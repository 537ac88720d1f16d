"""How values enter rows and come back: bounded text, words, moments, JSON.

What was cleaned before is cleaned again here: no value keeps a whole row from being stored. A value
that cannot be read comes back as `Unreadable`, so that the rows beside it can be read.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    DateTime,
    Dialect,
    Float,
    String,
    TypeDecorator,
)

from bot.domain.bounds import plain

_ZONE = "+00:00"


@dataclass(frozen=True)
class Unreadable:
    """A stored value that this version cannot read: damaged, or written by a newer version."""

    raw: object

    def __str__(self) -> str:
        return str(self.raw)


def readable(values: Iterable[object]) -> bool:
    """Return whether all of some values that were read could be."""
    return not any(isinstance(value, Unreadable) for value in values)


class Text(TypeDecorator[str]):
    """A text, cut to the length of its column, without what no database can keep."""

    impl = String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self._length = length

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> str | None:
        """Return the text as it can be stored."""
        return None if value is None else plain(value, self._length)


class Word(TypeDecorator[Any]):
    """The slug of an enum."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__(32)
        self.kind = kind

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> str | None:
        """Return the slug. Raises ValueError for one that is not known."""
        return None if value is None else str(self.kind(value).value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        """Return how a slug is read."""
        known: dict[Any, Any] = {None: None, **{word.value: word for word in self.kind}}
        return lambda value: known[value] if value in known else Unreadable(value)


class Amount(TypeDecorator[float]):
    """A finite number; any other one is 0."""

    impl = Float
    cache_ok = True

    def process_bind_param(
        self,
        value: float | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> float | None:
        """Return the number as it can be stored."""
        return value if value is None or math.isfinite(value) else 0.0


class UTCDateTime(TypeDecorator[datetime]):
    """A moment. SQLite gives it back without its zone, and forgets any other one than UTC.

    What SQLAlchemy does for SQLite by itself takes longer than all the rest of reading a row.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> datetime | None:
        """Return the moment in UTC. Raises ValueError for one that has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone is no moment")
        return _in_utc(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Return how a moment is written."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)
        return lambda value: _as_text(self.process_bind_param(value, dialect))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return how a moment is read."""
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        return _of_text

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> datetime | None:
        """Return the moment in UTC."""
        return None if value is None else _in_utc(value)


def _in_utc(value: datetime) -> datetime:
    """Return a moment in UTC; one that ends the calendar in its own zone ends it in UTC."""
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return value.replace(tzinfo=UTC)


def _as_text(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(" ", "microseconds").removesuffix(_ZONE)


def _of_text(value: Any) -> Any:
    try:
        return None if value is None else datetime.fromisoformat(value + _ZONE)
    except (TypeError, ValueError):
        return Unreadable(value)
