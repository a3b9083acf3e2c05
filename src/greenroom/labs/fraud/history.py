"""The world a design is tried in, with its features, kept for the other designs of a seed."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.world import DAY, Flags, Floats, Payments, Setting, make_world

OPENS = 63  # the day the design goes live; what is before is its history
TURNS = 77  # the day customers and thieves change
TRIED = Setting(cards=700, terminals=1_400, days=119, turns=TURNS, growth=0.3)
DELAY = 7  # days until the features use a label


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Payments with features.

    Attributes:
        honest: Features as a service has them, shape (payments, 15).
        leaky: Features with labels nobody has yet.
        slip: Where a reviewer would be wrong.
    """

    payments: Payments
    honest: Floats
    leaky: Floats
    slip: Flags

    def known(self, now: int, backfill: bool) -> Flags:
        """Fraud that is reported by day `now`; without backfill labels stay as of day 7."""
        made, delay = self.payments.time / DAY, self.payments.delay
        in_time = made + delay <= now
        return self.payments.fraud & in_time & (backfill | (delay <= DELAY))


@lru_cache(maxsize=6)
def history(seed: int) -> History:
    """The history of a seed, drawn once for the designs held against each other."""
    from greenroom.labs.fraud.policy import SLIP

    payments = make_world(TRIED, seed)
    soon = payments.fraud & (payments.delay <= DELAY)
    return History(
        payments=payments,
        honest=features(payments, soon, DELAY),
        leaky=features(payments, payments.fraud, 0),
        slip=np.random.default_rng((seed, 73)).random(len(payments)) < SLIP,
    )
