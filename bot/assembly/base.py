"""What the other parts of a bot stand on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot

from bot.domain.patience import Patience
from bot.domain.timings import Timings
from bot.exchanges import Prober
from bot.i18n import Languages
from bot.monitoring.meters import PrometheusMeters
from bot.settings import Settings
from bot.storage.conversations import Conversations
from bot.storage.keyrings import Keyring
from bot.storage.stores import Stores


@dataclass(frozen=True, kw_only=True)
class Base:
    """What the other parts stand on."""

    settings: Settings
    clock: Callable[[], datetime]
    stores: Stores
    keyring: Keyring
    prober: Prober
    bot: Bot
    meters: PrometheusMeters
    languages: Languages
    conversations: Conversations
    patience: Patience
    timings: Timings
