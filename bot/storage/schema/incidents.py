"""Tables: outages of exchanges, and the addresses of the bot."""

from sqlalchemy import Column, Index, Integer, Table, text

from bot.storage.schema.metadata import ID, METADATA
from bot.storage.schema.types import Text, UTCDateTime

INCIDENTS = Table(
    "incidents",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("exchange", Text(32), nullable=False),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("notified_at", UTCDateTime),
    Column("closed_at", UTCDateTime),
    Column("unstable_since", UTCDateTime),
)
Index(
    None,
    INCIDENTS.c.exchange,
    unique=True,  # one at a time
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

ADDRESSES = Table(
    "addresses",  # ours, as exchanges saw them
    METADATA,
    Column("address", Text(45), primary_key=True),
    Column("exchange", Text(32), nullable=False),
    Column("times", Integer, nullable=False),  # it was named in a refusal
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("last_seen_at", UTCDateTime, nullable=False),
)
