"""Tables: what the processes that answer share."""

from sqlalchemy import BigInteger, Column, Index, Table

from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import ID, METADATA, TELEGRAM_ID
from bot.storage.schema.types import Amount, Text, UTCDateTime

PROCESSES = Table(
    "processes",  # that answer updates
    METADATA,
    Column("id", ID, primary_key=True),
    Column("name", Text(128), nullable=False),  # host, number, random suffix
    Column("since", UTCDateTime, nullable=False),
    Column("until", UTCDateTime, nullable=False),  # then it is taken for dead
)

PERSON_LEASES = Table(
    "person_leases",  # which process handles the updates of a person, or of a group
    METADATA,
    Column("person", TELEGRAM_ID, primary_key=True, autoincrement=False),
    Column("process", ID),  # none: free
    Column("memory", JSON_VALUE, nullable=False),  # what the last process knew of the chat
    Column("at", UTCDateTime, nullable=False),
)
_HELD = PERSON_LEASES.c.process.is_not(None)
Index(None, PERSON_LEASES.c.process, sqlite_where=_HELD, postgresql_where=_HELD)
Index(None, PERSON_LEASES.c.at)

HANDLED_UPDATES = Table(
    "handled_updates",  # Telegram may send one again
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UTCDateTime, nullable=False, index=True),
)

FORM_OPENINGS = Table(
    "form_openings",  # each opens a form once
    METADATA,
    Column("mark", Text(64), primary_key=True),
    Column("at", UTCDateTime, nullable=False, index=True),
)

SENDING_SLOTS = Table(
    "sending_slots",  # how far messages have used up a limit of Telegram
    METADATA,
    Column("slot", BigInteger, primary_key=True, autoincrement=False),  # a digest: names no chat
    Column("filled", Amount, nullable=False),  # seconds since 1970, by the clock of the database
    Column("at", UTCDateTime, nullable=False, index=True),
)
