"""Table: people, their preferences and their access."""

from sqlalchemy import Column, SmallInteger, Table

from bot.domain.person import Access
from bot.storage.schema.metadata import METADATA, TELEGRAM_ID, index_pending
from bot.storage.schema.types import Slug, Text, UTCDateTime

PEOPLE = Table(
    "people",
    METADATA,
    Column("id", TELEGRAM_ID, primary_key=True, autoincrement=False),
    Column("language", Text(16)),  # chosen; none: follow the client
    Column("client_language", Text(35)),
    Column("created_at", UTCDateTime, nullable=False),
    Column("timezone", Text(64)),  # name in the IANA database
    Column("quiet_from", SmallInteger),  # minutes after local midnight; none: no quiet hours
    Column("quiet_to", SmallInteger),
    Column("digest_at", UTCDateTime),  # when the next one is due; none: no digest
    Column("unreachable_at", UTCDateTime),  # since when the person has blocked the bot
    Column("access", Slug(Access)),  # if access is restricted
)
index_pending(PEOPLE.c.digest_at)
