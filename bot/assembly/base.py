"""The base parts of a bot: settings, storage, Telegram client, metrics."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from aiogram import Bot

from bot.domain.egress import Egresses, Route
from bot.domain.monitoring_policy import MonitoringPolicy
from bot.domain.process import Peers
from bot.domain.timings import Timings
from bot.exchanges import CcxtExits, CcxtMarkets
from bot.i18n import Languages
from bot.metrics.prometheus import PrometheusMetrics
from bot.services.key_access import KeyAccess
from bot.services.monitoring.call_budget import CallBudget
from bot.services.operating.operators import Operators
from bot.settings import Settings
from bot.storage.connecting.conversations import SqlConversations
from bot.storage.engine.database import Database
from bot.storage.keys.keyrings import Keyring
from bot.storage.stores import Stores


@dataclass(frozen=True, kw_only=True)
class Base:
    """The parts that all others depend on."""

    settings: Settings
    clock: Callable[[], datetime]
    stores: Stores
    keyring: Keyring
    egresses: Egresses
    exits: CcxtExits
    markets: CcxtMarkets
    budgets: dict[Route, CallBudget]  # of each route, for all calls over it
    bot: Bot
    metrics: PrometheusMetrics
    languages: Languages
    conversations: SqlConversations
    policy: MonitoringPolicy
    timings: Timings
    peers: Peers = field(default_factory=Peers)  # that answer updates beside this process

    @property
    def access(self) -> KeyAccess:
        """The service that opens stored credentials."""
        return KeyAccess(vault=self.keyring.vault, prober=self.exits.probers)

    @property
    def operators(self) -> Operators:
        """The service that notifies the operators."""
        return Operators(people=self.settings.admins, outbox=self.stores.notices)


def is_shared(settings: Settings, database: Database) -> bool:
    """Return whether every process answers updates: with a webhook and PostgreSQL."""
    return settings.public_url is not None and database.file is None
