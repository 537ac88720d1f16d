"""Strategies: the plan of a group of orders, and the pure functions that decide its orders."""
