"""Draws pictures for the chat: sharp on a phone, the same bytes for the same content."""
