"""Connections without secrets are disconnected; last good test; IP list set but not shown."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"

TIME = sa.DateTime(timezone=True)
VALUES = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

CONNECTIONS = sa.table(
    "connections",
    *(sa.column(name) for name in ("status", "told_status", "told_cause", "ip_restricted")),
    *(sa.column(name) for name in ("streak", "streak_cause", "flips")),
    *(sa.column(name, sa.Boolean) for name in ("has_secrets", "streak_unwatched")),
    *(sa.column(name, VALUES) for name in ("problems", "permissions", "ip_whitelist")),
    *(sa.column(name, TIME) for name in ("good_at", "tested_at", "status_since", "offline_since")),
    *(sa.column(name, TIME) for name in ("expires_at", "remind_at", "secrets_end_at")),
    *(sa.column(name, TIME) for name in ("word_given_at", "streak_since", "flips_since")),
)


def upgrade() -> None:
    unknown = sa.Column("ip_restricted", sa.String(32), nullable=False, server_default="unknown")
    op.add_column("connections", unknown)
    op.add_column("connections", sa.Column("good_at", TIME))
    op.add_column("incidents", sa.Column("unstable_since", TIME))
    _fill()
    _disconnect()


def _fill() -> None:
    """Derive what can be known of the new columns; the next check adds the rest."""
    facts = CONNECTIONS.c
    listed, problems = (sa.cast(c, sa.Text) for c in (facts.ip_whitelist, facts.problems))
    none = (listed == "[]") | problems.contains('"no-ip-whitelist"')
    update = sa.update(CONNECTIONS)
    op.execute(update.where(listed.like('[%"%')).values(ip_restricted="yes"))
    op.execute(update.where(none).values(ip_restricted="no"))
    steady = (facts.status == "online") & (facts.streak == 0)
    op.execute(update.where(steady).values(good_at=facts.tested_at))


def _disconnect() -> None:
    """Say of connections without secrets that they have none, and nothing else."""
    gone = sa.update(CONNECTIONS).where(CONNECTIONS.c.has_secrets.is_(sa.false()))
    op.execute(
        gone.values(
            status="disconnected",
            told_status="disconnected",
            told_cause=None,
            problems=[],
            permissions={},
            ip_whitelist=None,
            ip_restricted="unknown",
            good_at=None,
            expires_at=None,
            remind_at=None,
            secrets_end_at=None,
            word_given_at=None,
            streak=0,
            streak_cause=None,
            streak_since=None,
            streak_unwatched=False,
            flips=0,
            flips_since=None,
            offline_since=sa.func.coalesce(CONNECTIONS.c.offline_since, CONNECTIONS.c.status_since),
        )
    )
