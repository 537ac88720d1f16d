"""Shows the notification preferences."""

from typing import Any

from bot.handlers.dependencies import Conversation
from bot.views.people import preferences


async def show_alerts(conversation: Conversation, *, saved: bool = False) -> None:
    """Show the notification preferences. `saved`: one was changed just now."""
    chosen = await conversation.deps.preferences.of(conversation.person)
    found = await conversation.deps.connections.list(conversation.person)
    more: Any = {"headline": preferences.saved(conversation.t)} if saved else {}
    await conversation.show(
        preferences.alerts(conversation.t, chosen, found, now=conversation.deps.clock(), **more)
    )
