"""Telegram: reads input, calls one service, renders one view."""
