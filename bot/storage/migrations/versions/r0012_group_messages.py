"""The message about a group, that its add-ons edit."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("trade_groups", sa.Column("message", sa.Integer))
    op.add_column("trade_groups", sa.Column("message_at", sa.DateTime(timezone=True)))
    op.add_column("trade_groups", sa.Column("message_shows", sa.DateTime(timezone=True)))
