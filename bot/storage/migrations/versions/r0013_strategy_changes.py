"""Changes of strategies, noted by the database itself: no writer can forget one."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_NOTE = "INSERT INTO strategy_changes (strategy)"
_RUNNING = f"{_NOTE} SELECT id FROM strategies WHERE status <> 'ended' AND connection ="  # noqa: S608

_SQLITE = (
    ("strategy_started", "INSERT ON strategies", f"{_NOTE} VALUES (new.id)"),
    ("strategy_changed", "UPDATE ON strategies", f"{_NOTE} VALUES (new.id)"),
    ("strategy_deleted", "DELETE ON strategies", f"{_NOTE} VALUES (old.id)"),
    ("strategy_key_changed", "UPDATE OF version ON connections", f"{_RUNNING} new.id"),
    ("strategy_key_deleted", "DELETE ON connections", f"{_RUNNING} old.id"),
)
_POSTGRESQL = (
    (
        "strategy_changed",
        "INSERT OR UPDATE OR DELETE ON strategies",
        f"{_NOTE} VALUES (coalesce(new.id, old.id))",
    ),
    (
        "strategy_key_changed",
        "UPDATE OF version OR DELETE ON connections",
        f"{_RUNNING} coalesce(new.id, old.id)",
    ),
)


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "strategy_changes",
        sa.Column("number", number, sa.Identity(), nullable=False),
        sa.Column("strategy", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_strategy_changes"),
        sqlite_autoincrement=True,  # no number is used again
    )
    if op.get_bind().dialect.name == "postgresql":
        _triggers_of_postgresql()
    else:
        for name, event, note in _SQLITE:
            op.execute(f"CREATE TRIGGER {name} AFTER {event} BEGIN {note}; END")


def _triggers_of_postgresql() -> None:
    for name, event, note in _POSTGRESQL:
        body = f"BEGIN {note}; RETURN NULL; END"
        op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
        op.execute(f"CREATE TRIGGER {name} AFTER {event} FOR EACH ROW EXECUTE FUNCTION {name}()")
