"""Database and cipher."""
