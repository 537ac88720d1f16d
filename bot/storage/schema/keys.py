"""Tables: the installation and the master keys of running processes."""

from sqlalchemy import BigInteger, CheckConstraint, Column, LargeBinary, SmallInteger, Table

from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import ID, METADATA
from bot.storage.schema.types import Text, UTCDateTime

INSTALLATION = Table(
    "installation",
    METADATA,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("install_id", ID, nullable=False),
    Column("index_key", LargeBinary, nullable=False),  # sealed
    Column("canary", LargeBinary, nullable=False),  # a sealed word: reveals a wrong master key
    Column("created_at", UTCDateTime, nullable=False),
    Column("place", Text(64)),  # of the database; a copy has another one
    CheckConstraint("id = 1", name="single"),
)

KEYRINGS = Table(
    "keyrings",  # which master keys each running process has, so that none is used too early
    METADATA,
    Column("holder", Text(128), primary_key=True),
    Column("keys", JSON_VALUE, nullable=False),  # their numbers
    Column("sealing", BigInteger, nullable=False),  # number of the one it seals with
    Column("until", UTCDateTime, nullable=False),  # end of its lease
)
