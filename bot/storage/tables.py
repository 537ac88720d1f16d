"""Owns the tables. Whoever changes one adds a migration; a test compares the two."""

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Enum,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from bot.domain.diagnosis import Status
from bot.domain.notice import NoticeKind

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)
ID = String(36)
JSON_VALUE = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
TELEGRAM_ID = BigInteger()  # beyond 32 bits; SQLite would hide that, PostgreSQL does not


class UTCDateTime(TypeDecorator[datetime]):
    """A moment. SQLite gives it back without its zone, and forgets any other one than UTC."""

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
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  # the same for each
    ) -> datetime | None:
        """Return the moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _word(kind: type[StrEnum]) -> Enum:
    """Return a column type that keeps the slug of an enum as a short string."""
    return Enum(kind, native_enum=False, length=32, values_callable=list)


INSTALLATION = Table(
    "installation",
    METADATA,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("install_id", ID, nullable=False),
    Column("index_key", LargeBinary, nullable=False),  # sealed
    Column("canary", LargeBinary, nullable=False),  # a sealed word: tells a wrong master key
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("id = 1", name="single"),
)

PEOPLE = Table(
    "people",
    METADATA,
    Column("id", TELEGRAM_ID, primary_key=True, autoincrement=False),
    Column("language", String(16)),  # chosen; none: follow the client
    Column("client_language", String(35)),
    Column("created_at", UTCDateTime, nullable=False),
)

CONNECTIONS = Table(
    "connections",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("owner", TELEGRAM_ID, nullable=False),
    Column("exchange", String(32), nullable=False),
    Column("name", String(120), nullable=False),
    Column("folded_name", String(240), nullable=False),  # by which two names are the same
    Column("masked_key", String(16), nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("status", _word(Status), nullable=False),
    Column("status_since", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("tested_at", UTCDateTime, nullable=False),
    Column("problems", JSON_VALUE, nullable=False),
    Column("permissions", JSON_VALUE, nullable=False),
    Column("ip_whitelist", JSON_VALUE),
    Column("seen_ip", String(45)),
    Column("expires_at", UTCDateTime),
    Column("account", String(128)),
    Column("seconds", Float, nullable=False),
    Column("word_given_at", UTCDateTime),
    Column("secrets_end_at", UTCDateTime),
    Column("has_secrets", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("owner", "folded_name"),
)
Index(
    None,
    CONNECTIONS.c.secrets_end_at,
    sqlite_where=text("secrets_end_at IS NOT NULL"),
    postgresql_where=text("secrets_end_at IS NOT NULL"),
)

SEALED = Table(
    "sealed_credentials",  # apart, so that listing connections never touches them
    METADATA,
    Column("connection_id", ID, ForeignKey(CONNECTIONS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("blob", LargeBinary, nullable=False),
    Column("kid", BigInteger, nullable=False),  # number of the master key, 32 bits without sign
    Column("ver", Integer, nullable=False),  # grows with each new blob
)

CONVERSATIONS = Table(
    "conversations",
    METADATA,
    Column("bot_id", TELEGRAM_ID, primary_key=True, autoincrement=False),
    Column("chat_id", TELEGRAM_ID, primary_key=True, autoincrement=False),
    Column("user_id", TELEGRAM_ID, primary_key=True, autoincrement=False),
    Column("thread_id", TELEGRAM_ID, primary_key=True, autoincrement=False),  # 0: none
    Column("business_connection_id", String(64), primary_key=True),  # empty: none
    Column("destiny", String(64), primary_key=True),
    Column("state", String(128)),
    Column("data", JSON_VALUE, nullable=False),
    Column("updated_at", UTCDateTime, nullable=False, index=True),
)

NOTICES = Table(
    "notices",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("person", TELEGRAM_ID, nullable=False),
    Column("kind", _word(NoticeKind), nullable=False),
    Column("exchange", String(32), nullable=False),
    Column("name", String(120), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("leased_until", UTCDateTime),
    Column("told_at", UTCDateTime),
)
Index(
    None,
    NOTICES.c.at,
    sqlite_where=text("told_at IS NULL"),
    postgresql_where=text("told_at IS NULL"),
)
