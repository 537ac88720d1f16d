"""People: access, preferences, history, leaving."""
