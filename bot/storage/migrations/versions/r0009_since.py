"""Since when a strategy has its status."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("strategies", sa.Column("since", sa.Float))
