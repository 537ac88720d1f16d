"""The stops of the operator; strategies without a price; plans of open groups."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"

_JSON = sa.JSON().with_variant(JSONB(), "postgresql")
_LASTS = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.add_column("trade_groups", sa.Column("plan", _JSON))
    op.add_column("strategies", sa.Column("unpriced_since", sa.Float))
    op.create_table(
        "trading_stops",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("scope", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.String(32), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_origin", sa.String(32)),
        sa.PrimaryKeyConstraint("id", name="pk_trading_stops"),
    )
    op.create_index(
        "ix_trading_stops_scope",
        "trading_stops",
        ["scope"],
        unique=True,
        sqlite_where=_LASTS,
        postgresql_where=_LASTS,
    )
