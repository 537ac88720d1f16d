"""Fixtures of the storage that tests of the metrics need as well."""

from tests.storage.conftest import connection, credentials, now, others

__all__ = ["connection", "credentials", "now", "others"]
