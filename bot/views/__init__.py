"""Turns domain objects into texts and buttons for people. Pure: no Telegram, no clock, no state."""

from bot.views.view import Action, Button, Press, View

__all__ = ["Action", "Button", "Press", "View"]
