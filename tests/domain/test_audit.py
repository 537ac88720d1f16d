from datetime import UTC, datetime

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.connection import Connection
from bot.domain.diagnosis import Status

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_an_entry_tells_what_was_done_to_which_key_and_by_whom() -> None:
    connection = Connection(
        id="c1",
        owner=7,
        exchange="kucoin",
        name="Main",
        masked_key="6705…d3eb",
        status=Status.ONLINE,
        status_since=NOW,
        created_at=NOW,
        keyed_at=NOW,
        tested_at=NOW,
    )
    entry = AuditEntry.of(connection, AuditAction.RECALLED, NOW, AuditActor.OPERATOR)
    assert entry == AuditEntry(
        owner=7,
        action=AuditAction.RECALLED,
        actor=AuditActor.OPERATOR,
        at=NOW,
        connection="c1",
        exchange="kucoin",
        name="Main",
    )
    assert AuditEntry.of(connection, AuditAction.RENAMED, NOW).actor is AuditActor.PERSON
