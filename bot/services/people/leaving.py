"""Export, disconnection and deletion of everything of one person."""

import json
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import AuditAction, AuditActor, AuditEntry
from bot.domain.connection import Connection
from bot.domain.ports.connections import ConnectionStore
from bot.domain.ports.history import History
from bot.domain.ports.people import Archive

_LOOK_BACK = 500  # audit entries
_DISCONNECTED = {AuditAction.DISCONNECTED, AuditAction.PAUSED}

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class LeavingService:
    """Acts on everything that belongs to one person."""

    store: ConnectionStore
    archive: Archive
    history: History
    clock: Callable[[], datetime]

    async def disconnect_all(self, owner: int) -> Sequence[Connection]:
        """Destroy the secrets of all the person's connections; return these, by name."""
        gone = await self.store.disconnect_all(owner, self.clock())
        log.warning("a person disconnected everything: %s connections", len(gone))
        return sorted(gone, key=lambda connection: connection.name.casefold())

    async def last_disconnected(self, owner: int) -> Sequence[AuditEntry]:
        """Return the audit entries of the person's last disconnection of everything."""
        entries = await self.history.entries(owner, None, _LOOK_BACK)
        gone = [entry for entry in entries if entry.action in _DISCONNECTED]
        return [entry for entry in gone if entry.at == gone[0].at]

    async def export(self, owner: int) -> bytes:
        """Return everything stored about the person as JSON text, without credentials."""
        entry = AuditEntry(
            owner=owner, action=AuditAction.EXPORTED, actor=AuditActor.PERSON, at=self.clock()
        )
        await self.history.add(entry)
        found = await self.archive.export(owner)
        return json.dumps(found, ensure_ascii=False, indent=1).encode()

    async def forget(self, owner: int) -> Collection[str]:
        """Destroy everything stored about the person; return the exchanges of their connections."""
        exchanges = await self.archive.erase(owner)
        log.info("a person left; all their data was destroyed")
        return exchanges
