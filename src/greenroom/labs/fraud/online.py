"""The same features as `features.py`, one payment at a time: what a service keeps in memory."""

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from greenroom.labs.fraud.features import WINDOWS
from greenroom.labs.fraud.world import DAY


@dataclass(slots=True)
class _Window:
    """What one owner did within some seconds: a queue with its running sums."""

    span: int
    events: deque[tuple[int, float]] = field(default_factory=deque)
    total: float = 0.0

    def add(self, time: int, value: float) -> None:
        self.events.append((time, value))
        self.total += value

    def until(self, now: int) -> tuple[int, float]:
        """Count and sum of (now - span, now]; what is older is forgotten."""
        while self.events and self.events[0][0] <= now - self.span:
            self.total -= self.events.popleft()[1]
        if not self.events:
            self.total = 0.0
        return len(self.events), self.total


def _windows() -> list[_Window]:
    return [_Window(days * DAY) for days in WINDOWS]


@dataclass(slots=True)
class _Terminal:
    """A terminal's payments: those too young to have a label wait."""

    waiting: deque[tuple[int, float]] = field(default_factory=deque)
    windows: list[_Window] = field(default_factory=_windows)


class Store:
    """The online store: payments come in order of time, each is answered with its features."""

    def __init__(self, delay: float = 7) -> None:
        self._delay = int(delay * DAY)
        self._cards: dict[int, list[_Window]] = {}
        self._terminals: dict[int, _Terminal] = {}

    def arrive(self, time: int, card: int, terminal: int, amount: float) -> list[float]:
        """A payment is made: its features, in the order of `features.NAMES`."""
        out = [amount, float(time // DAY % 7 >= 5), float(time % DAY <= 6 * 3_600)]
        for window in self._cards.setdefault(card, _windows()):
            window.add(time, amount)
            count, total = window.until(time)
            out += (count, total / count)
        place = self._terminals.setdefault(terminal, _Terminal())
        known = time - self._delay
        while place.waiting and place.waiting[0][0] <= known:
            made, fraud = place.waiting.popleft()
            for window in place.windows:
                window.add(made, fraud)
        for window in place.windows:
            count, frauds = window.until(known)
            out += (count, frauds / count if count else 0.0)
        place.waiting.append((time, 0.0))
        return out

    def report(self, terminal: int, time: int) -> bool:
        """A payment of the past turns out to be fraud; False if it came too late to count."""
        waiting = self._terminals[terminal].waiting if terminal in self._terminals else deque()
        for place, (made, _) in enumerate(waiting):
            if made == time:
                waiting[place] = (made, 1.0)
                return True
        return False


def as_row(values: list[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """One payment's features as a matrix of one row, shape (1, 15)."""
    return np.array([values], dtype=np.float64)
