"""All tables behind one import. A changed table needs a migration; a test compares the two."""

from bot.storage.schema.connections import CONNECTIONS, SCHEDULE, SEALED
from bot.storage.schema.conversations import CONVERSATIONS
from bot.storage.schema.history import AUDIT, STATUS_CHANGES
from bot.storage.schema.inbox import ERASURES, INBOX
from bot.storage.schema.incidents import ADDRESSES, INCIDENTS
from bot.storage.schema.keys import INSTALLATION, KEYRINGS
from bot.storage.schema.leaders import LEADERS
from bot.storage.schema.metadata import METADATA
from bot.storage.schema.notices import NOTICES
from bot.storage.schema.people import PEOPLE
from bot.storage.schema.processes import (
    FORM_OPENINGS,
    HANDLED_UPDATES,
    PERSON_LEASES,
    PROCESSES,
    SENDING_SLOTS,
)
from bot.storage.schema.strategies import (
    FILLS,
    INTENTS,
    STRATEGIES,
    STRATEGY_CHANGES,
    STRATEGY_EVENTS,
    TRADE_GROUPS,
    TRADING_STOPS,
)

__all__ = [
    "ADDRESSES",
    "AUDIT",
    "CONNECTIONS",
    "CONVERSATIONS",
    "ERASURES",
    "FILLS",
    "FORM_OPENINGS",
    "HANDLED_UPDATES",
    "INBOX",
    "INCIDENTS",
    "INSTALLATION",
    "INTENTS",
    "KEYRINGS",
    "LEADERS",
    "METADATA",
    "NOTICES",
    "PEOPLE",
    "PERSON_LEASES",
    "PROCESSES",
    "SCHEDULE",
    "SEALED",
    "SENDING_SLOTS",
    "STATUS_CHANGES",
    "STRATEGIES",
    "STRATEGY_CHANGES",
    "STRATEGY_EVENTS",
    "TRADE_GROUPS",
    "TRADING_STOPS",
]
