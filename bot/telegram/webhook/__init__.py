"""Receives updates at a public address: the webhook, what it answers, and its registration."""
