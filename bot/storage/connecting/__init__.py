"""Connecting a key: the conversation, its draft, its test."""
