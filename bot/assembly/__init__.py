"""Builds the parts of a bot from its base parts."""
