"""Tables: strategies, their groups, orders, fills and events; stops of the operator.

Times are seconds since 1970, as the core computes with them; money is exact. Each table of a person
names the owner, by whom rows are exported and erased. Fills and events are only added.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from bot.domain.strategies.group import Phase, RecoveryCause
from bot.domain.strategies.orders import OrderKind, Side
from bot.domain.strategies.sending import IntentStatus, OrderRefusal
from bot.domain.strategies.stops import StopOrigin
from bot.domain.strategies.strategy import StrategyMode, StrategyStatus
from bot.storage.schema.json_values import JSON_VALUE
from bot.storage.schema.metadata import ID, METADATA, TELEGRAM_ID
from bot.storage.schema.types import Amount, Money, Slug, Text, UTCDateTime

ORDER_ID = Text(32)

STRATEGIES = Table(
    "strategies",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("connection", ID, nullable=False),  # it may be gone
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("pair", Text(64), nullable=False),
    Column("mode", Slug(StrategyMode), nullable=False),
    Column("status", Slug(StrategyStatus), nullable=False),
    Column("cause", Text(64)),  # why it is held
    Column("plan", JSON_VALUE, nullable=False),
    Column("plan_version", Integer, nullable=False),
    Column("account_facts", JSON_VALUE),  # what the exchange was asked once
    Column("sheet", JSON_VALUE, nullable=False),  # exactly as it was confirmed
    Column("confirmed_at", UTCDateTime, nullable=False),
    Column("groups", Integer, nullable=False),
    Column("rests_until", Amount),
    Column("day", Integer, nullable=False),
    Column("day_result", Money, nullable=False),
    Column("ended_at", UTCDateTime),
    Column("version", Integer, nullable=False),
    Column("since", Amount),  # when its status began
    Column("unpriced_since", Amount),
    Column("basket", ID, index=True),  # runs that were started together
    Column("at_once", Integer, nullable=False, server_default="1"),
)
Index(None, STRATEGIES.c.connection)

TRADE_GROUPS = Table(
    "trade_groups",
    METADATA,
    Column("strategy", ID, ForeignKey(STRATEGIES.c.id, ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("pair", Text(64), nullable=False),
    Column("phase", Slug(Phase), nullable=False),
    Column("orders", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("spent_on_step", Money, nullable=False),
    Column("entry", Money),
    Column("held", Money, nullable=False),
    Column("cost", Money, nullable=False),
    Column("paid", Money, nullable=False),
    Column("got", Money, nullable=False),
    Column("fees", JSON_VALUE, nullable=False),  # in third coins
    Column("live", ORDER_ID),
    Column("topped_up_at", Amount),
    Column("closing", Slug(OrderKind)),
    Column("cause", Slug(RecoveryCause)),
    Column("waived", Boolean, nullable=False),
    Column("unclear_since", Amount),
    Column("clear_since", Amount),
    Column("closed_at", Amount),
    Column("plan", JSON_VALUE),  # of a group that was edited while it traded
    Column("message", Integer),  # about it, in the chat of the owner
    Column("message_at", UTCDateTime),
    Column("message_shows", UTCDateTime),  # the time of its newest buy
    PrimaryKeyConstraint("strategy", "number"),
)
_UNDER_WAY = text("phase <> 'closed'")
Index(
    "ix_trade_groups_phase",
    TRADE_GROUPS.c.phase,
    sqlite_where=_UNDER_WAY,
    postgresql_where=_UNDER_WAY,
)

INTENTS = Table(
    "intents",
    METADATA,
    Column("id", ORDER_ID, primary_key=True),
    Column("strategy", ID, nullable=False),
    Column("group_number", Integer, nullable=False),
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("pair", Text(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("side", Slug(Side), nullable=False),
    Column("kind", Slug(OrderKind), nullable=False),
    Column("price", Money, nullable=False),
    Column("qty", Money, nullable=False),
    Column("reserve", Money, nullable=False),
    Column("decided_at", Amount, nullable=False),
    Column("written_at", Amount, nullable=False),
    Column("lease_until", Amount, nullable=False),
    Column("status", Slug(IntentStatus), nullable=False, index=True),
    Column("refusal", Slug(OrderRefusal, 64)),
    UniqueConstraint("strategy", "group_number", "number"),
    ForeignKeyConstraint(
        ["strategy", "group_number"],
        [TRADE_GROUPS.c.strategy, TRADE_GROUPS.c.number],
        ondelete="CASCADE",
    ),
)

FILLS = Table(
    "fills",
    METADATA,
    Column("intent", ORDER_ID, ForeignKey(INTENTS.c.id, ondelete="CASCADE"), nullable=False),
    Column("trade_id", Text(128), nullable=False),
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("side", Slug(Side), nullable=False),
    Column("price", Money, nullable=False),
    Column("qty", Money, nullable=False),
    Column("fee", Money, nullable=False),
    Column("fee_coin", Text(32), nullable=False),
    Column("at", Amount, nullable=False),
    PrimaryKeyConstraint("intent", "trade_id"),
)

STRATEGY_EVENTS = Table(
    "strategy_events",
    METADATA,
    Column("id", ID, primary_key=True),
    Column("strategy", ID, ForeignKey(STRATEGIES.c.id, ondelete="CASCADE"), nullable=False),
    Column("group_number", Integer),
    Column("owner", TELEGRAM_ID, nullable=False, index=True),
    Column("kind", Text(32), nullable=False),
    Column("facts", JSON_VALUE, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
Index(None, STRATEGY_EVENTS.c.strategy, STRATEGY_EVENTS.c.at)

STRATEGY_CHANGES = Table(
    "strategy_changes",  # noted by triggers: a strategy, its group or its connection has changed
    METADATA,
    Column(
        "number",
        BigInteger().with_variant(Integer, "sqlite"),
        Identity(),
        primary_key=True,
    ),
    Column("strategy", ID, nullable=False),
    sqlite_autoincrement=True,  # no number is used again
)

TRADING_STOPS = Table(
    "trading_stops",  # by the operator; each row stays
    METADATA,
    Column("id", ID, primary_key=True),
    Column("scope", Text(32), nullable=False),  # an exchange, or everything
    Column("at", UTCDateTime, nullable=False),
    Column("origin", Slug(StopOrigin), nullable=False),
    Column("ended_at", UTCDateTime),
    Column("ended_origin", Slug(StopOrigin)),
)
Index(
    None,
    TRADING_STOPS.c.scope,
    unique=True,  # one stop of a scope at a time
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)
