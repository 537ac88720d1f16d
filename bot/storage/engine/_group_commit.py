"""Group commit: changes that wait at the same time share one transaction."""

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
    """Writes changes. If a shared transaction is refused, each is written separately."""

    def __init__(self, write: Callable[[Take], Awaitable[None]]) -> None:
        """`write`: begins a transaction, takes the waiting changes and writes them."""
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
            except Exception as error:  # noqa: BLE001  # raised to each caller
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
        """Remove and return all waiting changes, except those of cancelled callers."""
        taken, self._waiting = self._waiting, []
        return [waiting for waiting in taken if not waiting.done.done()]

    async def _write_singly(self, group: Sequence[_Waiting], error: Exception) -> None:
        """Write refused changes one by one; raise any other error to all callers."""
        for waiting in group:
            if len(group) == 1 or not is_refusal(error):
                _end(waiting, error)
                continue
            try:
                await self._write(partial(_changes, waiting))
            except Exception as own:  # noqa: BLE001  # raised to the caller
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
