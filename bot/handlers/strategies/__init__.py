"""The conversation about strategies."""
