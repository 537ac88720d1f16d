"""Group commit: what waits to be written at the same time shares one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple

from bot.storage.engine._statements import Change
from bot.storage.engine.health import is_refusal

Take = Callable[[], Sequence[Change]]


class _Waiting(NamedTuple):
    changes: Sequence[Change]
    done: asyncio.Future[None]


class GroupCommit:
    """Writes changes. Where a shared transaction is refused, each gets one of its own."""

    def __init__(self, write: Callable[[Take], Awaitable[None]]) -> None:
        """`write`: writes, in one transaction, what it takes when that can begin."""
        self._write = write
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None

    async def apply(self, changes: Sequence[Change]) -> None:
        """Return once the changes are committed."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(changes, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())
        await done

    async def _write_all(self) -> None:
        while self._waiting:
            group: list[_Waiting] = []
            try:
                await self._write(partial(self._take, group))
            except Exception as error:  # noqa: BLE001  # each caller hears of it
                group = group or self._taken()
                await self._write_singly(group, error)
            except BaseException:
                for waiting in (*group, *self._taken()):
                    waiting.done.cancel()
                raise
            else:
                for waiting in group:
                    _end(waiting)

    def _take(self, group: list[_Waiting]) -> Sequence[Change]:
        group.extend(self._taken())
        return [change for waiting in group for change in waiting.changes]

    def _taken(self) -> list[_Waiting]:
        """Return all that waits, but for callers that were cancelled; nothing waits any more."""
        taken, self._waiting = self._waiting, []
        return [waiting for waiting in taken if not waiting.done.done()]

    async def _write_singly(self, group: Sequence[_Waiting], error: Exception) -> None:
        """Find out whose changes the database refuses; any other trouble is everybody's."""
        for waiting in group:
            if len(group) == 1 or not is_refusal(error):
                _end(waiting, error)
                continue
            try:
                await self._write(partial(_changes, waiting))
            except Exception as own:  # noqa: BLE001  # the caller hears of it
                _end(waiting, own)
            else:
                _end(waiting)


def _changes(waiting: _Waiting) -> Sequence[Change]:
    return waiting.changes


def _end(waiting: _Waiting, error: Exception | None = None) -> None:
    if waiting.done.done():  # its caller was cancelled
        return
    if error:
        waiting.done.set_exception(error)
    else:
        waiting.done.set_result(None)
