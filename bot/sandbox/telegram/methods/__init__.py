"""The methods of the Bot API: each takes the world and the call's parameters."""

from bot.sandbox.telegram.methods.chatting import CHATTING
from bot.sandbox.telegram.methods.editing import EDITING
from bot.sandbox.telegram.methods.profile import PROFILE
from bot.sandbox.telegram.methods.reacting import REACTING
from bot.sandbox.telegram.methods.receiving import RECEIVING
from bot.sandbox.telegram.methods.sending import SENDING
from bot.sandbox.telegram.methods.shape import Method

METHODS: dict[str, Method] = {
    name.lower(): method
    for group in (RECEIVING, SENDING, EDITING, REACTING, CHATTING, PROFILE)
    for name, method in group.items()
}

__all__ = ["METHODS", "Method"]
