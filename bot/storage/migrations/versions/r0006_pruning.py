"""Indexes by which old notices, changes and deeds are found."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_index("ix_status_changes_noticed_at", "status_changes", ["noticed_at"])
    op.create_index("ix_audit_at", "audit", ["at"])
    settled = sa.text("due_at IS NULL")
    op.create_index(
        "ix_notices_at", "notices", ["at"], sqlite_where=settled, postgresql_where=settled
    )
