"""Finds the tokens of a text: runs that may be a key or a secret."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.domain.credentials import Field
from bot.domain.exchange import Exchange
from bot.services.connecting.paste.labels import Label, field_named, label_before
from bot.services.connecting.paste.pem import Pem
from bot.services.connecting.paste.text import scannable

SHORTEST = 12  # characters of a key of unknown shape
_MARK = "[\ue000-\uf8ff]"
_RUN = re.compile(rf"{_MARK}|[A-Za-z0-9+/_\-]+={{0,2}}")
_SPLIT_AT = "/_-+=:"
_GLUED = re.compile(
    r"(?i)^(?:(?:your|my)?(?:api|access|secret|private|public)?[_-]?(?:key|secret)(?:id)?[_:=-]?)+(?=.)"
)
_WORDS_INSIDE = re.compile(r"(?i)(?:api|access|secret|private|pass(?:phrase|word)|key)+")
_BUTTON = re.compile(r"(?i)(?:copy|copied|copied!|edit|delete|show|hide)+$")
_WORDY = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{3,}")
_LONGEST_RUN = 500  # characters searched for separators
_NARROWEST = 8  # characters of a line
_SYLLABLE = 3  # characters; a piece of a key may look like such a short word
_NEARBY = 80  # characters before a value searched for its label
_GAP = re.compile(r"[\s\\\"'`+>|]{0,12}")  # between the pieces of a value
_ODD = re.compile(r"(?![A-Z]?[a-z]+$|[A-Z]+$)[A-Za-z]{3,8}")  # letters that form no word
_END_OF_LINE = re.compile(r"[\"'`,; ]*(?:\n|$)")
_MOST_PIECES = 8  # of a value that is broken over lines
_LOOK = (Field.API_KEY, Field.SECRET)
_WALLET = re.compile(r"0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,59}|T[1-9A-HJ-NP-Za-km-z]{33}")


@dataclass
class TokenRun:
    """A run of characters that may be a key or a secret."""

    value: str
    start: int
    end: int
    fits: frozenset[Field]
    label: Label | None = field(default=None)
    alone: bool = True  # no other word is on its line

    @property
    def is_random(self) -> bool:
        """Return whether it has a digit and a letter, like most keys, and is no wallet address."""
        return looks_random(self.value) and not _WALLET.fullmatch(self.value)


def looks_random(value: str) -> bool:
    """Return whether a value has digits and letters, like most keys."""
    return bool(re.search(r"[0-9]", value) and re.search(r"[A-Za-z]", value))


class Finder:
    """Finds the tokens of one text for one exchange."""

    def __init__(
        self, exchange: Exchange, pems: Mapping[str, Pem], whole: Callable[[str], object]
    ) -> None:
        """`whole`: returns whether a run must not be split."""
        self._whole = whole
        self._shapes = {f: exchange.fields[f] for f in _LOOK if f in exchange.fields}
        self._pems = pems

    def fits(self, value: str) -> frozenset[Field]:
        """Return the fields, key or secret, whose shape a value fits."""
        return frozenset(f for f, shape in self._shapes.items() if shape.fits(value))

    def find(self, text: str) -> list[TokenRun]:
        """Return the tokens in order of position."""
        runs = [r for m in _RUN.finditer(scannable(text)) for r in self._split(m[0], m.start())]
        return sorted(self._joined(text, runs), key=lambda token: token.start)

    def _token(self, value: str, start: int, length: int | None = None) -> TokenRun:
        end = start + (len(value) if length is None else length)
        return TokenRun(value, start, end, self.fits(value))

    def _split(self, run: str, start: int) -> Iterator[TokenRun]:
        """Yield the values of a run: itself, or its parts between separators."""
        if pem := self._pems.get(run):
            yield self._token(pem.value, start, 1)
            return
        if len(run) < SHORTEST:
            yield TokenRun(run, start, start + len(run), frozenset())
            return
        whole = self._token(run, start)
        kept = whole.fits or len(run) > _LONGEST_RUN or self._whole(run)
        found = [whole] if kept else self._parts(run, start)
        yield from found or [whole]

    def _parts(self, run: str, start: int) -> list[TokenRun]:
        """Return the fitting values inside a run that does not fit itself."""
        for inner, offset in self._trimmed(run):
            token = self._token(inner, start + offset)
            if token.fits:
                return [token]
        if pieces := self._between_labels(run, start):
            return pieces
        for at in [i for i, c in enumerate(run) if c in _SPLIT_AT and i]:
            left = self._token(run[:at], start)
            rest = run[at + 1 :]
            right = self._token(rest, start + at + 1)
            if left.fits and (len(left.value) >= SHORTEST):
                return [left, *([right] if right.fits else self._parts(rest, right.start))]
            if right.fits and len(rest) >= SHORTEST and _plain(run[:at]):
                return [right]
        return []

    def _between_labels(self, run: str, start: int) -> list[TokenRun]:
        """Return the fitting values between labels without separators."""
        edges = [(0, 0), *(m.span() for m in _WORDS_INSIDE.finditer(run)), (len(run), len(run))]
        spans = [(a[1], b[0]) for a, b in pairwise(edges)]
        tokens = [self._token(run[a:b].strip("_-:="), start + a, b - a) for a, b in spans]
        return [t for t in tokens if t.fits and len(t.value) >= SHORTEST]

    @staticmethod
    def _trimmed(run: str) -> Iterator[tuple[str, int]]:
        """Yield a run without the marks, labels and button labels attached to it."""
        bare = run.strip("_-/+=")
        yield bare, run.find(bare)
        yield run.lstrip("_-/+="), len(run) - len(run.lstrip("_-/+="))
        if label := _GLUED.match(run):
            yield run[label.end() :], label.end()
            yield _BUTTON.sub("", run[label.end() :]), label.end()
        if button := _BUTTON.search(run):
            yield run[: button.start()], 0

    def _joined(self, text: str, runs: Sequence[TokenRun]) -> Iterator[TokenRun]:
        """Yield the runs; the pieces of a value broken over lines are joined."""
        index = 0
        while index < len(runs):
            count, token = self._longest(text, runs, index)
            yield token
            index += count

    def _longest(self, text: str, runs: Sequence[TokenRun], index: int) -> tuple[int, TokenRun]:
        first = runs[index]
        wanted = frozenset(self._shapes)
        if first.fits:
            named = label_before(text[max(0, first.start - _NEARBY) : first.start])
            wanted = frozenset({named.field} if named and named.field else ()) - first.fits
            if not wanted:
                return self._with_tail(text, runs, index)
        best = 1, first
        for last in range(index + 1, min(len(runs), index + _MOST_PIECES)):
            if not self._continues(text, runs[last - 1], runs[last]) or len(first.value) == 1:
                break
            if runs[last].fits and not first.fits:
                break
            pieces = runs[index : last + 1]
            value = "".join(run.value for run in pieces)
            if (fits := self.fits(value) & wanted) and _are_pieces(pieces):
                best = last + 1 - index, TokenRun(value, first.start, runs[last].end, fits)
        return best

    def _with_tail(self, text: str, runs: Sequence[TokenRun], index: int) -> tuple[int, TokenRun]:
        """Return a fitting value of variable length, joined with a piece on the next line."""
        first, tail = runs[index], next(iter(runs[index + 1 : index + 2]), None)
        if tail is None or tail.fits or "\n" not in text[first.end : tail.start]:
            return 1, first
        value = first.value + tail.value
        fits = first.fits & self.fits(value)
        shorter = _SYLLABLE <= len(tail.value) < len(first.value)
        odd = looks_random(tail.value) or _ODD.fullmatch(tail.value)
        alone = _END_OF_LINE.match(text, tail.end) and self._continues(text, first, tail)
        if fits and shorter and odd and alone and not field_named(tail.value):
            return 2, TokenRun(value, first.start, tail.end, fits)
        return 1, first

    @staticmethod
    def _continues(text: str, run: TokenRun, following: TokenRun) -> bool:
        """Return whether only a line break is between two runs."""
        gap = text[run.end : following.start]
        return _GAP.fullmatch(gap) is not None


def _plain(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z_-]{1,24}", text))


def _are_pieces(runs: Sequence[TokenRun]) -> bool:
    """Return whether runs may be pieces of one key: of one width, or no words."""
    if any(field_named(run.value) for run in runs):
        return False
    widths = {len(run.value) for run in runs[:-1]}
    wrapped = len(widths) == 1 and min(widths) >= _NARROWEST
    return wrapped or not any(
        len(run.value) > _SYLLABLE and _WORDY.fullmatch(run.value) for run in runs
    )
