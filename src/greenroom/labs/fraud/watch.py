"""Monitors: they see scores and late labels day by day, and say on which day something changed."""

from collections import deque
from dataclasses import dataclass, field
from math import log, sqrt

import numpy as np

from greenroom.labs.fraud.world import Floats


def psi(before: Floats, now: Floats, bins: int = 10) -> float:
    """Population stability index over the deciles of `before`; .1 and .25 are the usual bands."""
    edges = np.unique(np.quantile(before, np.linspace(0, 1, bins + 1)[1:-1]))
    shares = [
        (np.bincount(np.searchsorted(edges, each), minlength=len(edges) + 1) + 0.5)
        / (len(each) + 0.5 * (len(edges) + 1))
        for each in (before, now)
    ]
    return float(((shares[1] - shares[0]) * np.log(shares[1] / shares[0])).sum())


def ks(before: Floats, now: Floats) -> float:
    """Kolmogorov and Smirnov's distance of two samples: the largest gap of their shares below."""
    points = np.concatenate((before, now))
    below = [np.searchsorted(np.sort(each), points, side="right") / len(each)
             for each in (before, now)]  # fmt: skip
    return float(np.abs(below[0] - below[1]).max())


def expected_f1(score: Floats, at: float | None = None) -> float:
    """Confidence-based performance estimation: the F1 to expect if scores are chances.

    No label is needed: a payment stopped at chance p is a true alarm with chance p. Where scores
    are no chances, or what makes a payment fraud has changed, the estimate does not know.

    Args:
        score: Chances of fraud.
        at: The threshold; None for that which promises the best F1.
    """
    order = np.sort(np.clip(score, 0, 1))[::-1]
    hits, all_of_it = np.cumsum(order), max(float(order.sum()), 1e-12)
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + all_of_it)
    if at is None:
        return float(f1.max()) if len(f1) else 0.0
    count = int(np.searchsorted(-order, -at, side="right"))
    return float(f1[count - 1]) if count else 0.0


@dataclass(slots=True)
class _Row:
    """Buckets that each stand for the same number of values: 2 to the row's place."""

    totals: deque[float] = field(default_factory=deque)
    variances: deque[float] = field(default_factory=deque)


class Adwin:
    """Adaptive windowing (Bifet and Gavaldà, 2007): a window that forgets what no longer holds.

    Values are kept in buckets of 1, 2, 4, … values, at most five of a size, so that n values take
    O(log n) room; where two parts of the window differ in mean by more than chance, with risk
    `delta`, the older is dropped. After a cut the newer part is kept, as published; river's ADWIN
    begins anew there, and with that done outside, both cut at the same values.
    """

    def __init__(self, delta: float = 0.002, every: int = 32, least: int = 5) -> None:
        self._delta, self._every, self._least = delta, every, least
        self._rows = [_Row()]
        self._seen = 0
        self.width = 0
        self.total = 0.0
        self._variance = 0.0

    def add(self, value: float) -> bool:
        """See a value; whether the window was cut because of it."""
        self._seen += 1
        self._insert(value)
        cut = False
        if self._seen % self._every == 0 and self.width > 10:
            while self._differs():
                self._drop()
                cut = True
        return cut

    def _insert(self, value: float) -> None:
        if self.width:
            gap = value - self.total / self.width
            self._variance += self.width * gap * gap / (self.width + 1)
        self.width += 1
        self.total += value
        self._rows[0].totals.append(value)
        self._rows[0].variances.append(0.0)
        self._compress()

    def _compress(self) -> None:
        """Two oldest buckets of a size become one of twice the size where there are six."""
        place = 0
        while place < len(self._rows) and len(self._rows[place].totals) > 5:
            row, size = self._rows[place], 2**place
            if place + 1 == len(self._rows):
                self._rows.append(_Row())
            one, other = row.totals.popleft(), row.totals.popleft()
            spread = row.variances.popleft() + row.variances.popleft()
            gap = (one - other) / size
            self._rows[place + 1].totals.append(one + other)
            self._rows[place + 1].variances.append(spread + size * gap * gap / 2)
            place += 1

    def _differs(self) -> bool:
        """Whether some cut of the window leaves two parts that differ."""
        old_width, old_total = 0, 0.0
        for place in range(len(self._rows) - 1, -1, -1):
            for total in self._rows[place].totals:
                old_width += 2**place
                old_total += total
                new_width = self.width - old_width
                if new_width < self._least:
                    return False
                if old_width >= self._least and self._apart(old_width, old_total):
                    return True
        return False

    def _apart(self, old: int, total: float) -> bool:
        new = self.width - old
        gap = abs(total / old - (self.total - total) / new)
        spread = self._variance / self.width
        risk = log(2 * log(self.width) / self._delta)
        room = 1 / (old - self._least + 1) + 1 / (new - self._least + 1)
        return gap > sqrt(2 * room * spread * risk) + 2 / 3 * room * risk

    def _drop(self) -> None:
        """Forget the oldest bucket."""
        row, size = self._rows[-1], 2 ** (len(self._rows) - 1)
        total, spread = row.totals.popleft(), row.variances.popleft()
        self.width -= size
        self.total -= total
        gap = total / size - self.total / self.width
        self._variance -= spread + size * self.width * gap * gap / (size + self.width)
        if not row.totals:
            self._rows.pop()
