"""The panel of the chat page: sample keys, and the actions on them.

Their names are slugs, which the page puts into words (`page/words/<code>.json`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from bot.sandbox.telegram.client import CannotError

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ExchangeAction:
    """A button for one action at an exchange. One that fixes undoes another."""

    label: str
    do: Callable[[], object]
    fixes: bool = False


Actions: TypeAlias = Callable[[], Sequence[ExchangeAction]]  # returns the possible actions


def _nothing() -> Sequence[ExchangeAction]:
    return ()


def _no_money() -> None:
    return None


class SampleKind(StrEnum):
    """What a person has to do with a sample key, in the order of the page."""

    WORKS = "works"
    FIXABLE = "fixable"  # by the person
    ELSEWHERE = "elsewhere"  # by the operator, or it passes by itself


@dataclass(frozen=True, kw_only=True)
class ShownOrder:
    """An order of an account, as text."""

    side: str  # bought or sold
    pair: str
    filled: str
    qty: str
    price: str


@dataclass(frozen=True, kw_only=True)
class ShownMoney:
    """What is on an account, as text, and its last orders, newest first."""

    coins: Sequence[tuple[str, str, str]] = ()  # name, what is free, what is in open orders
    orders: Sequence[ShownOrder] = ()


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One set of values: its exchange, its case, labels with values."""

    group: str
    title: str
    lines: Sequence[tuple[str, str]]
    kind: SampleKind = SampleKind.WORKS
    right: Sequence[tuple[str, str]] = ()  # the correct values, where `lines` has wrong ones
    actions: Actions = _nothing
    money: Callable[[], ShownMoney | None] = _no_money


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The content of the panel.

    `switches`: the actions on a whole group, which may have no samples. `check_interval`: the
    seconds between two checks of a stored key, for the page's advice what to try.
    """

    samples: Sequence[Sample] = ()
    switches: Mapping[str, Actions] = field(default_factory=dict)
    check_interval: float | None = None

    def shown(self) -> Json:
        """Return the present content for the page."""
        groups = dict.fromkeys([*(sample.group for sample in self.samples), *self.switches])
        return {
            "check_interval": self.check_interval,
            "groups": [self._group(title) for title in groups],
        }

    def do(self, group: str, title: str, label: str) -> None:
        """Perform an action on a sample, or on its group if the title is empty.

        Raises CannotError for an action that is not possible now.
        """
        offered = (d for actions in self._of(group, title) for d in actions() if d.label == label)
        action = next(offered, None)
        if action is None:
            raise CannotError(f"{label!r} cannot be done to {(title or group)!r} now")
        action.do()

    def _of(self, group: str, title: str) -> Iterator[Actions]:
        if not title:
            yield self.switches.get(group, _nothing)
        yield from (s.actions for s in self.samples if (s.group, s.title) == (group, title))

    def _group(self, title: str) -> Json:
        return {
            "title": title,
            "actions": _buttons(self.switches.get(title, _nothing)),
            "samples": [_sample(s) for s in self.samples if s.group == title],
        }


def _sample(sample: Sample) -> Json:
    money = sample.money()
    return {
        "title": sample.title,
        "kind": sample.kind,
        "lines": sample.lines,
        "right": sample.right,
        "actions": _buttons(sample.actions),
        "money": asdict(money) if money else None,
    }


def _buttons(actions: Actions) -> list[Json]:
    return [{"label": action.label, "fixes": action.fixes} for action in actions()]
