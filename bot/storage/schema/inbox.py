"""Tables: waiting updates, and messages to delete."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table

from bot.storage.schema.metadata import ID, METADATA, TELEGRAM_ID
from bot.storage.schema.types import Text, UTCDateTime

INBOX = Table(
    "inbox",  # updates that are confirmed but not handled yet
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person", TELEGRAM_ID, nullable=False),  # updates of one person are handled in order
    Column("body", LargeBinary, nullable=False),  # sealed
    Column("kid", BigInteger, nullable=False),  # number of the master key
    Column("due_at", UTCDateTime, nullable=False),
    Column("lease", ID),
    Column("attempts", Integer, nullable=False),
)
Index(None, INBOX.c.person, INBOX.c.update_id)
Index(None, INBOX.c.due_at)

ERASURES = Table(
    "erasures",  # messages that must still be deleted
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
