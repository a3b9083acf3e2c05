"""What a payment looks like beside its card's and its terminal's past, for a whole history at once.

A window of w days at time t holds what happened in (t - w, t]; a terminal's window ends `delay`
days earlier, because whether a payment was fraud is not known sooner. `online.py` gives the same
numbers one payment at a time.
"""

import numpy as np

from greenroom.labs.fraud.world import DAY, Flags, Floats, Ints, Payments

WINDOWS = (1, 7, 30)  # days
NAMES = (
    "amount", "weekend", "night",
    *(f"card-{what}-{days}" for days in WINDOWS for what in ("count", "mean")),
    *(f"terminal-{what}-{days}" for days in WINDOWS for what in ("count", "risk")),
)  # fmt: skip
GROUPS = {"amount": 3, "card": 9, "all": 15}  # how many of the names each choice takes
APART = 1 << 27  # more seconds than any world lasts: keeps one key's payments from the next's


def features(payments: Payments, known: Flags, delay: float = 7) -> Floats:
    """Every payment's features, shape (payments, 15), columns as in NAMES.

    Args:
        payments: In order of time.
        known: Whether a payment is known as fraud `delay` days after it was made.
        delay: Days until a label may be used; 0 looks at labels nobody has yet, even the
            payment's own: a leak.
    """
    out = np.empty((len(payments), len(NAMES)))
    out[:, 0] = payments.amount
    out[:, 1] = payments.day % 7 >= 5
    out[:, 2] = payments.time % DAY <= 6 * 3_600
    _by_card(payments, out[:, 3:9])
    _by_terminal(payments, known, int(delay * DAY), out[:, 9:15])
    return out


def _by_card(payments: Payments, out: Floats) -> None:
    """Count and mean amount over each window, the payment itself among them."""
    order, key = _keyed(payments.card, payments.time)
    paid = _running(payments.amount[order])
    end = np.arange(1, len(order) + 1)
    for turn, days in enumerate(WINDOWS):
        start = np.searchsorted(key, key - days * DAY, side="right")
        count = end - start
        out[order, 2 * turn] = count
        out[order, 2 * turn + 1] = (paid[end] - paid[start]) / count


def _by_terminal(payments: Payments, known: Flags, delay: int, out: Floats) -> None:
    """Count and share of known fraud over each window that ended `delay` seconds ago."""
    order, key = _keyed(payments.terminal, payments.time)
    frauds = _running(known[order].astype(np.float64))
    own = np.arange(1, len(order) + 1)
    end = np.searchsorted(key, key - delay, side="right") if delay else own
    for turn, days in enumerate(WINDOWS):
        start = np.searchsorted(key, key - delay - days * DAY, side="right")
        count = end - start
        out[order, 2 * turn] = count
        out[order, 2 * turn + 1] = (frauds[end] - frauds[start]) / np.maximum(count, 1)


def _keyed(owner: Ints, time: Ints) -> tuple[Ints, Ints]:
    """Rows in order of owner, then of time, and the one number they are in order of."""
    key = owner * APART + time
    order = np.argsort(key, kind="stable")
    return order, key[order]


def _running(values: Floats) -> Floats:
    """Sums of the first 0, 1, 2, … values."""
    return np.concatenate(([0.0], np.cumsum(values)))
