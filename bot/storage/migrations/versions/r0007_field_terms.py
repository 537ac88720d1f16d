"""Columns named by the field's terms."""

from alembic import op

revision = "0007"
down_revision = "0006"

_RENAMED = (
    ("connections", "word_given_at", "withdrawals_attested_at"),
    ("connections", "replace_by_order", "recalled"),
    ("connections", "told_status", "notified_status"),
    ("connections", "told_cause", "notified_cause"),
    ("notices", "told_at", "notified_at"),
    ("incidents", "told_at", "notified_at"),
    ("audit", "deed", "action"),
    ("audit", "hand", "actor"),
)


def upgrade() -> None:
    for table, old, new in _RENAMED:
        op.execute(f'ALTER TABLE {table} RENAME COLUMN "{old}" TO "{new}"')
