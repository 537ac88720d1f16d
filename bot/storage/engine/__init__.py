"""The database itself: connections to it, its errors, leases."""
