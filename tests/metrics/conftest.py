from tests.storage.conftest import (  # noqa: F401  # the same keys
    connection,
    now,
    others,
)
