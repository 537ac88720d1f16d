"""Builds the parts of a bot from what they stand on."""
