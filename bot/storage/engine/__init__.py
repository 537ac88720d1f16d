"""The database engine: connections, errors, leases, health."""
