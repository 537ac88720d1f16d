"""A sliding window of five minutes over a measured value, of constant size."""

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

SPAN = 300.0  # seconds
SLICE = 10.0  # seconds that expire together
SAMPLE = 300  # values kept per slice, sampled uniformly


@dataclass
class _Slice:
    begun_at: float
    count: int = 0
    most: float = 0.0
    sample: list[float] = field(default_factory=list)

    def add(self, value: float) -> None:
        self.count += 1
        self.most = max(self.most, value)
        if len(self.sample) < SAMPLE:
            self.sample.append(value)
        elif (place := random.randrange(self.count)) < SAMPLE:  # noqa: S311  # no secret
            self.sample[place] = value


class SlidingWindow:
    """The values of the last five minutes, with a resolution of ten seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """Take a monotonic clock in seconds."""
        self._now = now
        self._slices: deque[_Slice] = deque()

    def add(self, value: float) -> None:
        """Add a value."""
        self._forget()
        if not self._slices or self._now() - self._slices[-1].begun_at >= SLICE:
            self._slices.append(_Slice(self._now()))
        self._slices[-1].add(value)

    @property
    def count(self) -> int:
        """The number of values."""
        self._forget()
        return sum(part.count for part in self._slices)

    @property
    def kept(self) -> int:
        """The number of values in the sample."""
        self._forget()
        return sum(len(part.sample) for part in self._slices)

    @property
    def most(self) -> float:
        """The greatest value; 0 if there is none."""
        self._forget()
        return max((part.most for part in self._slices), default=0.0)

    def quantile(self, share: float) -> float | None:
        """Return the quantile of a share; None if there is no value."""
        self._forget()
        weighed = sorted((v, s.count / len(s.sample)) for s in self._slices for v in s.sample)
        left = float(ceil(share * self.count))
        for value, weight in weighed:
            left -= weight
            if left <= 1e-9:  # noqa: PLR2004  # sums of shares are not exact
                return value
        return weighed[-1][0] if weighed else None

    def _forget(self) -> None:
        while self._slices and self._now() - self._slices[0].begun_at >= SPAN:
            self._slices.popleft()
