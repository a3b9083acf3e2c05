"""What a payment looks like beside its card's and its terminal's past, for a whole history at once.

A window of w days at time t holds what happened in (t - w, t]; a terminal's window ends `delay`
days earlier, because whether a payment was fraud is not known sooner. `online.py` gives the same
numbers one payment at a time.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from greenroom.labs.fraud.world import DAY, Flags, Floats, Ints, Payments

WINDOWS = (1, 7, 30)  # days
NAMES = (
    "amount", "weekend", "night",
    *(f"card-{what}-{days}" for days in WINDOWS for what in ("count", "mean")),
    *(f"terminal-{what}-{days}" for days in WINDOWS for what in ("count", "risk")),
)  # fmt: skip
GROUPS = {"amount": 3, "card": 9, "all": 15}  # how many of the names each choice takes
Places = NDArray[np.int32]
APART = 1 << 27  # more seconds than any world lasts: keeps one key's payments from the next's


@dataclass(frozen=True, slots=True)
class Windows:
    """Where each payment's windows lie among the payments of its owner, a card or a terminal.

    Attributes:
        order: Rows in order of owner, then of time; all three in 32 bits, as many are kept.
        end: For each row, the place in that order at which its windows end, shape (n,).
        start: The places at which they start, shape (n, windows).
    """

    order: Places
    end: Places
    start: Places

    def sums(self, values: Floats, rows: slice) -> tuple[Places, Floats]:
        """Counts and sums over the windows of some rows, each of shape (rows, windows)."""
        running = np.concatenate(([0.0], np.cumsum(values[self.order])))
        start, end = self.start[rows], self.end[rows, None]
        return end - start, running[end] - running[start]


@dataclass(frozen=True, slots=True)
class Sight:
    """The windows of every payment: they hang on times, cards and terminals alone."""

    card: Windows
    terminal: Windows


def sight(payments: Payments, delay: float, cards: Windows | None = None) -> Sight:
    """Find every payment's windows; a terminal's end `delay` days ago, just before it at 0.

    Args:
        payments: In order of time.
        delay: Days.
        cards: The cards' windows, where they are known.
    """
    return Sight(
        card=cards or _windows(payments.card, payments.time, None),
        terminal=_windows(payments.terminal, payments.time, int(delay * DAY)),
    )


def look(seen: Sight, payments: Payments, known: Flags, rows: slice) -> Floats:
    """Features of some rows, shape (rows, 15), columns as in NAMES.

    Args:
        seen: The windows of all payments.
        payments: All payments.
        known: Whether a payment is known as fraud at the end of the windows it is in.
        rows: Which payments are looked at.
    """
    time = payments.time[rows]
    out = np.empty((len(time), len(NAMES)))
    out[:, 0] = payments.amount[rows]
    out[:, 1] = time // DAY % 7 >= 5
    out[:, 2] = time % DAY <= 6 * 3_600
    count, paid = seen.card.sums(payments.amount, rows)
    out[:, 3:9:2], out[:, 4:9:2] = count, paid / np.maximum(count, 1)
    count, frauds = seen.terminal.sums(known.astype(np.float64), rows)
    out[:, 9::2], out[:, 10::2] = count, frauds / np.maximum(count, 1)
    return out


def features(payments: Payments, known: Flags, delay: float = 7) -> Floats:
    """Every payment's features, shape (payments, 15), columns as in NAMES.

    Args:
        payments: In order of time.
        known: Whether a payment is known as fraud `delay` days after it was made.
        delay: Days until a label may be used; 0 looks at labels of the last minutes, which
            nobody has yet: a leak.
    """
    return look(sight(payments, delay), payments, known, slice(None))


def _windows(owner: Ints, time: Ints, delay: int | None) -> Windows:
    """Windows that end with the payment itself (None), before it (0) or `delay` seconds ago."""
    key = owner * APART + time
    order = np.argsort(key, kind="stable")
    key, count = key[order], len(key)
    ends = np.arange(count) + (delay is None)
    if delay:
        ends = np.searchsorted(key, key - delay, side="right")
    end, start = np.empty(count, dtype=np.int32), np.empty((count, len(WINDOWS)), dtype=np.int32)
    end[order] = ends
    for turn, days in enumerate(WINDOWS):
        begins = np.searchsorted(key, key - (delay or 0) - days * DAY, side="right")
        start[order, turn] = np.minimum(begins, ends)
    return Windows(order.astype(np.int32), end, start)
