"""Notices: the outbox."""
