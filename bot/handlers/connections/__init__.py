"""Stored connections."""
