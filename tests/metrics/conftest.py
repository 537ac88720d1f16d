"""Fixtures of the storage that tests of the metrics need as well."""

from tests.storage.conftest import connection, now

__all__ = ["connection", "now"]
