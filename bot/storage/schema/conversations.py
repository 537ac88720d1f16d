"""Table: conversations."""

from sqlalchemy import Column, Table

from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import METADATA, TELEGRAM_ID
from bot.storage.schema.types import Text, UTCDateTime

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
