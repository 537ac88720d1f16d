"""Runs that were started together, and how many of them may have a group at the same time."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("strategies", sa.Column("basket", sa.String(36)))
    at_once = sa.Column("at_once", sa.Integer, nullable=False, server_default="1")
    op.add_column("strategies", at_once)
    op.create_index("ix_strategies_basket", "strategies", ["basket"])
