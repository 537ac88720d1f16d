"""The sample keys the chat page shows beside the chat, and what can be done to them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.sandbox.telegram.client import CannotError

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ExchangeAction:
    """Something a person can do at an exchange: a button. One that fixes undoes another."""

    label: str
    do: Callable[[], object]
    mends: bool = False


Deeds: TypeAlias = Callable[[], Sequence[ExchangeAction]]  # what can be done now


def _nothing() -> Sequence[ExchangeAction]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One set of values to try: whose it is (an exchange), what comes of it, label and value."""

    group: str
    title: str
    lines: Sequence[tuple[str, str]]
    deeds: Deeds = _nothing


@dataclass(frozen=True, kw_only=True)
class Panel:
    """All that stands beside the chat; `switches` are what can be done to a whole group."""

    samples: Sequence[Sample] = ()
    switches: Mapping[str, Deeds] = field(default_factory=dict)
    hint: str = ""

    def shown(self) -> Json:
        """Return it for the page, as it is now."""
        groups = dict.fromkeys(sample.group for sample in self.samples)
        return {"hint": self.hint, "groups": [self._group(title) for title in groups]}

    def do(self, group: str, title: str, label: str) -> None:
        """Do one thing to a sample, or to its group where the title is empty.

        Raises CannotError for what cannot be done now.
        """
        offered = (d for deeds in self._of(group, title) for d in deeds() if d.label == label)
        deed = next(offered, None)
        if deed is None:
            raise CannotError(f"{label!r} cannot be done to {(title or group)!r} now")
        deed.do()

    def _of(self, group: str, title: str) -> Iterator[Deeds]:
        if not title:
            yield self.switches.get(group, _nothing)
        yield from (s.deeds for s in self.samples if (s.group, s.title) == (group, title))

    def _group(self, title: str) -> Json:
        return {
            "title": title,
            "deeds": _buttons(self.switches.get(title, _nothing)),
            "samples": [
                {"title": s.title, "lines": s.lines, "deeds": _buttons(s.deeds)}
                for s in self.samples
                if s.group == title
            ],
        }


def _buttons(deeds: Deeds) -> list[Json]:
    return [{"label": deed.label, "mends": deed.mends} for deed in deeds()]
