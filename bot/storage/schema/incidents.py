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
    unique=True,  # one open incident per exchange
    sqlite_where=text("closed_at IS NULL"),
    postgresql_where=text("closed_at IS NULL"),
)

ADDRESSES = Table(
    "addresses",  # of the bot, as exchanges report them
    METADATA,
    Column("address", Text(45), primary_key=True),
    Column("exchange", Text(32), nullable=False),
    Column("times", Integer, nullable=False),  # number of reports
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("last_seen_at", UTCDateTime, nullable=False),
)
