"""The place in the list of connections: its page and its filter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from bot.views.view import Action, Button, Press, Rows

PAGE = 8  # connections
_TROUBLE = 100  # added to the page in the data of a button

Listed = TypeVar("Listed")


@dataclass(frozen=True, kw_only=True)
class ListPlace:
    """A page of the list, of all connections or of those that are not Online."""

    page: int = 0
    trouble: bool = False  # only connections that are not Online

    @classmethod
    def of(cls, code: int) -> Self:
        """Return the place of a code; any number has one."""
        trouble, page = divmod(max(code, 0), _TROUBLE)
        return cls(page=page, trouble=bool(trouble))

    @property
    def code(self) -> int:
        """The place as the page of a button."""
        return self.page + _TROUBLE * self.trouble

    def within(self, count: int) -> Self:
        """Return the nearest existing page of a list of `count` connections."""
        return replace(self, page=min(self.page, _last(count)))

    def cut(self, listed: Sequence[Listed]) -> Sequence[Listed]:
        """Return what is listed on the page."""
        return listed[self.page * PAGE : (self.page + 1) * PAGE]

    def turns(self, count: int) -> Rows:
        """Return the buttons that turn pages, if there are several."""
        last = _last(count)
        if not last:
            return ()
        here = Button(label=f"{self.page + 1}/{last + 1}", press=Press(Action.NOOP, page=self.code))
        back = (self._turn("◀", -1),) if self.page else ()
        more = (self._turn("▶", 1),) if self.page < last else ()
        return ((*back, here, *more),)

    def _turn(self, label: str, step: int) -> Button:
        there = replace(self, page=self.page + step)
        return Button(label=label, press=Press(Action.LIST, page=there.code))


def _last(count: int) -> int:
    return max(count - 1, 0) // PAGE
