"""Backups: format, verification, writing, restoring."""
