"""The Bot API: polling, sending within its limits, keyboards."""
