"""What the processes that answer updates share."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "processes",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(128), nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_processes"),
    )
    _create_person_leases(moment)
    op.create_table(
        "handled_updates",
        sa.Column("update_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("update_id", name="pk_handled_updates"),
    )
    op.create_table(
        "form_openings",
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_form_openings"),
    )
    op.create_table(
        "sending_slots",
        sa.Column("slot", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("filled", sa.Float, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("slot", name="pk_sending_slots"),
    )
    for table in ("handled_updates", "form_openings", "sending_slots", "person_leases"):
        op.create_index(f"ix_{table}_at", table, ["at"])


def _create_person_leases(moment: sa.DateTime) -> None:
    value = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    op.create_table(
        "person_leases",
        sa.Column("person", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("process", sa.String(36)),
        sa.Column("memory", value, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_person_leases"),
    )
    held = sa.text("process IS NOT NULL")
    op.create_index(
        "ix_person_leases_process",
        "person_leases",
        ["process"],
        sqlite_where=held,
        postgresql_where=held,
    )
