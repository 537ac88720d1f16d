"""Strategies: how it would have gone, and the life of an order."""
