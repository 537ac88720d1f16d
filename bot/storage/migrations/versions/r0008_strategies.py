"""Strategies, their groups, orders, fills and events."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"

_JSON = sa.JSON().with_variant(JSONB(), "postgresql")
_UNDER_WAY = sa.text("phase <> 'closed'")


def upgrade() -> None:
    _strategies()
    _trade_groups()
    _intents()
    _fills()
    _strategy_events()


def _strategies() -> None:
    op.create_table(
        "strategies",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("connection", sa.String(36), nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("pair", sa.String(64), nullable=False),
        sa.Column("mode", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("cause", sa.String(64)),
        sa.Column("plan", _JSON, nullable=False),
        sa.Column("plan_version", sa.Integer, nullable=False),
        sa.Column("account_facts", _JSON),
        sa.Column("sheet", _JSON, nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("groups", sa.Integer, nullable=False),
        sa.Column("rests_until", sa.Float),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("day_result", sa.String(80), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_strategies"),
    )
    op.create_index("ix_strategies_connection", "strategies", ["connection"])
    op.create_index("ix_strategies_owner", "strategies", ["owner"])


def _trade_groups() -> None:
    op.create_table(
        "trade_groups",
        sa.Column("strategy", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("pair", sa.String(64), nullable=False),
        sa.Column("phase", sa.String(32), nullable=False),
        sa.Column("orders", sa.Integer, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("spent_on_step", sa.String(80), nullable=False),
        sa.Column("entry", sa.String(80)),
        sa.Column("held", sa.String(80), nullable=False),
        sa.Column("cost", sa.String(80), nullable=False),
        sa.Column("paid", sa.String(80), nullable=False),
        sa.Column("got", sa.String(80), nullable=False),
        sa.Column("fees", _JSON, nullable=False),
        sa.Column("live", sa.String(32)),
        sa.Column("topped_up_at", sa.Float),
        sa.Column("closing", sa.String(32)),
        sa.Column("cause", sa.String(32)),
        sa.Column("waived", sa.Boolean, nullable=False),
        sa.Column("unclear_since", sa.Float),
        sa.Column("clear_since", sa.Float),
        sa.Column("closed_at", sa.Float),
        sa.PrimaryKeyConstraint("strategy", "number", name="pk_trade_groups"),
        sa.ForeignKeyConstraint(
            ["strategy"], ["strategies.id"], name="fk_trade_groups_strategy", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_trade_groups_owner", "trade_groups", ["owner"])
    op.create_index(
        "ix_trade_groups_phase",
        "trade_groups",
        ["phase"],
        sqlite_where=_UNDER_WAY,
        postgresql_where=_UNDER_WAY,
    )


def _intents() -> None:
    op.create_table(
        "intents",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("strategy", sa.String(36), nullable=False),
        sa.Column("group_number", sa.Integer, nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("pair", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("side", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("price", sa.String(80), nullable=False),
        sa.Column("qty", sa.String(80), nullable=False),
        sa.Column("reserve", sa.String(80), nullable=False),
        sa.Column("decided_at", sa.Float, nullable=False),
        sa.Column("written_at", sa.Float, nullable=False),
        sa.Column("lease_until", sa.Float, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("refusal", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_intents"),
        sa.UniqueConstraint(
            "strategy", "group_number", "number", name="uq_intents_strategy_group_number_number"
        ),
        sa.ForeignKeyConstraint(
            ["strategy", "group_number"],
            ["trade_groups.strategy", "trade_groups.number"],
            name="fk_intents_strategy",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_intents_owner", "intents", ["owner"])
    op.create_index("ix_intents_status", "intents", ["status"])


def _fills() -> None:
    op.create_table(
        "fills",
        sa.Column("intent", sa.String(32), nullable=False),
        sa.Column("trade_id", sa.String(128), nullable=False),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("side", sa.String(32), nullable=False),
        sa.Column("price", sa.String(80), nullable=False),
        sa.Column("qty", sa.String(80), nullable=False),
        sa.Column("fee", sa.String(80), nullable=False),
        sa.Column("fee_coin", sa.String(32), nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("intent", "trade_id", name="pk_fills"),
        sa.ForeignKeyConstraint(
            ["intent"], ["intents.id"], name="fk_fills_intent", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_fills_owner", "fills", ["owner"])


def _strategy_events() -> None:
    op.create_table(
        "strategy_events",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("strategy", sa.String(36), nullable=False),
        sa.Column("group_number", sa.Integer),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("facts", _JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_strategy_events"),
        sa.ForeignKeyConstraint(
            ["strategy"], ["strategies.id"], name="fk_strategy_events_strategy", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_strategy_events_owner", "strategy_events", ["owner"])
    op.create_index("ix_strategy_events_strategy_at", "strategy_events", ["strategy", "at"])
