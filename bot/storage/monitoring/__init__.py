"""Checking stored keys, and detecting incidents."""
