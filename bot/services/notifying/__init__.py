"""Notices: planned, written, sent."""
