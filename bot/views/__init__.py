"""Renders domain objects as texts and buttons. Pure: no Telegram, no clock, no state."""

from bot.views.view import Action, Button, Press, View

__all__ = ["Action", "Button", "Press", "View"]
