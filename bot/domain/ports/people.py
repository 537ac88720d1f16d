"""Defines how facts about a person are stored, exported and erased."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.domain.person import Preferences


class People(Protocol):
    """Keeps what is known of a person."""

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        """Return the language the person chose, and that of their Telegram client."""

    async def choose_language(self, person: int, language: str) -> None:
        """Remember the chosen language."""

    async def set_client_language(self, person: int, client_language: str) -> None:
        """Remember the language of the person's Telegram client, for messages that we begin."""

    async def preferences(self, person: int) -> Preferences:
        """Return how the person wants to be notified things."""

    async def save_preferences(self, person: int, preferences: Preferences) -> None:
        """Remember how the person wants to be notified things."""

    async def is_reachable(self, person: int) -> bool:
        """Return whether the person can be written to, as far as is known."""

    async def set_reachable(self, person: int, *, reachable: bool, at: datetime) -> None:
        """Remember whether the person can be written to: not after they blocked the bot."""


class Archive(Protocol):
    """Reaches everything that is stored of one person, wherever it is."""

    async def export(self, person: int) -> Mapping[str, Any]:
        """Return it as JSON values, without credentials."""

    async def erase(self, person: int) -> Collection[str]:
        """Destroy it; return the exchanges there were connections of."""
