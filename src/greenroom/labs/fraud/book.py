"""What has happened to a design's payments: scored, stopped, looked at, and known by whom."""

from dataclasses import dataclass, replace

import numpy as np

from greenroom.labs.fraud.history import OPENS, History
from greenroom.labs.fraud.world import DAY, Flags, Floats, Payments


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One entry a payment of a whole history, written week by week.

    Attributes:
        payments: With what thieves made of them so far.
        x: Features as the service had them, shape (n, 15).
        score: Of the model that was live.
        launched: Of the first model, which keeps scoring for the monitor.
        stopped: What the design stopped.
        seen: Which of them a reviewer looked at; the rest was refused unseen.
        slip: Where a reviewer would be wrong.
    """

    payments: Payments
    x: Floats
    score: Floats
    launched: Floats
    stopped: Flags
    seen: Flags
    slip: Flags

    @property
    def refused(self) -> Flags:
        """What did not go through."""
        return np.where(self.seen, self.payments.fraud ^ self.slip, self.stopped)

    @property
    def labelled(self) -> Flags:
        """What somebody can learn from: refused unseen is never labelled."""
        return ~self.stopped | self.seen

    def known(self, now: float, wait: int, backfill: bool) -> Flags:
        """Fraud that is known at a moment, in days; without backfill, as it was after the wait."""
        made, delay = self.payments.time / DAY, self.payments.delay
        in_time = (made + delay <= now) & (backfill | (delay <= wait))
        return (self.payments.fraud & ~self.refused & in_time) | (self._judged & (made <= now))

    def soon(self, wait: int) -> Flags:
        """Fraud that is known a wait after it was made: what features may use."""
        late = self.payments.delay <= wait
        return (self.payments.fraud & ~self.refused & late) | self._judged

    @property
    def live(self) -> Flags:
        """The payments since the opening."""
        return self.payments.day >= OPENS

    @property
    def _judged(self) -> Flags:
        """What reviewers took for fraud."""
        return self.seen & (self.payments.fraud ^ self.slip)


def open_book(past: History, rows: slice, features: Floats) -> Book:
    """A book as it is on the day of the opening, with the features of some rows."""
    count, pay = len(past.payments), past.payments
    x = np.zeros((count, features.shape[1]))
    x[rows] = features
    nothing = [np.zeros(count, dtype=np.bool_) for _ in range(2)]
    return Book(
        payments=replace(pay, amount=pay.amount.copy(), kind=pay.kind.copy()),
        x=x, score=np.zeros(count), launched=np.zeros(count),
        stopped=nothing[0], seen=nothing[1], slip=past.slip,
    )  # fmt: skip
