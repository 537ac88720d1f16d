"""Ports for stored facts about people: read, exported, erased."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.domain.person import Preferences


class People(Protocol):
    """Stores the facts about people."""

    async def languages(self, person: int) -> tuple[str | None, str | None]:
        """Return the chosen language of a person, and that of their Telegram client."""

    async def spoken_languages(self) -> Collection[str]:
        """Return the languages that people chose; for the others, those of their clients."""

    async def choose_language(self, person: int, language: str) -> None:
        """Store the chosen language."""

    async def set_client_language(self, person: int, client_language: str) -> None:
        """Store the language of the person's Telegram client, for messages the bot initiates."""

    async def preferences(self, person: int) -> Preferences:
        """Return the person's preferences."""

    async def save_preferences(self, person: int, preferences: Preferences) -> None:
        """Store the person's preferences."""

    async def is_reachable(self, person: int) -> bool:
        """Return whether the person can receive messages, as far as is known."""

    async def set_reachable(self, person: int, *, reachable: bool, at: datetime) -> None:
        """Store whether the person can receive messages: not after they blocked the bot."""


class Archive(Protocol):
    """Exports and erases everything that is stored about one person."""

    async def export(self, person: int) -> Mapping[str, Any]:
        """Return all stored data as JSON values, without credentials."""

    async def erase(self, person: int) -> Collection[str]:
        """Destroy all stored data; return the exchanges of the connections."""
