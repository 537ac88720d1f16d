"""The tables. Whoever changes one adds a migration; a test compares the two."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    UniqueConstraint,
    text,
)

from bot.domain.audit import AuditAction, AuditActor
from bot.domain.diagnosis import Answer, Problem, Status
from bot.domain.notice import NoticeKind
from bot.domain.person import Access
from bot.storage.schema.types import JSON_VALUE, Amount, Text, UTCDateTime, Word

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


def _partial(column: Column[Any], *before: Column[Any]) -> None:
    """Index the rows in which a column holds a moment: those in which something is to be done."""
    there = text(f"{column.name} IS NOT NULL")
    Index(None, *before, column, sqlite_where=there, postgresql_where=there)


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
    Column("language", Text(16)),  # chosen; none: follow the client
    Column("client_language", Text(35)),
    Column("created_at", UTCDateTime, nullable=False),
    Column("timezone", Text(64)),  # name in the IANA database
    Column("quiet_from", SmallInteger),  # minutes after local midnight; none: no quiet hours
    Column("quiet_to", SmallInteger),
    Column("digest_at", UTCDateTime),  # when the next one is due; none: no digest
    Column("unreachable_at", UTCDateTime),  # since when the person has blocked the bot
    Column("access", Word(Access)),  # where the bot is not for everybody
)
_partial(PEOPLE.c.digest_at)

CONNECTIONS = Table(
    "connections",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("owner", TELEGRAM_ID, nullable=False),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
    Column("folded_name", Text(240), nullable=False),  # by which two names are the same
    Column("masked_key", Text(16), nullable=False),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("status", Word(Status), nullable=False),
    Column("status_since", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("keyed_at", UTCDateTime, nullable=False),
    Column("tested_at", UTCDateTime, nullable=False),
    Column("good_at", UTCDateTime),
    Column("problems", JSON_VALUE, nullable=False),
    Column("permissions", JSON_VALUE, nullable=False),
    Column("ip_whitelist", JSON_VALUE),
    Column("ip_restricted", Word(Answer), nullable=False),
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
    Column("streak_cause", Word(Problem)),
    Column("streak_since", UTCDateTime),
    Column("streak_unwatched", Boolean, nullable=False),
    Column("flips", Integer, nullable=False),
    Column("flips_since", UTCDateTime),
    Column("notified_status", Word(Status)),
    Column("notified_cause", Word(Problem)),
    Column("muted_until", UTCDateTime),
    Column("muted_until_clear", Boolean, nullable=False),
    Column("remind_at", UTCDateTime),
    Column("version", Integer, nullable=False),
    UniqueConstraint("owner", "folded_name"),
)
_partial(CONNECTIONS.c.secrets_end_at)
_partial(CONNECTIONS.c.remind_at)
Index(None, CONNECTIONS.c.fingerprint)
Index(None, CONNECTIONS.c.exchange, CONNECTIONS.c.account)

SCHEDULE = Table(
    "schedule",  # apart and narrow, since it changes all the time
    METADATA,
    Column("connection_id", ID, ForeignKey(CONNECTIONS.c.id, ondelete="CASCADE"), primary_key=True),
    Column("exchange", Text(32), nullable=False),
    Column("due_at", UTCDateTime),  # none: nothing to check
    Column("lease", ID),
)
_partial(SCHEDULE.c.due_at, SCHEDULE.c.exchange)

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
    Column("business_connection_id", Text(64), primary_key=True),  # empty: none
    Column("destiny", Text(64), primary_key=True),
    Column("state", Text(128)),
    Column("data", JSON_VALUE, nullable=False),
    Column("updated_at", UTCDateTime, nullable=False, index=True),
)

NOTICES = Table(
    "notices",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("person", TELEGRAM_ID, nullable=False),
    Column("kind", Word(NoticeKind), nullable=False),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("notified_at", UTCDateTime),
    Column("due_at", UTCDateTime),  # none: it was notified, or is not to be notified any more
    Column("lease", ID),
    Column("dedupe_key", Text(200), nullable=False),
    Column("connection", ID),
    Column("urgent", Boolean, nullable=False),
    Column("values", JSON_VALUE, nullable=False),
    Column("attempts", Integer, nullable=False),
    UniqueConstraint("dedupe_key"),
)
_partial(NOTICES.c.due_at)
_partial(NOTICES.c.due_at, NOTICES.c.person)
_SETTLED = text("due_at IS NULL")
Index(None, NOTICES.c.at, sqlite_where=_SETTLED, postgresql_where=_SETTLED)

INBOX = Table(
    "inbox",  # updates that were confirmed to Telegram before they were handled
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", TELEGRAM_ID, nullable=False),  # whose updates are handled in their order
    Column("body", LargeBinary, nullable=False),  # sealed
    Column("kid", BigInteger, nullable=False),  # number of the master key
    Column("due_at", UTCDateTime, nullable=False),
    Column("lease", ID),
    Column("attempts", Integer, nullable=False),
)
Index(None, INBOX.c.person, INBOX.c.update_id)
Index(None, INBOX.c.due_at)

ERASURES = Table(
    "erasures",  # messages that must be deleted and could not be yet
    METADATA,
    Column("id", Text(48), primary_key=True),  # chat:message
    Column("chat", TELEGRAM_ID, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("person", TELEGRAM_ID),  # who is notified if it fails; none: no one
    Column("sent_at", UTCDateTime, nullable=False),
    Column("due_at", UTCDateTime, nullable=False, index=True),
    Column("lease", ID),
    Column("attempts", Integer, nullable=False),
)
Index(None, ERASURES.c.person)

STATUS_CHANGES = Table(
    "status_changes",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("connection", ID, nullable=False),  # it may be gone
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
    Column("before", Word(Status), nullable=False),
    Column("after", Word(Status), nullable=False),
    Column("cause", Word(Problem)),
    Column("drifts", JSON_VALUE, nullable=False),
    Column("since", UTCDateTime, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("noticed_at", UTCDateTime, nullable=False),
    Column("unwatched", Boolean, nullable=False),
)
Index(None, STATUS_CHANGES.c.connection, STATUS_CHANGES.c.noticed_at)
Index(None, STATUS_CHANGES.c.noticed_at)

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

KEYRINGS = Table(
    "keyrings",  # which master keys each running process has, so that none is used too early
    METADATA,
    Column("holder", Text(128), primary_key=True),
    Column("keys", JSON_VALUE, nullable=False),  # their numbers
    Column("sealing", BigInteger, nullable=False),  # number of the one it seals with
    Column("until", UTCDateTime, nullable=False),  # it has died if it did not come back by then
)

AUDIT = Table(
    "audit",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    Column("owner", TELEGRAM_ID, nullable=False),
    Column("action", Word(AuditAction), nullable=False),
    Column("actor", Word(AuditActor), nullable=False),
    Column("connection", ID),
    Column("exchange", Text(32), nullable=False),
    Column("name", Text(120), nullable=False),
)
Index(None, AUDIT.c.owner, AUDIT.c.at)
Index(None, AUDIT.c.at)

LEADERS = Table(
    "leaders",
    METADATA,
    Column("name", Text(32), primary_key=True),
    Column("holder", Text(128), nullable=False),
    Column("until", UTCDateTime, nullable=False),
)
