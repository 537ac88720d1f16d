"""People: access, preferences, history, limits, leaving."""
