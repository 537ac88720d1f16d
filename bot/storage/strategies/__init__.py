"""Strategies, with their groups, orders and fills."""
