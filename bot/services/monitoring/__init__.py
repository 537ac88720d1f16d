"""Monitoring: checks of stored keys, incidents, outages."""
