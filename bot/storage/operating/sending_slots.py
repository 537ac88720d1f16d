"""The limits of messages that several processes share, by the clock of the database."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from sqlalchemy import Float, bindparam, func
from sqlalchemy.dialects.postgresql import insert

from bot.domain.ports.sending import SlotLimit
from bot.storage.engine.database import Database
from bot.storage.schema.tables import SENDING_SLOTS

_NOW = func.extract("epoch", func.clock_timestamp()).cast(Float)
_FILLED = SENDING_SLOTS.c.filled
_TAKES, _MOST = bindparam("takes", type_=Float), bindparam("most", type_=Float)
_NEW = insert(SENDING_SLOTS).values(
    slot=bindparam("place"), filled=_NOW + _TAKES, at=func.clock_timestamp()
)
_LATER = func.greatest(_FILLED, _NOW) + _TAKES
_RESERVE: Any = _NEW.on_conflict_do_update(
    index_elements=["slot"],
    set_={"filled": _LATER, "at": func.clock_timestamp()},
    where=_LATER - _NOW <= _MOST,
).returning(_FILLED - _NOW)


@dataclass(frozen=True)
class SqlSendingSlots:
    """Slots of chats and of all messages. `key`: of the digests, so that no row names a chat."""

    database: Database
    key: bytes = field(repr=False)

    async def reserve(self, name: str, limit: SlotLimit, some: int, ahead: float) -> float:
        """Reserve the next slots of a name; return the seconds until the last of them.

        Nothing is reserved if these are more than `ahead`.
        """
        free = limit.every * limit.burst
        values = {"place": self._slot(name), "takes": some * limit.every, "most": free + ahead}
        filled = await self.database.once(_RESERVE, values)
        if filled is None:
            return ahead + limit.every
        return max(0.0, float(filled) - free)

    def _slot(self, name: str) -> int:
        digest = blake2b(name.encode(), key=self.key[:64], digest_size=8).digest()
        return int.from_bytes(digest, signed=True)
