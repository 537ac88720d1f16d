"""Metrics and health pages over HTTP; they contain no person and no key."""
