from tests.storage.conftest import (  # noqa: F401  # the same databases
    connection,
    database,
    file,
    found_server,
    kind,
    now,
    others,
    ready_url,
    second,
    server,
    template,
    upgraded,
)
