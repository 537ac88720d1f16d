"""Types of columns: bounded text, slugs, amounts, times.

Values are cleaned once more here, so that none prevents its row from being stored. An invalid
stored value is returned as `Unreadable`, so that other rows can still be read.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Float, String, TypeDecorator

from bot.domain.bounds import plain

_ZONE = "+00:00"
_MONEY = 80  # characters


@dataclass(frozen=True)
class Unreadable:
    """A stored value that this version cannot read: damaged, or written by a newer version."""

    raw: object

    def __str__(self) -> str:
        return str(self.raw)


def readable(values: Iterable[object]) -> bool:
    """Return whether none of some stored values is unreadable."""
    return not any(isinstance(value, Unreadable) for value in values)


class Text(TypeDecorator[str]):
    """A text, cut to the length of its column, without characters that a database refuses."""

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


class Slug(TypeDecorator[Any]):
    """The slug of an enum. `length`: of its column."""

    impl = String
    cache_ok = True

    def __init__(self, kind: type[StrEnum], length: int = 32) -> None:
        super().__init__(length)
        self.kind = kind

    def process_bind_param(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> str | None:
        """Return the slug. Raises ValueError for an unknown one."""
        return None if value is None else str(self.kind(value).value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        """Return the function that reads a slug."""
        known: dict[Any, Any] = {None: None, **{slug.value: slug for slug in self.kind}}
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


class Money(TypeDecorator[Decimal]):
    """An exact number, as text in both kinds of database: SQLite would round it."""

    impl = String
    cache_ok = True

    def __init__(self) -> None:
        super().__init__(_MONEY)

    def process_bind_param(
        self,
        value: Decimal | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> str | None:
        """Return the digits. Raises ValueError for what is no number or has too many."""
        if value is None:
            return None
        text = format(value, "f")
        if not value.is_finite() or len(text) > _MONEY:
            raise ValueError("no amount of money")
        return text

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        """Return the function that reads an amount."""
        return _amount_of


class UTCDateTime(TypeDecorator[datetime]):
    """A time in UTC; SQLite stores it as text without a zone.

    It replaces SQLAlchemy's own conversion for SQLite, which dominates the time to read a row.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> datetime | None:
        """Return the time in UTC. Raises ValueError if it has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime needs a time zone")
        return _in_utc(value)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Return the function that writes a time."""
        if dialect.name != "sqlite":
            return super().bind_processor(dialect)
        return lambda value: _as_text(self.process_bind_param(value, dialect))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return the function that reads a time."""
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        return _of_text

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> datetime | None:
        """Return the time in UTC."""
        return None if value is None else _in_utc(value)


def _in_utc(value: datetime) -> datetime:
    """Return a time in UTC; at the ends of the calendar only its zone is replaced."""
    try:
        return value.astimezone(UTC)
    except OverflowError:
        return value.replace(tzinfo=UTC)


def _amount_of(value: Any) -> Any:
    try:
        amount = None if value is None else Decimal(value)
    except (TypeError, ValueError, InvalidOperation):
        return Unreadable(value)
    return amount if amount is None or amount.is_finite() else Unreadable(value)


def _as_text(value: datetime | None) -> str | None:
    return None if value is None else value.isoformat(" ", "microseconds").removesuffix(_ZONE)


def _of_text(value: Any) -> Any:
    try:
        return None if value is None else datetime.fromisoformat(value + _ZONE)
    except (TypeError, ValueError):
        return Unreadable(value)
