"""Ports: the protocols that services need, by concept."""
