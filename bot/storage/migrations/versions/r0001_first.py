"""The first form: installation, people, connections and their credentials, dialogs, notices."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

TIME = sa.DateTime(timezone=True)
VALUES = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.SmallInteger, autoincrement=False, nullable=False),
        sa.Column("install_id", sa.String(36), nullable=False),
        sa.Column("index_key", sa.LargeBinary, nullable=False),
        sa.Column("canary", sa.LargeBinary, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("id = 1", name="ck_installation_single"),
        sa.PrimaryKeyConstraint("id", name="pk_installation"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("client_language", sa.String(35)),
        sa.Column("created_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    _create_connections()
    op.create_table(
        "conversations",
        sa.Column("bot_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("user_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("business_connection_id", sa.String(64), nullable=False),
        sa.Column("destiny", sa.String(64), nullable=False),
        sa.Column("state", sa.String(128)),
        sa.Column("data", VALUES, nullable=False),
        sa.Column("updated_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint(
            "bot_id",
            "chat_id",
            "user_id",
            "thread_id",
            "business_connection_id",
            "destiny",
            name="pk_conversations",
        ),
    )
    op.create_index("ix_conversations_updated_at", "conversations", ["updated_at"])
    _create_notices()


def _create_connections() -> None:
    op.create_table(
        "connections",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("folded_name", sa.String(240), nullable=False),
        sa.Column("masked_key", sa.String(16), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("status_since", TIME, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("tested_at", TIME, nullable=False),
        sa.Column("problems", VALUES, nullable=False),
        sa.Column("permissions", VALUES, nullable=False),
        sa.Column("ip_whitelist", VALUES),
        sa.Column("seen_ip", sa.String(45)),
        sa.Column("expires_at", TIME),
        sa.Column("account", sa.String(128)),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("word_given_at", TIME),
        sa.Column("secrets_end_at", TIME),
        sa.Column("has_secrets", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_connections"),
        sa.UniqueConstraint("owner", "folded_name", name="uq_connections_owner_folded_name"),
    )
    _create_partial_index("connections", "secrets_end_at", "secrets_end_at IS NOT NULL")
    op.create_table(
        "sealed_credentials",
        sa.Column("connection_id", sa.String(36), nullable=False),
        sa.Column("blob", sa.LargeBinary, nullable=False),
        sa.Column("kid", sa.BigInteger, nullable=False),
        sa.Column("ver", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["connection_id"],
            ["connections.id"],
            name="fk_sealed_credentials_connection_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("connection_id", name="pk_sealed_credentials"),
    )


def _create_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("leased_until", TIME),
        sa.Column("told_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
    )
    _create_partial_index("notices", "at", "told_at IS NULL")


def _create_partial_index(table: str, column: str, condition: str) -> None:
    where = sa.text(condition)
    name = f"ix_{table}_{column}"
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
