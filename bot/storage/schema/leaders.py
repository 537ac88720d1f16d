"""Table: which process holds a role."""

from sqlalchemy import Column, Table

from bot.storage.schema.metadata import METADATA
from bot.storage.schema.types import Text, UTCDateTime

LEADERS = Table(
    "leaders",
    METADATA,
    Column("name", Text(32), primary_key=True),
    Column("holder", Text(128), nullable=False),
    Column("until", UTCDateTime, nullable=False),
)
