"""Connecting: from a pasted message to a tested, stored connection."""
