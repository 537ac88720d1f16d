"""Figures of the product, each measured beside its yardstick in the same run."""
