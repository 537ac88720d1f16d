"""Tables: connections, their schedule, their sealed credentials."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from bot.domain.diagnosis import Answer, Problem, Status
from bot.domain.egress import DEFAULT
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import ID, METADATA, TELEGRAM_ID, index_pending
from bot.storage.schema.types import Amount, Slug, Text, UTCDateTime

CONNECTIONS = Table(
    "connections",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("owner", TELEGRAM_ID, nullable=False),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
    Column("folded_name", Text(240), nullable=False),  # the form by which names are compared
    Column("masked_key", Text(16), nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("status", Slug(Status), nullable=False),
    Column("status_since", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("keyed_at", UTCDateTime, nullable=False),
    Column("tested_at", UTCDateTime, nullable=False),
    Column("good_at", UTCDateTime),
    Column("problems", JSON_VALUE, nullable=False),
    Column("permissions", JSON_VALUE, nullable=False),
    Column("ip_whitelist", JSON_VALUE),
    Column("ip_restricted", Slug(Answer), nullable=False),
    Column("seen_ip", Text(45)),
    Column("expires_at", UTCDateTime),
    Column("account", Text(128)),
    Column("seconds", Amount, nullable=False),
    Column("withdrawals_attested_at", UTCDateTime),
    Column("secrets_end_at", UTCDateTime),
    Column("has_secrets", Boolean, nullable=False),
    Column("recalled", Boolean, nullable=False),
    Column("offline_since", UTCDateTime),
    Column("streak", Integer, nullable=False),
    Column("streak_cause", Slug(Problem)),
    Column("streak_since", UTCDateTime),
    Column("streak_unwatched", Boolean, nullable=False),
    Column("flips", Integer, nullable=False),
    Column("flips_since", UTCDateTime),
    Column("notified_status", Slug(Status)),
    Column("notified_cause", Slug(Problem)),
    Column("muted_until", UTCDateTime),
    Column("muted_until_clear", Boolean, nullable=False),
    Column("remind_at", UTCDateTime),
    Column("egress", Text(32), nullable=False, server_default=DEFAULT),
    Column("moving_to", Text(32)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("owner", "folded_name"),
)
index_pending(CONNECTIONS.c.secrets_end_at)
index_pending(CONNECTIONS.c.remind_at)
Index(None, CONNECTIONS.c.fingerprint)
Index(None, CONNECTIONS.c.exchange, CONNECTIONS.c.account)

SCHEDULE = Table(
    "schedule",  # separate and narrow, since it changes often
    METADATA,
    Column("connection_id", ID, ForeignKey(CONNECTIONS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("exchange", Text(32), nullable=False),
    Column("egress", Text(32), nullable=False, server_default=DEFAULT),
    Column("due_at", UTCDateTime),  # none: nothing to check
    Column("lease", ID),
)
index_pending(SCHEDULE.c.due_at, SCHEDULE.c.egress, SCHEDULE.c.exchange)

SEALED = Table(
    "sealed_credentials",  # separate, so that listing connections never reads them
    METADATA,
    Column("connection_id", ID, ForeignKey(CONNECTIONS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    Column("kid", BigInteger, nullable=False),  # number of the master key, 32 bits without sign
    Column("ver", Integer, nullable=False),  # grows with each new blob
)
