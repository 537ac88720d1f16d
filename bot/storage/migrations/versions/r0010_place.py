"""Where the database is: a copy has another place."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("installation", sa.Column("place", sa.String(64)))
