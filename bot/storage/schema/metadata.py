"""What all tables share: the metadata, the types of ids, the index of pending rows."""

from typing import Any

from sqlalchemy import BigInteger, Column, Index, MetaData, text

from bot.storage.schema.types import Text

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
ID = Text(36)
TELEGRAM_ID = BigInteger()  # beyond 32 bits; SQLite would hide that, PostgreSQL does not


def index_pending(column: Column[Any], *before: Column[Any]) -> None:
    """Index the rows whose column holds a time: those that wait for work."""
    there = text(f"{column.name} IS NOT NULL")
    Index(None, *before, column, sqlite_where=there, postgresql_where=there)
