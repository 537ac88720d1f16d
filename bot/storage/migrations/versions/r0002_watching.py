"""Watching: due work, changes, outages, the outbox of notices; and the audit trail."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

TIME = sa.DateTime(timezone=True)
VALUES = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    _extend_connections()
    _extend_people()
    _extend_notices()
    _create_schedule()
    _create_status_changes()
    _create_incidents()
    _create_addresses()
    _create_audit()
    _create_leaders()


def _extend_connections() -> None:
    """Add columns in place: SQLite would delete the credentials with a recreated table."""
    for column in (
        sa.Column("keyed_at", TIME, nullable=False, server_default="1970-01-01 00:00:00+00:00"),
        sa.Column("replace_by_order", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("offline_since", TIME),
        sa.Column("streak", sa.Integer, nullable=False, server_default="0"),
        sa.Column("streak_cause", sa.String(32)),
        sa.Column("streak_since", TIME),
        sa.Column("streak_unwatched", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("flips", sa.Integer, nullable=False, server_default="0"),
        sa.Column("flips_since", TIME),
        sa.Column("told_status", sa.String(32)),
        sa.Column("told_cause", sa.String(32)),
        sa.Column("muted_until", TIME),
        sa.Column("muted_until_clear", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("remind_at", TIME),
    ):
        op.add_column("connections", column)
    op.execute("UPDATE connections SET keyed_at = created_at, told_status = status")
    _tell_what_is_known()
    op.create_index("ix_connections_fingerprint", "connections", ["fingerprint"])
    op.create_index("ix_connections_exchange_account", "connections", ["exchange", "account"])
    _create_partial_index("connections", ["remind_at"])


def _tell_what_is_known() -> None:
    """Fill what follows from the rest: their owners saw the last test, and when a key ends."""
    problems, status = sa.column("problems", VALUES), sa.column("status", sa.String)
    rows = sa.table(
        "connections",
        *(problems, status, sa.column("told_cause"), sa.column("offline_since")),
        *(sa.column("status_since"), sa.column("remind_at"), sa.column("tested_at")),
        *(sa.column("expires_at"), sa.column("has_secrets", sa.Boolean)),
    )
    worst = {"told_cause": problems[0].as_string(), "offline_since": rows.c.status_since}
    op.execute(sa.update(rows).where(status != "online").values(worst))
    ends = rows.c.expires_at.is_not(None) & rows.c.has_secrets
    op.execute(sa.update(rows).where(ends).values(remind_at=rows.c.tested_at))


def _extend_people() -> None:
    for column in (
        sa.Column("timezone", sa.String(64)),
        sa.Column("quiet_from", sa.SmallInteger),
        sa.Column("quiet_to", sa.SmallInteger),
        sa.Column("digest_at", TIME),
        sa.Column("unreachable_at", TIME),
        sa.Column("access", sa.String(32)),
    ):
        op.add_column("people", column)
    _create_partial_index("people", ["digest_at"])


def _extend_notices() -> None:
    op.drop_index("ix_notices_at", "notices")
    for column in (
        sa.Column("due_at", TIME),
        sa.Column("lease", sa.String(36)),
        sa.Column("dedupe_key", sa.String(200), nullable=False, server_default=""),
        sa.Column("connection", sa.String(36)),
        sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("values", VALUES, nullable=False, server_default="{}"),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    ):
        op.add_column("notices", column)
    op.execute("UPDATE notices SET dedupe_key = id")
    op.execute("UPDATE notices SET due_at = at WHERE told_at IS NULL")
    with op.batch_alter_table("notices") as table:
        table.drop_column("leased_until")
        table.create_unique_constraint("uq_notices_dedupe_key", ["dedupe_key"])
    _create_partial_index("notices", ["due_at"])
    _create_partial_index("notices", ["person", "due_at"])


def _create_schedule() -> None:
    op.create_table(
        "schedule",
        sa.Column("connection_id", sa.String(36), nullable=False),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("due_at", TIME),
        sa.Column("lease", sa.String(36)),
        sa.ForeignKeyConstraint(
            ["connection_id"],
            ["connections.id"],
            name="fk_schedule_connection_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("connection_id", name="pk_schedule"),
    )
    op.execute(
        "INSERT INTO schedule (connection_id, exchange, due_at)"
        " SELECT id, exchange, tested_at FROM connections WHERE has_secrets"
    )
    _create_partial_index("schedule", ["exchange", "due_at"])


def _create_status_changes() -> None:
    op.create_table(
        "status_changes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("connection", sa.String(36), nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("before", sa.String(32), nullable=False),
        sa.Column("after", sa.String(32), nullable=False),
        sa.Column("cause", sa.String(32)),
        sa.Column("drifts", VALUES, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("noticed_at", TIME, nullable=False),
        sa.Column("unwatched", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_status_changes"),
    )
    op.create_index(
        "ix_status_changes_connection_noticed_at", "status_changes", ["connection", "noticed_at"]
    )
    op.create_index("ix_status_changes_owner", "status_changes", ["owner"])


def _create_incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("opened_at", TIME, nullable=False),
        sa.Column("told_at", TIME),
        sa.Column("closed_at", TIME),
        sa.PrimaryKeyConstraint("id", name="pk_incidents"),
    )
    where = sa.text("closed_at IS NULL")
    op.create_index(
        "ix_incidents_exchange",
        "incidents",
        ["exchange"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _create_addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("address", sa.String(45), nullable=False),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first_seen_at", TIME, nullable=False),
        sa.Column("last_seen_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_addresses"),
    )


def _create_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("deed", sa.String(32), nullable=False),
        sa.Column("hand", sa.String(32), nullable=False),
        sa.Column("connection", sa.String(36)),
        sa.Column("exchange", sa.String(32), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_owner_at", "audit", ["owner", "at"])


def _create_leaders() -> None:
    op.create_table(
        "leaders",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("holder", sa.String(128), nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_leaders"),
    )


def _create_partial_index(table: str, columns: list[str]) -> None:
    where = sa.text(f"{columns[-1]} IS NOT NULL")
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
