"""Backups: their format, writing and restoring."""
