"""Received updates, and the deletion of messages with secrets."""
