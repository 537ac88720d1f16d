"""Tables: status changes and the audit trail."""

from sqlalchemy import Boolean, Column, Index, Table

from bot.domain.audit import AuditAction, AuditActor
from bot.domain.diagnosis import Problem, Status
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import ID, METADATA, TELEGRAM_ID
from bot.storage.schema.types import Slug, Text, UTCDateTime

STATUS_CHANGES = Table(
    "status_changes",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("connection", ID, nullable=False),  # it may be gone
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
    Column("before", Slug(Status), nullable=False),
    Column("after", Slug(Status), nullable=False),
    Column("cause", Slug(Problem)),
    Column("drifts", JSON_VALUE, nullable=False),
    Column("since", UTCDateTime, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("noticed_at", UTCDateTime, nullable=False),
    Column("unwatched", Boolean, nullable=False),
)
Index(None, STATUS_CHANGES.c.connection, STATUS_CHANGES.c.noticed_at)
Index(None, STATUS_CHANGES.c.noticed_at)

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    Column("owner", TELEGRAM_ID, nullable=False),
    Column("action", Slug(AuditAction), nullable=False),
    Column("actor", Slug(AuditActor), nullable=False),
    Column("connection", ID),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
)
Index(None, AUDIT.c.owner, AUDIT.c.at)
Index(None, AUDIT.c.at)
