"""Processes that answer updates of one installation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class AnsweringProcess:
    """A process that answers updates."""

    id: str
    place: str  # its number and its machine, in words
    age: timedelta


@dataclass
class Peers:
    """The processes that answer, as this one last saw them; it is among them."""

    living: Sequence[AnsweringProcess] = ()

    @property
    def count(self) -> int:
        """How many there are: one, where one answers alone."""
        return max(1, len(self.living))


class ProcessLostError(Exception):
    """This process is taken for dead: others handle the updates of its people."""
