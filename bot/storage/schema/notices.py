"""Table: notices."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint, text

from bot.domain.notice import NoticeKind
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import ID, METADATA, TELEGRAM_ID, index_pending
from bot.storage.schema.types import Slug, Text, UTCDateTime

NOTICES = Table(
    "notices",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("person", TELEGRAM_ID, nullable=False),
    Column("kind", Slug(NoticeKind), nullable=False),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("notified_at", UTCDateTime),
    Column("due_at", UTCDateTime),  # none: settled
    Column("lease", ID),
    Column("dedupe_key", Text(200), nullable=False),
    Column("connection", ID),
    Column("urgent", Boolean, nullable=False),
    Column("values", JSON_VALUE, nullable=False),
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("dedupe_key"),
)
index_pending(NOTICES.c.due_at)
index_pending(NOTICES.c.due_at, NOTICES.c.person)
_SETTLED = text("due_at IS NULL")
Index(None, NOTICES.c.at, sqlite_where=_SETTLED, postgresql_where=_SETTLED)
