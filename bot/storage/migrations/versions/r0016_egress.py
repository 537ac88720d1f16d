"""Through which egress each key is used, and to which one it moves."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_DUE = sa.text("due_at IS NOT NULL")
_DEFAULT = sa.text("'default'")


def upgrade() -> None:
    for table in ("connections", "schedule"):
        egress = sa.Column("egress", sa.String(32), nullable=False, server_default=_DEFAULT)
        op.add_column(table, egress)
    op.add_column("connections", sa.Column("moving_to", sa.String(32)))
    op.drop_index("ix_schedule_exchange_due_at", "schedule")
    op.create_index(
        "ix_schedule_egress_exchange_due_at",
        "schedule",
        ["egress", "exchange", "due_at"],
        sqlite_where=_DUE,
        postgresql_where=_DUE,
    )
