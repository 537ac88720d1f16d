"""Column types and tables."""
